"""What stands between the headline and the lead, and is of the page: captions, prices, ratings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.article.boilerplate.alone import BESIDE
from podcaster.article.boilerplate.blocks import MENU, is_encyclopedia, stems, told_by
from podcaster.article.boilerplate.rules import Reason, pattern
from podcaster.article.folding import fold, has_arabic

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from podcaster.article.lines import Line

CAPTION = Reason("caption_twice")

_FACT_WORDS = 5
_LEAST_FACTS = 3
_NAME_WORDS = 3


def twice(lines: Sequence[Line], drops: Container[int], title_at: int | None) -> dict[int, Reason]:
    """Short lines that stand twice in a row, as the words of a picture and its caption do."""
    own = [at for at in range(len(lines)) if at not in drops and at != title_at]
    return {
        at: CAPTION
        for pair in pairwise(own)
        if not lines[pair[0]].is_body
        and not lines[pair[0]].row
        and _says_the_same(fold(lines[pair[0]].text), fold(lines[pair[1]].text))
        for at in pair
    }


def facts_above_lead(
    lines: Sequence[Line], drops: Container[int], title_at: int | None
) -> dict[int, Reason]:
    """Short lines between title and lead, three and more, that the text does not take up: prices,
    ratings and the like of a page that no list knows; and a city over the lead, with its colon."""
    body = [at for at, line in enumerate(lines) if line.is_body and at not in drops]
    if title_at is None or not body or body[0] <= title_at:
        return {}
    told = told_by(lines, body[0], body[-1])
    above = range(title_at + 1, body[0])
    short = [at for at in above if at not in drops and _is_fact(lines[at])]
    foreign = [at for at in short if not stems(lines[at].text) & told]
    amid = any(at in drops for at in above)
    if amid and len(short) >= _LEAST_FACTS and len(foreign) >= len(short) / 2:
        return dict.fromkeys(short, MENU)
    if is_encyclopedia(lines):
        return dict.fromkeys(short, MENU)
    # What the site's lines part from the lead is theirs, and so is what is not Arabic.
    apart = [
        at
        for at in short
        if (lines[at].words <= _NAME_WORDS and at in foreign and _is_followed(drops, at, body[0]))
        or (lines[at].verdict is None and not has_arabic(lines[at].text))
    ]
    if apart:
        return dict.fromkeys(apart, MENU)
    cities = pattern("<dateline_place>(?: .{2,20})?")
    return {
        at: BESIDE
        for at in short[-1:]
        if lines[at].text.endswith(":") and cities.fullmatch(fold(lines[at].text))
    }


def _is_followed(drops: Container[int], at: int, lead: int) -> bool:
    """Whether nothing but the site's lines stands between the line and the lead."""
    below = range(at + 1, lead)
    return bool(below) and all(each in drops for each in below)


def _is_fact(line: Line) -> bool:
    if line.words > _FACT_WORDS or line.is_sentence or line.text.endswith("،"):
        return False
    apart = line.marked or line.bulleted or line.row
    return not apart and pattern("<part>|<section>").fullmatch(fold(line.text)) is None


def _says_the_same(first: str, second: str) -> bool:
    """Whether the texts are the same, the longer one with more of a caption behind it perhaps."""
    short, long = sorted((first, second), key=len)
    return short == long or (short.count(" ") > 1 and long.startswith(f"{short} "))
