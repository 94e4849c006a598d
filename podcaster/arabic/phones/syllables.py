"""Phones to syllables, and where the stress falls."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.arabic.phones.inventory import is_geminate, is_long, is_vowel

if TYPE_CHECKING:
    from collections.abc import Sequence

Syllable = tuple[str, ...]
"""An onset, one vowel, a coda. A geminate stands in the onset, and closes the syllable before."""


def syllables(phones: Sequence[str]) -> tuple[Syllable, ...]:
    """The phones cut before the last consonant in front of each vowel but the first."""
    vowels = [at for at, phone in enumerate(phones) if is_vowel(phone)]
    if not vowels:
        return (tuple(phones),) if phones else ()
    cuts = [0]
    for before, vowel in pairwise(vowels):
        cuts.append(vowel if vowel == before + 1 else vowel - 1)
    cuts.append(len(phones))
    return tuple(tuple(phones[start:end]) for start, end in pairwise(cuts))


def stressed(word: Sequence[Syllable]) -> int:
    """Index of the stressed syllable: a superheavy last one, else a heavy last but one, else the
    last but two, as in the usual reading of Standard Arabic (Ryding 2005, 2.7).
    """
    if not word:
        return 0
    closed = [*(is_geminate(following[0]) for _, following in pairwise(word)), False]
    weights = [_weight(syllable) + shut for syllable, shut in zip(word, closed, strict=True)]
    last = len(word) - 1
    if weights[last] >= 3 or last == 0:
        return last
    if last == 1 or weights[last - 1] >= 2:
        return last - 1
    return last - 2


def _weight(syllable: Syllable) -> int:
    """Morae of the rhyme: 1 light, 2 heavy, 3 superheavy."""
    at = next((at for at, phone in enumerate(syllable) if is_vowel(phone)), 0)
    coda = sum(1 + is_geminate(phone) for phone in syllable[at + 1 :])
    return 1 + is_long(syllable[at]) + coda
