"""Lines that are a date and nothing more, as Arabic papers write them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_CHARS = 180
# A clock without a zone is most often Mecca's, and then never later than the truth by much.
_ZONE_HOURS = 3
_HIJRI_YEARS = range(1300, 1501)
_CLOCK = re.compile(
    r"""
    (?<![\d:]) (?P<hour>\d{1,2})
    (?: [:.٫](?P<minute>[0-5]\d) (?::\d\d)? (?:\.\d+)? (?![.\d])
      | (?=\ ?(?:صباحا|مساء|ظهرا|[ap]m\b)) )                                   # 9 مساء
    \ ?(?P<half>صباحا|مساء|ظهرا|عصرا|ليلا|بعد\ الظهر|[ap]\.?m(?!\w)|[صم](?!\w))?    # 10:30 م
    (?P<zulu>z|[+]\d\d:?\d\d)?                                                  # 10:30+03:00
    """,
    re.VERBOSE,
)
_OFFSET = re.compile(r"\(?\b(?:gmt|utc) ?(?P<sign>[+-]) ?(?P<hours>\d{1,2})(?::?\d\d)?\b\)?")
"""GMT+0400"""
# NAME is a month; between its parts stand blanks, commas, dashes and slashes.
_FIGURES = (
    r"(?<!\d)(?P<year>\d{4}) ?(?P<mark>[-/.]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<day>\d{1,2})"
    r"(?:t(?=\d)|(?!\d))",
    r"(?<!\d)(?P<day>\d{1,2}) ?(?P<mark>[-/.]) ?(?P<month>\d{1,2}) ?(?P=mark) ?"
    r"(?P<year>\d{4})(?!\d)",
    r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<short>\d\d)(?![\d/])",
)
_NAMED = (
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er)?(?: من)?[ /\-،,.]*NAME[ /\-،,.]*"
    r"(?:(?:سنه|عام|لعام) )?(?P<year>\d{4})?(?!\d)(?: ?م(?!\w))?",
    r"NAME (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: ?[،,] ?| )(?P<year>\d{4})(?!\d)",
    r"(?<!\d)(?P<year>\d{4})[ /\-،,.]+NAME[ /\-،,.]+(?P<day>\d{1,2})(?!\d)",
    r"NAME[ ،,]+(?P<year>\d{4})(?!\d)",
)
_NAME = r"(?<!\w)(?:من )?(?P<month>MONTHS)(?: ?[/\-(] ?(?:MONTHS)\)?)?(?!\w)"
_HIJRI = (
    r"(?<!\d)\d{1,2}[ /\-،,.]*(?:من )?(?:MONTHS)[ /\-،,.]*(?:ل?(?:عام|سنه) )?(?:\d{4})?(?!\d)"
    r"(?: ?هـ?(?!\w))?"
)
_PUNCTUATION = re.compile(r"[-|،,()\[\]/.:;؛·@+]")
_ISSUE = re.compile(r"(?<!\w)(?:ال)?(?:عدد|سنه|issue|vol|no)(?: رقم)?[ .:]*\(?\d+\)?(?!\w)")
"""«العدد 1234», which papers print beside the date."""


_DIGIT = re.compile(r"\d")
_SPELLED_CLOCK = re.compile(
    r"(?:الساعه )?ال\w+ه(?: (?:و\w+|الا \w+)){0,2} (?:صباحا|مساء|ظهرا|عصرا|ليلا|فجرا)(?!\w)"
)
"""«الساعة العاشرة والنصف صباحا»"""
_KIND = re.compile(r"^(?:تاريخ|بتاريخ|يوم) (?:ال)?\w+ ?:")
"""«تاريخ الإجابة: 12 مارس»"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a date line says."""

    at: datetime | None
    """Aware; None for a Hijri date, or one without a year."""
    label: str | None
    """"published", "updated", or None where the line has no such word."""


