"""Lines that are the site's by their neighbours: menus, lists of contents, sources, footers."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING

from podcaster.article.boilerplate.rules import Reason, Role
from podcaster.article.folding import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from podcaster.article.lines import Line

CONTENTS = Reason("contents")
"""A list of the headings that follow."""
FOOTER = Reason("footer")
"""Under the text, amid lines that a site is known by."""
MENU = Reason("menu", frozenset((Role.PAGE_TOP,)))
TAG = Reason("bare_tag")

_ITEM_WORDS = 4
_ITEM_CHARS = 34
_LEAST_ITEMS = 4
_LEAST_AMID_KNOWN = 2
_MOST_TAKEN_UP = 0.4
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.) -]*\s*(?=\D)")
_CLITICS = re.compile("^[وف]?(?:[بك]?ال|لل|[بل])?(?=\\w{3})")
_STEM = 4
_TAG_WORDS = 3
_TOLD_LINES = 60
_OF_A_SOURCE = re.compile(
    r"https?:|www\.|\d{4}|(?<!\w)(?:ص|ط|ج|مج|دار|طبعة|الطبعة|isbn|doi|p|pp)\b|[a-z]{3}"
)
_FOOTER_GAP = 3
_FOOTER_SHARE = 0.2


def stems(text: str) -> set[str]:
    """The words of the text that tell what it is about, each by its first letters."""
    words = (_CLITICS.sub("", word) for word in re.findall(r"\w+", fold(text)))
    return {word[:_STEM] for word in words if len(word) >= _STEM}


def menus(lines: Sequence[Line], drops: Container[int], first: int, last: int) -> dict[int, Reason]:
    """Runs of short lines above the lead or under the text, of which the text does not speak.

    Above the lead a longer line has to follow, which may be the title.
    """
    found: dict[int, Reason] = {}
    for run in (*_runs(lines, 0, first), *_runs(lines, last + 1, len(lines))):
        unknown = [at for at in run if at not in drops]
        known = len(run) - len(unknown)
        if len(run) < _LEAST_ITEMS and known < _LEAST_AMID_KNOWN:
            continue
        told = told_by(lines, first, last)
        above = run[0] < first
        if above and not _title_follows(lines, drops, run, first):
            unknown = _without_title(lines, unknown, told, first)
        elif not above:
            # What stands under the text before any line of the site may be the author's.
            of_site = [at for at in run if at in drops] or run[-1:]
            unknown = [at for at in unknown if at > of_site[0]]
            between = [at for at in unknown if at < of_site[-1] and not lines[at].bulleted]
            found.update(dict.fromkeys(between, MENU))
            found.update(_bare_tags(lines, run, of_site[0], told_by(lines, first, last)))
        if len(unknown) + known > 2 and _is_foreign(lines, unknown, told, known):
            found.update(dict.fromkeys(unknown, MENU))
    return found


def _bare_tags(
    lines: Sequence[Line], run: Sequence[int], end: int, told: set[str]
) -> dict[int, Reason]:
    """A word or two a line, right over the site's, each of which the text speaks of."""
    above = [at for at in run if at < end]
    tags = all(
        lines[at].words <= _TAG_WORDS and not lines[at].bulleted and _is_told(lines[at].text, told)
        for at in above
    )
    return dict.fromkeys(above, TAG) if tags and len(above) > 1 else {}


def _is_told(text: str, told: set[str]) -> bool:
    return not re.search(r"\d", text) and bool(stems(text)) and stems(text) <= told


def told_by(lines: Sequence[Line], first: int, last: int) -> set[str]:
    """What the text speaks of, by stems; a page's first paragraphs say it."""
    body = islice((line for line in lines[first : last + 1] if line.is_body), _TOLD_LINES)
    return {stem for line in body for stem in stems(line.text)}


def _runs(lines: Sequence[Line], start: int, end: int) -> Iterator[list[int]]:
    for is_item, run in groupby(range(start, end), lambda at: _is_item(lines[at])):
        if is_item:
            yield list(run)


def _is_item(line: Line) -> bool:
    if line.verdict is not None:
        return True
    short = line.words <= _ITEM_WORDS and len(line.text) <= _ITEM_CHARS
    apart = line.marked or line.is_sentence or line.row or line.text.endswith("،")
    return short and not apart


def _title_follows(
    lines: Sequence[Line], drops: Container[int], run: Sequence[int], first: int
) -> bool:
    # A question of many words counts as a paragraph elsewhere, and may be a title here.
    below = [lines[at] for at in range(run[-1] + 1, first + 1) if at not in drops]
    return any(
        (line.words > _ITEM_WORDS or (line.gap and line.words > 2))
        and not line.bulleted
        and (not line.is_body or line.asks)
        for line in below
    )


