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

# A clock without a zone is most often Mecca's, and then never later than the truth by much.
_ZONE_HOURS = 3
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:\.\d+)? ?"
    r"(?P<half>صباحا|مساء|ظهرا|بعد الظهر|am|pm|[صم](?!\w))?(?P<zulu>z|[+]\d\d:?\d\d)?"
)
_FIGURES = (
    r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:t(?=\d)|(?!\d))",
    r"(?<!\d)(?P<day>\d{1,2}) ?(?P<mark>[-/.]) ?(?P<month>\d{1,2}) ?(?P=mark) ?"
    r"(?P<year>\d{4})(?!\d)",
)
_NAMED = (
    r"(?<!\d)(?P<day>\d{1,2})[ /\-،,]*NAME[ /\-،,]*(?P<year>\d{4})?(?!\d)(?: ?م(?!\w))?",
    r"NAME (?P<day>\d{1,2})[،,]? (?P<year>\d{4})(?!\d)",
    r"NAME (?P<year>\d{4})(?!\d)",
)
_NAME = r"(?<!\w)(?:من )?(?P<month>MONTHS)(?: ?/ ?(?:MONTHS))?(?!\w)"
_PUNCTUATION = re.compile(r"[-|،,()\[\]/.:;؛·]")


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
    hijri_day = rf"(?<!\d)\d{{1,2}} (?:من )?(?:{hijri}) (?:ل?(?:عام|سنه) )?\d{{4}}(?: ?ه(?!\w))?"
    return _Words(
        months,
        tuple(re.compile(days.replace("NAME", name)) for days in (*_FIGURES, *_NAMED)),
        re.compile(hijri_day),
        re.compile(rf"(?<!\w)(?:{around})(?!\w)"),
        re.compile(rf"(?:{labels})(?!\w)[ :|\-]*"),
        re.compile(rf"(?:{updates})(?!\w)[ :|\-]*"),
        {fold(name): hours for name, hours in data["zones"].items()},
    )


def read_date(line: str) -> Stamp | None:
    """What the line says where it is a date, alone or after words such as «نُشر في»; else None.

    Months by their names from the Gulf to Morocco, or in figures, the day first. A clock without
    a zone is taken as UTC+3; a date without a clock is the start of that day in UTC.
    """
    words, text = _words(), fold(line)
    if len(text) > 120 or not any(c.isdigit() for c in text):
        return None
    label = None
    for name, pattern in (("published", words.labels), ("updated", words.updates)):
        if found := pattern.match(text):
            label, text = name, text[found.end() :]
            break
    text, days = _without_days(text)
    hijri = bool(words.hijri.search(text))
    text = words.hijri.sub(" ", text)
    text, clock = _without_clock(text)
    text = _PUNCTUATION.sub(" ", words.around.sub(" ", _PUNCTUATION.sub(" ", text)))
    # A lone year is not a date, and a month by itself is a word like another.
    if text.strip() or not (days or hijri or clock):
        return None
    return Stamp(_moment(days, clock), label)


def _without_days(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text without its Gregorian dates, and those: (year, month, day), 0 for what is unsaid."""
    words = _words()
    days: list[tuple[int, int, int]] = []

    def take(found: re.Match[str]) -> str:
        said = found.groupdict()
        month = words.months.get(said["month"]) or int(said["month"])
        day = int(said.get("day") or 0)
        if month > 12 >= day:
            month, day = day, month
        days.append((int(said["year"] or 0), month, day))
        return " "

    for pattern in words.days:
        text = pattern.sub(take, text)
    return text, days


def _without_clock(text: str) -> tuple[str, tuple[int, int, int] | None]:
    """The text with its clocks taken out, and the first as (hour, minute, zone's hours)."""
    zones, clock = _words().zones, None
    zone = _ZONE_HOURS
    for name in sorted(zones, key=len, reverse=True):
        shorter = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
        if shorter != text and zone == _ZONE_HOURS:
            zone = zones[name]
        text = shorter
    if found := _CLOCK.search(text):
        hour, half = int(found["hour"]), found["half"] or ""
        if half in ("م", "مساء", "pm", "بعد الظهر", "ظهرا") and hour < 12:
            hour += 12
        elif half in ("ص", "صباحا", "am") and hour == 12:
            hour = 0
        if found["zulu"] == "z":
            zone = 0
        clock = (hour, int(found["minute"]), zone)
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