@dataclass(frozen=True, slots=True)
class _Words:
    months: dict[str, int]
    days: tuple[re.Pattern[str], ...]
    hijri: re.Pattern[str]
    around: re.Pattern[str]
    labels: re.Pattern[str]
    updates: re.Pattern[str]
    zones: dict[str, int]
    zone: re.Pattern[str]
    hint: re.Pattern[str]
    """In every date, so that the rest need not be looked for."""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words() -> _Words:
    text = files("podcaster.article").joinpath("data", "dates.toml").read_text("utf-8")
    data = tomllib.loads(text)
    months = {fold(name): at for at, names in enumerate(data["months"], 1) for name in names}
    hijri, around, labels, updates = (
        _any(fold(word) for word in data[key]) for key in ("hijri", "around", "labels", "updates")
    )
    name = _NAME.replace("MONTHS", _any(months))
    zones = {fold(name): hours for name, hours in data["zones"].items()}
    return _Words(
        months,
        tuple(re.compile(days.replace("NAME", name)) for days in (*_FIGURES, *_NAMED)),
        re.compile(_HIJRI.replace("MONTHS", hijri)),
        re.compile(rf"(?<!\w)(?:{around})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{labels})(?!\w)[ :|\-]*"),
        re.compile(rf"(?<!\w)(?:{updates})(?!\w)[ :|\-]*"),
        zones,
        re.compile(rf"(?<!\w)(?:{_any(zones)})(?!\w)"),
        re.compile(rf"\d ?[:/.٫\-] ?\d|\d ?(?:صباحا|مساء|ظهرا|[ap]m)|{_any(months)}|{hijri}"),
    )


def read_date(line: str) -> Stamp | None:
    """What the line says where it is a date, alone or after words such as «نُشر في»; else None.

    Months by their names from the Gulf to Morocco, or in figures, the day first. Of several dates
    the first counts. A clock without a zone is taken as UTC+3; a date without a clock is the start
    of that day in UTC.
    """
    words = _words()
    if len(line) > _MOST_CHARS or not _DIGIT.search(line):
        return None
    text = fold(line)
    if not words.hint.search(text):
        return None
    label = next(
        (
            name
            for name, pattern in (("published", words.labels), ("updated", words.updates))
            if pattern.match(text)
        ),
        None,
    )
    text = _SPELLED_CLOCK.sub(" ", _KIND.sub(" ", text))
    text, hijri = words.hijri.subn(" ", text)
    text, days = _without_days(text)
    text, clock = _without_clock(text)
    if not (days or hijri or clock):
        return None
    for pattern in (words.labels, words.updates, _ISSUE):
        text = pattern.sub(" ", text)
    text = _PUNCTUATION.sub(" ", words.around.sub(" ", _PUNCTUATION.sub(" ", text)))
    # A lone year is not a date, and a month by itself is a word like another.
    return None if text.strip() else Stamp(_moment(days, clock), label)


def _without_days(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text without its dates, and the Gregorian ones, (year, month, day), in their order;
    0 for what is unsaid."""
    words = _words()
    days: list[tuple[int, tuple[int, int, int]]] = []

    def take(found: re.Match[str]) -> str:
        said = found.groupdict()
        month = words.months.get(said["month"]) or int(said["month"])
        day = int(said.get("day") or 0)
        year = int(said.get("year") or 0) or (2000 + int(said["short"]) if said.get("short") else 0)
        if month > 12 >= day:
            month, day = day, month
        if year not in _HIJRI_YEARS:
            days.append((found.start(), (year, month, day)))
        return " " * len(found[0])

    before = text
    for pattern in words.days:
        text = pattern.sub(take, text)
    if text != before and not days:
        days.append((0, (0, 0, 0)))
    return text, [day for _, day in sorted(days)]


def _without_clock(text: str) -> tuple[str, tuple[int, int, int] | None]:
    """The text with its clocks taken out, and the first as (hour, minute, zone's hours)."""
    words, clock = _words(), None
    zone: int | None = None
    if offset := _OFFSET.search(text):
        zone = int(offset["hours"]) * (-1 if offset["sign"] == "-" else 1)
        text = _OFFSET.sub(" ", text)
    if named := words.zone.search(text):
        zone = words.zones[named[0]] if zone is None else zone
        text = words.zone.sub(" ", text)
    if found := _CLOCK.search(text):
        hour, half = int(found["hour"]), (found["half"] or "").replace(".", "")
        if half in ("م", "مساء", "pm", "بعد الظهر", "ظهرا", "عصرا", "ليلا") and hour < 12:
            hour += 12
        elif half in ("ص", "صباحا", "am") and hour == 12:
            hour = 0
        if found["zulu"] == "z":
            zone = 0
        clock = (hour, int(found["minute"] or 0), _ZONE_HOURS if zone is None else zone)
    return _CLOCK.sub(" ", text), clock


def _moment(
    days: list[tuple[int, int, int]], clock: tuple[int, int, int] | None
) -> datetime | None:
    if not days or not days[0][0] or not days[0][2]:
        return None
    try:
        if clock is None:
            return datetime(*days[0], tzinfo=UTC)
        zone = timezone(timedelta(hours=clock[2]))
        return datetime(*days[0], clock[0], clock[1], tzinfo=zone)
    except ValueError:
        return None
