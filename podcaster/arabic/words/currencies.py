"""Currencies: every way of writing one, from one table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words.nouns import Noun
from podcaster.arabic.words.numbers import Gender  # noqa: TC001 (it converts a column)


@dataclass(frozen=True, slots=True)
class Currency:
    noun: Noun
    coin: Noun | None
    coins: int
    """How many coins make one."""


class _Row(NamedTuple):
    written: tuple[str, ...]
    singular: str
    plural: str
    gender: Gender
    coin: str
    coins: str
    coin_gender: Gender | None
    many: int


@cache
def currencies() -> dict[str, Currency]:
    """By every written form: signs, codes, abbreviations, words."""
    found: dict[str, Currency] = {}
    for row in tables.rows("currencies.tsv", _Row):
        noun = Noun(row.singular, row.plural, row.gender)
        coin = Noun(row.coin, row.coins, row.coin_gender) if row.coin_gender else None
        forms = noun.forms if row.singular in row.written else ()
        for form in (*row.written, *forms):
            found.setdefault(form, Currency(noun, coin, row.many))
    return found


@cache
def signs() -> frozenset[str]:
    """Those that are signs: $, ₺, and with the letters before them US$, MX$."""
    # Not Unicode's category Sc: Python may be older than a sign, as 3.11 than the riyal's.
    return frozenset(form for form in currencies() if not (form[-1].isalnum() or form[-1] == "."))


@cache
def lettered() -> str:
    """A pattern for what Latin letters begin and is money whatever follows: US$, and ISO 4217's
    codes against figures, USD500."""
    lettered_signs = sorted((sign for sign in signs() if len(sign) > 1), key=len, reverse=True)
    codes = [form for form in currencies() if re.fullmatch("[A-Z]{3}", form)]
    return f"{'|'.join(map(re.escape, lettered_signs))}|(?:{'|'.join(codes)})(?=[0-9])"
