"""The table of stems that the package carries: what a bare word can be, and how often it is.

farahidi (PyPI, GPL-3.0-or-later) has AlKhalil's stems with how often each was meant in 70 million
words, and analyses words that are not among these; names and new words come from the vowelled
texts, as far as neither knows them. Rare readings of common stems are the analyser's smoothing, and
are left out.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.letters import (
    DAMMA,
    FATHA,
    FATHATAN,
    KASRA,
    SHADDA,
    SUKUN,
    SUN_LETTERS,
    WORD,
    Letter,
    bare,
    joined,
    letters,
)
from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.readings import CODES, OPEN_CODE, OPEN_SHADDA_CODE, readings
from vowels.corpus import UNKNOWN, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LEAST_SHARE = 0.004
"""Readings of a stem that are rarer than this beside its others are left out."""
_SHARE_OF_NEW = 0.03
"""What a reading that the texts alone have is taken for, beside what the analyser counted."""
_SEEN = 2
"""A form that the analyser lacks has to be seen so often in the texts."""

_CODES = dict(zip(CLASSES, CODES, strict=True))
_LEVELS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)(?=..)")


def counted() -> Counter[str]:
    """The analyser's vowelled stems and their counts."""
    packed = files("farahidi").joinpath("data", "DATA.MSA.SHA.STEM.map.jsonl.gz").read_bytes()
    rows = (json.loads(line) for line in gzip.decompress(packed).decode().splitlines())
    return Counter({row["key"]: int(row["value"]) for row in rows})


def analysed(words: Iterable[str], path: Path) -> set[str]:
    """The stems that the analyser finds in these bare words. It takes some 3 ms a word, so what it
    found is kept in `path`, and a run that was stopped goes on there."""
    from farahidi import analyze

    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    found = {line.split(" ")[0]: line.split(" ")[1:] for line in lines}
    with path.open("a", encoding="utf-8") as kept:
        for word in sorted(set(words) - found.keys()):
            # Verbs with the ن of emphasis are as good as never meant.
            stems = {each.stem for each in analyze(word) if not getattr(each, "emphatic", False)}
            found[word] = sorted(stems)
            kept.write(" ".join([word, *found[word]]) + "\n")
    return {stem for stems in found.values() for stem in stems}


def write(counts: Counter[str], analyses: set[str], seen: set[str], path: Path) -> tuple[int, int]:
    """The table of these stems; how many there are, and bytes."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for stem in counts.keys() | analyses:
        codes = coded(stem)
        if codes:
            known = table[bare(stem)]
            known[codes] = max(known.get(codes, 0), counts.get(stem, 1))
    for known in table.values():
        least = sum(known.values()) * _LEAST_SHARE
        for codes in [codes for codes, count in known.items() if count < least]:
            del known[codes]
    for stem in sorted(seen):
        known = table[bare(stem)]
        least = max(1.0, sum(known.values()) * _SHARE_OF_NEW)
        codes = coded(stem)
        known[codes] = max(known.get(codes, 0), least)
    lines = [f"{stem} {_row(known)}" for stem, known in sorted(table.items())]
    packed = zlib.compress("\n".join(lines).encode(), 9)
    path.write_bytes(packed)
    return len(lines), len(packed)


def unlisted(lines: Iterable[str]) -> set[str]:
    """The stems of vowelled words that the package's table has no reading for."""
    words = Counter(match for line in lines for match in WORD.findall(line))
    found = set()
    for word, count in words.items():
        spelled = letters(word)
        odd = len(spelled) < 3 or any(letter.rest for letter in spelled)
        if odd or count < _SEEN or UNKNOWN in parsed(word).targets[:-1] or _listed(spelled):
            continue
        found |= {stem for stem in _stems(spelled) if coded(stem)}
    return found


def _listed(word: list[Letter]) -> bool:
    spelled = "".join(letter.base for letter in word)
    end = len(word) - 1 - (word[-1].base in "اى")
    return any(
        all(
            want.endswith("?") or _sounds(want) == _sounds(letter.marks)
            for want, letter in zip(reading.marks[:end], word[:end], strict=True)
        )
        and (SHADDA in reading.marks[end]) == (SHADDA in word[end].marks)
        for reading in readings(spelled)
    )


def _sounds(marks: str) -> str:
    return marks.replace(SUKUN, "")


def _stems(word: list[Letter]) -> Iterator[str]:
    """The word without its article, the clitics before it and its case ending."""
    article = _ARTICLE.match("".join(letter.base for letter in word))
    if article:
        stem = word[article.end() :]
        if stem[0].base in SUN_LETTERS:
            if SHADDA not in stem[0].marks:
                return
            stem = [stem[0]._replace(marks=stem[0].marks.replace(SHADDA, "")), *stem[1:]]
    else:
        start = int(len(word) > 4 and word[0].base in "وف" and word[0].marks == FATHA)
        rest = word[start:]
        start += int(len(rest) > 4 and rest[0].base in "بل" and rest[0].marks == KASRA)
        stem = word[start:]
    if len(stem) > 2 and stem[-1].base == "ا" and stem[-2].marks.endswith(FATHATAN):
        stem = stem[:-1]
    if len(stem) > 2:
        last = stem[-1]
        marks = last.marks if last.base in "اى" else SHADDA * (SHADDA in last.marks)
        yield joined([*stem[:-1], last._replace(marks=marks)])


def _row(known: dict[str, float]) -> str:
    ranked = sorted(known.items(), key=lambda each: (-each[1], each[0]))
    return " ".join(f"{codes}{_level(count)}" for codes, count in ranked)


def _level(count: float) -> str:
    return _LEVELS[min(len(_LEVELS) - 1, round(2 * math.log2(count)))]


def coded(stem: str) -> str:
    """The codes of a stem's marks; nothing where it has any that cannot be."""
    word = letters(stem)
    if len(word) < 2 or "".join(letter.base for letter in word) != bare(stem):
        return ""
    codes = []
    for at, (base, marks, _) in enumerate(word):
        before = word[at - 1].marks if at else ""
        long = before.endswith({"و": DAMMA, "ي": KASRA}.get(base, "-"))
        if at == len(word) - 1 and base not in "اآى":
            codes.append(OPEN_SHADDA_CODE if SHADDA in marks else OPEN_CODE)
        elif marks not in _CODES or (base in "اآى" and marks):
            return ""
        elif long and marks == SUKUN:
            codes.append(_CODES[""])
        elif base == "إ" and not marks:
            codes.append(_CODES[KASRA])
        else:
            codes.append(_CODES[marks])
    return "".join(codes)
