"""Quantities in words: the number agrees with its noun, and the noun with its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcaster.arabic.words import amounts, cases, measures, quantities
from podcaster.arabic.words.context import words
from podcaster.arabic.words.currencies import currencies, signs
from podcaster.arabic.words.line import Count, Said, Shared
from podcaster.arabic.words.nouns import Noun, counted, gender, is_plural, known
from podcaster.arabic.words.numbers import (
    Case,
    Gender,
    accusative,
    cardinal,
    definite,
    dual,
    with_article,
)
from podcaster.arabic.words.quantities import counts, swallows_its_noun
from podcaster.arabic.words.stops import BREATH
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.arabic.words.amounts import Amount
    from podcaster.arabic.words.line import Lead, Line
    from podcaster.arabic.words.quantities import Quantity

_M = Gender.MASCULINE
_ROW_NAME = 4
"""How many words may name a table's row."""
_HALVED = ("ساعة", "دقيقة", "سنة", "يوم", "شهر", "أسبوع")
"""Lengths of time, of which one says a half."""


def _rule(is_one: Callable[[Quantity], object]) -> Callable[[Line, int, Lead], Said | None]:
    """A rule for quantities of one class. Each is read once: the rules ask in turn."""

    def speak(line: Line, at: int, lead: Lead) -> Said | None:
        quantity = quantities.read(line, at, lead)
        if quantity is None or not is_one(quantity):
            return None
        return _said(line, quantity, lead)

    return speak


def money_in_letters(line: Line, at: int, lead: Lead) -> Said | None:
    """«ر.س 500»."""
    if len(line.word(at)) != 1 or not line.near(at + 1):
        return None
    found = measures.currency(line, at)
    if found is None or line.kind(found[1]) is not Kind.NUMBER:
        return None
    return money(line, at, lead)


def currency(line: Line, at: int, _: Lead) -> Said | None:
    """A sign without an amount: «سعر الـ$»."""
    if line.text(at) not in signs():
        return None
    noun = currencies()[line.text(at)].noun
    return Said(noun.singular, at + 1, gender=noun.gender, counted=Count.SINGULAR)


def row(line: Line, at: int, lead: Lead) -> Said | None:
    """«أسوان 32 22»: the figures of a table's row, each by itself."""
    cells = range(at, line.length)
    if lead.clitic or lead.start > _ROW_NAME or len(cells) < 2 or lead.start == 0:
        return None
    if any(line.kind(cell) is not Kind.NUMBER or line.near(cell) for cell in cells):
        return None
    if not all(line.word(before) for before in range(lead.start)):
        return None
    said = [amounts.spoken(amounts.parse(line.text(cell)), _M, Case.NOMINATIVE) for cell in cells]
    return Said(
        BREATH + BREATH.join(f" {each} " for each in said), line.length, Case.NOMINATIVE, _M
    )


money = _rule(lambda quantity: quantity.money)
percent = _rule(lambda quantity: quantity.percent)
measure = _rule(lambda quantity: quantity.noun)
scale = _rule(lambda quantity: quantity.size)
fraction = _rule(lambda quantity: quantity.last.part)
decimal = _rule(lambda quantity: quantity.last.decimals)
counted_noun = _rule(lambda quantity: quantity.word)
number = _rule(lambda quantity: True)


def _said(line: Line, quantity: Quantity, lead: Lead) -> Said:
    """The quantity, with its unit; a noun stays as the author wrote it."""
    case = Case.OBLIQUE if quantity.about else cases.of_count(line, lead, quantity.word)
    if line.text(lead.start - 1) == "،" and line.word(quantity.end) in ("منهم", "منها", "منهن"):
        case = Case.NOMINATIVE
    listed = line.text(lead.start - 1) in ("،", ",")
    named = line.before(lead.start) in words().nominative
    shares = line.begins(lead.start) or named or listed or lead.clitic or case is not Case.OBLIQUE
    shared = Shared(case, quantity.end) if shares else None
    if swallows_its_noun(quantity, lead):
        quantity = replace(quantity, end=quantity.end + 1)
    said = _in_words(line, quantity, case, lead)
    said = f"{quantity.sign} {said}" if quantity.sign else said
    said = f"{quantity.about} {said}" if quantity.about else said
    chosen = Case.OBLIQUE if quantity.until else case
    gender = _agreed(line, quantity, lead)
    return Said(said, quantity.end, chosen, gender, quantity.count, shared=shared)


