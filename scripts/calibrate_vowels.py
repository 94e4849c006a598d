#!/usr/bin/env python3
"""How sure the vowelling model may say it is: `scripts/calibrate_vowels.py GOLD...`.

GOLD has one fully vowelled sentence a line that the model was not trained on, and that is not
measured on either. What the model takes for the chance that a stem or an ending is right is
compared with how often it is; the numbers printed go into podcaster/arabic/vowels/sureness.py,
whose present ones are those that this is added to. To be run after each training.
"""

from __future__ import annotations

import argparse
import sys
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from measure_vowels import faults, sentences

from podcaster.arabic.letters import WORD, bare, joined
from podcaster.arabic.vowels.sentences import read
from podcaster.arabic.vowels.silence import may_be_silent
from podcaster.arabic.vowels.sureness import ENDING, STEM, Logistic

if TYPE_CHECKING:
    from collections.abc import Sequence

Guesses = list[tuple[float, bool]]
"""Chances, and whether each guess was right."""

_STEPS, _RATE = 4000, 0.5


def guesses(gold: Sequence[str]) -> tuple[Guesses, Guesses]:
    """For the stems and the endings of the sentences, vowelled again without their marks."""
    stems: Guesses = []
    endings: Guesses = []
    for sentence in gold:
        said = [word for part in read(bare(sentence)) for word in part.words]
        following = [*said, None][1:]
        for wanted, word, after in zip(WORD.findall(sentence), said, following, strict=True):
            found = faults(wanted, joined(word.letters))
            if 0 < word.sure.stem < 1:
                stems.append((word.sure.stem, not found.stem))
            if may_be_silent(word, after) and 0 < word.sure.ending < 1:
                endings.append((word.sure.ending, not found.ending))
    return stems, endings


def fit(found: Guesses) -> Logistic:
    """The line through the log-odds under which what happened is likeliest."""
    points = [(log(chance / (1 - chance)), right) for chance, right in found]
    slope, bias = 1.0, 0.0
    for _ in range(_STEPS):
        missed = [(odds, 1 / (1 + exp(-slope * odds - bias)) - right) for odds, right in points]
        slope -= _RATE * sum(odds * miss for odds, miss in missed) / len(points) / 10
        bias -= _RATE * sum(miss for _, miss in missed) / len(points)
    return Logistic(slope, bias)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    found = guesses([line for path in options.gold for line in sentences(path)])
    for name, now, part in zip(("STEM", "ENDING"), (STEM, ENDING), found, strict=True):
        then = fit(part)
        slope, bias = then.slope * now.slope, then.slope * now.bias + then.bias
        print(f"{name} = Logistic({slope:.2f}, {bias:.2f})  # from {len(part)} words")


if __name__ == "__main__":
    main()
