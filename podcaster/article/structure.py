"""A pasted text -> its title, author, date, summary and sections, and what of it is the site's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcaster.article.author import AUTHOR, signed
from podcaster.article.boilerplate import DATE_ONLY, PUBLISHED, Action, bounds, site_lines
from podcaster.article.dates import read_date
from podcaster.article.lines import lines as lines_of
from podcaster.article.summary import summary
from podcaster.article.title import Head, read_head
from podcaster.models import Dropped, Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from podcaster.article.boilerplate import Reason
    from podcaster.article.lines import Line


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
    kept = [at for at in range(len(lines)) if at not in drops and at != head.title_at]
    body = [lines[at] for at in kept]
    count = summary(body, _has_chrome(head, drops, kept))
    dropped += [Dropped(lines[at].number, lines[at].source, why.id) for at, why in drops.items()]
    return Structure(
        head.title,
        None if head.title_at is None else lines[head.title_at].number,
        head.author,
        _date(lines, drops),
        _link(lines, drops),
        tuple(line.text for line in body[:count]),
        _sections(body[count:]),
        tuple(sorted(dropped, key=lambda line: line.line)),
    )


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
        left.append(replace(line, text=kept, verdict=None))
    return left, dropped


def _has_chrome(head: Head, drops: dict[int, Reason], kept: Sequence[int]) -> bool:
    """Whether lines of the page stand between the title and the text."""
    if head.title_at is None or not kept:
        return False
    return any(head.title_at < at < kept[0] for at in drops)


def _sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    sections: list[Section] = []
    heading: str | None = None
    paragraphs: list[str] = []
    for at, line in enumerate(lines):
        if _is_heading(lines, at):
            if heading is not None or paragraphs:
                sections.append(Section(heading, tuple(paragraphs)))
            heading, paragraphs = line.text, []
        else:
            paragraphs.append(line.text)
    if heading is not None or paragraphs:
        sections.append(Section(heading, tuple(paragraphs)))
    return tuple(sections)


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether the line heads what follows: short and open-ended, and right over a paragraph.

    Of several such lines in a row, a list or a poem, none does; of two, the one after the larger
    gap does, and else the second.
    """
    line = lines[at]
    if not line.is_headline or at + 1 == len(lines):
        return False
    if line.marked:
        return True
    start, end = at, at + 1
    while start > 0 and lines[start - 1].is_headline:
        start -= 1
    while end < len(lines) and lines[end].is_headline:
        end += 1
    if end == len(lines) or end - start > 2:
        return False
    if end - start == 1:
        return True
    return (at == start) == (lines[start].gap > lines[start + 1].gap)


def _date(lines: Sequence[Line], drops: dict[int, Reason]) -> datetime | None:
    """The publication's date, where the page says it: with a word for it, else above the lead."""
    first, _ = bounds(lines)
    found: dict[str | None, datetime] = {}
    for at, why in sorted(drops.items()):
        if why not in (PUBLISHED, DATE_ONLY, AUTHOR):
            continue
        said = signed(lines[at].text)[1] if why is AUTHOR else (lines[at].text,)
        for stamp in filter(None, map(read_date, said)):
            if stamp.at and (stamp.label or at < first):
                found.setdefault(stamp.label, stamp.at)
    return found.get("published") or found.get(None) or found.get("updated")


def _link(lines: Sequence[Line], drops: dict[int, Reason]) -> str | None:
    """The page's own address: the only one that stands alone above the lead or at the end."""
    first, last = bounds(lines)
    urls = {url for at in drops if (url := lines[at].url) is not None and (at < first or at > last)}
    return urls.pop() if len(urls) == 1 else None
