"""Vowelled text as letters and what stands on each: what the network learns from."""

from __future__ import annotations

import random
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import DAMMA, KASRA, MARKS, SHADDA, SUKUN, TANWIN, WORD
from podcaster.arabic.vowels.orthography import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

UNKNOWN = -1
"""Stands for a target where the text leaves open what a letter carries: nothing is learned."""

LONGEST = 360
"""Letters of a line that is taken whole; a longer one is cut after a stop or between words."""

_INDEX = {marks: at for at, marks in enumerate(CLASSES)}
_SPACE = re.compile(r"\s+")
_ARABIC = re.compile(WORD.pattern[: WORD.pattern.index("]") + 1])


class Sentence(NamedTuple):
    """Characters without marks, and for each the index of its CLASSES, or UNKNOWN."""

    chars: str
    targets: tuple[int, ...]

    @property
    def words(self) -> int:
        return len(WORD.findall(self.chars))


def sentences(path: Path) -> Iterator[Sentence]:
    """The lines of a file of vowelled text; those that begin with # are comments."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield from _cut(parsed(line))


def held_out(sentence: Sentence, one_in: int) -> bool:
    """Whether the sentence is kept from training: decided by its letters alone, so that the same
    sentence in two files has the same answer."""
    return zlib.crc32("".join(WORD.findall(sentence.chars)).encode()) % one_in == 0


def parsed(line: str) -> Sentence:
    """The characters of a vowelled line and what they carry."""
    pairs: list[list[str]] = []
    for char in _SPACE.sub(" ", line.strip()).replace("ـ", ""):
        if char in MARKS:
            if pairs:
                pairs[-1][1] += char
        else:
            pairs.append([char, ""])
    _settle(pairs)
    chars = "".join(base for base, _ in pairs)
    return Sentence(chars, tuple(_target(pairs, at) for at in range(len(pairs))))


def _settle(pairs: list[list[str]]) -> None:
    """One order of marks; tanwin before its alif, none on a connecting alif."""
    for at, (base, marks) in enumerate(pairs):
        vowels = [mark for mark in marks if mark in _INDEX]
        pairs[at][1] = SHADDA * (SHADDA in marks) + "".join(vowels[-1:])
        if (
            base in "اى"
            and at
            and marks
            and marks[-1] in TANWIN
            and pairs[at - 1][1][-1:] not in TANWIN
        ):
            pairs[at - 1][1] = SHADDA * (SHADDA in pairs[at - 1][1]) + marks[-1]
        if base in "اآى":
            pairs[at][1] = ""


def _target(pairs: list[list[str]], at: int) -> int:
    base, marks = pairs[at]
    before = pairs[at - 1][1] if at else ""
    after = pairs[at + 1] if at + 1 < len(pairs) else ["", ""]
    if not _ARABIC.match(base):
        return UNKNOWN
    long = (base == "و" and before.endswith(DAMMA)) or (base == "ي" and before.endswith(KASRA))
    if base in "اآى" or (long and marks in ("", SUKUN)):
        return _INDEX[""]
    if marks:
        return _INDEX.get(marks, UNKNOWN)
    if base == "إ":
        return _INDEX[KASRA]
    silent = (
        base == "و" and before[-1:] and before[-1] in TANWIN and not _ARABIC.match(after[0] or " ")
    )
    merged = base == "ل" and SHADDA in after[1]
    return _INDEX[""] if silent or merged else UNKNOWN


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    chars, targets = sentence
    while len(chars) > LONGEST:
        window = chars[:LONGEST]
        stop = max(window.rfind(mark) for mark in ".؟!؛:،")
        at = (stop if stop > LONGEST // 3 else window.rfind(" ")) + 1
        at = at or LONGEST
        yield Sentence(chars[:at].strip(), _stripped(chars, targets, at))
        chars, targets = chars[at:], targets[at:]
    if chars.strip():
        yield Sentence(chars.strip(), _stripped(chars, targets, len(chars)))


def _stripped(chars: str, targets: tuple[int, ...], end: int) -> tuple[int, ...]:
    piece = chars[:end]
    start = len(piece) - len(piece.lstrip())
    return targets[start : start + len(piece.strip())]


def weighed(
    texts: Sequence[tuple[Sentence, float]], words: int, share: float
) -> list[tuple[Sentence, float]]:
    """About so many words of the texts, drawn alike each time, at this share of their weights."""
    drawn, count = [], 0
    for sentence, weight in random.Random(1).sample(texts, len(texts)):
        if count >= words:
            break
        count += sentence.words
        drawn.append((sentence, weight * share))
    return drawn


def useful(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """Each sentence once, without those of which less than half is marked or that say nothing."""
    seen: set[str] = set()
    for sentence in found:
        letters = sum(bool(_ARABIC.match(char)) for char in sentence.chars)
        marked = sum(target != UNKNOWN for target in sentence.targets)
        if letters > 3 and marked * 2 > letters and sentence.chars not in seen:
            seen.add(sentence.chars)
            yield sentence
