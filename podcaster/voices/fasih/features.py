"""Phrases as the numbers that the acoustic model reads: a phone's name, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from podcaster.arabic.phones import PAUSE, PHONES, is_vowel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from podcaster.arabic.phones import Phrase

_ID = {phone: index for index, phone in enumerate(PHONES)}
_HANGING = "،؛:"
_FAR = 30
"""Syllables, beyond which a phrase's ends are out of sight."""

CONTEXT = 21
"""Numbers that describe where a phone stands."""


@dataclass(frozen=True, slots=True)
class Features:
    """One row for each phone: a pause, the first phrase, a pause, the next phrase, ..., a pause."""

    phones: NDArray[np.int64]
    """[P], indices into PHONES."""
    context: NDArray[np.float32]
    """[P, CONTEXT], each number about between -1 and 1."""


def features(phrases: Sequence[Phrase]) -> Features:
    """What the acoustic model reads. Without phrases it is a single pause."""
    names, rows = [PAUSE], [_pause(None, phrases[0] if phrases else None)]
    for at, phrase in enumerate(phrases):
        outer = _outer(phrases, at)
        for phone, inner in _inner(phrase):
            names.append(phone)
            rows.append([*inner, *outer])
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        names.append(PAUSE)
        rows.append(_pause(phrase, following))
    ids = np.array([_ID[name] for name in names], np.int64)
    return Features(ids, np.array(rows, np.float32))


def _inner(phrase: Phrase) -> Iterator[tuple[str, list[float]]]:
    """Each phone of the phrase and its place in syllable, word and phrase: 13 numbers."""
    total = sum(len(word.syllables) for word in phrase.words)
    seen = 0
    for at_word, word in enumerate(phrase.words):
        for at, syllable in enumerate(word.syllables):
            before, after = seen, total - seen - 1
            nucleus = next((i for i, phone in enumerate(syllable) if is_vowel(phone)), 0)
            for index, phone in enumerate(syllable):
                yield (
                    phone,
                    [
                        (index - nucleus) / 2,
                        (len(syllable) - 1 - index) / 3,
                        float(at == word.stress),
                        min(at, 6) / 6,
                        min(len(word.syllables) - 1 - at, 6) / 6,
                        min(before, _FAR) / _FAR,
                        min(after, _FAR) / _FAR,
                        1 / (1 + before),
                        1 / (1 + after),
                        min(at_word, 12) / 12,
                        min(len(phrase.words) - 1 - at_word, 12) / 12,
                        float(at == 0 and index == 0),
                        float(at == len(word.syllables) - 1 and index == len(syllable) - 1),
                    ],
                )
            seen += 1


def _outer(phrases: Sequence[Phrase], at: int) -> list[float]:
    """The phrase's place in the text, how long it is, and how it ends: 8 numbers."""
    phrase = phrases[at]
    return [
        min(at, 5) / 5,
        min(len(phrases) - 1 - at, 5) / 5,
        float(at == 0),
        float(at == len(phrases) - 1),
        min(sum(len(word.syllables) for word in phrase.words), 60) / 60,
        float(phrase.mark == "؟"),
        float(phrase.mark != "" and phrase.mark in _HANGING),
        float(phrase.mark == "!"),
    ]


def _pause(before: Phrase | None, after: Phrase | None) -> list[float]:
    """A pause stands nowhere; it knows what ended before it, and whether anything follows."""
    row = [0.0] * CONTEXT
    row[0], row[1] = float(before is None), float(after is None)
    if before is not None:
        mark = before.mark
        row[-3:] = [float(mark == "؟"), float(mark != "" and mark in _HANGING), float(mark == "!")]
    return row
