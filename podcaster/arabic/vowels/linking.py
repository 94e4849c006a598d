"""A vowel between a word that ends without one and a word that begins without one: مِنَ الْبَيْت."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.arabic.letters import DAMMA, FATHA, KASRA, SUKUN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.vowels.spoken import Spoken

_PRONOUNS = ("هم", "كم", "تم")


def linked(words: Sequence[Spoken]) -> list[Spoken]:
    """The words, each with the vowel that links it to the next one where it needs one."""
    found = list(words)
    for at, (word, following) in enumerate(pairwise(words)):
        # A name that no table has is never inflected.
        if word.inflected and not word.stopped and following.begins_bare:
            found[at] = _linked(word, article=following.bases.startswith("ال"))
    return found


def _linked(word: Spoken, *, article: bool) -> Spoken:
    bases, last = word.bases, word.letters[-1]
    if last.marks != SUKUN:
        return word
    vowel = KASRA
    if article and bases.lstrip("وف") == "من":
        vowel = FATHA
    elif bases.endswith(_PRONOUNS) and word.letters[-2].marks.endswith(DAMMA):
        vowel = DAMMA
    return word._replace(letters=(*word.letters[:-1], last._replace(marks=vowel)))
