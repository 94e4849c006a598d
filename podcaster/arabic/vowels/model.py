"""The neural diacritizer that piper-tts ships (libtashkeel), run by onnxruntime.

It reads letters, with the marks of those whose marks are known, and scores for each letter every
set of marks that the letter could carry.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from podcaster.arabic.letters import (
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SHADDA,
    SUKUN,
)
from podcaster.errors import PodcasterError
from podcaster.inference import session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLASSES = (
    "", FATHATAN, DAMMATAN, KASRATAN, FATHA, DAMMA, KASRA, SHADDA + FATHATAN, SHADDA + DAMMATAN,
    SHADDA + KASRATAN, SHADDA + FATHA, SHADDA + DAMMA, SHADDA + KASRA, SUKUN,
)  # fmt: skip
"""The sets of marks that are scored, in this order."""

# From some 800 letters on, its time and memory grow with the square of the length.
_WINDOW, _OVERLAP = 400, 60

# Chances below this one are as good as none.
_LEAST = 1e-6

# Letters it was not taught, as those it knows.
_SAME = str.maketrans("پڤگچژٱیک٠١٢٣٤٥٦٧٨٩0123456789", "بفكجزايك" + 20 * "#")


class _Model(NamedTuple):
    session: Any
    letters: dict[str, int]
    hints: dict[str, int]
    order: list[int]


def scores(text: str, hints: Sequence[str]) -> list[list[float]]:
    """For each character of `text`, which has no marks in it, the scores of CLASSES.

    `hints` gives the marks that are known, one string a character, "" where none are. Scores are
    natural logarithms of probabilities. Characters that the model does not know are passed
    over, and score 0 throughout. Raises PodcasterError where piper-tts came without the model.
    """
    model = _model()
    found = [[0.0] * len(CLASSES)] * len(text)
    known = [at for at, char in enumerate(text.translate(_SAME)) if char in model.letters]
    chars = text.translate(_SAME)
    for start, end, first, last in _windows([chars[at] for at in known]):
        rows = _run(
            model,
            [model.letters[chars[at]] for at in known[start:end]],
            [model.hints.get(hints[at], model.hints[""]) for at in known[start:end]],
        )
        for at, row in zip(known[first:last], rows[first - start : last - start], strict=True):
            found[at] = row
    return found


def _windows(chars: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where to read from and to, and which part of that to keep; the edges are between words."""
    first, total = 0, len(chars)
    while first < total:
        last = total
        if total - first > _WINDOW + _OVERLAP:
            edges = range(first + _WINDOW, first + _OVERLAP, -1)
            # A single word of this length is cut where it may be.
            last = next((edge for edge in edges if chars[edge - 1] == " "), first + _WINDOW)
        yield max(0, first - _OVERLAP), min(total, last + _OVERLAP), first, last
        first = last


def _run(model: _Model, letters: list[int], hints: list[int]) -> list[list[float]]:
    import numpy as np

    feeds = {
        "char_inputs": np.array([letters], np.int64),
        "diac_inputs": np.array([hints], np.int64),
        "input_lengths": np.array([len(letters)], np.int64),
    }
    # What the model calls logits are probabilities.
    (chances,) = model.session.run(["logits"], feeds)
    rows: list[list[float]] = np.log(np.maximum(chances[0][:, model.order], _LEAST)).tolist()
    return rows


@cache
def _model() -> _Model:
    spec = find_spec("piper")
    places = spec.submodule_search_locations if spec else None
    # Only the data is taken: importing piper would load eSpeak's library and data, too.
    home = Path(next(iter(places or ["."]))) / "tashkeel"
    if not (home / "model.onnx").is_file():
        raise PodcasterError(
            "piper-tts came without its tashkeel model, so text cannot be vowelled: "
            "run pip install --upgrade --force-reinstall piper-tts"
        )
    targets = _ids(home / "target_id_map.json")
    return _Model(
        session(str(home / "model.onnx")),
        _ids(home / "input_id_map.json"),
        _ids(home / "hint_id_map.json"),
        [targets[marks] for marks in CLASSES],
    )


def _ids(path: Path) -> dict[str, int]:
    """The model's numbers for letters or marks; its padding is of no use here."""
    table = json.loads(path.read_text("utf-8"))
    return {name: number for name, number in table.items() if name != "_"}
