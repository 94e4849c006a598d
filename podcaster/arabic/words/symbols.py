"""Symbols in words: maths between figures, signs that have a name, brackets as pauses."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.tables import words
from podcaster.arabic.words import measures
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.months import month
from podcaster.arabic.words.stops import BREATH
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line

_FIGURES = (Kind.NUMBER, Kind.FRACTION, Kind.VERSION, Kind.TIME)
_PAUSES = "–()[]{}→←⇒⇐↔➔➜➡|"
_MATHS = "+-–=×*÷/<>≤≥≠≈±^"
_JOINERS = "-/+_\\|"


@cache
def _table() -> dict[str, dict[str, str]]:
    data = files("podcaster.arabic.words").joinpath("data", "symbols.toml").read_text("utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(data)
    return tables


def speak(line: Line, at: int) -> Said | None:
    """What the symbol there is called; a pause, or nothing, for one that has no name."""
    if line.kind(at) is not Kind.SYMBOL:
        return None
    char = line.text(at)
    if char in _MATHS and _between_terms(line, at):
        return Said(_table()["maths"][char], at + 1)
    if char == "#" and line.kind(at + 1) is Kind.NUMBER:
        return Said("رقم", at + 1)
    if char == "/" and line.kind(at - 1) is Kind.WORD and line.kind(at + 1) is Kind.WORD:
        return _slash(line, at)
    if char == "/" and line.kind(at - 1) is Kind.WORD and line.kind(at + 1) is Kind.NUMBER:
        return Said("لكل", at + 1)
    if char == "-" and not line.near(at) and not line.near(at + 1):
        return Said("" if at == 0 else BREATH, at + 1)
    if char == "-" and line.near(at) != line.near(at + 1) and 0 < at < line.length - 1:
        return Said(BREATH, at + 1)  # «–ومعظمها نامية-»
    if char == "–" and at == 0:
        return Said("", at + 1)
    if char == "&" and line.kind(at + 1) is Kind.WORD:
        return Said(f"و{line.text(at + 1)}", at + 2)
    if char == "+" and not (line.kind(at - 1) in _FIGURES or line.kind(at + 1) in _FIGURES):
        return Said("زائد", at + 1)
    if char == "(" and line.symbol(at + 2, ")"):
        blessing = _blessing(line, at)
        if blessing:
            return Said(blessing, at + 3)
    if char == "°":
        unit = measures.unit(line, at)
        return Said(unit[0].whole(unit[0].singular), unit[1]) if unit else None
    said = _table()["said"].get(char)
    before_figures = line.kind(at + 1) is Kind.NUMBER
    if said is not None and not (_within_a_word(line, at) or (char == "~" and not before_figures)):
        return Said(said, at + 1)
    return Said(BREATH if char in _PAUSES else "", at + 1)


def _within_a_word(line: Line, at: int) -> bool:
    """Whether the letter is part of a word in a script that is passed over: γειά."""
    sides = ((at - 1, line.near(at)), (at + 1, line.near(at + 1)))
    return line.text(at).isalpha() and any(
        near and line.kind(side) is Kind.SYMBOL and line.text(side).isalpha()
        for side, near in sides
    )


def _blessing(line: Line, at: int) -> str | None:
    """«(ص)» after a prophet's name, «(رض)» after a companion's."""
    word = line.word(at + 1)
    if len(word) == 1 and line.word(at - 1) not in words("blessed"):
        return None
    return _table()["blessings"].get(word)


def _slash(line: Line, at: int) -> Said:
    """«د/ محمد» is a title, «و/أو» needs no word, «ذكر/أنثى» is a choice."""
    before, after = line.word(at - 1), line.word(at + 1)
    if len(before) == 1 < len(after) and line.near(at) and before != "و":
        return Said(".", at + 1)
    if before == "و" or after in ("أو", "و") or month(line, at + 1) is not None:
        return Said("", at + 1)
    return Said("أو" if line.near(at) == line.near(at + 1) else BREATH, at + 1)


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
    if char == "√":
        return after
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
