"""What is written of an amount and of what it is an amount of: money, measures, counted nouns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.letters import definite
from podcaster.arabic.words import amounts, measures
from podcaster.arabic.words.amounts import Amount
from podcaster.arabic.words.context import words
from podcaster.arabic.words.currencies import Currency, currencies, signs
from podcaster.arabic.words.line import Count
from podcaster.arabic.words.nouns import is_plural, known
from podcaster.arabic.words.tokens import Kind
from podcaster.arabic.words.years import is_year

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line
    from podcaster.arabic.words.nouns import Noun

_SIGNS = {"+": "زائد", "-": "ناقص", "–": "ناقص", "±": "زائد أو ناقص"}
_TYING = (Kind.NUMBER, Kind.WORD, Kind.LATIN)
_APPROXIMATELY = "~≈∼≃"
_PERCENT = {"%": "في المئة", "‰": "في الألف"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is written of one amount, or of the two of a range, and where it ends."""

    amount: Amount
    end: int
    until: Amount | None = None
    size: int | None = None
    """The scale: thousand, million."""
    noun: Noun | None = None
    """A unit or currency, which numbers inflect."""
    money: Currency | None = None
    word: str = ""
    """A counted noun, which stays as the author wrote it."""
    percent: str = ""
    sign: str = ""
    about: str = ""
    """What is said before it of how near it is: نحو, أكثر من."""

    @property
    def count(self) -> Count | None:
        """The number in which what is counted is said, where anything is."""
        if not (self.noun or self.word or self.size):
            return None
        rest = self.last.whole % 100 if self.last.nameable and self.last.is_whole else 0
        if rest == 2:
            return Count.DUAL
        return Count.PLURAL if 3 <= rest <= 10 else Count.SINGULAR

    @property
    def last(self) -> Amount:
        """The amount that stands next to what is counted."""
        return self.until or self.amount


@lru_cache(maxsize=1)
def read(line: Line, at: int, lead: Lead) -> Quantity | None:
    """The quantity's parts, in whatever order they are written: «-5%», «$100 مليار», «%2»."""
    if not _may_begin(line, at, lead):
        return None
    about = "نحو" if line.symbol(at, _APPROXIMATELY) else ""
    at += bool(about)
    sign = ""
    if line.symbol(at, "".join(_SIGNS)) and line.near(at + 1) and not line.near(at):
        sign, at = _SIGNS[line.text(at)], at + 1
    percent = ""
    if line.symbol(at, "%‰"):
        percent, at = _PERCENT[line.text(at)], at + 1
    before = measures.currency(line, at) if line.kind(at) is not Kind.NUMBER else None
    money, at = before if before else (None, at)
    if not sign and money and line.symbol(at, "-") and line.near(at + 1):
        sign, at = _SIGNS["-"], at + 1
    first = amounts.read(line, at)
    if first is None:
        return None
    quantity = Quantity(*first, money=money, percent=percent, sign=sign, about=about)
    quantity = _measured(line, _until(line, quantity), lead)
    if line.symbol(first[1], "+") and line.near(first[1]):
        more = _measured(line, replace(quantity, end=first[1] + 1), lead)
        if more.word or more.noun or more.size or more.percent:
            return replace(more, about="أكثر من")
    return quantity


def _may_begin(line: Line, at: int, lead: Lead) -> bool:
    """Whether figures stand there, or what may be written before them."""
    kind = line.kind(at)
    if kind is Kind.LATIN:
        return line.kind(at + 1) is Kind.NUMBER
    if kind is Kind.SYMBOL:
        # «F-16» and «سوق+5» are names; «5-3» was read with its first figure.
        before = line.kind(lead.start - 1)
        if line.text(at) in signs():
            return not (line.near(lead.start) and before is Kind.NUMBER)
        return not (line.near(lead.start) and before in _TYING)
    return True


def _until(line: Line, quantity: Quantity) -> Quantity:
    """The other end of a range: «10-15», «5 – 7», and «10%-15%»."""
    at = quantity.end
    if line.symbol(at + 1, "-–"):
        priced = currencies().get(line.text(at)) if line.text(at) in signs() else None
        quantity = replace(quantity, money=priced) if priced else quantity
        at += priced is not None or line.symbol(at, "%")
    if not line.symbol(at, "-–") or line.near(at) != line.near(at + 1):
        return quantity
    at += 1
    if quantity.money and measures.currency(line, at):
        at += 1
    second = amounts.read(line, at)
    if second is None or line.symbol(second[1], "-=–"):
        return quantity
    if not line.near(at) and quantity.amount.whole > second[0].whole:
        return quantity
    return replace(quantity, until=second[0], end=second[1])


