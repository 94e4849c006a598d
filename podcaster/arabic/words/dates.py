"""Dates: in figures, with month names of every tradition, Gregorian and Hijri; and eras."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words import years
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.months import Calendar, calendar_of, month, names
from podcaster.arabic.words.numbers import Case, Gender, cardinal, ordinal
from podcaster.arabic.words.quantities import counts
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_WEEKDAYS = frozenset(
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الاحد الاربعاء".split()
)
_M = Gender.MASCULINE


def in_figures(line: Line, at: int, lead: Lead) -> Said | None:
    """A date token: 15/3/2024, 2024-03-15, 1445/9/1."""
    parts = [int(part) for part in re.split(r"[/.-]", line.text(at))]
    year_first = parts[0] > 31
    day, number, year = (
        (parts[2], parts[1], parts[0]) if year_first else (parts[0], parts[1], parts[2])
    )
    if number > 12 >= day:
        day, number = number, day
    if not (1 <= number <= 12 and 1 <= day <= 31):
        said = " ".join(cardinal(part, case=Case.NOMINATIVE) for part in parts)
        return Said(said, at + 1)
    if year < 100:
        year += 2000 if year < 50 else 1900
    name = names()[calendar_of(year), number]
    era, end = years.era(line, at + 1)
    case = line.case(lead)
    said = f"{ordinal(day, case=case)} من {name} عام {years.year_in_words(year)}{era}"
    return Said(said, end, case, _M)


def day_of_month(line: Line, at: int, lead: Lead) -> Said | None:
    """«15 مارس 2024», «15-20 مارس», «3 و4 مايو», «الـ25 من يناير»."""
    days = _days(line, at)
    if days is None:
        return None
    figures, end, joint = days
    of = end + 1 if line.word(end) == "من" or line.symbol(end, "/-") else end
    if line.word(of) == "شهر":
        found = month(line, of + 1)
        found = (f"شهر {found[0]}", found[1]) if found else None
    else:
        found = month(line, of)
    if found is None or _is_no_month(line, of, found[1], lead):
        return None
    case = line.case(lead)
    said = joint.join(ordinal(day, case=case) for day in figures)
    if len(figures) == 2 and line.symbol(at + 1, "-–"):
        said = _stretch(said, line.before(lead.start))
    year, end = years.following(line, found[1])
    return Said(f"{said} من {found[0]}{year}", end, case, _M)


def _stretch(days: str, before: str) -> str:
    """A range of days after the word that stands before it."""
    if before in ("بين", "يومي", "ليلتي"):
        return days.replace(" إلى ", " و")
    said = days if before == "من" else f"من {days}"
    return f"الفترة {said}" if before in ("في", "خلال") else said


def day_of_week(line: Line, at: int, lead: Lead) -> Said | None:
    """«الجمعة 2» of «من الجمعة 2 إلى الأحد 4 مايو»: its month comes later."""
    day = _day(line, at)
    if day is None or line.before(lead.start) not in _WEEKDAYS or counts(line, at + 1):
        return None
    following = line.word(at + 1)
    if following not in ("", "إلى", "حتى", "و", "من") or line.symbol(at + 1, "%/:"):
        return None
    case = line.case(lead)
    return Said(ordinal(day, case=case), at + 1, case, _M)


def _days(line: Line, at: int) -> tuple[list[int], int, str] | None:
    first = _day(line, at)
    if first is None:
        return None
    between = line.word(at + 1)
    if _is_english_ordinal(line, at + 1):
        return [first], at + 2 + (line.text(at + 2) == "of"), ""
    if line.symbol(at + 1, "-–") or between in ("و", "إلى", "حتى", "أو"):
        second = _day(line, at + 2)
        if second is not None:
            joint = f" {between or 'إلى'} ".replace(" و ", " و")
            return [first, second], at + 3, joint
    return [first], at + 1, ""


def _is_english_ordinal(line: Line, at: int) -> bool:
    return line.near(at) and line.text(at) in ("st", "nd", "rd", "th")


def _day(line: Line, at: int) -> int | None:
    text = line.text(at)
    if line.kind(at) is not Kind.NUMBER or not re.fullmatch(r"\d{1,2}", text):
        return None
    return int(text) if 1 <= int(text) <= 31 else None


def _is_no_month(line: Line, at: int, end: int, lead: Lead) -> bool:
    """صفر is a month beside a year or after a day's word alone; else it is nought."""
    if line.word(at) != "صفر":
        return False
    return not (line.kind(end) is Kind.NUMBER or line.before(lead.start) in words().before_day)


def round_the_clock(line: Line, at: int, _: Lead) -> Said | None:
    """«24/7»."""
    written = "".join(line.text(each) for each in range(at, at + 3))
    is_it = written == "24/7" and not line.symbol(at + 3, "/")
    return Said("على مدار الساعة", at + 3) if is_it else None


def paper(line: Line, at: int, lead: Lead) -> Said | None:
    """«القرار 12/2020»."""
    first, second = _slashed(line, at) or ("", "")
    if len(second) != 4 or line.before(lead.start) not in words().numbered:
        return None
    case = line.case(lead)
    said = f"{cardinal(int(first), case=case)} لعام {years.year_in_words(int(second))}"
    return Said(said, at + 3, case, _M)


def month_of_year(line: Line, at: int, _: Lead) -> Said | None:
    """«3/2024», «9/1445», «2024/03»."""
    first, second = _slashed(line, at) or ("", "")
    if len(second) == 4 and 1 <= int(first) <= 12 and years.is_year(int(second)):
        name = names()[calendar_of(int(second)), int(first)]
        era, end = years.era(line, at + 3)
        return Said(f"{name} عام {years.year_in_words(int(second))}{era}", end)
    if len(first) == 4 and len(second) == 2 and 1 <= int(second) <= 12:
        name = names()[Calendar.GREGORIAN, int(second)]
        return Said(f"{name} عام {years.year_in_words(int(first))}", at + 3)
    return None


def day_in_figures(line: Line, at: int, lead: Lead) -> Said | None:
    """«15/3», where a day is spoken of."""
    first, second = _slashed(line, at) or ("", "")
    before = line.before(lead.start)
    if not 1 <= len(first) <= 2 or len(second) > 2 or before not in words().before_day:
        return None
    day, number = int(first), int(second)
    if not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    if before not in ("يوم", "بتاريخ", "تاريخ") and day < number <= 10:
        return None
    case = line.case(lead)
    name = names()[Calendar.GREGORIAN, number]
    return Said(f"{ordinal(day, case=case)} من {name}", at + 3, case, _M)


def _slashed(line: Line, at: int) -> tuple[str, str] | None:
    """The two figures that a slash alone joins."""
    if not line.symbol(at + 1, "/") or line.symbol(at + 3, "/"):
        return None
    first, second = line.text(at), line.text(at + 2)
    joined = line.near(at + 1) and line.near(at + 2)
    return (first, second) if joined and first.isdecimal() and second.isdecimal() else None


def after_month(line: Line, at: int, _: Lead) -> Said | None:
    """«March 15, 2024» and «مارس 2024»: a month's name, and figures after it."""
    found = month(line, at)
    if found is None:
        return None
    day = _day(line, found[1])
    if day is not None and line.kind(at) is Kind.LATIN:
        end = found[1] + 1 + _is_english_ordinal(line, found[1] + 1)
        year, end = years.following(line, end)
        return Said(f"{ordinal(day)} من {found[0]}{year}", end, Case.OBLIQUE, _M)
    year, end = years.following(line, found[1])
    if year or line.kind(at) is Kind.LATIN:
        return Said(found[0] + year.replace(" عام ", " "), end)
    return None