def _agreed(line: Line, quantity: Quantity, lead: Lead) -> Gender:
    """The gender that the number takes."""
    if quantity.percent or quantity.size:
        return _M
    if not (quantity.noun or quantity.word):
        return borrowed(line, lead.start, quantity.end)
    return _gender(quantity, quantity.last)


def _in_words(line: Line, quantity: Quantity, case: Case, lead: Lead) -> str:
    last = _last(line, quantity, case, lead)
    if quantity.until is None:
        return last
    first = _first_of_two(quantity, Case.OBLIQUE)
    before = line.before(lead.start)
    if before == "بين":
        return f"{first} و{last}"
    if before in words().before_range or lead.clitic.endswith(("ب", "ل", "ك")):
        return f"{first} إلى {last}"
    return f"من {first} إلى {last}"


def _first_of_two(quantity: Quantity, case: Case) -> str:
    """«5» of «5-7 سنوات»: without the noun, yet of its gender."""
    gendered = _M if quantity.size or quantity.percent else _gender(quantity, quantity.until)
    return amounts.spoken(quantity.amount, gendered, case)


def _gender(quantity: Quantity, amount: Amount | None) -> Gender:
    if quantity.noun:
        return quantity.noun.gender
    if quantity.word:
        plural = amount is not None and 3 <= amount.whole % 100 <= 10
        return gender(quantity.word, plural=plural)
    return _M


def _last(line: Line, quantity: Quantity, case: Case, lead: Lead) -> str:
    """The amount next to its noun, with it."""
    amount = quantity.last
    if quantity.until is not None:
        case = Case.OBLIQUE
    if quantity.percent:
        said = amounts.spoken(amount, _M, case)
        return f"{with_article(said) if lead.article else said} {quantity.percent}"
    if quantity.size:
        return _scaled(line, quantity, amount, case, article=lead.article)
    if quantity.noun:
        return _with_unit(line, quantity, amount, case, article=lead.article)
    if quantity.word:
        return _with_word(line, quantity, amount, case, lead)
    if lead.article and amount.is_whole and amount.nameable:
        return definite(amount.whole, borrowed(line, lead.start, quantity.end), case)
    counting = amount.part != 0 and line.word(quantity.end) != "" and counts(line, quantity.end)
    counting = counting or (amount.part != 0 and line.word(quantity.end).startswith("ال"))
    return amounts.spoken(amount, borrowed(line, lead.start, quantity.end), case, counts=counting)


def borrowed(line: Line, start: int, end: int) -> Gender:
    """The gender for a number without a noun of its own: «3» of «من 3 إلى 5 سنوات» and of
    «3 من الشركات».
    """
    if line.word(end) in ("إلى", "حتى", "أو", "و", "أم") and line.kind(end + 1) is Kind.NUMBER:
        after = end + 2
        if counts(line, after) and not measures.scale(line, after):
            unit = measures.unit(line, after) or measures.currency(line, after)
            if unit is None:
                return gender(line.word(after), plural=True)
            return unit[0].gender if isinstance(unit[0], Noun) else unit[0].noun.gender
    if line.word(end) == "من" and line.word(end + 1).startswith("ال"):
        return gender(line.word(end + 1), plural=True)
    if line.before(start) in words().feminine_year or line.before(start) in ("آية", "الآية"):
        return Gender.FEMININE
    return _M


def _scaled(line: Line, quantity: Quantity, amount: Amount, case: Case, *, article: bool) -> str:
    """«3.5 مليار دولار»: the scale is what the figures count, and the noun follows it."""
    scale = measures.scale_noun(quantity.size or 0)
    noun = quantity.noun
    # A noun after a scale is genitive: what ends in ا is an adverb, «2 مليار سنويا».
    adverb = line.word(quantity.end).endswith("ا") and not known(line.word(quantity.end))
    follows = noun is not None or (counts(line, quantity.end) and not adverb)
    tail = f" {noun.whole(noun.singular)}" if noun else ""
    if not amount.nameable or not amount.is_whole:
        return _part_of(amount, scale, case) + tail
    if amount.whole == 0:
        return f"صفر {scale.singular}{tail}"
    if (quantity.size or 0) == 1000 and amount.whole >= 1000:
        return f"{cardinal(amount.whole, _M, case, counts=True)} {scale.singular}{tail}"
    if amount.whole == 1 and not article:
        ends = case is Case.ACCUSATIVE and not follows
        return accusative(scale.singular) if ends else scale.singular + tail
    written = line.word(quantity.end - 1)
    # A word of Latin letters after «25 مليون» is counted as a noun is.
    if line.kind(quantity.end) is Kind.LATIN and written in ("", scale.singular):
        follows = True
    return counted(amount.whole, scale, case, follows=follows, article=article) + tail


