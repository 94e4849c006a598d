"""The model that vowels words, run by onnxruntime: our own, trained by scripts/train_vowels.py.

It reads letters, with the marks of those whose marks are known and with what a table of readings
has for each word, and scores for each letter every set of marks that the letter could carry.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from podcaster.arabic.letters import SHADDA, WORD
from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.readings import SHARES, shares
from podcaster.inference import session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcaster.inference import Session

# Longer texts are read in pieces, so that memory does not grow with them.
_WINDOW, _OVERLAP = 500, 100


class _Model(NamedTuple):
    session: Session
    letters: dict[str, int]
    same: dict[int, str]
    """Characters that are read as others."""
    hints: dict[str, int]


class _Words(NamedTuple):
    """The words of a text: their first and last letters, for each character the number of its
    word from 1 on or 0, and what the table of readings has for it, [T, 1, SHARES]."""

    starts: list[int]
    ends: list[int]
    belongs: Any
    shares: Any


def scores(text: str, hints: Sequence[str]) -> list[list[float]]:
    """For each character of `text`, which has no marks in it, the scores of CLASSES.

    `hints` gives the marks that are known, one string a character, "" where none are. Scores are
    natural logarithms of probabilities. Characters that the model does not know are passed over;
    they and whatever else is no Arabic letter score 0 throughout.
    """
    model = _model()
    chars = text.translate(model.same)
    known = [at for at, char in enumerate(chars) if char in model.letters]
    line = "".join(chars[at] for at in known)
    told = [hints[at] for at in known]
    found = [[0.0] * len(CLASSES)] * len(text)
    for start, end, first, last in _windows(line):
        words = _words(line[start:end], told[start:end])
        if words is None:
            continue
        rows = _run(model, line[start:end], told[start:end], words)
        for at in range(first, last):
            if words.belongs[at - start]:
                found[known[at]] = rows[at - start]
    return found


def _windows(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Where to read from and to, and which part of that to keep; the edges are between words."""
    first, total = 0, len(text)
    while first < total:
        last = total
        if total - first > _WINDOW + _OVERLAP:
            edges = range(first + _WINDOW, first + _OVERLAP, -1)
            # A single word of this length is cut where it may be.
            last = next((edge for edge in edges if text[edge - 1] == " "), first + _WINDOW)
        yield max(0, first - _OVERLAP), min(total, last + _OVERLAP), first, last
        first = last


def _words(text: str, hints: Sequence[str]) -> _Words | None:
    import numpy as np

    found = _Words(
        [], [], np.zeros(len(text), np.int64), np.zeros((len(text), 1, SHARES), np.float32)
    )
    for number, word in enumerate(WORD.finditer(text), 1):
        start, end = word.span()
        given = tuple(hints[start:end])
        found.starts.append(start)
        found.ends.append(end - 1)
        found.belongs[start:end] = number
        found.shares[start:end, 0] = shares(word[0], given if any(given) else ())
    return found if found.starts else None


def _run(model: _Model, text: str, hints: Sequence[str], words: _Words) -> list[list[float]]:
    import numpy as np

    feeds = {
        "letters": np.array([model.letters[char] for char in text], np.int64)[:, None],
        "hints": np.array([model.hints.get(marks, 0) for marks in hints], np.int64)[:, None],
        "shares": words.shares,
        "starts": np.array(words.starts, np.int64),
        "ends": np.array(words.ends, np.int64),
        "belongs": words.belongs,
    }
    (found,) = model.session.run(["scores"], feeds)
    rows: list[list[float]] = found[:, 0].tolist()
    return rows


@cache
def _model() -> _Model:
    weights = files("podcaster.arabic.vowels").joinpath("data", "tashkeel.onnx").read_bytes()
    run = session(weights)
    told = run.get_modelmeta().custom_metadata_map
    pairs = told["same"]
    return _Model(
        run,
        {char: at for at, char in enumerate(told["letters"], 2)},
        {ord(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)},
        {marks: at for at, marks in enumerate((*CLASSES, SHADDA))},
    )
