"""Text that was wrapped to a width, as agencies, e-mail and PDF give it -> whole paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.article.boilerplate import Action, Role, opens_news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

_LEAST_WIDTH, _SURE_WIDTH, _MOST_WIDTH = 28, 45, 130
_LEAST_PAIRS = 3
_LEAST_WORDS, _MANY_WORDS = 4.5, 7
# No sentence ends with these, nor does a heading or a verse.
_LEANS = re.compile(
    r"(?:^|\s)[وف]?(?:في|من|إلى|الى|على|عن|مع|أن|ان|إن|لأن|بأن|أو|ثم|بين|بعد|قبل|عند|خلال|حتى|كل|"
    r"غير|ذلك|هذا|هذه|التي|الذي|الذين|كما|حيث|قد|لم|لن|لا|ما|كان|كانت|بن|عبد|أبو|نحو|منذ|دون|ضد|"
    r"حول|أي|أحد|عام|سنة|رئيس|وزير|مدير|لدى|عبر|أكثر|إذا|لكن|فيما|بينما|بعض|جميع)$"
)
_INNER_MARK = re.compile(r"[.،؛:؟!] \S")
_ITEM = re.compile(r"^(?:\d{1,2}|[أ-ي]) ?[.)\-–] ?\S")


def unwrapped(found: Sequence[Line]) -> list[Line]:
    """The lines, joined into paragraphs where the text was wrapped.

    Wrapped lines are about equally long, most end without a stop, and some on a word that leans on
    the next; verses have no marks within, and paragraphs end with a stop. Where no blank lines part
    the paragraphs, a line that ends a sentence ends one.
    """
    lines = [line for line in found if not _turns_a_page(line)]
    pages = [line for line in found if _turns_a_page(line)]
    pairs = [(a, b) for a, b in pairwise(lines) if _may_join(a, b)]
    width = _width([a for a, _ in pairs])
    if width is None or not _is_wrapped(pairs, width):
        return list(found)
    parted = _parts_by_blank_lines(lines)
    joined = [lines[0]]
    begun = False
    for above, line in pairwise(lines):
        if _may_join(above, line) and _goes_on(above, line, width, parted=parted, heads=not begun):
            joined[-1] = _join(joined[-1], line)
            begun = True
        else:
            joined.append(line)
    return sorted([*joined, *pages], key=lambda line: line.number)


def _turns_a_page(line: Line) -> bool:
    """Whether the line is the number of a page, which stands amid a sentence perhaps."""
    return line.verdict is not None and Role.COUNTS in line.verdict.reason.roles


def _may_join(above: Line, line: Line) -> bool:
    return (
        line.gap == 0
        and not any(_is_apart(each) for each in (above, line))
        and not (line.bulleted or line.marked or above.marked or _ITEM.match(line.text))
    )


def _is_apart(line: Line) -> bool:
    return line.row or (line.verdict is not None and line.verdict.action is not Action.STRIP)


def _width(lines: Sequence[Line]) -> int | None:
    """The width that most lines come near; a title may be longer."""
    if len(lines) < _LEAST_PAIRS - 1:
        return None
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[round(0.75 * (len(lengths) - 1))]
    return width if _LEAST_WIDTH <= width <= _MOST_WIDTH else None


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    # Headings and the last lines of paragraphs are shorter; they say nothing of the width.
    long = [(a, b) for a, b in pairs if not a.is_sentence and len(a.text) >= 0.5 * width]
    many = len(long)
    full = sum(_is_full(a, b, width) for a, b in long)
    near = sum(len(a.text) >= 0.75 * width for a, _ in long)
    flowing = sum(bool(_INNER_MARK.search(a.text) or _LEANS.search(a.text)) for a, _ in long)
    stops = sum(a.is_sentence or b.is_sentence for a, b in pairs)
    words = sum(a.words for a, _ in long)
    return (
        many >= (_LEAST_PAIRS if words < _MANY_WORDS * many or width < _SURE_WIDTH else 2)
        and many >= 0.4 * len(pairs)
        and words >= _LEAST_WORDS * many
        and full >= 0.6 * many
        and near >= 0.7 * many
        # Verses have commas, too; they are shorter.
        and ((flowing > 0 and stops > 0) or (flowing >= 0.3 * many and width >= _SURE_WIDTH))
    )


def _is_full(above: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room."""
    return len(above.text) + 1 + len(line.text.split()[0]) > width


def _parts_by_blank_lines(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between the paragraphs, so that a stop ends none."""
    blocks = [0]
    for line in lines:
        if line.gap:
            blocks.append(0)
        blocks[-1] += not _is_apart(line)
    return sum(size > 1 for size in blocks) > 1


def _goes_on(above: Line, line: Line, width: int, *, parted: bool, heads: bool) -> bool:
    """Whether the paragraph goes on from one line to the next."""
    if above.is_sentence:
        return parted and _is_full(above, line, width)
    if _LEANS.search(above.text):
        return True
    if heads and above.verdict is None and _is_title(above, line, width):
        return False
    return len(above.text) + 1 + len(line.text.split()[0]) > 0.75 * width


def _is_title(first: Line, second: Line, width: int) -> bool:
    """Whether the first line of all is a title right over the text, and not its beginning."""
    return (
        len(first.text) > 1.05 * width
        or not _is_full(first, second, width)
        or opens_news(second.text)
        or (second.verdict is not None and second.verdict.action is Action.STRIP)
    )


def _join(first: Line, second: Line) -> Line:
    return replace(
        first,
        source=f"{first.source} {second.source}",
        text=f"{first.text} {second.text}",
    )
