"""Amounts of something: money, measures, percentages, counted nouns, and ranges of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcaster.arabic import amounts, measures
from podcaster.arabic.line import Said
from podcaster.arabic.nouns import Noun, counted, gender, is_plural, known, words
from podcaster.arabic.numbers import Case, Gender, cardinal, definite, dual
from podcaster.arabic.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.amounts import Amount
    from podcaster.arabic.line import Lead, Line
    from podcaster.arabic.measures import Currency

_M = Gender.MASCULINE
_SIGNS = {"+": "زائد", "-": "ناقص", "–": "ناقص", "±": "زائد أو ناقص"}
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
    about: bool = False


def speak(line: Line, at: int, lead: Lead) -> Said | None:
    """The quantity that begins there."""
    quantity = read(line, at, lead)
    if quantity is None:
        return None
    case = line.case(lead)
    if quantity.about:
        case = Case.OBLIQUE
    if line.begins(lead.start) or line.before(lead.start) in words("nominative") or lead.clitic:
        line.last_case = quantity.end, case
    if _swallows_its_noun(quantity, lead):
        quantity = replace(quantity, end=quantity.end + 1)
    said = _in_words(line, quantity, case, lead)
    said = f"{quantity.sign} {said}" if quantity.sign else said
    return Said(f"نحو {said}" if quantity.about else said, quantity.end)


def read(line: Line, at: int, lead: Lead) -> Quantity | None:
    """The quantity's parts, in whatever order they are written: «-5%», «$100 مليار», «%2»."""
    about = line.symbol(at, _APPROXIMATELY)
    at += about
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
    quantity = _until(line, quantity)
    return _measured(line, quantity, lead)


def _until(line: Line, quantity: Quantity) -> Quantity:
    """The other end of a range: «10-15», «5 – 7», and «10%-15%»."""
    at = quantity.end
    at += line.symbol(at, "%") and line.symbol(at + 1, "-–")
    if not line.symbol(at, "-–") or line.near(at) != line.near(at + 1):
        return quantity
    at += 1
    if quantity.money and measures.currency(line, at):
        at += 1
    second = amounts.read(line, at)
    if second is None or line.symbol(second[1], "-=") or line.symbol(second[1], "–"):
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
    if quantity.money:
        return replace(quantity, noun=quantity.money.noun)
    after = measures.currency(line, end)
    if after:
        return replace(quantity, money=after[0], noun=after[0].noun, end=after[1])
    unit = measures.unit(line, end)
    if unit and not _only_looks_like_a_unit(line, end, unit[1]):
        return replace(quantity, noun=unit[0], end=unit[1])
    word = line.word(end)
    if counts(line, end) and not _is_a_year(line, quantity, lead):
        return replace(quantity, word=word)
    return quantity


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
    if known(word):
        return True
    if (
        word in words("function")
        or len(word) < 3
        or word.startswith(("ال", "لل", "بال", "وال", "فال"))
    ):
        return False
    return not (word.startswith(("و", "ف")) and len(word) > 3)


def _is_a_year(line: Line, quantity: Quantity, lead: Lead) -> bool:
    """«في 2024 شركة ...» counts; «في 2024 أعلنت», «عام 2020 شركة» name a year."""
    amount = quantity.amount
    if not amount.is_whole or len(amount.figures) != 4 or not 1000 <= amount.whole <= 2199:
        return False
    before = line.before(lead.start)
    word = line.word(quantity.end)
    if before in ("عام", "سنة", "العام", "السنة", "لعام", "بعام", "لسنة", "موسم", "الموسم"):
        return True
    return before in words("before_year") and not (known(word) and not is_plural(word))


