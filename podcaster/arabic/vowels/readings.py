"""What a bare word can be: the readings that a table of stems and the clitics around them allow.

The table has stems without clitics and case endings, each with how often it is meant; its source
stands in NOTICE.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import DAMMA, FATHA, FATHATAN, KASRA, SHADDA, SUKUN, SUN_LETTERS
from podcaster.arabic.vowels.orthography import CLASSES, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = "abcdefghijklmn"
"""A letter's marks in the table, in the order of CLASSES."""
OPEN_CODE, OPEN_SHADDA_CODE = "o", "O"
"""A last letter whose vowel is the ending's."""

_MARKS = dict(zip(CODES, CLASSES, strict=True)) | {
    OPEN_CODE: OPEN,
    OPEN_SHADDA_CODE: SHADDA + OPEN,
}

_COLUMN = {marks: at for at, marks in enumerate((*CLASSES, OPEN, SHADDA + OPEN))}

# How a word can begin, with its marks; the last column says what must follow.
_ARTICLE, _VERB, _NOMINAL, _ANY = "article", "verb", "nominal", ""
_JOINED = (("", (), 1.0), ("و", (FATHA,), 0.5), ("ف", (FATHA,), 0.4), ("أ", (FATHA,), 0.02))
_LEANING: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("", (), _ANY),
    ("ب", (KASRA,), _NOMINAL),
    ("ك", (FATHA,), _NOMINAL),
    ("ل", (KASRA,), _ANY),
    ("ل", (FATHA,), _ANY),
    ("س", (FATHA,), _VERB),
    ("ال", ("", SUKUN), _ARTICLE),
    ("بال", (KASRA, "", SUKUN), _ARTICLE),
    ("كال", (FATHA, "", SUKUN), _ARTICLE),
    ("لل", (KASRA, SUKUN), _ARTICLE),
)
# What may follow a stem: letters, the marks of these, and what the stem's last letter gets.
_TRAILING: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("", (), OPEN),
    ("ا", ("",), FATHATAN),
    ("ه", (OPEN,), OPEN),
    ("ها", (FATHA, ""), OPEN),
    ("هما", (OPEN, FATHA, ""), OPEN),
    ("هم", (OPEN, OPEN), OPEN),
    ("هن", (OPEN, SHADDA + FATHA), OPEN),
    ("ك", (OPEN,), OPEN),
    ("كما", (DAMMA, FATHA, ""), OPEN),
    ("كم", (DAMMA, OPEN), OPEN),
    ("كن", (DAMMA, SHADDA + FATHA), OPEN),
    ("ي", (OPEN,), KASRA),
    ("نا", (FATHA, ""), OPEN),
    ("ني", (KASRA, OPEN), OPEN),
)
# A stem's last letter before an ending, and what it is at the end of a word.
_ALONE = {"ت": "ة", "ا": "ى", "ؤ": "ء", "ئ": "ء"}


class Reading(NamedTuple):
    """One way to read a word: the marks of each letter, with OPEN where the context decides."""

    marks: tuple[str, ...]
    article: int
    """How many letters the article takes, clitics before it included; 0 where there is none."""
    weight: float
    """How often it is meant, beside the other readings of the word; they sum to 1."""


