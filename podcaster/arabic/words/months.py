"""Month names of every tradition: the Gregorian of Cairo, Damascus and Tunis, and the Hijri."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from datetime import date

    from podcaster.arabic.words.line import Line


class Calendar(StrEnum):
    GREGORIAN = "gregorian"
    SYRIAC = "syriac"
    MAGHREBI = "maghrebi"
    HIJRI = "hijri"
    LATIN = "latin"
    """Names in Latin letters."""


def calendar_of(year: int) -> Calendar:
    """Whose months a year of figures has, as news speaks of years."""
    return Calendar.HIJRI if 1300 <= year <= 1500 else Calendar.GREGORIAN


class _Row(NamedTuple):
    calendar: Calendar
    number: int
    name: str


@cache
def _months() -> dict[str, tuple[Calendar, int]]:
    """Tradition and number, by the name in lower case."""
    listed = tables.rows("months.tsv", _Row)
    return {row.name.casefold(): (row.calendar, row.number) for row in listed}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _months())


@cache
def names() -> dict[tuple[Calendar, int], str]:
    """The name that each month is given in words, by its calendar and number."""
    found: dict[tuple[Calendar, int], str] = {}
    for row in tables.rows("months.tsv", _Row):
        found.setdefault((row.calendar, row.number), row.name)
    return found


def written_date(day: date) -> str:
    """The date with its month in words, as newspapers write it: «24 نوفمبر 2026»."""
    return f"{day.day} {names()[Calendar.GREGORIAN, day.month]} {day.year}"


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
        return (names()[Calendar.GREGORIAN, number] if kind is Calendar.LATIN else written), at + 1
    return None
