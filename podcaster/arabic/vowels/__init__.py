"""Spoken words to fully vowelled words, and the pausal forms that they end in at a stop."""

from podcaster.arabic.vowels.doubts import doubts, lexicon_line
from podcaster.arabic.vowels.known import forms
from podcaster.arabic.vowels.pausal import pausal
from podcaster.arabic.vowels.phrases import set_phrase
from podcaster.arabic.vowels.sentences import vowelled

__all__ = ["doubts", "forms", "lexicon_line", "pausal", "set_phrase", "vowelled"]
