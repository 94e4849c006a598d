"""How likely a vowelled word is right, in its stem and in its ending."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import SHADDA, SHORT, SUKUN, TANWIN
from podcaster.arabic.vowels.orthography import CLASSES, case_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.letters import Letter

_INDEX = {marks: at for at, marks in enumerate(CLASSES)}


class Logistic(NamedTuple):
    """A line through log-odds, which maps what the model takes for a chance to a true one."""

    slope: float
    bias: float

    def __call__(self, chance: float) -> float:
        kept = min(max(chance, _LEAST), 1 - _LEAST)
        return 1 / (1 + exp(-self.slope * log(kept / (1 - kept)) - self.bias))


# Chances nearer than this to 0 and 1 are taken for it.
_LEAST = 1e-6

# Fitted by scripts/calibrate_vowels.py on sentences that were kept out of the training.
STEM = Logistic(1.16, 0.78)
ENDING = Logistic(1.05, -0.68)


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
    ending = ENDING(_ending(word[end].marks, rows[end])) if any(rows[end]) else 1.0
    return Sureness(STEM(exp(stem)) if stem else 1.0, ending)


def other_endings(
    word: Sequence[Letter], rows: Sequence[Sequence[float]]
) -> list[Sequence[Letter]]:
    """The word in its other cases, definite or not as it is, the likelier one first."""
    end = case_letter("".join(letter.base for letter in word))
    letter, row = word[end], rows[end]
    doubled = SHADDA if SHADDA in letter.marks else ""
    kind = next((each for each in (SHORT, TANWIN) if letter.marks[-1:] in (*each,)), "")
    others = [doubled + mark for mark in kind if doubled + mark != letter.marks]
    if not any(row) or end != len(word) - 1:
        return []
    ranked = sorted(others, key=lambda marks: -row[_INDEX[marks]])
    return [(*word[:end], letter._replace(marks=marks)) for marks in ranked[:1]]


def _ending(marks: str, row: Sequence[float]) -> float:
    """The part of the likely endings that this one has, with the shadda that the stem has."""
    doubled = SHADDA if SHADDA in marks else ""
    names = [doubled + ending for ending in (*SHORT, *TANWIN, SUKUN, "")]
    chances = {name: exp(row[_INDEX[name]]) for name in names if name in _INDEX}
    return chances.get(marks, 0.0) / sum(chances.values())
