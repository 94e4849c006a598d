"""Clock times and lengths of time: 10:30 صباحا, 23:45, الساعة 3, 1:23:45."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.nouns import Noun, counted
from podcaster.arabic.words.numbers import Case, Gender, ordinal
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_F = Gender.FEMININE
_AROUND = 10
"""How many words away another hour or «بتوقيت» may stand that tells of times."""
_HOUR = Noun("ساعة", "ساعات", _F)
_MINUTE = Noun("دقيقة", "دقائق", _F)
_SECOND = Noun("ثانية", "ثوان", _F)
_HALVES = {"ص": "صباحا", "م": "مساء", "am": "صباحا", "pm": "مساء", "a.m.": "صباحا", "p.m.": "مساء"}
_PARTS_OF_DAY = (
    "صباحا صباح مساء مساءا ظهرا عصرا فجرا ليلا ضحى بعد قبل منتصف من فجر ظهر عصر"
).split()
_ZONES = {"GMT": "بتوقيت غرينتش", "UTC": "بالتوقيت العالمي", "KSA": "بتوقيت السعودية"}
_LENGTHS = frozenset("مدة مدتها مدته زمن زمنه بزمن زمنها استغرق استغرقت توقيت وقت".split())
_HOURS = frozenset({"الساعة", "الساعه"})
_TIMES_OF_DAY = ("صباحا", "مساء", "ظهرا", "عصرا", "فجرا", "ليلا")


def duration(line: Line, at: int, lead: Lead) -> Said | None:
    """A length of time: «1:23:45», «بزمن 9:58»."""
    first, second, *third = (int(part) for part in line.text(at).split(":"))
    if third and not _on_the_clock(line, lead):
        return Said(_length((first, _HOUR), (second, _MINUTE), (third[0], _SECOND)), at + 1)
    timed = line.any_before(lead.start, _LENGTHS, 3) and not _on_the_clock(line, lead)
    if first > 24 or timed:
        return Said(_length((first, _MINUTE), (second, _SECOND)), at + 1)
    return None


def clock(line: Line, at: int, lead: Lead) -> Said | None:
    """«10:30 صباحا», «23:45», «10:30-12:00»."""
    hour, minute = (int(part) for part in line.text(at).split(":")[:2])
    case = line.case(_of_the_hour(line, lead))
    said, end = _clock(line, at + 1, hour, minute, case)
    return _until(line, said, end, lead)._replace(case=case, gender=_F)


def hour(line: Line, at: int, lead: Lead) -> Said | None:
    """«3» after الساعة, «8 مساء», «6 PM», and «5» of «الساعة 3 إلى 5»."""
    if not _is_an_hour(line, at, lead):
        return None
    said, end = _clock(line, at + 1, int(line.text(at)), 0, Case.OBLIQUE)
    return _until(line, said, end, lead)._replace(case=Case.OBLIQUE, gender=_F)


def _is_an_hour(line: Line, at: int, lead: Lead) -> bool:
    text = line.text(at)
    if not text.isdecimal() or len(text) > 2:
        return False
    if not 1 <= int(text) <= 24 or (lead.article and line.word(at + 1) not in _TIMES_OF_DAY):
        return False
    if _on_the_clock(line, lead) or line.word(at + 1) in _TIMES_OF_DAY:
        return True
    if line.word(at + 1) == "ص" and int(text) <= 12:
        return True
    if line.word(at + 1) == "م" and int(text) <= 12 and _is_told(line, at, lead):
        return True
    if line.kind(at + 1) is Kind.LATIN and line.text(at + 1).casefold() in _HALVES:
        return True
    goes_on = line.before(lead.start) in ("إلى", "حتى") and line.any_before(lead.start, _HOURS, 4)
    return goes_on and not line.word(at + 1)


def _is_told(line: Line, at: int, lead: Lead) -> bool:
    """Whether «م» after an hour is of the evening, and no metre: «من 8 ص حتى 4 م»."""
    if line.before(lead.start) in words().length:
        return False
    if line.symbol(at + 2, "-–") and _time(line, at + 3):
        return True  # «5 م - 9 م»
    around = range(max(lead.start - _AROUND, 0), min(at + _AROUND, line.length))
    for each in around:
        if line.before(each + 1) in words().hours or line.kind(each) is Kind.TIME:
            return True
        if line.word(each) == "ص" and line.kind(each - 1) is Kind.NUMBER:
            return True
    return False


def _on_the_clock(line: Line, lead: Lead) -> bool:
    return line.word(lead.start - 1).lstrip("ول") in ("الساعة", "الساعه") or line.word(
        lead.start - 1
    ) in ("والساعة", "للساعة", "بالساعة")


def _of_the_hour(line: Line, lead: Lead) -> Lead:
    """What governs «الساعة 10:30» stands before الساعة."""
    if not _on_the_clock(line, lead):
        return lead
    return lead.moved(lead.start - 1)


def _until(line: Line, said: str, end: int, lead: Lead) -> Said:
    """«10:30-12:00»: from one time to another."""
    if line.symbol(end, "-–") and _time(line, end + 1):
        hour, minute = _time(line, end + 1)
        other, last = _clock(line, end + 2, hour, minute, Case.OBLIQUE)
        return Said(f"{'' if line.before(lead.start) == 'من' else 'من '}{said} إلى {other}", last)
    return Said(said, end)


def _time(line: Line, at: int) -> tuple[int, ...]:
    """The hour and the minute there: «12:00», «5 م»."""
    text = line.text(at)
    if line.kind(at) is Kind.TIME:
        return tuple(int(part) for part in text.split(":")[:2])
    is_hour = line.kind(at) is Kind.NUMBER and text.isdecimal() and len(text) < 3
    return (int(text), 0) if is_hour and _half(line, at + 1) and 1 <= int(text) <= 12 else ()


def _clock(line: Line, end: int, hour: int, minute: int, case: Case) -> tuple[str, int]:
    half = _half(line, end)
    if half:
        end += 1
    named = line.word(end) in _PARTS_OF_DAY or line.word(end + 1) in ("صباحا", "مساء")
    shown = (hour - 1) % 12 + 1
    said = _hour_and_minutes(shown, minute, case)
    if half:
        said = f"{said} {half}"
    elif not named and (hour > 12 or hour == 0):
        said = f"{said} {_part_of_day(hour)}"
    if line.text(end) in _ZONES:
        return f"{said} {_ZONES[line.text(end)]}", end + 1
    return said, end


def _half(line: Line, at: int) -> str | None:
    """«ص», «م», «AM»: the half of the day."""
    token = line.token(at)
    text = token.text.casefold() if token.kind is Kind.LATIN else line.word(at)
    return _HALVES.get(text)


def _hour_and_minutes(hour: int, minute: int, case: Case) -> str:
    name = "الواحدة" if hour == 1 else ordinal(hour, _F)
    if minute == 0:
        return name
    if minute == 30:
        return f"{name} والنصف"
    if minute == 15:
        return f"{name} والربع"
    if minute == 45:
        following = hour % 12 + 1
        return f"{'الواحدة' if following == 1 else ordinal(following, _F)} إلا ربعا"
    return f"{name} و{counted(minute, _MINUTE, case)}"


def _part_of_day(hour: int) -> str:
    if hour in (0, 24):
        return "بعد منتصف الليل"
    return "بعد الظهر" if hour < 18 else "مساء"


def _length(*parts: tuple[int, Noun]) -> str:
    return " و".join(_some(number, noun) for number, noun in parts if number) or "صفر"


def _some(number: int, noun: Noun) -> str:
    return noun.singular if number == 1 else counted(number, noun, Case.OBLIQUE)
