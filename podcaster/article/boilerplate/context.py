"""Which of the lines that look like a site's are the site's here, seen in their places."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from podcaster.article.boilerplate.alone import REFERENCE
from podcaster.article.boilerplate.blocks import (
    contents,
    footer,
    is_encyclopedia,
    menus,
    sources_at,
    stems,
    trails,
)
from podcaster.article.boilerplate.rules import Action, Place, Reason, Role, pattern
from podcaster.article.dates import read_date
from podcaster.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

RELATED_TITLE = Reason("related_title")
"""Another article's, under a line such as «مواضيع ذات صلة»."""
_MARKER_WORDS = 6
_PLAIN_TITLE_WORDS = 8
_FOREIGN_TITLE_WORDS = 5
_HEADING_WORDS = 3
_NUMBERED = re.compile(r"\d{1,2} ?[.)\-–]")


def site_lines(lines: Sequence[Line]) -> dict[int, Reason]:
    """The site's lines: index into `lines` -> the reason. A doubtful line is not among them."""
    end, drops = _cut(lines)
    all_lines = lines
    lines = lines[:end]
    end = sources_at(lines, bounds(lines)[0])
    drops |= dict.fromkeys(range(end, len(lines)), REFERENCE)
    lines = lines[:end]
    first, last = bounds(lines)
    headings = [at for at in _headings(lines) if first < at < last]
    kept = _labels_that_head(lines, first, last) | _headings_of_its_own(
        lines, first, last, headings
    )
    kept |= _items_of_a_list(lines, last)
    buttons = is_encyclopedia(lines)
    for at, line in enumerate(lines):
        if line.verdict is None or at in kept:
            continue
        if buttons or Role.PAGE_BUTTON not in line.verdict.reason.roles:
            drops.setdefault(at, line.verdict.reason)
    for more in (
        _related_titles(lines, drops, first, len(headings)),
        _tags(lines, drops, last),
        contents(all_lines),
        trails(lines),
        menus(lines, drops, first, last),
    ):
        drops |= {at: why for at, why in more.items() if at not in drops}
    return drops | footer(lines, drops, last)


def bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """Indices of the first and the last line that can only be a paragraph; (0, -1) without any."""
    body = [at for at, line in enumerate(lines) if line.is_body and not line.verdict]
    return (body[0], body[-1]) if body else (0, -1)


def _cut(lines: Sequence[Line]) -> tuple[int, dict[int, Reason]]:
    """Where the comments or the footer begin, and what goes for that.

    A line such as «التعليقات» is a button, not a beginning, while most of the text is below it.
    """
    below = sum(0 if line.verdict else line.words for line in lines)
    above = paragraphs = 0
    for at, line in enumerate(lines):
        if line.verdict is None:
            above, below = above + line.words, below - line.words
            paragraphs += line.is_body
        elif line.verdict.action is Action.CUT:
            if paragraphs and above >= (below / 3 if paragraphs >= 3 else below):
                return at, dict.fromkeys(range(at, len(lines)), line.verdict.reason)
    return len(lines), {}


def _headings(lines: Sequence[Line]) -> list[int]:
    """The lines that stand over a paragraph as headings do, lines of the site left out."""
    own = [at for at, line in enumerate(lines) if line.verdict is None]
    return [
        at for at, under in pairwise(own) if lines[at].is_headline and not lines[under].is_headline
    ]


def _headings_of_its_own(
    lines: Sequence[Line], first: int, last: int, headings: Sequence[int]
) -> set[int]:
    """Lines that a site may have, but that stand over a paragraph here, as other headings do."""
    return {
        at
        for at in range(first + 1, last)
        if headings
        and (verdict := lines[at].verdict) is not None
        and verdict.place is Place.EDGE
        and Role.FURNITURE not in verdict.reason.roles
        and (not lines[at + 1].is_headline or _names_section(lines[at]))
    }


def _names_section(line: Line) -> bool:
    return pattern("<section>").fullmatch(fold(line.text)) is not None


def _items_of_a_list(lines: Sequence[Line], last: int) -> set[int]:
    """Words such as a site's sections have that go on with a list of the author."""
    found: set[int] = set()
    first = bounds(lines)[0]
    for at in range(first + 1, len(lines)):
        verdict, above = lines[at].verdict, lines[at - 1]
        if verdict and verdict.place is Place.EDGE and not lines[at].gap and at - 1 > first:
            listed = at - 1 > last or (above.is_headline and _is_in_a_list(lines, at))
            if listed and (not above.verdict or at - 1 in found):
                found.add(at)
    return found


def _is_in_a_list(lines: Sequence[Line], at: int) -> bool:
    """Whether two lines of the author stand over it that are as short."""
    above = lines[max(at - 2, 0) : at]
    return len(above) > 1 and not any(line.verdict or not line.is_headline for line in above)


