"""Which of the lines above the lead is the headline, where the site's lines stand between them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from podcaster.article.boilerplate import Role, bounds, pattern, stems
from podcaster.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcaster.article.boilerplate import Reason
    from podcaster.article.lines import Line

_ENOUGH_STEMS = 4
_HEADLINE_WORDS = 5
_ENOUGH_TO_HEAD = 2
_MENU_WORDS = 3
_QUESTION_WORDS = 16
_TOLD_LINES = 30
_CLOCK_AT_END = re.compile(r"\d{1,2}:\d\d$")


def told_by_page(
    lines: Sequence[Line],
    drops: dict[int, Reason],
    candidates: Sequence[int],
    may_be_title: Callable[[int], bool],
) -> int | None:
    """The headline where the page shows it; None where the first line is as good as any.

    It is the page's first heading, or stands right over «من ويكيبيديا، الموسوعة الحرة», or is the
    one that the text speaks of among lines that the site's own part from each other.
    """
    lead, _ = bounds(lines)
    above = [at for at in candidates if at < lead]
    if heads := [at for at in above if lines[at].source.startswith("# ")]:
        return heads[0]
    for at in range(lead):
        if at in drops and Role.UNDER_THE_TITLE in drops[at].roles:
            return next((x for x in reversed(above) if x < at), None)
    groups = _groups(lines, drops, candidates, lead)
    told = _told(lines, lead)
    scores = [
        max((_score(lines[at], told) for at in group if may_be_title(at)), default=0)
        for group in groups
    ]
    if not scores or max(scores) in (0, scores[0]):
        return _under_letterhead(lines, groups[0] if groups else (), may_be_title)
    group = groups[scores.index(max(scores))]
    under = _under_letterhead(lines, group, may_be_title)
    return under if under is not None else next(at for at in group if may_be_title(at))


def may_head(lines: Sequence[Line], drops: dict[int, Reason]) -> set[int]:
    """Lines such as «بالصور.. المحافظ يتفقد الكورنيش» that may be the headline here."""
    lead, _ = bounds(lines)
    found = {at for at in range(lead) if at in drops and Role.MAY_TITLE in drops[at].roles}
    if not found:
        return found
    told = _told(lines, lead)
    return {at for at in found if len(stems(lines[at].text) & told) >= _ENOUGH_TO_HEAD}


def _told(lines: Sequence[Line], lead: int) -> set[str]:
    """What the first paragraphs speak of."""
    body = islice((line for line in lines[lead:] if line.is_body), _TOLD_LINES)
    return {stem for line in body for stem in stems(line.text)}


def _groups(
    lines: Sequence[Line], drops: dict[int, Reason], candidates: Sequence[int], lead: int
) -> list[list[int]]:
    """The candidates above the lead, cut where a menu, prices and the like stand between them.

    A question of many words counts as a paragraph, and may be the headline.
    """
    groups: list[list[int]] = [[]]
    asks = lead < len(lines) and lines[lead].asks and lines[lead].words <= _QUESTION_WORDS
    last = lead if asks else lead - 1
    for at in range(last + 1):
        if at in candidates:
            groups[-1].append(at)
        elif at in drops and Role.PAGE_TOP in drops[at].roles:
            groups.append([])
    return [group for group in groups if group]


def _score(line: Line, told: set[str]) -> int:
    """How much of what the text speaks of the line names; a little for a headline's length."""
    if line.is_sentence and not line.asks and line.sentences == 1 and line.is_body:
        return 0
    named = min(len(stems(line.text) & told), _ENOUGH_STEMS)
    if not named or _CLOCK_AT_END.search(line.text):
        return 0
    return 2 * named + (line.words >= _HEADLINE_WORDS)


def _under_letterhead(
    lines: Sequence[Line], group: Sequence[int], may_be_title: Callable[[int], bool]
) -> int | None:
    """The first line under «وزارة الصحة» and «إدارة الإعلام», which head what they publish."""
    lead, _ = bounds(lines)
    told = _told(lines, lead)
    short = 0
    for at in group:
        line = lines[at]
        if is_letterhead(line):
            continue
        # One short line may be a title that says little of the text; several are a menu.
        if line.words <= _MENU_WORDS and not stems(line.text) & told and not line.marked:
            short += 1
            continue
        if at == group[0] or short == 1 or not may_be_title(at):
            return None
        return at if short == 0 or _score(line, told) > 2 * _ENOUGH_TO_HEAD else None
    return None


def is_letterhead(line: Line) -> bool:
    """Whether the line names who publishes and nothing more: «وزارة الصحة»."""
    return not line.marked and pattern("<letterhead>").fullmatch(fold(line.text)) is not None