def _without_title(
    lines: Sequence[Line], unknown: Sequence[int], told: set[str], first: int
) -> list[int]:
    """The lines of a run but the one that names what the lead is about; none where none does."""
    lead = fold(lines[first].text)
    named = [
        at for at in unknown if re.search(rf"(?<!\w){re.escape(fold(lines[at].text))}(?!\w)", lead)
    ]
    if not named:
        named = [at for at in unknown if stems(lines[at].text) and stems(lines[at].text) <= told]
    return [at for at in unknown if at != named[-1]] if named else []


def _is_foreign(lines: Sequence[Line], unknown: Sequence[int], told: set[str], known: int) -> bool:
    taken_up = sum(bool(stems(lines[at].text) & told) for at in unknown)
    figures = sum(bool(re.search(r"\d", lines[at].text)) for at in unknown)
    most = _MOST_TAKEN_UP + (0.2 if known >= _LEAST_AMID_KNOWN else 0)
    return taken_up <= most * len(unknown) and figures <= len(unknown) / 2


def contents(lines: Sequence[Line]) -> dict[int, Reason]:
    """Two and more lines in a row that stand once more below, each over its text."""
    names = [_NUMBERED.sub("", fold(line.text)) for line in lines]
    below = {name: at for at, name in enumerate(names)}
    found: dict[int, Reason] = {}
    again = [
        below[name] > at + 1 and lines[at].words <= 2 * _ITEM_WORDS and not _is_known(lines[at])
        for at, name in enumerate(names)
    ]
    for is_listed, run in groupby(range(len(lines)), lambda at: again[at] or _is_known(lines[at])):
        listed = [at for at in run if again[at]]
        if is_listed and len(listed) > 1:
            found.update(dict.fromkeys(listed, CONTENTS))
    return found


def _is_known(line: Line) -> bool:
    return line.verdict is not None


def trails(lines: Sequence[Line]) -> dict[int, Reason]:
    """Lines that repeat a part of the page's trail: «الرئيسية » جهات » درعة» and «درعة»."""
    trail = {
        part
        for line in lines
        if line.verdict is not None and Role.TRAIL in line.verdict.reason.roles
        for part in fold(line.text).split(" > ")[1:]
    }
    return {
        at: MENU
        for at, line in enumerate(lines)
        if line.verdict is None and line.words <= _ITEM_WORDS and fold(line.text) in trail
    }


def is_encyclopedia(lines: Sequence[Line]) -> bool:
    """Whether the page is an encyclopedia's, by its own lines or by what its editors leave."""
    known = sum(
        line.verdict is not None and Role.ENCYCLOPEDIA in line.verdict.reason.roles
        for line in lines
    )
    edited = sum("[عدل" in line.source for line in lines)
    return known + edited > 0


def sources_at(lines: Sequence[Line], first: int) -> int:
    """Where the list of sources begins that ends the text; behind the last line without one."""
    words = [0 if line.verdict else line.words for line in lines]
    total = sum(words)
    for at, line in enumerate(lines):
        if at <= first or line.verdict is None or Role.REFERENCES not in line.verdict.reason.roles:
            continue
        rest = [below for below in lines[at + 1 :] if below.verdict is None]
        late = sum(words[:at]) >= total / 2
        if late and (is_encyclopedia(lines) or all(_may_be_source(below) for below in rest)):
            return at
    return len(lines)


def _may_be_source(line: Line) -> bool:
    return not line.is_body or bool(_OF_A_SOURCE.search(fold(line.text)))


def footer(lines: Sequence[Line], drops: Mapping[int, Reason], last: int) -> dict[int, Reason]:
    """What stands under the text amid the site's lines, and reads as no sentence of the author."""
    end = _end(lines, drops, last)
    known = next((at for at in range(end + 1, len(lines)) if at in drops), len(lines))
    return {
        at: FOOTER
        for at in range(known + 1, len(lines))
        if at not in drops and (at <= last or not (lines[at].bulleted or lines[at].is_sentence))
    }


def _end(lines: Sequence[Line], drops: Mapping[int, Reason], last: int) -> int:
    """The last paragraph of the author: a site's own comes after several of its lines."""
    body = [at for at in range(last + 1) if lines[at].is_body and at not in drops]
    words = sum(lines[at].words for at in body)
    below = 0
    for above, at in zip(body[-2::-1], body[:0:-1], strict=True):
        below += lines[at].words
        between = range(above + 1, at)
        reasons = [drops[each] for each in between if each in drops]
        boxed = any(Role.TITLES_BELOW in why.roles for why in reasons) and not any(
            Role.TITLES_NEXT in why.roles for why in reasons
        )
        least = _FOOTER_GAP - boxed
        if below > _FOOTER_SHARE * words:
            break
        if len(reasons) >= least and (boxed or len(reasons) == len(between)):
            return above
    return last
