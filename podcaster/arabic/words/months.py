"""Month names of every tradition: the Gregorian of Cairo, Damascus and Tunis, and the Hijri."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from podcaster.arabic.tables import rows
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line


@cache
def _months() -> dict[str, tuple[str, int]]:
    """Tradition and number, by the name in lower case."""
    return {name.casefold(): (kind, int(month)) for kind, month, name in rows("months.tsv")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _months())


@cache
def names() -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for kind, month, name in rows("months.tsv"):
        found.setdefault((kind, int(month)), name)
    return found


def month(line: Line, at: int) -> tuple[str, int] | None:
    """The month that stands there, as it is said, and where its name ends: «مارس/آذار» and
    «مارس (آذار)» are one."""
    first = _name(line, at)
    if first is None or not line.symbol(first[1], "/("):
        return first
    second = _name(line, first[1] + 1)
    if second is None:
        return first
    return f"{first[0]} {second[0]}", second[1] + line.symbol(second[1], ")")


def _name(line: Line, at: int) -> tuple[str, int] | None:
    written = line.text(at).rstrip(".") if line.kind(at) is Kind.LATIN else line.word(at)
    if written.casefold() not in _first_words():
        return None
    two = f"{written} {line.word(at + 1)}"
    if two.casefold() in _months():
        return two, at + 2
    if written.casefold() in _months():
        kind, number = _months()[written.casefold()]
        return (names()["gregorian", number] if kind == "latin" else written), at + 1
    return None
