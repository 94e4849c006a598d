"""A pasted text -> its title, author, date, summary and sections, and what of it is the site's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcaster.article.around import SITE_LINES, around, points_above
from podcaster.article.author import AUTHOR, signed
from podcaster.article.boilerplate import (
    DATE_ONLY,
    PUBLISHED,
    Action,
    Role,
    bounds,
    dates_in,
    facts_above_lead,
    site_lines,
    twice,
)
from podcaster.article.dates import read_date
from podcaster.article.headings import headings
from podcaster.article.lines import lines as lines_of
from podcaster.article.summary import summary
from podcaster.article.title import Head, read_head
from podcaster.models import Dropped, Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from podcaster.article.boilerplate import Reason
    from podcaster.article.lines import Line


_DATED_WORDS = 12


@dataclass(frozen=True, slots=True)
class Structure:
    """What a pasted text holds. Each of its lines is in one of these fields, or was dropped."""

    title: str
    title_line: int | None
    """Where it stands, from 1; None where it was made out of a sentence that is in the text."""
    author: str | None
    date: datetime | None
    link: str | None
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    dropped: tuple[Dropped, ...]


def structure(text: str) -> Structure | None:
    """The parts of a clean text, by the shape of its lines; None where nothing is left to say.

    The title is the first line that is not the site's, or made of the first sentence where the
    text has no such line. Sentences that stand alone above the lead are the summary; short lines
    without a stop over paragraphs are headings. A line that may be the author's stays.
    """
    lines, dropped = _stripped(lines_of(text))
    drops = site_lines(lines)
    if len(drops) == len(lines):
        return None
    head = read_head(lines, drops)
    drops = {at: why for at, why in {**drops, **head.drops}.items() if at != head.title_at}
    drops |= _dated_above_lead(lines, drops, head.title_at)
    drops |= facts_above_lead(lines, drops, head.title_at)
    drops |= twice(lines, drops, head.title_at)
    lines = _headed(lines, drops)
    drops |= around(lines, drops, head.title_at)
    kept = [at for at in range(len(lines)) if at not in drops and at != head.title_at]
    body = _with_points([lines[at] for at in kept], len(drops))
    count = summary(body, _has_chrome(head, drops, kept))
    dropped += [Dropped(lines[at].number, lines[at].source, why.id) for at, why in drops.items()]
    if head.title_at is not None and head.title != lines[head.title_at].text:
        behind = lines[head.title_at].text.removeprefix(head.title).strip()
        dropped.append(Dropped(lines[head.title_at].number, behind, "site_name"))
    return Structure(
        head.title,
        None if head.title_at is None else lines[head.title_at].number,
        head.author,
        _date(lines, drops),
        _link(lines, drops),
        tuple(line.text for line in body[:count]),
        _sections(body[count:], signed_under_first=not count and _is_signed_under(kept, drops)),
        tuple(sorted(dropped, key=lambda line: line.line)),
    )


def _dated_above_lead(
    lines: Sequence[Line], drops: dict[int, Reason], title_at: int | None
) -> dict[int, Reason]:
    """«الرباط اليوم | 26 نوفمبر 2026»: whoever stands beside the date, it is no heading."""
    lead, _ = bounds(lines)
    return {
        at: PUBLISHED
        for at in range(lead)
        if at not in drops
        and at != title_at
        and lines[at].verdict is None
        and not lines[at].row
        and lines[at].words <= _DATED_WORDS
        and dates_in(lines[at].text)
    }


def _with_points(body: Sequence[Line], site: int) -> list[Line]:
    """The article's lines, those of a page that sum it up over the lead marked as such."""
    lead = next((at for at, line in enumerate(body) if line.is_body), 0)
    points = points_above(body, range(lead)) if site >= SITE_LINES else set()
    if points != set(range(lead)):
        return list(body)
    return [replace(line, bulleted=True) if at in points else line for at, line in enumerate(body)]


def _headed(lines: Sequence[Line], drops: dict[int, Reason]) -> list[Line]:
    """The lines, those marked as headings that an encyclopedia's button «عدل» stands under."""
    under = {at for at, why in drops.items() if Role.PAGE_BUTTON in why.roles}
    return [
        replace(line, headed=True)
        if at + 1 in under and at not in drops and line.is_headline
        else line
        for at, line in enumerate(lines)
    ]


def _stripped(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without datelines and the like, and those."""
    left, dropped = [], []
    for line in lines:
        if line.verdict is None or line.verdict.action is not Action.STRIP:
            left.append(line)
            continue
        kept = line.verdict.kept
        off = line.text.removesuffix(kept).strip()
        dropped.append(Dropped(line.number, off, line.verdict.reason.id))
        left.append(replace(line, text=kept, verdict=None, dateline=off))
    return left, dropped


def _has_chrome(head: Head, drops: dict[int, Reason], kept: Sequence[int]) -> bool:
    """Whether lines of the page stand between the title and the text."""
    if head.title_at is None or not kept:
        return False
    return any(head.title_at < at < kept[0] for at in drops)


def _is_signed_under(kept: Sequence[int], drops: dict[int, Reason]) -> bool:
    """Whether an author's line or a date stands right under the first line that is kept."""
    if len(kept) < 2:
        return False
    between = (drops[at] for at in range(kept[0] + 1, kept[1]) if at in drops)
    return any(why is AUTHOR or why.roles & {Role.SIGNS, Role.UNDER_A_NAME} for why in between)


def _sections(lines: Sequence[Line], *, signed_under_first: bool) -> tuple[Section, ...]:
    heads = headings(lines, signed_under_first=signed_under_first)
    sections: list[Section] = []
    heading: str | None = None
    paragraphs: list[str] = []
    for at, line in enumerate(lines):
        if at not in heads:
            paragraphs.append(line.text)
            continue
        if heading is not None or paragraphs:
            sections.append(Section(heading, tuple(paragraphs)))
        heading, paragraphs = line.text.removesuffix(":").rstrip(), []
    if heading is not None or paragraphs:
        sections.append(Section(heading, tuple(paragraphs)))
    return tuple(sections)


def _date(lines: Sequence[Line], drops: dict[int, Reason]) -> datetime | None:
    """The publication's date, where the page says it: with a word for it, else above the lead."""
    first, _ = bounds(lines)
    found: dict[str | None, datetime] = {}
    for line in lines[: first + 1]:
        if line.dateline and (day := _stamp_of(line.dateline)):
            found.setdefault(None, day)
    for at, why in sorted(drops.items()):
        if why is AUTHOR:
            said: Sequence[str] = signed(lines[at].text)[1]
        elif why in (PUBLISHED, DATE_ONLY) or Role.SIGNS in why.roles:
            said = dates_in(lines[at].text)
        else:
            continue
        for stamp in filter(None, map(read_date, said)):
            if stamp.at and (stamp.label or at < first):
                found.setdefault(stamp.label, stamp.at)
    return found.get("published") or found.get(None) or found.get("updated")


def _stamp_of(dateline: str) -> datetime | None:
    """The day in «أبوظبي، الإمارات – 4 فبراير 2026:»."""
    parts = (part for part in re.split(r"[،,:|()]| [-–—/] ", dateline) if part.strip())
    return next((stamp.at for part in parts if (stamp := read_date(part)) and stamp.at), None)


def _link(lines: Sequence[Line], drops: dict[int, Reason]) -> str | None:
    """The page's own address: the only one that stands alone above the lead or at the end."""
    first, last = bounds(lines)
    urls = {url for at in drops if (url := lines[at].url) is not None and (at < first or at > last)}
    return urls.pop() if len(urls) == 1 else None
