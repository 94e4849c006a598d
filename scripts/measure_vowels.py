#!/usr/bin/env python3
"""How often vowelling errs, beside other models: `scripts/measure_vowels.py GOLD...`.

GOLD has one fully vowelled sentence a line, # before comments; each file is a genre. Marks are
stripped, the sentence is vowelled again, both sides take their pausal forms, and what a listener
gets is compared, word by word, in percent of the words:

wrong    a vowel, a doubled consonant or a missing one is heard wrong, anywhere in the word
stem     the same before the letter that carries the ending
ending   the same on that letter
dropped  an ending that is not said, where nothing else is wrong; it is no error

Sukun counts as no mark, and tanwin on its alif as tanwin before it: nobody hears the difference.
Where the gold text has no mark, nothing is compared. `--alternatives TABLE` has words of which
either reading is right, as current in one country or the other, one set a line, between tabs:
whatever clitics and ending they have, unless the ending is what differs.

`--given` vowels every fourth word beforehand, as names from a lexicon come, and counts the others.
podcaster is measured as it is set by default, without the endings that it doubts, and with all of
them. `--words N` lists the words that went wrong most. The other models are libtashkeel (piper-tts)
and rawi-v3 (text2tashkeel), of the dependency group `train`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from podcaster.arabic.letters import (
    FATHA,
    SHADDA,
    SUKUN,
    TANWIN,
    WORD,
    Letter,
    bare,
    letters,
    ordered,
)
from podcaster.arabic.letters import joined as put_together
from podcaster.arabic.vowels.orthography import case_letter
from podcaster.arabic.vowels.pausal import pausal
from podcaster.arabic.vowels.sentences import vowelled
from podcaster.models import Endings

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

Heard = list[str | None]
"""What is heard on each letter; None where the text leaves it open."""


def heard_marks(word: str) -> Heard:
    """The marks of each letter as they are heard."""
    marks: Heard = []
    for letter in letters(word):
        if letter.base in "اىآ":
            if marks and letter.marks and letter.marks in TANWIN:
                marks[-1] = (marks[-1] or "").rstrip(FATHA) + letter.marks
            marks.append(None)
        elif letter.marks or letter.base in "وي":
            marks.append(letter.marks.replace(SUKUN, ""))
        else:
            marks.append(None)
    return marks


class Alternatives:
    """Sets of readings of which either is right."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._stems: dict[str, list[list[list[Letter]]]] = {}
        self._whole: dict[str, list[str]] = {}
        for line in lines:
            if line.strip() and not line.startswith("#"):
                self._add([cell.strip() for cell in line.split("\t") if cell.strip()])

    def _add(self, words: list[str]) -> None:
        stems = [letters(word) for word in words]
        inner = {tuple(letter.marks for letter in stem[:-1]) for stem in stems}
        if len(inner) == 1:
            # The ending alone differs: these words and no others.
            for word in words:
                self._whole.setdefault(ordered(word), []).extend(words)
            return
        for stem in stems:
            last = stem[-1]
            stem[-1] = last._replace(marks=SHADDA * (SHADDA in last.marks))
        for bases in {_bases(stem) for stem in stems}:
            same = [stem for stem in stems if _bases(stem) == bases]
            self._stems.setdefault(bases, []).append(same)

    def of(self, word: str) -> list[str]:
        """The word, and each way to say it with another reading."""
        found, spelled = letters(word), bare(word)
        ways = [word, *self._whole.get(ordered(word), ())]
        for bases, sets in self._stems.items():
            at = spelled.find(bases)
            if at < 0 or len(found) != len(spelled):
                continue
            part = found[at : at + len(bases)]
            for stems in sets:
                if any(_suits(stem, part) for stem in stems):
                    changed = (_changed(part, stem) for stem in stems)
                    ways += [
                        put_together([*found[:at], *new, *found[at + len(bases) :]])
                        for new in changed
                    ]
        return ways


def _bases(word: Sequence[Letter]) -> str:
    return "".join(letter.base for letter in word)


def _sounds(marks: str) -> str:
    return marks.replace(SUKUN, "")


def _suits(stem: Sequence[Letter], part: Sequence[Letter]) -> bool:
    inner = zip(stem[:-1], part[:-1], strict=True)
    first = stem[0].marks
    # An article before it doubles a sun letter.
    return all(
        _sounds(want.marks) == _sounds(have.marks) or (at == 0 and have.marks == SHADDA + first)
        for at, (want, have) in enumerate(inner)
    )


def _changed(part: Sequence[Letter], stem: Sequence[Letter]) -> list[Letter]:
    changed = []
    for at, (have, want) in enumerate(zip(part, stem, strict=True)):
        doubled = SHADDA if at == 0 and SHADDA in have.marks and SHADDA not in want.marks else ""
        last = at == len(part) - 1
        marks = have.marks if last and not want.marks else doubled + want.marks
        if last and want.marks == SHADDA:
            marks = SHADDA + have.marks.replace(SHADDA, "")
        changed.append(have._replace(marks=marks))
    return changed


class Faults(NamedTuple):
    """What is heard wrong in one word."""

    stem: bool
    ending: bool
    dropped: bool


