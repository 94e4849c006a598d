"""What a whole page has around an article and between its paragraphs, told by the lines' places."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from podcaster.article.author import is_person
from podcaster.article.boilerplate import Reason, Role, pattern, reason_of, stems
from podcaster.article.folding import fold
from podcaster.article.title import is_formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcaster.article.lines import Line

BELOW = Reason("below_the_text")
"""Short, and under the last paragraph: comments, related titles, who wrote it, other goods."""
CAPTION = Reason("caption")
"""What a picture shows, between headline and lead or amid the text."""

# A page as it is pasted has many lines of the site; a text by itself has few.
SITE_LINES = 4
_LEAST_PARAGRAPHS = 2
_LONG_WORDS = 18
_JOINED_WORDS = 10
_STANDFIRST_WORDS = 8
_POINT_WORDS = 4
_LIST_NAME_WORDS = 2
_LAST_WORDS = 6
_LONG_LAST_WORDS = 12
_CLOSING_SHARE = 0.35
_CREDIT = re.compile(
    r"[(\[](?:تصوير|الصورة|صورة|الصور|عدسة|بعدسة|أرشيف|أرشيفية|تعبيرية|مصدر الصورة)"
    r"(?:[ :].*)?[)\]]\.?$"
    r"|^[(\[][^()]{2,25}[)\]]$|[-–—/|] ?(?:تصوير|عدسة) ?:? ?\S+"
)


def around(
    lines: Sequence[Line], drops: Mapping[int, Reason], title_at: int | None
) -> dict[int, Reason]:
    """The lines that are the page's because of where they stand; none in a text without a page."""
    own = [at for at in range(len(lines)) if at not in drops and at != title_at]
    body = [at for at in own if _is_paragraph(lines[at]) and (title_at is None or at > title_at)]
    if len(drops) < SITE_LINES or len(body) < _LEAST_PARAGRAPHS:
        return {}
    end = _end(lines, drops, body)
    body = [at for at in body if at <= end]
    found = _below(lines, drops, body)
    if title_at is not None:
        found |= {
            at: reason_of(Role.MENU) for at in own if at < title_at and not is_formula(lines[at])
        }
        found |= _above(lines, drops, title_at, body)
    found |= {at: CAPTION for at in own if body[0] < at < end and _is_credit(lines[at])}
    return found


def _is_paragraph(line: Line) -> bool:
    """Whether it can only be a paragraph, one without a stop too."""
    if line.is_body:
        return True
    if line.row or line.marked or line.bulleted:
        return False
    joined = "،" in line.text or line.sentences > 1
    return line.words >= (_JOINED_WORDS if joined else _LONG_WORDS) or (
        line.is_sentence and line.sentences > 1
    )


def _is_credit(line: Line) -> bool:
    return not (line.is_body or line.marked or line.row) and _CREDIT.search(line.text) is not None


def _end(lines: Sequence[Line], drops: Mapping[int, Reason], body: Sequence[int]) -> int:
    """The last paragraph of the article: those of who wrote it, and of comments, come after."""
    total = sum(lines[at].words for at in body)
    end, below = body[-1], 0
    for above, at in reversed(list(pairwise(body))):
        below += lines[at].words
        if below > _CLOSING_SHARE * total:
            break
        if any(_closes(lines[x], drops.get(x)) for x in range(above + 1, at + 1)):
            end = above
    return end


def _is_settled(line: Line) -> bool:
    """Whether it is known for what it is: a heading, or a line that sites have, too."""
    return line.headed or line.verdict is not None


def _closes(line: Line, reason: Reason | None) -> bool:
    """Whether nothing of the article stands under the line, as «عن الكاتب» tells."""
    if line.headed:
        return False
    if reason is not None and Role.CLOSES in reason.roles:
        return True
    return not line.is_body and pattern("<closing>").fullmatch(fold(line.text)) is not None


