#!/usr/bin/env python3
"""How often vowelling errs, beside the model alone: `scripts/measure_vowels.py GOLD`.

GOLD has one fully vowelled sentence a line. Its marks are stripped, the sentence is vowelled and
compared, letter by letter:

DER   letters with wrong marks, of those that the gold text marks, و and ي
WER   words with a wrong letter
stem  the same without the last letter, whose marks are mostly the case ending
heard the same after both sides took their pausal forms: what a listener gets
given the same where every fourth word came vowelled, as names from a lexicon do

Sukun counts as no mark, and tanwin on its alif as tanwin before it: nobody hears the difference.
`--words N` lists the words that went wrong most.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from podcaster.arabic.letters import (
    FATHA,
    SUKUN,
    TANWIN,
    WORD,
    Letter,
    bare,
    joined,
    letters,
)
from podcaster.arabic.vowels.model import CLASSES, scores
from podcaster.arabic.vowels.pausal import pausal
from podcaster.arabic.vowels.sentences import vowelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def model_alone(text: str) -> str:
    """The model's first choice on every letter, with the marks of the text as its hints."""
    chars = [
        part
        for at, word in _parts(text)
        for part in (letters(word) if at else [Letter(char, "") for char in word])
    ]
    rows = scores("".join(char.base for char in chars), [char.marks for char in chars])
    best = (CLASSES[row.index(max(row))] for row in rows)
    return joined(char._replace(marks=marks) for char, marks in zip(chars, best, strict=True))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    at = 0
    for match in WORD.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    yield False, text[at:]


def heard_marks(word: str) -> list[str | None]:
    """The marks of each letter; None where the text leaves open what they are."""
    found = letters(word)
    marks: list[str | None] = []
    for letter in found:
        if letter.base in "اىآ":
            if marks and letter.marks and letter.marks in TANWIN:
                marks[-1] = (marks[-1] or "").rstrip(FATHA) + letter.marks
            marks.append(None)
        elif letter.marks or letter.base in "وي":
            marks.append(letter.marks.replace(SUKUN, ""))
        else:
            marks.append(None)
    return marks


class Errors:
    """Counts of one way of vowelling."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.words: Counter[tuple[str, str]] = Counter()

    def add(self, gold: str, said: str) -> None:
        pairs = zip(WORD.findall(gold), WORD.findall(said), strict=True)
        for gold_word, said_word in pairs:
            expected, got = heard_marks(gold_word), heard_marks(said_word)
            checks = [
                (want == (have or ""), at == len(got) - 1)
                for at, (want, have) in enumerate(zip(expected, got, strict=True))
                if want is not None
            ]
            wrong = [last for right, last in checks if not right]
            self.counts["letters"] += len(checks)
            self.counts["stem letters"] += sum(not last for _, last in checks)
            self.counts["words"] += 1
            self.counts["wrong letters"] += len(wrong)
            self.counts["wrong stem letters"] += wrong.count(False)
            self.counts["wrong words"] += bool(wrong)
            self.counts["wrong stems"] += False in wrong
            if wrong:
                self.words[(gold_word, said_word)] += 1

    def __str__(self) -> str:
        count = self.counts
        rates = (
            count["wrong letters"] / count["letters"],
            count["wrong stem letters"] / count["stem letters"],
            count["wrong words"] / count["words"],
            count["wrong stems"] / count["words"],
        )
        return " ".join(f"{100 * rate:8.2f}" for rate in rates)


def measure(gold: list[str], vowel: Callable[[str], str], *, given: bool, heard: bool) -> Errors:
    """The errors of `vowel` over the gold sentences."""
    errors = Errors()
    for sentence in gold:
        words = sentence.split()
        kept = [w if given and at % 4 == 3 else bare(w) for at, w in enumerate(words)]
        said, expected = vowel(" ".join(kept)), " ".join(words)
        errors.add(pausal(expected), pausal(said)) if heard else errors.add(expected, said)
    return errors


def main() -> None:
    parser = argparse.ArgumentParser(description="Diacritic error rates, in percent.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--words", type=int, default=0, metavar="N")
    options = parser.parse_args()
    gold = [line for line in options.gold.read_text("utf-8").splitlines() if line.strip()]
    print(f"{len(gold)} sentences\n{'':22} {'DER':>8} {'stem':>8} {'WER':>8} {'stem':>8}")
    for name, given, heard in (("", False, False), ("heard", False, True), ("given", True, True)):
        for label, vowel in (("model alone", model_alone), ("podcaster", vowelled)):
            errors = measure(gold, vowel, given=given, heard=heard)
            print(f"{label + ' ' + name:22} {errors}")
            if options.words and not name and vowel is vowelled:
                listed = errors.words
    for (expected, said), times in listed.most_common(options.words) if options.words else ():
        print(times, expected, said)


if __name__ == "__main__":
    main()
