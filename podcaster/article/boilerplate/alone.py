"""What a line is by itself: a menu's, a share row's, a dateline, a footer's, or the author's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from podcaster.article.boilerplate.rules import (
    Action,
    Place,
    Reason,
    Role,
    pattern,
    reason_of,
    rules_for,
)
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
TABLE_HEAD = Reason("table_head")
"""The names of a table's columns, which are said with each cell."""
REFERENCE = Reason("reference")
"""A source: marked ^, or under a heading such as «المراجع»."""
DATELINE = Reason("dateline")
BESIDE = Reason("beside")
"""A city beside a date or an author."""
LIVE_PREFIX = Reason("live_prefix")
"""«عاجل | » before a title."""

# Nothing longer is a menu's line or a footer's.
_LONGEST = 320
_BESIDE = re.compile(r" ?[|•·] ?| [/–—-] |[،,] | (?=(?:بواسطة|بقلم|كتبه?ا?) )")
_FAR_BESIDE = re.compile(r" ?[|•·] ?| [/–—-] ")
_MOST_FACTS = 6
_LONGEST_FACTS = 160
_OF_FACTS = re.compile(r"[|•·]|\d.*[،,/–—-]|[،,/–—-].*\d|\d (?:بواسطة|بقلم|كتب)")
_PLACE_WORDS = 6
_LEAST_LEAD_WORDS = 12
_STOPPED = re.compile(r"(?<!\.)[.،]$")
_DATELINE = re.compile(
    r"(?P<place>[^().:!؟?]{0,50}?) ?\((?P<who>[^()]{2,40})\) ?(?:[-–—]+|[:/]) ?(?P<rest>\S.*)", re.S
)
_PLAIN_DATELINE = re.compile(
    r"(?P<place>[^():!؟?–—]{2,40}?) ?[-–—/:]+ ?(?P<who>[^():!؟?–—]{2,25}?) ?[-–—/:]+ ?"
    r"(?P<rest>\S.*)",
    re.S,
)
_DATED_PLACE = re.compile(r"(?P<place>[^:؟!()]{5,70}?\d{4} ?م?) ?[:–—-]+ ?(?P<rest>\S.*)", re.S)
"""«الشارقة، الإمارات، 25 نوفمبر 2026: افتتحت»"""
_SIGNED_PLACE = re.compile(r"(?P<parts>[^:؟!.]{6,70}?) ?: ?(?P<rest>\S.*)", re.S)
"""«طوباس - الوادي - تقرير منى سعيد: لا يكاد»"""
_SIGNS = re.compile("(?:تقرير|كتبت?|خاص|متابعة|من|مراسلة?|تحقيق|تغطية|حوار)(?: |$)")
_SIGNED = re.compile(r"(?:بواسطة|بقلم|كتبه?ا?|كتبت)[ :/-]+\S+(?: \S+){0,3}")
_SUBJECT = re.compile(r"(?:Subject|Re|Fwd?|الموضوع|الموضوع/) ?[:/] ?(?P<rest>\S.{5,160})", re.I)
_GLUED_DASH = re.compile(
    r"(?P<place>[^\W\d_]{2,}(?: [^\W\d_]+){0,2})[-–—]{1,2} (?P<rest>\S.*)", re.S
)
"""«بورسعيد- قبل أن تشرق الشمس»"""
_CITY_BESIDE = re.compile(r"(?<=\d )[^\W\d_]+(?: [^\W\d_]+)?$|^[^\W\d_]+(?: [^\W\d_]+)?(?=[ ،]+\d)")
"""«14:05 دمشق»"""
_SOURCE = re.compile(r"[\^↑]|\d{1,3}\. ?[\^↑]")
_AGENCY_BEFORE = re.compile(r"(?P<who>[^/|:]{2,20}?) ?[/|] ?(?P<rest>\S+(?: \S+){3,})", re.S)
"""«واع/ ارتفاع الخزين المائي»"""
_COVERAGE = re.compile(r"(?:ال)?(?:تغطية|متابعة|بث) \S+ ?:")
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
    if _SOURCE.match(line):
        return Verdict(REFERENCE)
    if len(line) <= _LONGEST:
        folded = fold(line)
        if not folded:
            return Verdict(ORNAMENT)
        dated = _dated(line)
        if dated is not None:
            return dated
        if row := _row_of_facts(line):
            return row
        stopped = _STOPPED.search(line.rstrip()) is not None
        for rule in rules_for(folded.count(" ") + 1, stopped=stopped):
            if rule.matches(folded):
                return Verdict(rule.reason, rule.action, rule.place)
    return _dateline(line) or _prefix(line)


def is_of_a_page(line: str) -> bool:
    """Whether the line, wherever it stands, is no title: a site's name, a date, a menu, prices."""
    verdict = judge(line)
    if verdict is None or verdict.action is Action.STRIP:
        return False
    sure = verdict.place is Place.ANYWHERE or verdict.reason is DATE_ONLY
    return sure or Role.FURNITURE in verdict.reason.roles


def is_name(line: str) -> bool:
    """Whether the line is a person's name and nothing more, as far as its first word tells."""
    return bool(pattern("<named>").fullmatch(marked(fold(line))))


def _dated(line: str) -> Verdict | None:
    stamp = read_date(line)
    if stamp is None and len(line) <= _LONGEST_FACTS and (city := _CITY_BESIDE.search(line)):
        known = pattern("<dateline_place>").fullmatch(fold(city[0])) is not None
        stamp = read_date(line.replace(city[0], " ")) if known else None
    if stamp is None:
        return None
    return Verdict(DATE_ONLY, place=Place.LABEL) if stamp.label is None else Verdict(PUBLISHED)


