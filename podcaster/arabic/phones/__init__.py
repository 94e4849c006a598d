"""Vowelled Arabic to phones: phrases of words of syllables, as they sound side by side."""

from podcaster.arabic.phones.inventory import GEMINATES, PAUSE, PHONES, is_geminate, is_vowel
from podcaster.arabic.phones.phrases import Phrase, Word, phrases
from podcaster.arabic.phones.syllables import Syllable

__all__ = [
    "GEMINATES",
    "PAUSE",
    "PHONES",
    "Phrase",
    "Syllable",
    "Word",
    "is_geminate",
    "is_vowel",
    "phrases",
]
