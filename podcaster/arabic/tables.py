"""The tables of words in `data`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of a table, cut at tabs; lines that begin with # and a space are comments."""
    text = files("podcaster.arabic.words").joinpath("data", name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if row and not row.startswith("# ")]


def words(name: str) -> frozenset[str]:
    """A list of words of `words.toml`, by its name."""
    return _word_lists()[name]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    data = files("podcaster.arabic.words").joinpath("data", "words.toml").read_text("utf-8")
    return {name: frozenset(listed) for name, listed in tomllib.loads(data).items()}