def _in_words(line: Line, quantity: Quantity, case: Case, lead: Lead) -> str:
    last = _last(line, quantity, case, lead)
    if quantity.until is None:
        return last
    first = _first_of_two(quantity, Case.OBLIQUE)
    before = line.before(lead.start)
    if before == "بين" or before == "ما بين":
        return f"{first} و{last}"
    if before in ("من", "تتراوح", "يتراوح"):
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
    amount = quantity.until or quantity.amount
    if quantity.until is not None:
        case = Case.OBLIQUE
    if quantity.percent:
        said = amounts.spoken(amount, _M, case)
        return f"{'ال' if lead.article else ''}{said} {quantity.percent}"
    if quantity.size:
        return _scaled(line, quantity, amount, case, article=lead.article)
    if quantity.noun:
        return _with_unit(quantity, amount, case, article=lead.article)
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
    if line.before(start) in words("feminine_year"):
        return Gender.FEMININE
    return _M


def _scaled(line: Line, quantity: Quantity, amount: Amount, case: Case, *, article: bool) -> str:
    """«3.5 مليار دولار»: the scale is what the figures count, and the noun follows it."""
    scale = measures.scale_noun(quantity.size or 0)
    noun = quantity.noun
    follows = noun is not None or counts(line, quantity.end)
    tail = f" {noun.whole(noun.singular)}" if noun else ""
    if not amount.nameable or not amount.is_whole:
        return _part_of(amount, scale, case) + tail
    if amount.whole == 0:
        return f"صفر {scale.singular}{tail}"
    if (quantity.size or 0) == 1000 and amount.whole >= 1000:
        return f"{cardinal(amount.whole, _M, case, counts=True)} {scale.singular}{tail}"
    if amount.whole == 1 and not article:
        return scale.singular + tail
    written = line.word(quantity.end - 1) if not noun else ""
    follows = follows or (written == scale.singular and _a_noun_may_follow(line, quantity.end))
    return counted(amount.whole, scale, case, follows=follows, article=article) + tail


def _a_noun_may_follow(line: Line, at: int) -> bool:
    """A word of Latin letters after «25 مليون» is counted as a noun is."""
    return line.kind(at) is Kind.LATIN


def _part_of(amount: Amount, noun: Noun, case: Case) -> str:
    """ثلاثة مليارات ونصف المليار, نصف مليون, أربعة وأربعين فاصلة واحد مليار."""
    if amount.part and not amount.whole:
        return f"{amounts.fraction(amount.part, case, counts=True)} {noun.singular}"
    if not amount.nameable or (amount.decimals and not (amount.has_half and amount.whole)):
        return f"{amounts.spoken(amount, _M, case)} {noun.singular}"
    one = noun.singular if amount.whole == 1 else counted(amount.whole, noun, case)
    part = "نصف" if amount.has_half else amounts.fraction(amount.part, case, counts=True)
    return f"{one} و{part} {noun.definite}"


def _with_unit(quantity: Quantity, amount: Amount, case: Case, *, article: bool) -> str:
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
    if amount.part or (
        amount.has_half
        and noun.gender is Gender.FEMININE
        and noun.tail == ""
        and noun.singular in ("ساعة", "دقيقة")
    ):
        return noun.whole(_part_of(amount, replace(noun, tail=""), case))
    return f"{amounts.spoken(amount, _M, case)} {noun.whole(noun.singular)}"


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
    if not amount.nameable or not amount.is_whole:
        return amounts.spoken(amount, _M, case, counts=True)
    rest = amount.whole % 100
    agreed = _gender(quantity, amount)
    if _swallows_its_noun(quantity, lead):
        noun = known(word)
        if noun is None or word in (dual(noun.singular, each) for each in Case):
            return word
        return counted(amount.whole, noun, case)
    if 3 <= rest <= 10 and not is_plural(word):
        agreed = gender(word)
    say = definite if lead.article else cardinal
    return say(amount.whole, agreed, case, counts=True)


def _swallows_its_noun(quantity: Quantity, lead: Lead) -> bool:
    """One and two are said in the noun: شركة واحدة, شركتان; so are 101 and 102, in their last."""
    amount = quantity.until or quantity.amount
    if not quantity.word or quantity.size or not amount.is_whole or not amount.nameable:
        return False
    if lead.article or quantity.until or amount.whole % 100 not in (1, 2):
        return False
    return known(quantity.word) is not None or quantity.word.endswith(("تين", "تان"))
