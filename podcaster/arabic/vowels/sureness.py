"""How sure the model is of a word: its probabilities, which are calibrated, for stem and ending."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import SHADDA, SHORT, SUKUN, TANWIN
from podcaster.arabic.vowels.orthography import CLASSES, case_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.letters import Letter

_INDEX = {marks: at for at, marks in enumerate(CLASSES)}


class Sureness(NamedTuple):
    """Probabilities, from 0 to 1."""

    stem: float
    """That every letter before the ending is right."""
    ending: float
    """That the ending is right, given the stem."""


CERTAIN = Sureness(1.0, 1.0)


def sureness(word: Sequence[Letter], rows: Sequence[Sequence[float]]) -> Sureness:
    """How sure the model is of a vowelled word. `rows` gives its scores of CLASSES for each letter;
    letters that it did not score, as those of a word that was told, count as certain."""
    end = case_letter("".join(letter.base for letter in word))
    stem = 0.0
    for at, (letter, row) in enumerate(zip(word, rows, strict=True)):
        if at != end and any(row):
            stem += row[_INDEX.get(letter.marks, 0)]
    return Sureness(exp(stem), _ending(word[end].marks, rows[end]) if any(rows[end]) else 1.0)


def _ending(marks: str, row: Sequence[float]) -> float:
    """The part of the likely endings that this one has, with the shadda that the stem has."""
    doubled = SHADDA if SHADDA in marks else ""
    names = [doubled + ending for ending in (*SHORT, *TANWIN, SUKUN, "")]
    chances = {name: exp(row[_INDEX[name]]) for name in names if name in _INDEX}
    return chances.get(marks, 0.0) / sum(chances.values())
