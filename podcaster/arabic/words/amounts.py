"""Amounts as they are written in figures: whole, decimal, fraction; and how each is said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from podcaster.arabic.words.numbers import LIMIT, Case, Gender, cardinal, digits, dual
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line

_GROUPS = re.compile(
    r"""
      \d{1,3} (?: \.            \d{3} )+ (?=,\d{1,2}$)  # 1.234,56
    | \d{1,3} (?: ,             \d{3} )+     # 1,234
    | \d{1,3} (?: ،             \d{3} )+     # 1،234
    | \d{1,3} (?: [ '\u00a0]    \d{3} )+     # 1 234 and 1'234
    | \d{1,3} (?: \.            \d{3} ){2,}  # 1.234.567; 1.234 may be a decimal
    """,
    re.VERBOSE,
)
"""Thousands, as each tradition parts them."""

_NAMED = len(str(LIMIT))
_ROUND_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d00")
"""«1.500»: nobody writes two noughts after a decimal, and many write points between thousands."""

# A part of a whole and its plural, by the whole.
_PARTS = {
    2: ("نصف", "أنصاف"), 3: ("ثلث", "أثلاث"), 4: ("ربع", "أرباع"), 5: ("خمس", "أخماس"),
    6: ("سدس", "أسداس"), 7: ("سبع", "أسباع"), 8: ("ثمن", "أثمان"), 9: ("تسع", "أتساع"),
    10: ("عشر", "أعشار"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that figures give; `figures` are those of its whole part."""

    figures: str
    decimals: str = ""
    part: Fraction = Fraction(0)
    pointed: bool = False
    """Whether its thousands were parted by a point, as decimals are."""

    @property
    def whole(self) -> int:
        """Of what has no name the last figures, which govern its noun: Python reads no more than
        4,300 as a number."""
        return int(self.figures[-_NAMED:] or "0")

    @property
    def is_whole(self) -> bool:
        return not self.decimals and not self.part

    @property
    def has_half(self) -> bool:
        return self.decimals in ("5", "50") or self.part == Fraction(1, 2)

    @property
    def nameable(self) -> bool:
        return len(self.figures.lstrip("0")) < len(str(LIMIT))


def parse(figures: str) -> Amount:
    """The amount of a number token: «1,234.5», «12,5», «1.234.567»."""
    if figures.isdecimal():
        return Amount(figures)
    if "ر" in figures:  # agencies write the whole after the ر: «7ر13» is 13.7
        decimals, _, whole = figures.partition("ر")
        return Amount(whole, decimals)
    groups = _GROUPS.match(figures)
    if groups and not re.match(r"\d", figures[groups.end() :]):
        rest = figures[groups.end() :]
        return Amount(re.sub(r"\D", "", groups[0]), rest[1:])
    if _ROUND_THOUSANDS.fullmatch(figures):
        return Amount(figures.replace(".", ""), pointed=True)
    whole, _, decimals = re.sub("[,،]", ".", figures).partition(".")
    return Amount(whole, decimals)


def read(line: Line, at: int) -> tuple[Amount, int] | None:
    """The amount that stands there, and where it ends: 2.5, ½, 2½, 3/4."""
    if line.kind(at) is Kind.FRACTION:
        return Amount("", part=_vulgar(line.text(at))), at + 1
    if line.kind(at) is not Kind.NUMBER:
        return None
    amount = parse(line.text(at))
    if line.kind(at + 1) is Kind.FRACTION and amount.is_whole:
        return Amount(amount.figures, part=_vulgar(line.text(at + 1))), at + 2
    part = _slashed(line, at)
    if part is not None:
        return Amount("", part=part), at + 3
    if amount.is_whole and line.kind(at + 1) is Kind.NUMBER:
        part = _slashed(line, at + 1)
        if part is not None and part < 1:
            return Amount(amount.figures, part=part), at + 4
    return amount, at + 1


def _vulgar(char: str) -> Fraction:
    return Fraction(unicodedata.numeric(char)).limit_denominator(10)


def _slashed(line: Line, at: int) -> Fraction | None:
    """«3/4»: a part of ten at most, smaller than the whole."""
    if not (line.symbol(at + 1, "/") and line.near(at + 1) and line.near(at + 2)):
        return None
    if line.kind(at + 2) is not Kind.NUMBER or line.symbol(at + 3, "/"):
        return None
    above, below = line.text(at), line.text(at + 2)
    if not (above.isdecimal() and below.isdecimal()) or above.startswith("0"):
        return None
    if not 2 <= int(below) <= 10 or int(above) >= int(below):
        return None
    return Fraction(int(above), int(below))


def spoken(amount: Amount, gender: Gender, case: Case, *, counts: bool = False) -> str:
    """The amount alone: ثلاثة فاصلة أربعة عشر, اثنان ونصف, ثلاثة أرباع."""
    if not amount.nameable:
        return digits(amount.figures)
    if amount.part:
        part = fraction(amount.part, case, counts)
        if not amount.figures:
            return part
        return f"{cardinal(amount.whole, gender, case)} و{part}"
    if amount.decimals:
        whole = cardinal(amount.whole, Gender.MASCULINE, case)
        return f"{whole} فاصلة {_decimals(amount.decimals, case)}"
    return cardinal(amount.whole, gender, case, counts=counts)


def _decimals(figures: str, case: Case) -> str:
    if len(figures) > 2 or figures.startswith("0"):
        return digits(figures)
    return cardinal(int(figures), Gender.MASCULINE, case)


def fraction(part: Fraction, case: Case, counts: bool = False) -> str:
    """The part of a whole: نصف, ثلثان, ثلاثة أرباع."""
    singular, plural = _PARTS[part.denominator]
    if part.numerator == 1:
        return singular
    if part.numerator == 2:
        return dual(singular, case, counts)
    return f"{cardinal(part.numerator, counts=True)} {plural}"
