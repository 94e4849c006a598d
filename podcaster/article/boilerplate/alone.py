"""What a line is by itself: a menu's, a share row's, a dateline, a footer's, or the author's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from podcaster.article.boilerplate.rules import Action, Place, Reason, Role, pattern, rules
from podcaster.article.dates import read_date
from podcaster.article.folding import fold
from podcaster.article.names import marked

PUBLISHED = Reason("published", frozenset((Role.UNDER_A_NAME,)))
"""A date after words such as «نُشر في»."""
DATE_ONLY = Reason("date_only", frozenset((Role.UNDER_A_NAME,)))
LINK = Reason("link")
PICTURE = Reason("picture")
ORNAMENT = Reason("ornament")
"""Nothing but bullets, dashes and the like."""
DATELINE = Reason("dateline")
LIVE_PREFIX = Reason("live_prefix")
"""«عاجل | » before a title."""

# Nothing longer is a menu's line or a footer's.
_LONGEST = 320
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line, or the beginning of one, is not part of the article."""

    reason: Reason
    action: Action = Action.DROP
    place: Place = Place.ANYWHERE
    kept: str = ""
    """What is left of a line that is stripped."""


def judge(line: str) -> Verdict | None:
    """What a site's line this is, by itself; None for a line that may be the author's.

    `Verdict.place` says where it counts: the whole article has to be seen for that.
    """
    if len(line) <= _LONGEST:
        folded = fold(line)
        if not folded:
            return Verdict(ORNAMENT)
        dated = _dated(line)
        if dated is not None:
            return dated
        stopped, named = bool(_STOPPED.search(line.rstrip())), marked(folded)
        for rule in rules():
            if rule.matches(folded, named, stopped):
                return Verdict(rule.reason, rule.action, rule.place)
    return _dateline(line) or _prefix(line)


def is_name(line: str) -> bool:
    """Whether the line is a person's name and nothing more, as far as its first word tells."""
    return bool(pattern("<named>").fullmatch(marked(fold(line))))


def _dated(line: str) -> Verdict | None:
    stamp = read_date(line)
    if stamp is None:
        return None
    return Verdict(DATE_ONLY, place=Place.LABEL) if stamp.label is None else Verdict(PUBLISHED)


def _dateline(line: str) -> Verdict | None:
    """«دبي (رويترز) - », «دمشق، سوريا (CNN) -- », «القاهرة - أ ف ب - » before a first sentence."""
    for shape in (_DATELINE, _PLAIN_DATELINE):
        found = shape.match(line)
        if found is None:
            continue
        place, who = fold(found["place"]), fold(found["who"])
        placed = pattern("<dateline_place>").fullmatch(place) is not None
        known = pattern("<agencies>").fullmatch(who) is not None
        if shape is _DATELINE:
            known = known or (placed and len(who.split()) <= 3 and _opens_news(found["rest"]))
            placed = placed or (len(place.split()) <= 3 and not _opens_news(found["place"]))
        if known and placed:
            return Verdict(DATELINE, Action.STRIP, kept=found["rest"])
    return _bare_dateline(line)


def _bare_dateline(line: str) -> Verdict | None:
    """«القاهرة - أعلنت...»: a known city, and a verb that opens the news."""
    city, _, rest = line.partition("-" if "-" in line[:40] else "–")
    if not rest or not pattern("<dateline_place>").fullmatch(fold(city)):
        return None
    rest = rest.lstrip("-–— ")
    return Verdict(DATELINE, Action.STRIP, kept=rest) if _opens_news(rest) else None


def _opens_news(text: str) -> bool:
    return bool(pattern("<opening>").match(fold(text[:20])))


def _prefix(line: str) -> Verdict | None:
    """«عاجل | » and the like before a title."""
    found = _PREFIX.match(line)
    if found and pattern("<prefix>").fullmatch(fold(found["word"])):
        return Verdict(LIVE_PREFIX, Action.STRIP, kept=found["rest"])
    return None
