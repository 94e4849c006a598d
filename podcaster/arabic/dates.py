"""Dates: in figures, with month names of every tradition, Gregorian and Hijri; and eras."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from podcaster.arabic.line import Said
from podcaster.arabic.nouns import known, rows, words
from podcaster.arabic.numbers import Case, Gender, cardinal, digits, ordinal
from podcaster.arabic.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.line import Lead, Line

_ERAS = {"هـ": "للهجرة", "ه": "للهجرة", "م": "للميلاد"}
_LONG_ERAS = {"ق.م": "قبل الميلاد", "ق.هـ": "قبل الهجرة", "ق.ه": "قبل الهجرة", "ب.م": "بعد الميلاد"}
_LATIN_ERAS = {
    "AD": "للميلاد",
    "CE": "للميلاد",
    "BC": "قبل الميلاد",
    "BCE": "قبل الميلاد",
    "AH": "للهجرة",
}
_YEAR_WORDS = ("عام", "سنة", "لعام", "لسنة")
_DAY_WORDS = (
    "يوم",
    "في",
    "بتاريخ",
    "تاريخ",
    "ليلة",
    "صباح",
    "مساء",
    "حتى",
    "منذ",
    "من",
    "إلى",
    "قبل",
    "بعد",
)


@cache
def _months() -> dict[str, tuple[str, int]]:
    """Tradition and number, by the name in lower case."""
    return {name.casefold(): (kind, int(month)) for kind, month, name in rows("months.tsv")}


@cache
def _names() -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for kind, month, name in rows("months.tsv"):
        found.setdefault((kind, int(month)), name)
    return found


def month(line: Line, at: int) -> tuple[str, int] | None:
    """The name of the month that stands there, as it is said, and where it ends."""
    written = line.text(at).rstrip(".") if line.kind(at) is Kind.LATIN else line.word(at)
    two = f"{written} {line.word(at + 1)}"
    if two.casefold() in _months():
        return two, at + 2
    if written and written.casefold() in _months():
        kind, number = _months()[written.casefold()]
        return (_names()["gregorian", number] if kind == "latin" else written), at + 1
    return None


def year_in_words(figures: int, *, feminine: bool = False) -> str:
    return cardinal(figures, Gender.FEMININE if feminine else Gender.MASCULINE, Case.OBLIQUE)


def in_figures(line: Line, at: int, lead: Lead) -> Said | None:
    """A date token: 15/3/2024, 2024-03-15, 1445/9/1."""
    if line.kind(at) is not Kind.DATE:
        return None
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
    kind = "hijri" if 1300 <= year <= 1500 else "gregorian"
    name = _names()[kind, number]
    era, end = _era(line, at + 1)
    said = f"{ordinal(day, case=line.case(lead))} من {name} عام {year_in_words(year)}{era}"
    return Said(said, end)


def named(line: Line, at: int, lead: Lead) -> Said | None:
    """«15 مارس 2024», «15-20 مارس», «3 و4 مايو», «الـ25 من يناير», «15/3»."""
    days = _days(line, at)
    if days is None:
        return _day_and_month(line, at, lead)
    figures, end, joint = days
    of = end + 1 if line.word(end) == "من" else end
    if line.word(of) == "شهر":
        found = month(line, of + 1)
        found = (f"شهر {found[0]}", found[1]) if found else None
    else:
        found = month(line, of)
    if found is None or _is_no_month(line, of, found[1], lead):
        return None
    case = line.case(lead)
    said = joint.join(ordinal(day, case=case) for day in figures)
    if len(figures) == 2 and joint == " إلى ":
        said = joint.join(ordinal(day) for day in figures)
        said = said if line.before(lead.start) == "من" else f"من {said}"
    year, end = _year(line, found[1])
    return Said(f"{said} من {found[0]}{year}", end)


def _days(line: Line, at: int) -> tuple[list[int], int, str] | None:
    first = _day(line, at)
    if first is None:
        return None
    if line.symbol(at + 1, "-–") or (line.word(at + 1) == "و" and line.kind(at + 2) is Kind.NUMBER):
        second = _day(line, at + 2)
        if second is not None:
            joint = " و" if line.word(at + 1) else " إلى "
            return [first, second], at + 3, joint
        return None
    return [first], at + 1, ""


def _day(line: Line, at: int) -> int | None:
    text = line.text(at)
    if line.kind(at) is not Kind.NUMBER or not re.fullmatch(r"\d{1,2}", text):
        return None
    return int(text) if 1 <= int(text) <= 31 else None


def _is_no_month(line: Line, at: int, end: int, lead: Lead) -> bool:
    """صفر is a month beside a year or after a day's word alone; else it is nought."""
    if line.word(at) != "صفر":
        return False
    return not (line.kind(end) is Kind.NUMBER or line.before(lead.start) in _DAY_WORDS)


def _year(line: Line, at: int) -> tuple[str, int]:
    """The year after a month, said with عام, and its era."""
    comma = line.kind(at) is Kind.STOP and line.text(at) in "،,"
    after = at + comma
    word = line.word(after)
    if word in ("من", "لعام", "لسنة", "عام", "سنة", "العام"):
        return "", at
    if line.kind(after) is not Kind.NUMBER or not re.fullmatch(r"\d{4}", line.text(after)):
        return "", at
    if line.symbol(after + 1, "%-–") and line.near(after + 1):
        return "", at
    era, end = _era(line, after + 1)
    return f" عام {year_in_words(int(line.text(after)))}{era}", end


