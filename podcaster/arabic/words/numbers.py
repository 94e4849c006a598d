"""Numbers in words: cardinals and ordinals with gender and case, and digits one by one."""

from __future__ import annotations

from enum import StrEnum


class Gender(StrEnum):
    MASCULINE = "m"
    FEMININE = "f"


class Case(StrEnum):
    NOMINATIVE = "nominative"
    OBLIQUE = "oblique"
    """Genitive, or accusative where its letters are the same or nothing tells it from genitive."""
    ACCUSATIVE = "accusative"
    """It has letters of its own in واحدا, ألفا, مليونا, and is else as the oblique."""


_M, _F = Gender.MASCULINE, Gender.FEMININE

_MOST_DIGITS = 300
"""Nobody listens to more: it takes minutes."""

LIMIT = 10**18
"""Cardinals are smaller than this; above it, digits are all one can say."""

_ONES = {
    _M: ["صفر", "واحد", "اثن", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    _F: ["صفر", "واحدة", "اثنت", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"],
}
_TENS = {2: "عشر", 3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_HUNDREDS = {
    1: "مئة", 3: "ثلاثمئة", 4: "أربعمئة", 5: "خمسمئة", 6: "ستمئة", 7: "سبعمئة", 8: "ثمانمئة",
    9: "تسعمئة",
}  # fmt: skip
SCALES = {
    10**3: ("ألف", "آلاف"), 10**6: ("مليون", "ملايين"), 10**9: ("مليار", "مليارات"),
    10**12: ("تريليون", "تريليونات"), 10**15: ("كوادريليون", "كوادريليونات"),
}  # fmt: skip
"""Singular and plural."""

_ORDINALS = {
    _M: ["", "أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"],
    _F: [
        "", "أولى", "ثانية", "ثالثة", "رابعة", "خامسة", "سادسة", "سابعة", "ثامنة", "تاسعة", "عاشرة",
    ],
}  # fmt: skip
_FIRST_OF_MORE = {_M: "حادي", _F: "حادية"}


def cardinal(
    number: int,
    gender: Gender = _M,
    case: Case = Case.OBLIQUE,
    *,
    counts: bool = False,
) -> str:
    """The number in words, for a noun of that gender. Raises ValueError outside 0 to LIMIT.

    `counts` says that the noun follows at once: ألفا موظف, ثماني شركات, أحد عشر ألف طالب.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} has no name")
    if number == 0:
        return "صفر"
    said = []
    for size in sorted(SCALES, reverse=True):
        many, number = divmod(number, size)
        if many:
            said.append(_scaled(many, *SCALES[size], case, counts and not number))
    if number:
        said.append(_below_thousand(number, gender, case, counts))
    return " و".join(said)


def _scaled(many: int, singular: str, plural: str, case: Case, counts: bool) -> str:
    hundreds, rest = divmod(many, 100)
    if many == 1:
        return accusative(singular) if case is Case.ACCUSATIVE and not counts else singular
    if many == 2:
        return dual(singular, case, counts)
    if rest == 0:
        return f"{_hundreds(hundreds, case, counts=True)} {singular}"
    if rest <= 2:
        last = singular if rest == 1 else dual(singular, case, counts)
        return f"{_hundreds(hundreds, case, counts=True)} {singular} و{last}"
    words = _below_thousand(many, _M, case, counts=True)
    if rest <= 10:
        return f"{words} {plural}"
    return f"{words} {singular if counts else accusative(singular)}"


def _below_thousand(number: int, gender: Gender, case: Case, counts: bool) -> str:
    hundreds, rest = divmod(number, 100)
    said = []
    if hundreds:
        said.append(_hundreds(hundreds, case, counts and not rest))
    if rest:
        said.append(_below_hundred(rest, gender, case, counts))
    return " و".join(said)


def _hundreds(hundreds: int, case: Case, counts: bool) -> str:
    if hundreds == 2:
        return dual("مئة", case, counts)
    return _HUNDREDS[hundreds]


def _below_hundred(number: int, gender: Gender, case: Case, counts: bool) -> str:
    tens, ones = divmod(number, 10)
    if number == 11:
        return "أحد عشر" if gender is _M else "إحدى عشرة"
    if number == 12:
        two = _ONES[gender][2] + ("ا" if case is Case.NOMINATIVE else "ي")
        return f"{two} {'عشر' if gender is _M else 'عشرة'}"
    if 13 <= number <= 19:
        one = "ثماني" if (ones, gender) == (8, _F) else _ONES[gender][ones]
        return f"{one} {'عشر' if gender is _M else 'عشرة'}"
    if number <= 10:
        return _one(number, gender, case, counts)
    ten = _TENS[tens] + ("ون" if case is Case.NOMINATIVE else "ين")
    if not ones:
        return ten
    if case is Case.ACCUSATIVE and gender is _F and ones > 2:
        return f"{accusative(_ONES[_F][ones]) if ones != 8 else 'ثمانيا'} و{ten}"
    if ones == 1:
        one = _one(1, gender, case, counts=False) if gender is _M else "إحدى"
        return f"{one} و{ten}"
    return f"{_one(ones, gender, case, counts=False)} و{ten}"


def _one(number: int, gender: Gender, case: Case, counts: bool) -> str:
    if number == 2:
        return _ONES[gender][2] + ("ان" if case is Case.NOMINATIVE else "ين")
    if (number, gender, counts) == (8, _F, True):
        return "ثماني"
    if case is Case.ACCUSATIVE and (number, gender) in ((1, _M), (8, _F)):
        return "واحدا" if number == 1 else "ثمانيا"
    return _ONES[gender][number]


def definite(
    number: int, gender: Gender = _M, case: Case = Case.OBLIQUE, *, counts: bool = False
) -> str:
    """«الـ24» before a noun or after one: الأربع والعشرين; each member has the article."""
    case = Case.OBLIQUE if case is Case.ACCUSATIVE else case  # no ا after an article
    return with_article(cardinal(number, gender, case, counts=counts))


def with_article(words: str) -> str:
    """ال on each of the members that و joins."""
    return " و".join("ال" + member for member in words.split(" و"))


def ordinal(number: int, gender: Gender = _M, case: Case = Case.OBLIQUE) -> str:
    """The definite ordinal: الثالثة, الحادي والعشرين, الخمسون بعد المئة."""
    hundreds, rest = divmod(number, 100)
    if not 0 < number < LIMIT:
        return definite(number, gender, case)
    if not rest:
        return with_article(cardinal(number, _M, case))
    first = _ordinal_below_hundred(rest, gender, case)
    if not hundreds:
        return first
    return f"{first} بعد {with_article(cardinal(number - rest, _M, Case.OBLIQUE))}"


def _ordinal_below_hundred(number: int, gender: Gender, case: Case) -> str:
    tens, ones = divmod(number, 10)
    if number <= 10:
        return "ال" + _ORDINALS[gender][number]
    one = _FIRST_OF_MORE[gender] if ones == 1 else _ORDINALS[gender][ones]
    if number < 20:
        return f"ال{one} {'عشر' if gender is _M else 'عشرة'}"
    ten = "ال" + _TENS[tens] + ("ون" if case is Case.NOMINATIVE else "ين")
    return f"ال{one} و{ten}" if ones else ten


def digits(written: str) -> str:
    """Each digit by its name, 300 at most and then «and so on»; everything else is passed over."""
    figures = [char for char in written if char.isdecimal()]
    said = [cardinal(int(char), case=Case.NOMINATIVE) for char in figures[:_MOST_DIGITS]]
    return " ".join(said) + (" إلى آخره" if len(figures) > _MOST_DIGITS else "")


def dual(noun: str, case: Case, counts: bool = False) -> str:
    """Two of the noun, each word of it; `counts` drops the ن before what follows."""
    ending = "ا" if case is Case.NOMINATIVE else "ي"
    return " ".join(_stem(word) + ending + ("" if counts else "ن") for word in noun.split())


def _stem(word: str) -> str:
    if word.endswith("ة"):
        return word[:-1] + "ت"
    if word.endswith(("ى", "ا")) and len(word) > 3:
        return word[:-1] + "ي"
    return word


def accusative(noun: str) -> str:
    """The noun as 11 to 99 want it, each word of it: مليونا, ريالا سعوديا, شركة."""
    return " ".join(
        word if word.endswith(("ة", "ا", "ى", "اء", "أ", "و")) else word + "ا"
        for word in noun.split()
    )
