"""Which of the lines that look like a site's are the site's here, seen in their places."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from podcaster.article.boilerplate.rules import Action, Place, Reason, Role
from podcaster.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

RELATED_TITLE = Reason("related_title")
"""Another article's, under a line such as «مواضيع ذات صلة»."""
_MARKER_WORDS = 6
_PLAIN_TITLE_WORDS = 8
_FOREIGN_TITLE_WORDS = 5
_CLITICS = re.compile("^[وف]?(?:[بك]?ال|لل|[بل])?(?=\\w{3})")
_STEM = 4


def site_lines(lines: Sequence[Line]) -> dict[int, Reason]:
    """The site's lines: index into `lines` -> the reason. A doubtful line is not among them."""
    end, drops = _cut(lines)
    lines = lines[:end]
    first, last = bounds(lines)
    headings = [at for at in _headings(lines) if first < at < last]
    labels = _labels_that_head(lines, first, last)
    for at, line in enumerate(lines):
        if line.verdict is None:
            continue
        is_edge = line.verdict.place is Place.EDGE and first < at < last
        is_heading = is_edge and bool(headings) and not lines[at + 1].is_headline
        if not (is_heading or at in labels):
            drops[at] = line.verdict.reason
    return drops | _related_titles(lines, drops, first, len(headings)) | _tags(lines, drops, last)


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


def _labels_that_head(lines: Sequence[Line], first: int, last: int) -> set[int]:
    """Bare names of one kind that stand over paragraphs, each another: headings, that is."""
    kinds: dict[Reason, list[int]] = {}
    for at in range(first + 1, last):
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
    above, below = lines[at - 1], lines[at + 1]
    return not above.verdict and not below.verdict and not below.is_headline


def _related_titles(
    lines: Sequence[Line], drops: dict[int, Reason], first: int, headed: int
) -> dict[int, Reason]:
    found: dict[int, Reason] = {}
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
    if Role.TITLES_NEXT not in reason.roles:
        return []
    if len(run) > 1:
        return run[:-1]
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
    said = {stem for line in below for stem in _stems(line)}
    return not said.isdisjoint(_stems(lines[at]))


def _stems(line: Line) -> set[str]:
    words = (_CLITICS.sub("", word) for word in re.findall(r"\w+", fold(line.text)))
    return {word[:_STEM] for word in words if len(word) >= _STEM}


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
