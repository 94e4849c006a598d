"""Symbols in words: maths between figures, signs that have a name, brackets as pauses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words import measures
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.months import month
from podcaster.arabic.words.stops import BREATH
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_FIGURES = (Kind.NUMBER, Kind.FRACTION, Kind.VERSION, Kind.TIME)
_PAUSES = "–()[]{}→←⇒⇐↔➔➜➡|"


class _Symbol(NamedTuple):
    symbol: str
    name: str
    between: str = ""


class _Blessing(NamedTuple):
    letters: str
    spoken: str


@cache
def _symbols() -> dict[str, _Symbol]:
    return {row.symbol: row for row in tables.rows("symbols.tsv", _Symbol)}


@cache
def _blessings() -> dict[str, str]:
    return {row.letters: row.spoken for row in tables.rows("blessings.tsv", _Blessing)}


def operator(line: Line, at: int, _: Lead) -> Said | None:
    """«3 + 4 = 7», «س > 5»: a sign between the terms of a sum."""
    symbol = _symbols().get(line.text(at))
    if symbol is None or not symbol.between or not _between_terms(line, at):
        return None
    return Said(symbol.between, at + 1)


def number_sign(line: Line, at: int, _: Lead) -> Said | None:
    """«#7»."""
    return Said("رقم", at + 1) if line.text(at) == "#" and _is_number(line, at + 1) else None


def slash(line: Line, at: int, _: Lead) -> Said | None:
    """«د/ محمد» is a title, «و/أو» needs no word, «ذكر/أنثى» is a choice, «لتر/100» a rate."""
    before, after = line.word(at - 1), line.word(at + 1)
    if line.text(at) != "/" or not before:
        return None
    if not after:
        return Said("لكل", at + 1) if _is_number(line, at + 1) else None
    if len(before) == 1 < len(after) and line.near(at) and before != "و":
        return Said(".", at + 1)
    if before == "و" or after in ("أو", "و") or month(line, at + 1) is not None:
        return Said("", at + 1)
    return Said("أو" if line.near(at) == line.near(at + 1) else BREATH, at + 1)


def dash(line: Line, at: int, _: Lead) -> Said | None:
    """A pause: «أولا - ثانيا», «-ومعظمها نامية-»; nothing where it begins a line of a list."""
    if line.text(at) == "–":
        return Said("", at + 1) if at == 0 else None
    if line.text(at) != "-":
        return None
    before, after = line.near(at), line.near(at + 1)
    if not before and not after:
        return Said("" if at == 0 else BREATH, at + 1)
    return Said(BREATH, at + 1) if before != after and 0 < at < line.length - 1 else None


def ampersand(line: Line, at: int, _: Lead) -> Said | None:
    """«محمد & علي»."""
    if line.text(at) == "&" and line.kind(at + 1) is Kind.WORD:
        return Said(f"و{line.text(at + 1)}", at + 2)
    return None


def blessing(line: Line, at: int, _: Lead) -> Said | None:
    """«(ص)» after a prophet's name, «(رض)» after a companion's."""
    word = line.word(at + 1)
    if line.text(at) != "(" or not line.symbol(at + 2, ")"):
        return None
    if len(word) == 1 and line.word(at - 1) not in words().blessed:
        return None
    said = _blessings().get(word)
    return Said(said, at + 3) if said else None


def degree(line: Line, at: int, _: Lead) -> Said | None:
    """«°م» without a figure."""
    unit = measures.unit(line, at) if line.text(at) == "°" else None
    return Said(unit[0].whole(unit[0].singular), unit[1]) if unit else None


def sign(line: Line, at: int, _: Lead) -> Said | None:
    """A sign that has a name, «§»; «~» only before figures."""
    symbol = _symbols().get(line.text(at))
    if symbol is None or not symbol.name or _within_a_word(line, at):
        return None
    if symbol.symbol == "~" and not _is_number(line, at + 1):
        return None
    return Said(symbol.name, at + 1)


def silence(line: Line, at: int, _: Lead) -> Said:
    """A pause for brackets and arrows, nothing for any other sign."""
    return Said(BREATH if line.text(at) in _PAUSES else "", at + 1)


def _is_number(line: Line, at: int) -> bool:
    return line.kind(at) is Kind.NUMBER


def _within_a_word(line: Line, at: int) -> bool:
    """Whether the letter is part of a word in a script that is passed over: γειά."""
    sides = ((at - 1, line.near(at)), (at + 1, line.near(at + 1)))
    return line.text(at).isalpha() and any(
        near and line.kind(side) is Kind.SYMBOL and line.text(side).isalpha()
        for side, near in sides
    )


def _between_terms(line: Line, at: int) -> bool:
    """Whether the symbol stands in a sum: «3 + 4 = 7», «10-3=7», «س = 5»."""
    char = line.text(at)
    before, after = line.kind(at - 1) in _FIGURES, line.kind(at + 1) in _FIGURES
    if line.symbol(at - 1, ")²³%π∞") or (
        line.kind(at - 1) is Kind.LATIN and len(line.text(at - 1)) == 1
    ):
        before = True
    if line.symbol(at + 1, "(√") or (
        line.kind(at + 1) is Kind.LATIN and len(line.text(at + 1)) == 1
    ):
        after = True
    if char in "=<>≤≥≠≈":
        return after or char == "="
    if not (before and after):
        return False
    if char in "-–*":
        return _in_a_sum(line, at)
    return True


def _in_a_sum(line: Line, at: int) -> bool:
    """A hyphen is a minus only where a sum stands around it."""
    around = range(max(0, at - 8), min(line.length, at + 9))
    if line.symbol(at, "*") or not (line.near(at) or line.near(at + 1)):
        return True
    return any(line.symbol(each, "=+×÷^√") for each in around)