@lru_cache(maxsize=2048)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of the word, which has no marks, likeliest first; none where it is unknown."""
    found: dict[tuple[tuple[str, ...], int], float] = {}
    for marks, article, weight in _analyses(word):
        key = marks, article
        found[key] = max(weight, found.get(key, 0.0))
    total = sum(found.values())
    ranked = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Reading(marks, article, weight / total) for (marks, article), weight in ranked)


SHARES = len(CLASSES) + 3
"""How many numbers `shares` has for a letter: the part of the readings in which it carries each of
CLASSES, in which the ending decides, with and without a shadda, and whether there are any."""


@lru_cache(maxsize=1024)
def shares(word: str, given: tuple[str, ...] = ()) -> tuple[tuple[float, ...], ...]:
    """What the readings say of each letter, as SHARES has it. `given` are the marks that are known,
    one string a letter, "" where none are: readings that contradict them do not count."""
    found = [reading for reading in readings(word) if not given or _suits(reading, given)]
    rows = [[0.0] * SHARES for _ in word]
    # Rare readings are told, too: roots of their weights.
    total = sum(reading.weight**0.5 for reading in found)
    for reading in found:
        part = reading.weight**0.5 / total
        for row, marks in zip(rows, reading.marks, strict=True):
            row[_COLUMN[marks]] += part
            row[-1] = 1.0
    return tuple(tuple(row) for row in rows)


def _suits(reading: Reading, given: tuple[str, ...]) -> bool:
    for marks, known in zip(reading.marks, given, strict=True):
        shadda = SHADDA in known
        if marks.endswith(OPEN) or known == SHADDA:
            if known and shadda != (SHADDA in marks):
                return False
        elif known and known != marks:
            return False
    return True


def _analyses(word: str) -> Iterator[tuple[tuple[str, ...], int, float]]:
    for joined, first, rarity in _JOINED:
        if not word.startswith(joined):
            continue
        for leaning, second, kind in _LEANING:
            start = joined + leaning
            if not word.startswith(start) or len(word) < len(start) + 2:
                continue
            host = word[len(start) :]
            share = rarity * (1.0 if leaning in ("", "ال") else 0.5)
            for stem, after, last in _hosts(host, kind):
                marks, weight = stem
                before = [*first, *second]
                body = list(marks)
                article = len(start) if kind == _ARTICLE else 0
                if article:
                    if body[0].startswith(SHADDA) or last == FATHATAN:
                        continue
                    if host[0] == "ا":
                        before[-1] = KASRA
                    elif host[0] in SUN_LETTERS:
                        before[-1] = ""
                        body[0] = SHADDA + body[0]
                        if body[0] not in _COLUMN:
                            continue
                yield (*before, *_ended(body, last), *after), article, weight * share


def _hosts(
    host: str, kind: str
) -> Iterator[tuple[tuple[tuple[str, ...], float], tuple[str, ...], str]]:
    for letters, after, last in _TRAILING:
        if letters and (not host.endswith(letters) or len(host) < len(letters) + 2):
            continue
        if kind == _ARTICLE and letters:
            continue
        stem = host[: len(host) - len(letters)] if letters else host
        share = 0.5 if letters else 1.0
        for marks, weight in _stems(stem):
            if kind == _VERB and stem[0] not in "أنيت":
                continue
            yield (marks, weight * share), after, last
        if not letters:
            continue
        other = _ALONE.get(stem[-1])
        if other and not (letters == "ا" and other in "ةى"):
            for marks, weight in _stems(stem[:-1] + other):
                yield (marks, weight * share), after, last
        if stem[-1] == "و":
            for marks, weight in _stems(stem + "ا"):
                yield (marks[:-1], weight * share), after, OPEN


def _ended(body: list[str], last: str) -> list[str]:
    if last != OPEN and body[-1].endswith(OPEN):
        body[-1] = body[-1].replace(OPEN, last)
    return body


@lru_cache(maxsize=2048)
def _stems(bare: str) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The ways to read a stem and how often each is meant."""
    table = _table()
    key = bare.encode() + b" "
    at = bisect_left(range(len(table)), key, key=table.line)
    line = table.line(at) if at < len(table) else b""
    if not line.startswith(key):
        return ()
    found = []
    for reading in line[len(key) :].decode().split():
        codes, level = reading[:-1], int(reading[-1], 36)
        found.append((tuple(_MARKS[code] for code in codes), 2.0 ** (level / 2)))
    return tuple(found)


class _Table:
    """The sorted lines of the table, kept as the bytes that they are: as strings they would take
    three times the memory. One stem a line: its letters, then for each reading the code of each
    letter's marks and twice the binary logarithm of its count."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines
        ends = [match.start() for match in re.finditer(b"\n", lines)]
        self._starts = array("I", [0, *(end + 1 for end in ends)])
        self._ends = array("I", [*ends, len(lines)])

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, at: int) -> bytes:
        return self._lines[self._starts[at] : self._ends[at]]


@cache
def _table() -> _Table:
    packed = files("podcaster.arabic.vowels").joinpath("data", "stems.z").read_bytes()
    return _Table(zlib.decompress(packed))
