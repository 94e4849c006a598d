"""Which of the lines that look like a site's are the site's here, seen in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.article.folding import fold
from podcaster.article.lines import HEADING_WORDS, common_gap
from podcaster.article.rules import Action, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

# Under one of these stand the titles of other articles.
_MARKERS = frozenset(
    ("read_also", "related", "related_more", "may_like", "recommended", "most_read")
)
# These name what stands right under them; the others may be a closed box with nothing in it.
_OPEN_MARKERS = frozenset(("read_also", "may_like", "recommended"))
_MARKER_WORDS = 6
_PLAIN_TITLE_WORDS = 8


def chrome(lines: Sequence[Line]) -> dict[int, str]:
    """The site's lines: index into `lines` -> the reason. A doubtful line is not among them."""
    end, drops = _cut(lines)
    lines = lines[:end]
    for at, line in enumerate(lines):
        if line.verdict and _goes(lines, at):
            drops[at] = line.verdict.reason
    return drops | _related_titles(lines, drops)


def bounds(lines: Sequence[Line]) -> tuple[int, int]:
    """Indices of the first and the last line that can only be a paragraph; (0, -1) without any."""
    body = [at for at, line in enumerate(lines) if line.is_body and not line.verdict]
    return (body[0], body[-1]) if body else (0, -1)


def _cut(lines: Sequence[Line]) -> tuple[int, dict[int, str]]:
    """Where the comments or the footer begin, and what goes for that.

    A line such as «التعليقات» is a button, not a beginning, while most of the text is below it.
    """
    words = [0 if line.verdict else line.words for line in lines]
    for at, line in enumerate(lines):
        if line.verdict and line.verdict.action is Action.CUT:
            paragraphs = sum(above.is_body and not above.verdict for above in lines[:at])
            if paragraphs >= 3 or (paragraphs and sum(words[:at]) >= sum(words[at:])):
                return at, dict.fromkeys(range(at, len(lines)), line.verdict.reason)
    return len(lines), {}


def _goes(lines: Sequence[Line], at: int) -> bool:
    verdict = lines[at].verdict
    first, last = bounds(lines)
    if verdict is None or verdict.place is Place.ANYWHERE or not first < at < last:
        return True
    if verdict.place is Place.EDGE:
        if lines[at + 1].is_headline:
            return True
        return not any(heads(lines, other) for other in range(first, last))
    return not _is_one_of_several(lines, at)


def heads(lines: Sequence[Line], at: int) -> bool:
    """Whether that line stands over a paragraph as a heading does, lines of the site left out."""
    line = lines[at]
    if line.verdict or not line.is_headline:
        return False
    under = next((below for below in lines[at + 1 :] if not below.verdict), None)
    return under is not None and not under.is_headline


def _is_one_of_several(lines: Sequence[Line], at: int) -> bool:
    """Whether bare names of this kind stand over paragraphs, each another: headings, that is."""
    verdict = lines[at].verdict
    first, last = bounds(lines)
    over = [
        other
        for other in range(first, last)
        if lines[other].verdict == verdict and _is_alone(lines, other)
    ]
    names = [fold(lines[other].text) for other in over]
    if at not in over or len(names) < 2 or len(set(names)) < len(names):
        return False
    if verdict is not None and verdict.reason == "counter":
        return names == [str(number) for number in range(1, len(names) + 1)]
    return True


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    above, below = lines[at - 1], lines[at + 1]
    return not above.verdict and not below.verdict and not below.is_headline


def _related_titles(lines: Sequence[Line], drops: dict[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    headed = sum(heads(lines, at) for at in range(len(lines)))
    first, _ = bounds(lines)
    for at, reason in sorted(drops.items(), reverse=True):
        if not first < at < len(lines) or reason not in _MARKERS or not _is_bare(lines[at]):
            continue
        run = _open_ended(lines, at, drops)
        if not run:
            continue
        after = next((x for x in range(run[-1] + 1, len(lines)) if x not in drops | found), None)
        titles = run if after is None else _sure(lines, at, run, reason, headed)
        found.update(dict.fromkeys(titles, "related_title"))
    return found


def _is_bare(line: Line) -> bool:
    """Whether a marker holds no title itself."""
    return line.words <= _MARKER_WORDS and not re.search(r"[:|]|\.\.", fold(line.text))


def _open_ended(lines: Sequence[Line], at: int, drops: dict[int, str]) -> list[int]:
    """The lines right under a marker that read as titles; dates and the like are passed over."""
    run = []
    for x in range(at + 1, len(lines)):
        if x in drops:
            if drops[x] in _MARKERS:
                break
            continue
        if lines[x].is_body or not (lines[x].is_headline or lines[x].bulleted):
            break
        run.append(x)
    return run


def _sure(lines: Sequence[Line], at: int, run: list[int], reason: str, headed: int) -> list[int]:
    """Of a run that a paragraph follows: those that cannot be that paragraph's heading."""
    block = []
    for x in run:
        if lines[x].gap or not common_gap(lines):
            break
        block.append(x)
    bulleted = [x for x in run if lines[x].bulleted]
    if block or bulleted:
        return sorted({*block, *bulleted})
    if reason not in _OPEN_MARKERS:
        return []
    if len(run) > 1:
        return run[:-1]
    alone = headed <= 1 or lines[run[0]].words >= _PLAIN_TITLE_WORDS
    return run if alone and lines[run[0]].words <= HEADING_WORDS else []