def faults(gold: str, said: str) -> Faults:
    """The faults of a word, both sides in their pausal forms where there is a pause."""
    want, have = heard_marks(gold), heard_marks(said)
    end = case_letter(bare(gold))
    wrong = [
        at
        for at, (expected, got) in enumerate(zip(want, have, strict=True))
        if expected is not None and expected != (got or "")
    ]
    if wrong == [end] and (want[end] or "").replace(SHADDA, "") and not _vowel(have[end]):
        same = (SHADDA in (want[end] or "")) == (SHADDA in (have[end] or ""))
        return Faults(stem=not same, ending=False, dropped=same)
    doubling = end in wrong and (SHADDA in (want[end] or "")) != (SHADDA in (have[end] or ""))
    return Faults(any(at < end for at in wrong) or doubling, any(at >= end for at in wrong), False)


def _vowel(marks: str | None) -> str:
    return (marks or "").replace(SHADDA, "")


@dataclass
class Count:
    """What went wrong over a text."""

    words: int = 0
    wrong: int = 0
    stem: int = 0
    ending: int = 0
    dropped: int = 0
    listed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: str, said: str, alternatives: Alternatives) -> None:
        found = min(
            (faults(way, said) for way in alternatives.of(gold)),
            key=lambda each: (each.stem, each.ending, each.dropped),
        )
        self.words += 1
        self.stem += found.stem
        self.ending += found.ending
        self.dropped += found.dropped
        if found.stem or found.ending:
            self.wrong += 1
            self.listed[(gold, said)] += 1

    def __add__(self, other: Count) -> Count:
        return Count(
            self.words + other.words,
            self.wrong + other.wrong,
            self.stem + other.stem,
            self.ending + other.ending,
            self.dropped + other.dropped,
            self.listed + other.listed,
        )

    def __str__(self) -> str:
        parts = (self.wrong, self.stem, self.ending, self.dropped)
        return " ".join(f"{100 * part / max(1, self.words):8.2f}" for part in parts)


def measure(
    gold: Sequence[str],
    vowel: Callable[[str], str],
    alternatives: Alternatives,
    *,
    given: bool = False,
) -> Count:
    """What `vowel` does with the gold sentences; with `given`, every fourth word is told."""
    count = Count()
    for sentence in gold:
        places = [match.span() for match in WORD.finditer(sentence)]
        told = {at for at in range(len(places)) if given and at % 4 == 3}
        said = pausal(vowel(_stripped(sentence, places, told)))
        expected = pausal(sentence)
        pairs = zip(WORD.findall(expected), WORD.findall(said), strict=True)
        for at, (want, have) in enumerate(pairs):
            if at not in told:
                count.add(want, have, alternatives)
    return count


def _stripped(sentence: str, places: Sequence[tuple[int, int]], told: set[int]) -> str:
    parts, done = [], 0
    for at, (start, end) in enumerate(places):
        word = sentence[start:end]
        parts += [sentence[done:start], word if at in told else bare(word)]
        done = end
    return "".join([*parts, sentence[done:]])


@cache
def _libtashkeel() -> Callable[[str], str]:
    from piper.tashkeel import TashkeelDiacritizer

    vowel: Callable[[str], str] = TashkeelDiacritizer()
    return vowel


@cache
def _rawi() -> Callable[[str], str]:
    from text2tashkeel import Diacritizer

    vowel: Callable[[str], str] = Diacritizer("rawi-v3-int8")
    return vowel


def libtashkeel(text: str) -> str:
    """What piper-tts's model makes of the text; marks in it are its hints."""
    return _like(text, _libtashkeel()(text))


def rawi(text: str) -> str:
    """What rawi-v3 makes of the text, whose marks it does not read."""
    return _like(text, _rawi()(bare(text)))


def _like(text: str, said: str) -> str:
    """The text with the marks of another writing of it, which may lack or change other signs."""
    words = iter(WORD.findall(said))

    def marked(match: re.Match[str]) -> str:
        theirs = letters(next(words))
        ours = letters(match[0])
        if len(theirs) != len(ours):
            return match[0]
        pairs = zip(ours, theirs, strict=True)
        return put_together(own._replace(marks=other.marks) for own, other in pairs)

    return WORD.sub(marked, text)


SYSTEMS: dict[str, Callable[[str], str]] = {
    "podcaster": lambda text: vowelled(text, Endings.SURE),
    "all endings": vowelled,
    "libtashkeel": libtashkeel,
    "rawi-v3": rawi,
}


def sentences(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def main() -> None:
    parser = argparse.ArgumentParser(description="Words that are heard wrong, in percent.")
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--alternatives", type=Path, metavar="TABLE")
    parser.add_argument("--given", action="store_true", help="vowel every fourth word beforehand")
    parser.add_argument("--only", choices=SYSTEMS, help="one system instead of all")
    parser.add_argument("--words", type=int, default=0, metavar="N")
    options = parser.parse_args()
    table = options.alternatives
    alternatives = Alternatives(table.read_text("utf-8").splitlines() if table else [])
    names = [options.only] if options.only else list(SYSTEMS)
    print(f"{'':28} {'words':>6} {'wrong':>8} {'stem':>8} {'ending':>8} {'dropped':>8}")
    for name in names:
        whole = Count()
        for path in options.gold:
            count = measure(sentences(path), SYSTEMS[name], alternatives, given=options.given)
            whole += count
            if len(options.gold) > 1:
                print(f"{name:12} {path.stem:15.15} {count.words:6} {count}")
        print(f"{name:28} {whole.words:6} {whole}", flush=True)
        for (expected, said), times in whole.listed.most_common(options.words):
            print(times, expected, said)


if __name__ == "__main__":
    main()
