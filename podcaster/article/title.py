"""The line that is an article's title, or the title that its first sentence gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from podcaster.arabic.clauses import sentences
from podcaster.article.author import (
    author_of,
    byline,
    is_author,
    is_person,
    is_told_of,
)
from podcaster.article.beginning import beginning
from podcaster.article.boilerplate import (
    DATE_ONLY,
    Place,
    Reason,
    Role,
    bounds,
    pattern,
    reason_of,
    stems,
)
from podcaster.article.folding import fold, has_arabic
from podcaster.article.headline import is_letterhead, may_head, told_by_page
from podcaster.article.lines import TITLE_WORDS
from podcaster.article.names import without_courtesy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

TITLE_CHARS = 500
# A headline of one sentence with a full stop has no more; a lead has.
_SENTENCE_WORDS = 13
_PARTED_WORDS = 16
_PARTS = re.compile(r"(?:\.\.|…|[؟?!])[»\"”)\]]*$")
_SITE_BEHIND = re.compile(r"(?P<title>.{8,}?) ?(?:[|–—»•]| [-:] ) ?(?P<site>[^|–—»•]{2,40})$")
# Above a title, and no title: the author's opening.
_FORMULA = re.compile(
    r"\(?بسم الله(?: الرحمن الرحيم)?\)?(?: وبه نستعين)?"
    r"|بالهناء والشفاء|صحتين(?: وعافيه)?|بالعافيه|والله (?:ولي التوفيق|الموفق|اعلم)"
    r"|(?:ال)?سلام عليكم(?: ورحمه الله(?: وبركاته)?)?"
)
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
    if title_at is not None and _names_publisher(lines, title_at):
        more, title_at = {**more, **_letterheads(lines, drops, title_at)}, None
    if title_at is None:
        drops = {**drops, **more}
        first = next(line for at, line in enumerate(lines) if at not in drops)
        return Head(beginning(first.text), None, byline(lines, drops), more)
    drops = {at: why for at, why in {**drops, **more}.items() if at != title_at}
    author, named = author_of(lines, drops, title_at)
    author = without_courtesy(author) if author else None
    title = _without_site(lines[title_at].text)
    return Head(title, title_at, author, {**more, **named})


def _without_site(title: str) -> str:
    """The title without the site's name behind it, as browsers show it: «القهوة - ويكيبيديا»."""
    found = _SITE_BEHIND.match(title)
    if found and pattern("<site>").fullmatch(fold(found["site"])):
        return found["title"]
    return title


def _letterheads(lines: Sequence[Line], drops: dict[int, Reason], start: int) -> dict[int, Reason]:
    lead, _ = bounds(lines)
    own = (at for at in range(start, lead) if at not in drops)
    names = takewhile(lambda at: is_letterhead(lines[at]), own)
    return dict.fromkeys(names, reason_of(Role.MASTHEAD))


def _names_publisher(lines: Sequence[Line], title_at: int) -> bool:
    """Whether what seemed the title is only who publishes, of whom the text does not speak."""
    lead, _ = bounds(lines)
    line = lines[title_at]
    if title_at >= lead or line.headed or not is_letterhead(line):
        return False
    return not stems(line.text) <= {stem for below in lines[lead:] for stem in stems(below.text)}


def _title(lines: Sequence[Line], drops: dict[int, Reason]) -> tuple[int | None, dict[int, Reason]]:
    heads = may_head(lines, drops)
    open_lines = [
        at
        for at in range(len(lines))
        if at in heads or (at not in drops and not is_formula(lines[at]))
    ]
    first = open_lines[0] if open_lines else None
    told = told_by_page(lines, drops, open_lines, lambda at: may_be_title(lines, at))
    if told is not None and told == first:
        return told, {}
    if told is not None:
        above = _menu_above(lines, open_lines, told)
        if told not in open_lines:
            return told, above
        at, more = _first_title(lines, {**drops, **above}, [at for at in open_lines if at >= told])
        return at, above | more
    return _first_title(lines, drops, open_lines)


def _first_title(
    lines: Sequence[Line], drops: dict[int, Reason], open_lines: Sequence[int]
) -> tuple[int | None, dict[int, Reason]]:
    """The first of the lines, or the second where the first is an author's name or a category."""
    first = open_lines[0] if open_lines else None
    if first is None or not may_be_title(lines, first):
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


def is_formula(line: Line) -> bool:
    """Whether it opens what the author says, as «بسم الله الرحمن الرحيم», and heads nothing."""
    return _FORMULA.fullmatch(fold(line.text)) is not None


def _menu_above(
    lines: Sequence[Line], open_lines: Sequence[int], title_at: int
) -> dict[int, Reason]:
    """The short lines over a title that the page marks, but the author's name."""
    return {
        at: CATEGORY if _CATEGORY.fullmatch(lines[at].text) else reason_of(Role.MENU)
        for at in open_lines
        if at < title_at and lines[at].is_headline and not is_person(lines[at].text)
    }


def may_be_title(lines: Sequence[Line], at: int) -> bool:
    """Whether the line has a title's length and stops, and something stands under it."""
    line = lines[at]
    if line.headed:
        return True
    if line.bulleted or line.row or line.words > TITLE_WORDS or line.text.count("|") > 1:
        return False
    if line.sentences > 1:
        return _has_parts(line)
    if line.is_sentence and not line.asks and line.words > _SENTENCE_WORDS:
        return False
    return not line.is_sentence or at + 1 < len(lines)


def _has_parts(line: Line) -> bool:
    """«بعد انتظار.. السوق تفتح»: parts with dots, a question or a call between them.

    One stop within is a headline's where none ends it; two sentences with theirs are a paragraph.
    """
    *inner, last = sentences(line.text)
    plain = sum(not _PARTS.search(part) for part in inner)
    ends = line.is_sentence and not line.asks and not _PARTS.search(last)
    return plain <= (0 if ends else 1) and (not (plain or ends) or line.words <= _PARTED_WORDS)


def _may_be_dropped_title(line: Line) -> bool:
    verdict = line.verdict
    if verdict is None or verdict.place is Place.ANYWHERE or verdict.reason is DATE_ONLY:
        return False
    return not verdict.reason.roles & {Role.FURNITURE, Role.COUNTS}


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
    if not may_be_title(lines, second) or second + 1 == len(lines):
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
    """Whether the first is a browser's title, the second with the site's name after it, or a
    trail that ends with it."""
    whole, part = fold(first.text), fold(second.text)
    if whole == part or len(part.split()) < 3:
        return False
    return whole.endswith(f" {part}") or re.match(re.escape(part) + r" ?[-|:،]", whole) is not None