def _below(
    lines: Sequence[Line], drops: Mapping[int, Reason], body: Sequence[int]
) -> dict[int, Reason]:
    """What stands under the last paragraph but the end of the article: its list, its last line."""
    end = body[-1]
    site = next(
        (
            at
            for at in range(end + 1, len(lines))
            if at in drops and Role.PAGE_BUTTON not in drops[at].roles
        ),
        len(lines),
    )
    closing = (at for at in range(end + 1, site) if _closes(lines[at], None))
    site = next(closing, site)
    kept = _last_lines(lines, body, range(end + 1, site))
    return {
        at: BELOW
        for at in range(end + 1, len(lines))
        if at not in drops and at not in kept and not lines[at].headed
    }


def _last_lines(lines: Sequence[Line], body: Sequence[int], under: range) -> set[int]:
    """Of the lines between the last paragraph and the page's: those that are the article's."""
    if not under:
        return set()
    first = lines[under[0]]
    told = {stem for at in body for stem in stems(lines[at].text)}
    heads = pattern("<section>|<part>").fullmatch(fold(first.text)) is not None
    if first.gap and first.words <= _LIST_NAME_WORDS and len(under) > 1:
        heads = heads or not any(lines[at].gap for at in under[1:])
    if is_formula(first):
        return {under[0]}
    if len(under) > 1 and (first.marked or first.text.endswith(":") or heads):
        return set(under)
    if first.bulleted or first.row:
        return {at for at in under if lines[at].bulleted or lines[at].row}
    if len(under) == 1 and (first.asks or _goes_on(first, told, _LAST_WORDS)):
        return set(under)
    return set(takewhile(lambda at: _goes_on(lines[at], told, _LONG_LAST_WORDS), under))


def _goes_on(line: Line, told: set[str], words: int) -> bool:
    """Whether a line without a stop goes on with the text, and is no title of another one."""
    return line.words >= words and ("،" in line.text or not stems(line.text).isdisjoint(told))


def _above(
    lines: Sequence[Line],
    drops: Mapping[int, Reason],
    title_at: int,
    body: Sequence[int],
) -> dict[int, Reason]:
    """What stands between headline and lead but what sums up the text, or heads the lead."""
    lead = body[0]
    between = [at for at in range(title_at + 1, lead) if at not in drops]
    # Over the first part of a law stands what it is called, and whose decree it is.
    law = any(_names_part(lines[at]) for at in range(title_at + 1, body[-1]))
    if law or not any(at in drops for at in range(lead)):
        return {}
    headed = any(
        lines[at].is_headline and at not in drops and at + 1 in body
        for at in range(lead + 1, body[-1])
    )
    told = {stem for at in body for stem in stems(lines[at].text)}
    points = points_above(lines, between)
    return {
        at: CAPTION
        for at in between
        if at not in points and not _belongs(lines[at], told, heads_lead=headed and at == lead - 1)
    }


def _names_part(line: Line) -> bool:
    return pattern("<part>(?: ?[:\\-] ?.{2,60})?").fullmatch(fold(line.text)) is not None


def points_above(lines: Sequence[Line], between: Sequence[int]) -> set[int]:
    """Lines in a row, each of several words, that sum up the text: no labels, and no captions."""
    found: set[int] = set()
    for above, at in pairwise(between):
        if at == above + 1 and _is_point(lines[above]) and _is_point(lines[at]):
            found.update((above, at))
    return found


def _is_point(line: Line) -> bool:
    apart = ":" in line.text or is_person(line.text) or _is_of_a_picture(line)
    return _POINT_WORDS <= line.words and not apart


def _is_of_a_picture(line: Line) -> bool:
    return (
        _CREDIT.search(line.text) is not None
        or pattern("<depicts>").match(fold(line.text)) is not None
    )


def _belongs(line: Line, told: set[str], *, heads_lead: bool) -> bool:
    """Whether a line under the headline is the article's: it sums up, or opens, or is a heading."""
    if _is_settled(line) or line.bulleted or line.row or is_formula(line):
        return True
    if line.text.endswith((":", "،", "؛")):
        return True
    folded = fold(line.text)
    if pattern("<part>|<section>").fullmatch(folded):
        return True
    if _is_of_a_picture(line):
        return False
    if pattern("<acts>").match(folded) and line.words >= _POINT_WORDS:
        return bool(stems(line.text) & told)
    if heads_lead and not is_person(line.text):
        return bool(stems(line.text) & told)
    return line.words >= _STANDFIRST_WORDS