def _row_of_facts(line: str) -> Verdict | None:
    """«كتب: سالم سعيد | 25 نوفمبر 2026 | 3 دقائق»: each part by itself is the site's."""
    if len(line) > _LONGEST_FACTS or not _OF_FACTS.search(line):
        return None
    found = _facts_of(line, _BESIDE) or _facts_of(line, _FAR_BESIDE)
    if found is None:
        return None
    dates = [reason for reason in found if reason in (PUBLISHED, DATE_ONLY)]
    if not dates and ("،" in line or not re.search("[|•·]", line)):
        return None
    named = [why for why in found if why.roles & {Role.NAMES_AUTHOR, Role.NAMES_REPORTER}]
    return Verdict((named or dates or found)[0])


def _facts_of(line: str, mark: re.Pattern[str]) -> list[Reason] | None:
    """Why each part of the line is the site's; None where one is not."""
    parts = [part for part in mark.split(line) if part.strip()]
    if not 2 <= len(parts) <= _MOST_FACTS:
        return None
    found: list[Reason] = []
    for part in parts:
        reason = _fact(part)
        if reason is None:
            return None
        found.append(reason)
    return found


def facts(line: str) -> list[str]:
    """The parts of a line such as «كتب: سالم سعيد | 25 نوفمبر 2026»."""
    parts = _BESIDE.split(line)
    # «نوفمبر 22, 2026» is one.
    far = _FAR_BESIDE.split(line)
    return far if any(read_date(part) and part not in parts for part in far) else parts


def dates_in(line: str) -> list[str]:
    """The line where it is a date, else those parts of it that are."""
    return [part for part in (line, *facts(line)) if read_date(part) is not None]


def _fact(text: str) -> Reason | None:
    if _SIGNED.fullmatch(text):
        return reason_of(Role.NAMES_AUTHOR)
    if pattern("<dateline_place>").fullmatch(fold(text)):
        return BESIDE
    found = judge(text)
    return found.reason if found is not None and found.action is Action.DROP else None


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
            known = known or (placed and len(who.split()) <= 3 and opens_news(found["rest"]))
            placed = placed or (len(place.split()) <= 3 and not opens_news(found["place"]))
        if shape is _PLAIN_DATELINE and not (known and placed):
            # Whatever the place and the agency are called, a verb opens the news behind them.
            named = len(place.split()) <= _PLACE_WORDS and not opens_news(found["place"])
            known = placed = named and opens_news(found["rest"])
        if known and placed:
            return Verdict(DATELINE, Action.STRIP, kept=found["rest"])
    if (found := _DATED_PLACE.match(line)) and opens_news(found["rest"]):
        words = re.split(r"[،,] ?| - ", found["place"])
        if len(words) <= _MOST_FACTS and read_date(words[-1]) is not None:
            return Verdict(DATELINE, Action.STRIP, kept=found["rest"])
    if found := _SIGNED_PLACE.match(line):
        parts = re.split(r" ?[-–/،|] ?", found["parts"])
        short = all(len(part.split()) <= _PLACE_WORDS for part in parts)
        if 2 <= len(parts) <= _MOST_FACTS and short and any(map(_SIGNS.match, parts[1:])):
            return Verdict(DATELINE, Action.STRIP, kept=found["rest"])
    if (found := _GLUED_DASH.match(line)) and len(found["rest"].split()) > _LEAST_LEAD_WORDS:
        return Verdict(DATELINE, Action.STRIP, kept=found["rest"])
    return _bare_dateline(line)


def _bare_dateline(line: str) -> Verdict | None:
    """«القاهرة - أعلنت...»: a city, and a verb that opens the news."""
    city, _, rest = line.partition("-" if "-" in line[:40] else "–")
    rest = rest.lstrip("-–— ")
    long = len(rest.split()) > _LEAST_LEAD_WORDS
    known = pattern("<dateline_place>").fullmatch(fold(city)) is not None
    if rest and known and long and city[-1:] == " ":
        return Verdict(DATELINE, Action.STRIP, kept=rest)
    apart = city.endswith(" ") and len(city.split()) <= 2 and not opens_news(city)
    if not rest or not (known or (apart and long)):
        return None
    return Verdict(DATELINE, Action.STRIP, kept=rest) if opens_news(rest) else None


def opens_news(text: str) -> bool:
    """Whether the text begins with a verb that the news begin with."""
    return bool(pattern("<opening>").match(fold(text[:20])))


def _prefix(line: str) -> Verdict | None:
    """«عاجل | », «Subject: » and the like before a title."""
    if found := _SUBJECT.match(line):
        return Verdict(LIVE_PREFIX, Action.STRIP, kept=found["rest"])
    if (found := _AGENCY_BEFORE.match(line)) and pattern("<agency>").fullmatch(fold(found["who"])):
        return Verdict(LIVE_PREFIX, Action.STRIP, kept=found["rest"])
    found = _PREFIX.match(line)
    if found and _COVERAGE.match(found[0]):
        # «تغطية مباشرة: اجتماع اللجنة» is the headline's.
        return None
    if found and pattern("<prefix>").fullmatch(fold(found["word"])):
        return Verdict(LIVE_PREFIX, Action.STRIP, kept=found["rest"])
    return None