def _part_of(amount: Amount, noun: Noun, case: Case) -> str:
    """ثلاثة مليارات ونصف المليار, نصف مليون, أربعة وأربعين فاصلة واحد مليار."""
    if amount.has_half and not amount.whole:
        return f"نصف {noun.singular}"
    if amount.part and not amount.whole:
        return f"{amounts.fraction(amount.part, case, counts=True)} {noun.singular}"
    if not amount.nameable or (amount.decimals and not (amount.has_half and amount.whole)):
        return f"{amounts.spoken(amount, _M, case)} {noun.singular}"
    one = counted(amount.whole, noun, case)
    if amount.whole == 1:
        one = accusative(noun.singular) if case is Case.ACCUSATIVE else noun.singular
    part = "نصف" if amount.has_half else amounts.fraction(amount.part, case, counts=True)
    return f"{one} و{part} {noun.definite}"


def _with_unit(line: Line, quantity: Quantity, amount: Amount, case: Case, *, article: bool) -> str:
    noun = quantity.noun
    if noun is None or not amount.nameable:
        return amounts.spoken(amount, _M, case) + (f" {noun.singular}" if noun else "")
    if amount.is_whole:
        if amount.whole == 0:
            return f"صفر {noun.whole(noun.singular)}"
        return counted(amount.whole, noun, case, article=article)
    if quantity.money and quantity.money.coin and len(amount.decimals) in (2, 3):
        coins = int(amount.decimals) * quantity.money.coins // 10 ** len(amount.decimals)
        if coins * 10 ** len(amount.decimals) == int(amount.decimals) * quantity.money.coins:
            return _in_coins(amount.whole, noun, coins, quantity.money.coin, case)
    half = amount.has_half and (noun.singular in _HALVED or not amount.whole)
    if amount.part or half:
        return noun.whole(_part_of(amount, replace(noun, tail=""), case))
    written = line.word(quantity.end - 1)
    form = written if written in (noun.plural, accusative(noun.singular)) else noun.singular
    return f"{amounts.spoken(amount, _M, case)} {noun.whole(form)}"


def _in_coins(whole: int, noun: Noun, coins: int, coin: Noun, case: Case) -> str:
    """دولاران وتسعة وتسعون سنتا."""
    said = [_one_or_more(whole, noun, case)] if whole or not coins else []
    said += [_one_or_more(coins, coin, case)] if coins else []
    return " و".join(said)


def _one_or_more(number: int, noun: Noun, case: Case) -> str:
    return counted(number, noun, case) if number else f"صفر {noun.singular}"


def _with_word(line: Line, quantity: Quantity, amount: Amount, case: Case, lead: Lead) -> str:
    """The number for the author's noun; one, two and what ends in them change the noun, too.

    The noun is left for the next step where the number does not change it.
    """
    word = quantity.word
    noun = known(word)
    if not amount.nameable or not amount.is_whole:
        if noun is None or not swallows_its_noun(quantity, lead):
            return amounts.spoken(amount, _M, case, counts=True)
        one = noun.singular if amount.whole == 1 else counted(amount.whole, noun, case)
        return f"{one} و{amounts.fraction(amount.part, case)}"
    rest = amount.whole % 100
    agreed = _gender(quantity, amount)
    if swallows_its_noun(quantity, lead):
        if noun is None or word in (dual(noun.singular, each) for each in Case):
            return word
        return counted(amount.whole, noun, case)
    if 3 <= rest <= 10 and not is_plural(word):
        agreed = gender(word)
    say = definite if lead.article else cardinal
    return say(amount.whole, agreed, case, counts=True)
