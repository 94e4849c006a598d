"""The line that is an article's title, or the title that its first sentence gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.arabic.clauses import sentences
from podcaster.article.author import (
    author_of,
    byline,
    is_author,
    is_person,
    is_told_of,
)
from podcaster.article.boilerplate import Place, Reason, Role, reason_of
from podcaster.article.decode import has_arabic
from podcaster.article.folding import fold
from podcaster.article.lines import TITLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

TITLE_CHARS = 500
_DERIVED_CHARS = 90
# A category has no stop, figure or quotation.
_CATEGORY = re.compile("[^\\W\\d]+(?: [^\\W\\d]+| [&/|-])*[:|]?")
_CATEGORY_WORDS = 3
_LONG_TITLE_WORDS = 5
_LINES_ABOVE_LEAD = 2
CATEGORY = Reason("category")
PAGE_TITLE = Reason("page_title")
"""A browser's: the article's title and the site's name."""


@dataclass(frozen=True, slots=True)
class Head:
    """Indices into the lines, and why those that are not kept in the article's text go."""

    title: str
    title_at: int | None
    """None where the title was made out of the first sentence, which stays in the text."""
    author: str | None
    drops: dict[int, Reason]


def read_head(lines: Sequence[Line], drops: dict[int, Reason]) -> Head:
    """Title and author, and the lines above the lead that repeat them or name the category."""
    title_at, more = _title(lines, drops)
    if title_at is None:
        first = next(line for at, line in enumerate(lines) if at not in drops)
        return Head(_shortened(first.text), None, byline(lines, drops), more)
    drops = {at: why for at, why in {**drops, **more}.items() if at != title_at}
    author, named = author_of(lines, drops, title_at)
    return Head(lines[title_at].text, title_at, author, {**more, **named})


def _title(lines: Sequence[Line], drops: dict[int, Reason]) -> tuple[int | None, dict[int, Reason]]:
    open_lines = [at for at in range(len(lines)) if at not in drops]
    first = open_lines[0] if open_lines else None
    if first is None or not _may_be_title(lines, first):
        # Nothing under it reads as a title, so the line that seemed a category is the title.
        above = [at for at in range(first or 0) if _may_be_dropped_title(lines[at])]
        return (above[-1] if above else None), {}
    if len(open_lines) < 2:
        return first, {}
    second = open_lines[1]
    third = open_lines[2] if len(open_lines) > 2 else second
    if is_person(lines[second].text) and third + 1 in drops:
        second = third
    if _is_above_title(lines, drops, first, second):
        return second, {} if is_person(lines[first].text) else {first: reason_of(Role.MENU)}
    if _names_category(lines, drops, first, second):
        return second, {first: CATEGORY}
    if _is_page_title(lines[first], lines[second]):
        return second, {first: PAGE_TITLE}
    return first, {}


def _may_be_title(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    # So long without a stop it is no paragraph either; the title is refused for its length.
    endless = len(line.text) > TITLE_CHARS and line.sentences == 1 and at + 1 < len(lines)
    if line.bulleted or line.sentences > 1 or (line.words > TITLE_WORDS and not endless):
        return False
    return not line.is_sentence or at + 1 < len(lines)


def _may_be_dropped_title(line: Line) -> bool:
    return line.verdict is not None and line.verdict.place is not Place.ANYWHERE


def _is_above_title(
    lines: Sequence[Line], drops: dict[int, Reason], first_at: int, second_at: int
) -> bool:
    """Whether the first line is an author's name or a foreign menu's, over an Arabic title."""
    first, second = lines[first_at], lines[second_at]
    if second.is_body or second.bulleted or second.words < 3 or not has_arabic(second.text):
        return False
    if is_author(second.text) or (is_author(first.text) and is_told_of(lines, first_at)):
        return False
    if is_author(first.text) or (is_person(first.text) and second_at + 1 in drops):
        return True
    return 2 <= first.words <= 3 and not has_arabic(first.text)


def _names_category(
    lines: Sequence[Line], drops: dict[int, Reason], first: int, second: int
) -> bool:
    """Whether the first line is a category that no list knows: a word or two over a title.

    The page's own lines follow that title, or an author; where the text does, the title has to
    be longer than the headings are, or it is one of them and the first line is the title.
    """
    category, title = lines[first], lines[second]
    if category.words > _CATEGORY_WORDS or not _CATEGORY.fullmatch(category.text):
        return False
    if category.marked or category.bulleted or is_author(category.text):
        return False
    if is_person(category.text) and is_told_of(lines, first):
        return False
    if title.words > TITLE_WORDS or title.bulleted or second + 1 == len(lines):
        return False
    if title.is_sentence and title.is_body:
        return False
    # Whoever wrote it stands under the title itself, however short that is.
    under = drops.get(second + 1)
    if is_person(lines[second + 1].text) or (under and Role.SIGNS in under.roles):
        return title.words >= 2 or category.words == 1
    if not max(4, category.words + 1) <= title.words:
        return False
    if second + 1 in drops:
        return True
    return _is_longest(lines, drops, second)


def _is_longest(lines: Sequence[Line], drops: dict[int, Reason], title_at: int) -> bool:
    """Whether the line is longer than all that could be headings, few of them above the lead."""
    below = [lines[at] for at in range(title_at + 1, len(lines)) if at not in drops]
    lead = next((at for at, line in enumerate(below) if line.is_body), len(below))
    above = {fold(line.text) for line in below[:lead] if not line.bulleted}
    if lead == len(below) or len(above) > _LINES_ABOVE_LEAD:
        return False
    headings = [a for a, b in pairwise(below) if a.is_headline and not b.is_headline]
    if lines[title_at].is_sentence and any(line.is_sentence for line in headings):
        return False
    longest = max((line.words for line in headings), default=0)
    return lines[title_at].words > max(longest, _LONG_TITLE_WORDS - 1)


def _is_page_title(first: Line, second: Line) -> bool:
    """Whether the first is a browser's title, the second with the site's name after it."""
    whole, part = fold(first.text), fold(second.text)
    return (
        whole != part
        and len(part.split()) >= 3
        and re.match(re.escape(part) + r" ?[-|:،]", whole) is not None
    )


def _shortened(text: str) -> str:
    """A title out of a paragraph: its first sentence, cut between words."""
    title = sentences(text)[0].rstrip(".،؛:")
    if len(title) <= _DERIVED_CHARS:
        return title
    return title[: title.rfind(" ", 0, _DERIVED_CHARS) or _DERIVED_CHARS].rstrip(" ،؛:") + "…"
