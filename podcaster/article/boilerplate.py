"""Lines that a site leaves in a pasted article: menus, share rows, datelines, footers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from podcaster.article.dates import read_date
from podcaster.article.folding import fold, letters

# Nothing longer is a menu's line or a footer's.
_LONGEST = 320
_MACRO = re.compile(r"(?<!\(\?P)<(\w+)>")
_STOPPED = re.compile(r"(?<!\.)[.،]$")
_DATELINE = re.compile(
    r"(?P<place>[^().:!؟?]{0,50}?) ?\((?P<who>[^()]{2,40})\) ?(?:[-–—]+|[:/]) ?(?P<rest>\S.*)", re.S
)
_PLAIN_DATELINE = re.compile(
    r"(?P<place>[^():!؟?–—]{2,40}?) ?[-–—/:]+ ?(?P<who>[^():!؟?–—]{2,25}?) ?[-–—/:]+ ?"
    r"(?P<rest>\S.*)",
    re.S,
)
_PREFIX = re.compile(
    r"(?P<word>[^|:.\-–—/!]{2,30}?) ?(?:\.\.+|[|:!/]|[-–—]+) ?(?P<rest>\S.*)", re.S
)


class Action(StrEnum):
    """What becomes of the line."""

    DROP = "drop"
    CUT = "cut"
    """It goes, and all that stands under it."""
    STRIP = "strip"
    """Its beginning goes, the rest is the article's."""


class Place(StrEnum):
    """Where a line like this is the site's and not the author's."""

    ANYWHERE = "anywhere"
    LABEL = "label"
    """A bare name: anywhere, except where several such stand over paragraphs, as headings do."""
    EDGE = "edge"
    """Above the lead, under the last paragraph, and in a text that has no headings."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line, or the beginning of one, is not part of the article."""

    reason: str
    """The rule's ASCII id, such as "reading_time"."""
    action: Action = Action.DROP
    place: Place = Place.ANYWHERE
    kept: str = ""
    """What is left of a line that is stripped."""


@dataclass(frozen=True, slots=True)
class _Rule:
    verdict: Verdict
    lines: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    agencies: re.Pattern[str]
    city: re.Pattern[str]
    prefixes: re.Pattern[str]
    verbs: frozenset[str]
    ago: re.Pattern[str]
    name: re.Pattern[str]


@cache
def _rules() -> _Rules:
    text = files("podcaster.article").joinpath("data", "boilerplate.toml").read_text("utf-8")
    data = tomllib.loads(text)
    words: dict[str, str] = data["words"]

    def compiled(pattern: str) -> re.Pattern[str]:
        while _MACRO.search(pattern):
            pattern = _MACRO.sub(lambda found: words[found[1]], pattern)
        return re.compile(letters(pattern))

    rules = tuple(
        _Rule(
            Verdict(
                rule["id"],
                Action(rule.get("action", Action.DROP)),
                Place(rule.get("place", Place.ANYWHERE)),
            ),
            tuple(compiled(line) for line in rule["lines"]),
        )
        for rule in data["rule"]
    )
    strip = data["strip"]
    return _Rules(
        rules,
        compiled("<agencies>"),
        compiled(strip["place"]),
        compiled(strip["prefix"]),
        frozenset(letters(verb) for verb in strip["verbs"]),
        compiled(strip["ago"]),
        compiled("<someone>"),
    )


def judge(line: str) -> Verdict | None:
    """What a site's line this is, by itself; None for a line that may be the author's.

    `Verdict.place` says where it counts: the whole article has to be seen for that.
    """
    if len(line) <= _LONGEST:
        folded = fold(line)
        if not folded:
            return Verdict("ornament")
        dated = _dated(line, folded)
        if dated is not None:
            return dated
        for rule in _rules().rules:
            for pattern in rule.lines:
                found = pattern.fullmatch(folded)
                if found and not _is_sentence(line, found.groupdict().get("tail")):
                    return rule.verdict
    return _dateline(line) or _prefix(line)


def is_name(line: str) -> bool:
    """Whether the line is a person's name and nothing more, as far as its first word tells."""
    return bool(_rules().name.fullmatch(fold(line)))


def _dated(line: str, folded: str) -> Verdict | None:
    if _rules().ago.fullmatch(folded):
        return Verdict("ago")
    stamp = read_date(line)
    if stamp is None:
        return None
    return Verdict("date_only", place=Place.LABEL) if stamp.label is None else Verdict("published")


def _is_sentence(line: str, tail: str | None) -> bool:
    return tail is not None and len(tail.split()) > 6 and bool(_STOPPED.search(line.rstrip()))


def _dateline(line: str) -> Verdict | None:
    """«دبي (رويترز) - », «دمشق، سوريا (CNN) -- », «القاهرة - أ ف ب - » before a first sentence."""
    rules = _rules()
    for pattern in (_DATELINE, _PLAIN_DATELINE):
        found = pattern.match(line)
        if found is None:
            continue
        place, who = fold(found["place"]), fold(found["who"])
        placed = rules.city.fullmatch(place) is not None
        known = rules.agencies.fullmatch(who) is not None
        if pattern is _DATELINE:
            known = known or (placed and len(who.split()) <= 3)
            placed = len(place.split()) <= 7
        if known and placed:
            return Verdict("dateline", Action.STRIP, kept=found["rest"])
    return _bare_dateline(line)


def _bare_dateline(line: str) -> Verdict | None:
    """«القاهرة - أعلنت...»: a known city, and a verb that opens the news."""
    city, _, rest = line.partition("-" if "-" in line[:40] else "–")
    if not rest or not _rules().city.fullmatch(fold(city)):
        return None
    rest = rest.lstrip("-–— ")
    if rest and letters(rest.split()[0]) in _rules().verbs:
        return Verdict("dateline", Action.STRIP, kept=rest)
    return None


def _prefix(line: str) -> Verdict | None:
    """«عاجل | » and the like before a title."""
    found = _PREFIX.match(line)
    if found and _rules().prefixes.fullmatch(fold(found["word"])):
        return Verdict("live_prefix", Action.STRIP, kept=found["rest"])
    return None
