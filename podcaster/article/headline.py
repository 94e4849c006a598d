"""Which of the lines above the lead is the headline, where the site's lines stand between them."""

from __future__ import annotations

import re
from itertools import islice, takewhile
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
_LEAST_MENU = 3
_SOME, _LITTLE = 4, 2
_QUESTION_WORDS = 16
_TOLD_LINES = 30
_FIGURES = re.compile(r"[:%$€].*\d|\d.*[%$€:°]")
_RESULT = re.compile(r"^[^\d:]{2,25} \d{1,2} ?[-–:] ?\d{1,2} [^\d:]{2,30}(?:\d{1,3}['’′])?$")
"""«الوحدة 0 - 0 الرائد 34'», of a match that is on."""
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
            # Buttons may stand between, and a run of them may have been taken for a menu.
            return next((x for x in range(at - 1, -1, -1) if lines[x].verdict is None), None)
    menu = {at for at in above if _is_of_menu(lines, drops, above, at)}
    candidates = [at for at in candidates if at not in menu]
    above = [at for at in above if at not in menu]
    # A short title that the lead begins with is no category over a longer line.
    if above and fold(lines[lead].text).startswith(f"{fold(lines[above[0]].text)} "):
        return above[0]
    groups = _groups(lines, drops, candidates, lead)
    told = _told(lines, lead)
    scores = [
        max((_score(lines[at], told) for at in group if may_be_title(at)), default=0)
        for group in groups
    ]
    if not scores:
        return None
    best = _best(lines, drops, groups, scores)
    under = _under_letterhead(lines, groups[best], may_be_title)
    if under is not None:
        return under
    below = _under_menu(lines, groups[best], told)
    if below is not None and may_be_title(below):
        return below
    titles = [at for at in groups[best] if may_be_title(at)]
    if titles and (below := _under_ticker(lines, drops, titles, told)) is not None:
        return below
    return titles[0] if titles and (best or menu) else None


def _is_of_menu(
    lines: Sequence[Line], drops: dict[int, Reason], above: Sequence[int], at: int
) -> bool:
    """Whether it is short and amid a menu, or under «آخر الأخبار», and a longer line below may be
    the headline."""
    around = [drops[x] for x in (at - 1, at + 1) if x in drops]
    amid = len(around) == 2 and all(Role.PAGE_TOP in why.roles for why in around)
    boxed = at - 1 in drops and Role.TITLES_BELOW in drops[at - 1].roles
    if lines[at].marked or not (boxed or (amid and lines[at].words <= _MENU_WORDS)):
        return False
    return any(x > at and lines[x].words >= _HEADLINE_WORDS for x in above)


def _best(
    lines: Sequence[Line],
    drops: dict[int, Reason],
    groups: Sequence[Sequence[int]],
    scores: Sequence[int],
) -> int:
    """The group with the best score, the first of such; behind the page's trail, if it is any."""
    lead, _ = bounds(lines)
    trails = (at for at, why in drops.items() if at < lead and Role.TRAIL in why.roles)
    trail = max(trails, default=-1)
    least = max(1, max(scores) - _LITTLE)
    behind = [x for x, group in enumerate(groups) if group[0] > trail and scores[x] >= least]
    among = behind or range(len(groups))
    best = max(among, key=lambda x: scores[x])
    return best if scores[best] else 0


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
    if line.text.endswith((":", "،", "؛")):
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
    passed = letterheads = 0
    for at in group:
        line = lines[at]
        if is_letterhead(line):
            letterheads += 1
        elif not (told and _says_nothing(line, told)):
            break
        passed += 1
    else:
        return None
    # One short line may be a title that says little of the text; several are a menu.
    figures = passed == 1 and _FIGURES.search(lines[group[0]].text) is not None
    enough = letterheads == passed or ((passed > 1 or figures) and _score(lines[at], told) > _SOME)
    return at if passed and enough and may_be_title(at) else None


def _under_menu(lines: Sequence[Line], group: Sequence[int], told: set[str]) -> int | None:
    """The first longer line under several short ones or results of matches, if it tells what the
    text is about."""
    short = list(takewhile(lambda at: _may_be_of_menu(lines[at]), group))
    if len(short) < _LEAST_MENU or len(short) == len(group) or _score(lines[short[0]], told):
        return None
    under = group[len(short)]
    long = lines[under].words >= _HEADLINE_WORDS
    return under if long and _score(lines[under], told) > _SOME else None


def _under_ticker(
    lines: Sequence[Line], drops: dict[int, Reason], titles: Sequence[int], told: set[str]
) -> int | None:
    """The second of two headlines under the page's lines, if the text speaks of it alone."""
    first, *others = titles
    long = lines[first].words > _MENU_WORDS and not lines[first].marked
    if not (others and long and first - 1 in drops) or _score(lines[first], told):
        return None
    told_of = _score(lines[others[0]], told) > _SOME
    return others[0] if told_of and lines[others[0]].words >= _HEADLINE_WORDS else None


def _may_be_of_menu(line: Line) -> bool:
    return not line.marked and (line.words <= _MENU_WORDS or bool(_RESULT.match(line.text)))


def _says_nothing(line: Line, told: set[str]) -> bool:
    """Whether it is short, or has figures, and names nothing that the text speaks of."""
    short = line.words <= _MENU_WORDS or _FIGURES.search(line.text) is not None
    return short and not line.marked and not stems(line.text) & told


def is_letterhead(line: Line) -> bool:
    """Whether the line names who publishes and nothing more: «وزارة الصحة»."""
    return not line.marked and pattern("<letterhead>").fullmatch(fold(line.text)) is not None
