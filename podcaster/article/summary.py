"""The sentences above an article's lead that sum it up."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

_SUMMARY_WORDS = 26
_SURE_SUMMARY_WORDS = 15
_SUMMARY_LINES = 8


def summary(lines: Sequence[Line], chrome_above: bool) -> int:
    """How many of the first lines are a summary: full sentences alone, each a line, over a lead."""
    run = 0
    while run < len(lines) and _sums_up(lines[run]):
        run += 1
    points = sum(1 for _ in takewhile(lambda line: line.bulleted, lines[:run]))
    if points == len(lines):
        return 0
    if points >= 2:
        return points
    if run == len(lines):
        return 0
    lead = lines[run]
    if not 2 <= run <= _SUMMARY_LINES or not lead.is_body:
        return 0
    longest = max(line.words for line in lines[:run])
    if lead.words < 1.5 * longest or (lead.sentences < 2 and lead.words < 2 * longest):
        return 0
    return run if chrome_above or (run >= 3 and longest <= _SURE_SUMMARY_WORDS) else 0


def _sums_up(line: Line) -> bool:
    if line.words > _SUMMARY_WORDS or line.sentences > 1:
        return False
    return (line.bulleted and not line.numbered) or (line.is_sentence and line.words >= 3)
