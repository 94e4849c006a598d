"""Endings that are not said: careful speakers drop one that they doubt (سَكِّنْ تَسْلَمْ)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.letters import DAMMA, FATHATAN, KASRA, SHADDA, SHORT, SUKUN, TANWIN
from podcaster.models import Endings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.letters import Letter
    from podcaster.arabic.vowels.spoken import Spoken

# An ending is said that is right at least that often.
_SURE = 0.9

# Shorter words are mostly particles, and hardly heard without their vowel.
_SHORTEST = 3


def with_endings(words: Sequence[Spoken], endings: Endings) -> list[Sequence[Letter]]:
    """The letters of the words, without the endings that are not to be said."""
    least = {Endings.ALL: 0.0, Endings.SURE: _SURE, Endings.NONE: 2.0}[endings]
    following = [*words, None][1:]
    return [
        silenced(word) if word.sure.ending < least and may_be_silent(word, after) else word.letters
        for word, after in zip(words, following, strict=True)
    ]


def may_be_silent(word: Spoken, following: Spoken | None) -> bool:
    """Whether the word can go without its ending: it is no part of the word, no vowel has to link
    it to the next word, and no more than two consonants meet. Before a stop the pausal form sees
    to it."""
    if not word.open_ended or len(word.letters) < _SHORTEST:
        return False
    if word.stopped or following is None or following.begins_bare:
        return False
    before, last = word.letters[-2:]
    ending = last.marks.removeprefix(SHADDA)
    if not ending or ending not in SHORT + TANWIN or last.base in "اى":
        return False
    if before.marks.endswith(FATHATAN) or (SHADDA in last.marks and last.base != "ي"):
        return False
    # The و and ي of حَوْل and بَيْت glide into the consonant after them.
    return before.marks != SUKUN or before.base in "وي" or last.base == "ة"


def silenced(word: Spoken) -> Sequence[Letter]:
    """The word without its ending."""
    before, last = word.letters[-2:]
    marks = SHADDA if SHADDA in last.marks else ""
    long = {"و": DAMMA, "ي": KASRA}.get(last.base)
    if not marks and last.base != "ة" and not (long and before.marks.endswith(long)):
        marks = SUKUN
    return (*word.letters[:-1], last._replace(marks=marks))