def _era(line: Line, at: int) -> tuple[str, int]:
    """«هـ», «م», «ق.م» after a year."""
    three = "".join(line.text(each) for each in range(at, at + 3))
    if three in _LONG_ERAS and line.near(at + 1) and line.near(at + 2):
        return f" {_LONG_ERAS[three]}", at + 3
    if line.kind(at) is Kind.LATIN and line.text(at) in _LATIN_ERAS:
        return f" {_LATIN_ERAS[line.text(at)]}", at + 1
    if line.word(at) in _ERAS and not (line.symbol(at + 1, "²³/") and line.near(at + 1)):
        return f" {_ERAS[line.word(at)]}", at + 1
    return "", at


def year(line: Line, at: int, lead: Lead) -> Said | None:
    """«2026» after عام, «1445هـ», «2024م», «500 ق.م», «2023/2024», «2020-2025»."""
    if line.kind(at) is not Kind.NUMBER or not line.text(at).isdecimal() or len(line.text(at)) > 5:
        return None
    figures = int(line.text(at))
    before = line.before(lead.start)
    feminine = before in words("feminine_year")
    two = _two_years(line, at, lead)
    if two is not None:
        return two
    era, end = _era(line, at + 1)
    plain_metre = era == " للميلاد" and line.word(at + 1) == "م"
    if era and not (plain_metre and not _is_like_a_year(line, at, before)):
        return Said(year_in_words(figures, feminine=feminine) + era, end)
    if (
        before in ("عام", "سنة", "العام", "السنة", "لعام", "لسنة", "بعام")
        and figures > 31
        and not lead.article
    ):
        return Said(year_in_words(figures, feminine=feminine), at + 1)
    return None


def _is_like_a_year(line: Line, at: int, before: str) -> bool:
    if before in _YEAR_WORDS or (before in words("before_year") and line.near(at + 1)):
        return True
    return (
        len(line.text(at)) == 4
        and 1000 <= int(line.text(at)) <= 2199
        and (line.near(at + 1) or before in words("before_year") or month(line, at - 1) is not None)
    )


def _two_years(line: Line, at: int, lead: Lead) -> Said | None:
    if not line.symbol(at + 1, "-–/") or line.kind(at + 2) is not Kind.NUMBER:
        return None
    if line.near(at + 1) != line.near(at + 2) or line.symbol(at + 3, "-–/%"):
        return None
    first, second = line.text(at), line.text(at + 2)
    short = len(second) == 2 and second.isdecimal()
    if not re.fullmatch(r"\d{4}", first) or not (short or re.fullmatch(r"\d{4}", second)):
        return None
    start = int(first)
    until = start - start % 100 + int(second) if short else int(second)
    if not (1000 <= start <= 2199 and start < until <= 2199):
        return None
    if line.symbol(at + 1, "/") and until - start > 1:
        return None
    if not short and known(line.word(at + 3)):
        return None
    era, end = _era(line, at + 3)
    one, other = year_in_words(start), year_in_words(until)
    if line.symbol(at + 1, "/") or line.any_before(lead.start, words("season"), 3):
        return Said(f"{one} {other}{era}", end)
    before = line.before(lead.start)
    if before == "بين":
        return Said(f"{one} و{other}{era}", end)
    return Said(f"{'' if before == 'من' else 'من '}{one} إلى {other}{era}", end)


def _day_and_month(line: Line, at: int, lead: Lead) -> Said | None:
    """«15/3» where a day is spoken of, «3/2024» and «مارس 15, 2024»."""
    if line.kind(at) is not Kind.NUMBER or not line.symbol(at + 1, "/") or line.symbol(at + 3, "/"):
        return None
    first, second = line.text(at), line.text(at + 2)
    if not (first.isdecimal() and second.isdecimal() and line.near(at + 1) and line.near(at + 2)):
        return None
    if len(second) == 4 and 1 <= int(first) <= 12 and 1000 <= int(second) <= 2199:
        kind = "hijri" if 1300 <= int(second) <= 1500 else "gregorian"
        era, end = _era(line, at + 3)
        return Said(f"{_names()[kind, int(first)]} عام {year_in_words(int(second))}{era}", end)
    if len(first) > 2 or len(second) > 2:
        return None
    day, number = int(first), int(second)
    if line.before(lead.start) not in _DAY_WORDS or not (1 <= day <= 31 and 1 <= number <= 12):
        return None
    if line.before(lead.start) not in ("يوم", "بتاريخ", "تاريخ") and day < number <= 10:
        return None
    return Said(f"{ordinal(day, case=line.case(lead))} من {_names()['gregorian', number]}", at + 3)


def after_month(line: Line, at: int) -> Said | None:
    """«مارس 15, 2024» and «مارس 2024»: a month's name, and figures after it."""
    found = month(line, at)
    if found is None:
        return None
    day = _day(line, found[1])
    if day is not None and line.kind(at) is Kind.LATIN:
        year, end = _year(line, found[1] + 1)
        return Said(f"{ordinal(day)} من {found[0]}{year}", end)
    year, end = _year(line, found[1])
    if year or line.kind(at) is Kind.LATIN:
        return Said(found[0] + year.replace(" عام ", " "), end)
    return None


def ids(line: Line, at: int) -> Said | None:
    """Figures with a nought before them, which are no amount: 007."""
    text = line.text(at)
    if line.kind(at) is Kind.NUMBER and text.isdecimal() and len(text) > 1 and text.startswith("0"):
        return Said(digits(text), at + 1)
    return None