def _labels_that_head(lines: Sequence[Line], first: int, last: int) -> set[int]:
    """Bare names of one kind that stand over paragraphs, each another: headings, that is."""
    kinds: dict[Reason, list[int]] = {}
    for at in range(max(first - 1, 0), last):
        verdict = lines[at].verdict
        if verdict and verdict.place is Place.LABEL and _is_alone(lines, at):
            kinds.setdefault(verdict.reason, []).append(at)
    found: set[int] = set()
    for reason, over in kinds.items():
        names = [fold(lines[at].text) for at in over]
        in_order = names == [str(n) for n in range(1, len(names) + 1)]
        counted = Role.COUNTS not in reason.roles or in_order
        if len(names) > 1 and len(set(names)) == len(names) and counted:
            found.update(over)
    return found


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    below = lines[at + 1]
    # A live page's first time stands under the page's own lines.
    alone = at > 0 and (not lines[at - 1].verdict or read_date(lines[at].text) is not None)
    return alone and not below.verdict and not below.is_headline


def _related_titles(
    lines: Sequence[Line], drops: dict[int, Reason], first: int, headed: int
) -> dict[int, Reason]:
    found = {
        at + 1: RELATED_TITLE
        for at, reason in drops.items()
        if Role.TITLE_NEXT in reason.roles and at + 1 < len(lines) and not lines[at + 1].is_body
    }
    for at, reason in sorted(drops.items(), reverse=True):
        marks = Role.TITLES_BELOW in reason.roles and first < at < len(lines)
        if not marks or not _is_bare(lines[at]):
            continue
        run = _open_ended(lines, at, drops)
        if not run:
            continue
        after = next(
            (x for x in range(run[-1] + 1, len(lines)) if x not in drops and x not in found), None
        )
        titles = run if after is None else _sure(lines, at, run, reason, headed)
        found.update(dict.fromkeys(titles, RELATED_TITLE))
    return found


def _is_bare(line: Line) -> bool:
    """Whether a marker holds no title itself."""
    return line.words <= _MARKER_WORDS and not re.search(r"[:|]|\.\.", fold(line.text))


def _open_ended(lines: Sequence[Line], at: int, drops: dict[int, Reason]) -> list[int]:
    """The lines right under a marker that read as titles; dates and the like are passed over."""
    run = []
    for x in range(at + 1, len(lines)):
        if x in drops:
            if Role.TITLES_BELOW in drops[x].roles:
                break
            continue
        if lines[x].is_body or not (lines[x].is_headline or lines[x].bulleted):
            break
        run.append(x)
    return run


def _sure(lines: Sequence[Line], at: int, run: list[int], reason: Reason, headed: int) -> list[int]:
    """Of a run that a paragraph follows: those that cannot be that paragraph's heading."""
    block = []
    for x in run:
        if lines[x].gap or not common_gap(lines):
            break
        block.append(x)
    bulleted = [x for x in run if lines[x].bulleted]
    if block or bulleted:
        return sorted({*block, *bulleted})
    if len(run) > 1:
        # The last may head the paragraph below, where others do so and it is as short as they are.
        shorter = lines[run[-1]].words < min(lines[x].words for x in run[:-1])
        brief = lines[run[-1]].words <= _HEADING_WORDS
        numbered = _NUMBERED.match(lines[run[-1]].text) is not None
        heads = headed > 1 and (brief or (shorter and _is_taken_up(lines, run[-1])))
        return run[:-1] if numbered or heads else run
    if Role.TITLES_NEXT not in reason.roles:
        return []
    if _NUMBERED.match(lines[run[0]].text):
        return []
    words = lines[run[0]].words
    alone = headed <= 1 or words >= _PLAIN_TITLE_WORDS
    foreign = words >= _FOREIGN_TITLE_WORDS and not _is_taken_up(lines, run[0])
    return run if (alone or foreign) and lines[run[0]].is_short else []


def common_gap(found: Sequence[Line]) -> int:
    """The number of blank lines that stands between most of them."""
    gaps = [line.gap for line in found[1:]]
    return max(set(gaps), key=gaps.count) if gaps else 0


def _is_taken_up(lines: Sequence[Line], at: int) -> bool:
    """Whether the text below uses a word of the line, up to the next line like it."""
    below = takewhile(lambda line: not line.is_headline, lines[at + 1 :])
    said = {stem for line in below for stem in stems(line.text)}
    return not said.isdisjoint(stems(lines[at].text))


def _tags(lines: Sequence[Line], drops: dict[int, Reason], last: int) -> dict[int, Reason]:
    """The tags that stand under a line that says so, below the text."""
    heads = [
        at
        for at, why in drops.items()
        if Role.TAGS_BELOW in why.roles and at > last and _is_bare(lines[at])
    ]
    if last < 0 or not heads:
        return {}
    below = takewhile(lambda at: at not in drops, range(min(heads) + 1, len(lines)))
    return dict.fromkeys(below, drops[min(heads)])
