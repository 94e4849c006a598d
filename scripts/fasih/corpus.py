"""Text to read, and what has been read, kept in shards on disk so that nothing is done twice."""

from __future__ import annotations

import os
import random
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from fasih.spoken import Spoken
from podcaster.arabic.phones.phrases import phrases
from podcaster.arabic.vowels.pausal import pausal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from podcaster.arabic.phones.phrases import Phrase

_SHARD = 100
_HELD_OUT = 16
"""One line in so many is never trained on."""
_ARRAYS = ("phones", "context", "phone_frames", "mgc", "log_f0", "voiced")


def held_out(line: str) -> bool:
    """Whether the line is kept for validation and hearing; its text alone decides."""
    return zlib.crc32(line.strip().encode("utf-8")) % _HELD_OUT == 0


def readings(lines: Iterable[str], seed: int) -> list[str]:
    """What the teacher is given to read: each line, and shorter and more broken things made from
    them, so that headings, clauses and enumerations are no surprise. Marks are swapped at random:
    this teacher does not hear them, and the student must not take the habits of a genre for it.
    """
    chance = random.Random(seed)
    found: list[str] = []
    for line in lines:
        words = re.sub(r"\s+([.،؛:؟!,;?])", r"\1", line.strip()).split()
        if not words:
            continue
        whole = _with_commas(words, chance) if chance.random() < 0.35 else words
        found.append(_ended(whole, chance))
        if chance.random() < 0.5:
            length = chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10])
            start = chance.randrange(max(1, len(words) - length))
            found.append(_ended(words[start : start + length], chance))
    chance.shuffle(found)
    return found


def _with_commas(words: Sequence[str], chance: random.Random) -> list[str]:
    broken, since, limit = [], 0, chance.randint(2, 9)
    for word in words:
        since += 1
        if since >= limit and word[-1].isalpha() | ("\u064b" <= word[-1] <= "\u0652"):
            word += chance.choice("،،،؛:")
            since, limit = 0, chance.randint(2, 9)
        broken.append(word)
    return broken


def _ended(words: Sequence[str], chance: random.Random) -> str:
    text = " ".join(words).rstrip(" .،؛:؟!,;?")
    return text + chance.choice(["", ".", ".", ".", "،", "؛", ":", "؟", "؟", "!"])


def prepared(text: str) -> tuple[Phrase, ...]:
    """The text as the voice gets it."""
    return phrases(pausal(text))


def shards(
    texts: Sequence[str], folder: Path, speak: Callable[[Sequence[Phrase]], Spoken], jobs: int
) -> list[Path]:
    """The texts, spoken, a hundred to a file. Files that are there are taken as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[Path] = []
    with ThreadPoolExecutor(jobs) as pool:
        for start in range(0, len(texts), _SHARD):
            part = texts[start : start + _SHARD]
            path = folder / f"{start:06d}-{zlib.crc32(chr(10).join(part).encode()):08x}.npz"
            if not path.exists():
                read = [said for said in map(prepared, part) if said]
                _save(path, list(pool.map(speak, read)))
                print(f"{path.name}: {start + len(part)} of {len(texts)} texts", flush=True)
            found.append(path)
    return found


def _save(path: Path, utterances: Sequence[Spoken]) -> None:
    arrays: dict[str, np.ndarray] = {
        f"{name}-{at}": getattr(spoken, name)
        for at, spoken in enumerate(utterances)
        for name in _ARRAYS
    }
    for at in range(len(utterances)):
        arrays[f"mgc-{at}"] = arrays[f"mgc-{at}"].astype(np.float16)
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    os.replace(beside, path)


def loaded(path: Path) -> list[Spoken]:
    """The utterances of a shard, their mel-cepstra in half precision."""
    with np.load(path) as arrays:
        count = len({name.split("-")[1] for name in arrays.files})
        return [Spoken(**{name: arrays[f"{name}-{at}"] for name in _ARRAYS}) for at in range(count)]
