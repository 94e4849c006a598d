"""Which of the article's lines head what stands under them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.article.boilerplate import opens_news, pattern
from podcaster.article.folding import fold
from podcaster.article.title import is_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

_LABEL_WORDS = 5
_DECK_WORDS = 8
_SIGNED_DECK_WORDS = 4
_RUN = 2
_LIST_NAME_WORDS = 3
_LIST_LINES = 3
_ASKING_WORDS = 9
_PARTS_RUN = 3
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"^(?:\d{1,2} ?[-.):–]|(?:أولا|ثانيا|ثالثا|رابعا|خامسا)[ًً]? ?[-:،])")
_QUESTION_OR_ANSWER = re.compile(r"^[سج](?: ?\d+)?:$")


def headings(lines: Sequence[Line], *, signed_under_first: bool) -> set[int]:
    """Indices of the headings; `signed_under_first` says that an author's line or a date stood
    under the first of the lines.

    They are short and open-ended, right over a paragraph; with a colon, where several lines head
    lists so; with a heading's mark of Markdown, whatever they say. The line under the title that is
    longer than they are goes on with the title, and is a paragraph.
    """
    labels = _labels(lines) | _numbered(lines)
    listed = sum(not below.gap for _, below in pairwise(lines)) >= _LIST_LINES
    found = {
        at
        for at in range(len(lines) - 1)
        if at in labels or _heads(lines, at, labels, listed=listed)
    }
    if 0 in found and _is_deck(lines, found, signed_under_first=signed_under_first):
        found.discard(0)
    return found


def _heads(lines: Sequence[Line], at: int, labels: set[int], *, listed: bool) -> bool:
    """Whether the line stands over what it heads; `listed`: lists have no blank lines within.

    Of several such lines in a row, a list or a poem, none does; of two, the one after the larger
    gap does, and else the second. Names of a book's parts may stand over each other.
    """
    line = lines[at]
    if line.headed:
        return True
    if not line.is_headline or is_formula(line) or _is_a_sentence(line):
        return False
    if line.marked or pattern("<section>").fullmatch(fold(line.text)):
        return True
    start, end = at, at + 1
    while start > 0 and _is_of_run(lines, start - 1, labels):
        start -= 1
    while end < len(lines) and _is_of_run(lines, end, labels):
        end += 1
    if (listed and _stands_alone(lines, at)) or (at == start and _heads_a_list(lines, at, end)):
        return True
    if end == len(lines):
        return False
    parts = [x for x in range(start, end) if _names_part(lines[x])]
    if parts and end - start <= _PARTS_RUN:
        return at >= parts[0]
    if end - start > _RUN:
        return False
    if end - start == 1:
        return True
    return (at == start) == (lines[start].gap > lines[start + 1].gap)


def _is_a_sentence(line: Line) -> bool:
    """Whether it is too much of one for a heading that calls or asks."""
    joined = "،" in line.text or line.text.startswith(("و", "ف"))
    return line.asks and line.words >= _ASKING_WORDS and joined


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether blank lines stand around it."""
    if at + 1 >= len(lines) or not (at == 0 or lines[at].gap) or not lines[at + 1].gap:
        return False
    under = lines[at + 1].is_headline
    if under and (at == 0 or (at + 2 < len(lines) and lines[at + 2].gap)):
        return False
    return True


def _heads_a_list(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether blank lines set it apart from the text above, and none from the list under it, as
    the page has it elsewhere."""
    line = lines[at]
    if not line.gap or line.words > _LIST_NAME_WORDS or end - at <= _RUN:
        return False
    if any(below.gap for below in lines[at + 1 : end]):
        return False
    return any(
        a.is_headline and a.gap and not b.gap and not b.is_headline for a, b in pairwise(lines)
    )


def _is_of_run(lines: Sequence[Line], at: int, labels: set[int]) -> bool:
    return lines[at].is_headline and at not in labels and not is_formula(lines[at])


def _names_part(line: Line) -> bool:
    """«الباب الأول», «المادة 3»"""
    return pattern("<part>(?: ?[:\\-] ?.{2,60})?").fullmatch(fold(line.text)) is not None


def _labels(lines: Sequence[Line]) -> set[int]:
    """Lines such as «المقادير:» over lists or paragraphs: several, each another, or well known.

    «وقال سالم:» opens a quotation, and «س:» an answer.
    """
    found = [
        at
        for at, line in enumerate(lines[:-1])
        if line.text.endswith(":")
        and not (line.bulleted or line.headed or line.is_body or lines[at + 1].text.endswith(":"))
        and line.words <= _LABEL_WORDS
        and not _QUESTION_OR_ANSWER.match(line.text)
        and not opens_news(line.text.removeprefix("و"))
    ]
    known = {
        at
        for at in found
        if pattern("<section>|<part>").fullmatch(fold(lines[at].text)) is not None
    }
    names = [fold(lines[at].text) for at in found]
    parted = [at for at in found if lines[at].gap or at == 0 or lines[at - 1].is_sentence]
    if len(found) > 1 and len(set(names)) == len(names) and (known or len(parted) == len(found)):
        return set(found)
    return known


def _numbered(lines: Sequence[Line]) -> set[int]:
    """«1- غني بالألياف», «2- يخفض السكر»: several, each over a paragraph."""
    found = {
        at
        for at, line in enumerate(lines[:-1])
        if _NUMBER.match(line.text) and line.is_headline and not lines[at + 1].is_headline
    }
    return found if len(found) > 1 else set()


def _is_deck(lines: Sequence[Line], found: set[int], *, signed_under_first: bool) -> bool:
    """Whether the first line goes on with the title: it is longer than all headings, or signed."""
    line = lines[0]
    if line.headed or line.words < (_SIGNED_DECK_WORDS if signed_under_first else _DECK_WORDS):
        return False
    return signed_under_first or all(lines[at].words < line.words for at in found if at)