def _measured(line: Line, quantity: Quantity, lead: Lead) -> Quantity:
    """The quantity with what follows the figures: percent, scale, currency, unit, noun."""
    end = quantity.end
    if line.symbol(end, "%‰"):
        return replace(quantity, percent=_PERCENT[line.text(end)], end=end + 1)
    if quantity.percent:
        return quantity
    size = measures.scale(line, end, money=quantity.money is not None)
    if size:
        end += 1
    quantity = replace(quantity, size=size, end=end)
    after = measures.currency(line, end)
    if quantity.money and not (quantity.until and after and line.text(end) in signs()):
        return _priced(quantity, quantity.money, end)
    if after:
        return _priced(quantity, *after)
    unit = measures.unit(line, end)
    if unit and not _only_looks_like_a_unit(line, end, unit[1]):
        return replace(quantity, noun=unit[0], end=unit[1])
    word = line.word(end)
    if counts(line, end) and not _is_a_year(line, quantity, lead):
        return replace(quantity, word=word)
    return quantity


def _priced(quantity: Quantity, money: Currency, end: int) -> Quantity:
    """The quantity as a price; «2.500» of a dinar's thousand fils is no thousands."""
    amount = quantity.amount
    if money.coins == 1000 and amount.pointed and not quantity.until:
        amount = Amount(amount.figures[:-3], amount.figures[-3:])
    elif money.coins != 1000 and not quantity.size and quantity.until is None:
        amount = _in_thousands(amount)
    return replace(quantity, amount=amount, money=money, noun=money.noun, end=end)


def _in_thousands(amount: Amount) -> Amount:
    """«1.009 €» is a thousand and nine: no coin is a thousandth."""
    if len(amount.decimals) == 3 and 1 <= amount.whole < 1000:
        return Amount(amount.figures + amount.decimals, pointed=True)
    return amount


def _only_looks_like_a_unit(line: Line, at: int, end: int) -> bool:
    """A letter before a point and a word is a title, «3 د. محمد»; before a figure, a clitic."""
    if end != at + 1 or len(line.word(at)) != 1 or line.near(at):
        return False
    if line.kind(end) is Kind.NUMBER:
        return True
    return line.text(end) == "." and line.near(end) and line.kind(end + 1) is Kind.WORD


def counts(line: Line, at: int) -> bool:
    """Whether a noun that a number before it counts stands there."""
    word = line.word(at)
    if not word or (line.near(at) and line.kind(at - 1) is Kind.STOP):
        return False
    if word in words().function:
        return False
    if known(word):
        return True
    if len(word) < 3 or definite(word, shortest=0):
        return False
    if word[0] in "بلك" and (known(word[1:]) or word.endswith("ة")):
        return False
    return not (word.startswith(("و", "ف")) and len(word) > 3)


def _is_a_year(line: Line, quantity: Quantity, lead: Lead) -> bool:
    """«في 2024 شركة ...» counts; «في 2024 أعلنت», «عام 2020 شركة» name a year."""
    amount = quantity.amount
    if not amount.is_whole or len(amount.figures) != 4 or not is_year(amount.whole):
        return False
    before, word = line.before(lead.start), line.word(quantity.end)
    plain = line.text(quantity.end - 1) == amount.figures and amount.whole % 100
    if before in words().names_year or (plain and amount.whole > 1900 and not known(word)):
        return True
    return before in words().before_year and not (known(word) and not is_plural(word))


def swallows_its_noun(quantity: Quantity, lead: Lead) -> bool:
    """One and two are said in the noun: شركة واحدة, شركتان; so are 101 and 102, in their last.
    «1½ كوب» is كوب ونصف.
    """
    amount = quantity.last
    if not quantity.word or quantity.size or amount.decimals or not amount.nameable:
        return False
    if lead.article or quantity.until:
        return False
    if amount.part:
        return bool(amount.whole) and known(quantity.word) is not None
    if amount.whole % 100 not in (1, 2):
        return False
    return known(quantity.word) is not None or quantity.word.endswith(("تين", "تان"))
