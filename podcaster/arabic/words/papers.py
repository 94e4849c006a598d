"""How papers and books name themselves and their people: م/44, 112/ب, (ت 354 هـ), ص 45-60."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.words import ordinals, years
from podcaster.arabic.words.abbreviations import LETTER_NAMES
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.months import Calendar, calendar_of, month
from podcaster.arabic.words.numbers import Case, Gender, cardinal
from podcaster.arabic.words.stops import BREATH
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_F = Gender.FEMININE
_LIVES = {"ت": "المتوفى", "و": "المولود"}
_OF_A_WOMAN = frozenset(("بنت", "السيدة", "الشاعرة", "الكاتبة", "الأميرة", "الملكة", "عائشة"))
_PAGES = ("ص", "صص", "ص ص")


def law_number(line: Line, at: int, _: Lead) -> Said | None:
    """«م/44», «(م/44)»: a letter and a figure name a law."""
    bracketed = line.symbol(at, "(")
    start = at + bracketed
    letter, figures = LETTER_NAMES.get(line.word(start)), line.text(start + 2)
    if letter is None or line.word(start) == "و" or not line.symbol(start + 1, "/"):
        return None
    if line.near(start + 1) != line.near(start + 2) or line.kind(start + 2) is not Kind.NUMBER:
        return None
    if not figures.isdecimal() or len(figures) > 4 or line.near(start) > bracketed:
        return None
    end = start + 3
    if bracketed:
        if not line.symbol(end, ")"):
            return None
        end += 1
    return Said(f"{letter} على {cardinal(int(figures))}", end)


def lettered(line: Line, at: int, lead: Lead) -> Said | None:
    """«المادة 112/ب», «القرار 38/م»: a figure and the letter of a part."""
    letter, figures = LETTER_NAMES.get(line.word(at + 2)), line.text(at)
    clause = ordinals.unprefixed(line.word(lead.start - 1)) in words().clause | words().ordinal
    mark = line.symbol(at + 1, "/-" if clause else "/")
    if letter is None or not mark or not figures.isdecimal() or len(figures) > 6:
        return None
    if not line.near(at + 1) or not line.near(at + 2) or line.symbol(at + 3, "/²³"):
        return None
    number = ordinals.of_noun(line, at, lead, lettered=True) if clause else None
    if number is None:
        return Said(f"{cardinal(int(figures), case=line.case(lead))} على {letter}", at + 3)
    part = f"فقرة {letter}" if "ماد" in line.word(lead.start - 1) else letter
    return Said(f"{number.words} {part}", at + 3, number.case, number.gender)


def life(line: Line, at: int, _: Lead) -> Said | None:
    """«(ت 354 هـ)», «ت. 1973م»: the year in which somebody died."""
    told = _LIVES.get(line.word(at))
    if told is None:
        return None
    mark = line.kind(at + 1) is Kind.STOP and line.text(at + 1) in ".:"
    figure = at + 1 + mark
    if line.word(figure) in ("سنة", "عام"):
        figure += 1
    text = line.text(figure)
    if line.kind(figure) is not Kind.NUMBER or not text.isdecimal() or len(text) > 4:
        return None
    era, end = years.era(line, figure + 1)
    opened = line.symbol(at - 1, "([")
    if not (era or (opened and line.symbol(end, ")]") and len(text) > 2)):
        return None
    if line.word(at) == "و" and not (opened and mark):
        return None
    if told == "المتوفى" and line.any_before(at, _OF_A_WOMAN, 6):
        told = "المتوفاة"
    said = f"{told} سنة {years.year_in_words(int(text), feminine=True)}{era}"
    return Said(said, end, Case.OBLIQUE, _F)


def pages(line: Line, at: int, _: Lead) -> Said | None:
    """«ص 45-60», «ص ص 45 – 60», «صص. 45-60»."""
    if line.word(at) not in _PAGES:
        return None
    start = at + 1
    start += line.kind(start) is Kind.STOP and line.text(start) in ".:"
    first, last = line.text(start), line.text(start + 2)
    if not line.symbol(start + 1, "-–") or line.kind(start) is not Kind.NUMBER:
        return None
    if not (first.isdecimal() and last.isdecimal() and len(first) <= 4 and len(last) <= 4):
        return None
    said = f"{cardinal(int(first), _F)} إلى {cardinal(int(last), _F)}"
    return Said(f"الصفحات من {said}", start + 3, Case.OBLIQUE, _F)


def same_date(line: Line, at: int, _: Lead) -> Said | None:
    """«5 رمضان 1380 هـ / 20 فبراير 1961 م»: one date in two calendars."""
    if not line.symbol(at, "/=-–") or not _is_dated(line, at - 1):
        return None
    if _begins_a_date(line, at + 1):
        hijri = line.symbol(at, "/=") or line.word(at - 1) in ("ه", "هجرية", "هجري")
        return Said(f"{BREATH} الموافق", at + 1) if hijri else None
    text = line.text(at + 1)
    if line.kind(at + 1) is not Kind.NUMBER or not text.isdecimal() or len(text) > 4:
        return None
    era, end = years.era(line, at + 2)
    hijri = line.word(at - 1) == "ه"
    if not era or hijri == ("للهجرة" in era):
        return None
    return Said(f"{BREATH} الموافق عام {years.year_in_words(int(text))}{era}", end)


def _is_dated(line: Line, at: int) -> bool:
    """Whether a date or a year ends there."""
    if line.word(at) in ("ه", "م", "هجرية", "ميلادية", "هجري", "ميلادي"):
        return line.kind(at - 1) in (Kind.NUMBER, Kind.DATE)
    if line.kind(at) is Kind.DATE:
        return calendar_of(_year(line.text(at))) is Calendar.HIJRI
    return line.kind(at) is Kind.NUMBER and len(line.text(at)) == 4 and _month_ends(line, at)


def _year(date: str) -> int:
    return max(int(part) for part in date.replace("-", "/").replace(".", "/").split("/"))


def _month_ends(line: Line, at: int) -> bool:
    return month(line, at - 1) is not None or month(line, at - 2) is not None


def _begins_a_date(line: Line, at: int) -> bool:
    if line.kind(at) is Kind.DATE:
        return True
    return line.kind(at) is Kind.NUMBER and month(line, at + 1) is not None
