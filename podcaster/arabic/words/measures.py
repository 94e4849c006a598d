"""Units and currencies as they are written: symbols, codes, abbreviations, words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.letters import bare
from podcaster.arabic.words.currencies import Currency, currencies
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.nouns import Noun
from podcaster.arabic.words.numbers import SCALES, Gender, accusative, dual
from podcaster.arabic.words.numbers import Case as _Case
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Container

    from podcaster.arabic.words.line import Lead, Line

_LONGEST = 6
_ONLY_OF_MONEY = ("m", "b", "T")
_ADJECTIVES = (
    "أمريكي أميركي كندي أسترالي سنغافوري سعودي إماراتي قطري كويتي بحريني عماني يمني عراقي أردني "
    "لبناني سوري فلسطيني مصري سوداني ليبي تونسي جزائري مغربي موريتاني إيراني تركي هندي صيني "
    "ياباني روسي سويسري إسترليني استرليني مربع مكعب مئوي مئوية بحري"
).split()


_PREFIXES = {
    "ميجا": "ميغا", "ميغا": "ميغا", "جيجا": "غيغا", "غيغا": "غيغا", "جيغا": "غيغا", "قيقا": "غيغا",
    "كيلو": "كيلو", "تيرا": "تيرا", "ملي": "ملي", "ميلي": "ملي", "مللي": "ملي", "سنتي": "سنتي",
    "سنتى": "سنتي", "نانو": "نانو", "ميكرو": "ميكرو", "هكتو": "هكتو", "ديسي": "ديسي",
}  # fmt: skip
_PLURALS_OF_UNITS = {
    "أمتار": "متر", "غرامات": "غرام", "جرامات": "غرام", "لترات": "لتر", "بيت": "بت", "بتس": "بت",
    "وات": "واط", "امبير": "أمبير", "ثانيه": "ثانية",
}  # fmt: skip


class _Row(NamedTuple):
    written: tuple[str, ...]
    singular: str
    plural: str
    gender: Gender
    tail: str = ""


@cache
def _units() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in tables.rows("units.tsv", _Row):
        noun = Noun(row.singular, row.plural, row.gender, row.tail)
        for form in (*row.written, *(() if noun.tail else noun.forms)):
            found.setdefault(form, noun)
    return found


@cache
def _scales() -> dict[str, int]:
    found = {"بليون": 10**9, "بلايين": 10**9, "بليونا": 10**9, "مليارا": 10**9}
    for size, (singular, plural) in SCALES.items():
        forms = (singular, plural, accusative(singular), *(dual(singular, case) for case in _Case))
        found.update(dict.fromkeys(forms[:3], size))
    return found | {
        "K": 10**3, "k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "m": 10**6, "b": 10**9,
        "bn": 10**9, "Bn": 10**9, "BN": 10**9, "mn": 10**6, "tn": 10**12, "million": 10**6,
        "billion": 10**9, "trillion": 10**12, "thousand": 10**3, "Million": 10**6, "Billion": 10**9,
    }  # fmt: skip


def scale(line: Line, at: int, *, money: bool = False) -> int | None:
    """The size of the scale word there: مليار, مليارات, and M or bn against the number."""
    word = line.word(at)
    if word:
        return _scales().get(word)
    token = line.token(at)
    if token.kind is Kind.LATIN and (token.near or len(token.text) > 2):
        size = _scales().get(token.text)
        return size if money or token.text not in _ONLY_OF_MONEY else None
    return None


def scale_noun(size: int) -> Noun:
    singular, plural = SCALES[size]
    return Noun(singular, plural, Gender.MASCULINE)


def currency(line: Line, at: int) -> tuple[Currency, int] | None:
    """The currency that is written there, and where it ends; an adjective belongs to it."""
    found = _longest(line, at, currencies())
    if found is None:
        return None
    key, end = found
    money = currencies()[key]
    adjective = _adjective(line, end)
    if adjective and line.kind(end - 1) is Kind.WORD:
        return Currency(money.noun.agreeing(adjective), money.coin, money.coins), end + 1
    return money, end


def unit(line: Line, at: int) -> tuple[Noun, int] | None:
    """The unit that is written there, and where it ends: «كم/س», «م²», «درجة مئوية»."""
    found = _parted(line, at) or _longest(line, at, _units())
    if found is None:
        return None
    key, end = found
    noun = _units()[key]
    adjective = _adjective(line, end)
    if adjective and line.kind(end - 1) is Kind.WORD and not noun.tail:
        return noun.agreeing(adjective), end + 1
    return _rate(line, noun, end)


def _parted(line: Line, at: int) -> tuple[str, int] | None:
    """A unit in two words, «ميجا بيكسل», «كيلو متر»: the first is a prefix of the metric system."""
    prefix = _PREFIXES.get(line.word(at).removeprefix("ال"))
    if prefix is None:
        return None
    for written in (line.word(at + 1), line.word(at + 1).removesuffix("ا")):
        one = _PLURALS_OF_UNITS.get(written, written)
        base = _units().get(one)
        if base is None or " " in base.singular or base.tail:
            continue
        whole = f"{prefix}{base.singular}"
        for key in (whole, f"{prefix} {base.singular}"):
            if key in _units() or key in _spaced():
                return _spaced().get(key, key), at + 2
    return None


@cache
def _spaced() -> dict[str, str]:
    """Units of two words, by those words: ملي أمبير."""
    return {noun.singular: key for key, noun in _units().items() if " " in noun.singular}


def alone(line: Line, at: int, _: Lead) -> Said | None:
    """A unit that is written with a symbol and counted by nothing: «كم/س», «متر/ثانية»."""
    if not (line.symbol(at + 1, "²³/") and line.near(at + 1)):
        return None
    found = unit(line, at)
    if found is None or found[1] == at + 1:
        return None
    return Said(found[0].whole(found[0].singular), found[1])


def _rate(line: Line, noun: Noun, end: int) -> tuple[Noun, int]:
    """«لتر/دقيقة» is لتر في الدقيقة."""
    if not (line.symbol(end, "/") and line.near(end) and line.near(end + 1)) or noun.tail:
        return noun, end
    over = _longest(line, end + 1, _units())
    if over is None:
        return noun, end
    per = _units()[over[0]]
    tail = (
        f"لكل {per.singular}" if per.tail or per.singular.endswith("متر") else f"في {per.definite}"
    )
    return Noun(noun.singular, noun.plural, noun.gender, tail), over[1]


def _adjective(line: Line, at: int) -> str | None:
    """An adjective of money or measure, in the masculine singular; مئوية as it is."""
    word = line.word(at)
    for form in (word, word.removesuffix("ة"), word.removesuffix("ا")):
        if form and form in _ADJECTIVES:
            return form
    return None


def _longest(line: Line, at: int, table: Container[str]) -> tuple[str, int] | None:
    """The longest run of tokens, written together, that the table has."""
    written, best = "", None
    for end in range(at, min(at + _LONGEST, line.length)):
        token = line.token(end)
        if end > at and not token.near:
            break
        written += bare(token.text) if token.kind is Kind.WORD else token.text
        follows = line.token(end + 1)
        if written in table and not (follows.near and follows.kind is token.kind):
            best = written, end + 1
    return best
