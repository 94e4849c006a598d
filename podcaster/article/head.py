"""What stands above an article's lead: its title, its author, its summary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.arabic.clauses import sentences
from podcaster.article.boilerplate import is_name
from podcaster.article.decode import has_arabic
from podcaster.article.folding import fold
from podcaster.article.lines import TITLE_WORDS
from podcaster.article.rules import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

TITLE_CHARS = 500
_DERIVED_CHARS = 90
_BYLINE = re.compile(
    r"^(?:[^:/|]{2,24}[:/|]\s*|Author, |(?:كتب|كتبت) [-–] |(?:بقلم|بواسطة|كتب|كتبت|[Bb]y)\s+)"
    r"(?P<name>\S.*)$"
)
_LATIN_WORD = r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]\.?)"
_LATIN_NAME = re.compile(rf"^{_LATIN_WORD}(?: (?:{_LATIN_WORD}|al|bin|de|van|von)){{1,3}}$")
_CITY_AFTER = re.compile(r"\s*[-–—،,|/]\s*\S+(?: \S+)?$")
_SUMMARY_WORDS = 26
_SURE_SUMMARY_WORDS = 15
_SUMMARY_LINES = 8


@dataclass(frozen=True, slots=True)
class Head:
    """Indices into the lines, and why those that are not kept in the article's text go."""

    title: str
    title_at: int | None
    """None where the title was made out of the first sentence, which stays in the text."""
    author: str | None
    drops: dict[int, str]


def read_head(lines: Sequence[Line], drops: dict[int, str]) -> Head:
    """Title and author, and the lines above the lead that repeat them or name the category."""
    title_at, more = _title(lines, drops)
    if title_at is None:
        first = next(line for at, line in enumerate(lines) if at not in drops)
        return Head(_shortened(first.text), None, _byline(lines, drops), more)
    drops = {at: why for at, why in {**drops, **more}.items() if at != title_at}
    author, named = _names(lines, drops, title_at)
    return Head(lines[title_at].text, title_at, author or _byline(lines, drops), {**more, **named})


def _title(lines: Sequence[Line], drops: dict[int, str]) -> tuple[int | None, dict[int, str]]:
    open_lines = [at for at in range(len(lines)) if at not in drops]
    first = open_lines[0] if open_lines else None
    if first is None or not _may_be_title(lines, first):
        # Nothing under it reads as a title, so the line that seemed a category is the title.
        above = [at for at in range(first or 0) if _may_be_dropped_title(lines[at])]
        return (above[-1] if above else None), {}
    if len(open_lines) < 2:
        return first, {}
    second = open_lines[1]
    if _is_above_title(lines[first], lines[second]):
        return second, {} if _is_name(lines[first].text) else {first: "nav"}
    if _names_category(lines, drops, first, second):
        return second, {first: "category"}
    if _is_page_title(lines[first], lines[second]):
        return second, {first: "page_title"}
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


def _is_name(text: str) -> bool:
    return is_name(text) and (has_arabic(text) or bool(_LATIN_NAME.match(text)))


def _is_above_title(first: Line, second: Line) -> bool:
    """Whether the first line is an author's name or a foreign menu's, over an Arabic title."""
    if second.is_body or second.bulleted or second.words < 3 or not has_arabic(second.text):
        return False
    if _is_name(second.text):
        return False
    return _is_name(first.text) or (2 <= first.words <= 3 and not has_arabic(first.text))


def _names_category(lines: Sequence[Line], drops: dict[int, str], first: int, second: int) -> bool:
    """Whether the first line is a category that no list knows: a word or two over a title that
    the page's own lines follow.
    """
    title = lines[second]
    if lines[first].words > 3 or lines[first].is_sentence or _is_name(lines[first].text):
        return False
    if not 4 <= title.words <= TITLE_WORDS or title.is_sentence or title.bulleted:
        return False
    if second + 1 == len(lines):
        return False
    return second + 1 in drops or _LATIN_NAME.match(lines[second + 1].text) is not None


def _is_page_title(first: Line, second: Line) -> bool:
    """Whether the first is a browser's title, the second with the site's name after it."""
    whole, part = fold(first.text), fold(second.text)
    return (
        whole != part
        and len(part.split()) >= 3
        and re.match(re.escape(part) + r" ?[-|:،]", whole) is not None
    )


def _names(
    lines: Sequence[Line], drops: dict[int, str], title_at: int
) -> tuple[str | None, dict[int, str]]:
    """The author who stands by himself above the lead, and the lines that go for him."""
    author: str | None = None
    found: dict[int, str] = {}
    title = fold(lines[title_at].text)
    for at in range(len(lines)):
        line = lines[at]
        if at == title_at or at in drops:
            continue
        if at > title_at and (line.is_body or line.words > 5) and fold(line.text) != title:
            break
        if fold(line.text) == title:
            found[at] = "repeated_title"
        elif author is not None and fold(line.text) == fold(author):
            found[at] = "author"
        elif author is None and _is_author(lines, drops, title_at, at):
            author, found[at] = line.text, "author"
    return author, found


def _is_author(lines: Sequence[Line], drops: dict[int, str], title_at: int, at: int) -> bool:
    line = lines[at]
    if line.is_sentence or not 1 <= line.words <= 5:
        return False
    doubled = at + 1 < len(lines) and fold(lines[at + 1].text) == fold(line.text)
    if doubled or _LATIN_NAME.match(line.text):
        return True
    beside_chrome = at + 1 in drops or at - 1 in drops
    return (beside_chrome or at < title_at) and _is_name(line.text)


def _byline(lines: Sequence[Line], drops: dict[int, str]) -> str | None:
    """Whom a line such as «بقلم: ...» names."""
    for at, reason in sorted(drops.items()):
        if reason in ("by", "author_role") and (found := _BYLINE.match(lines[at].text)):
            return _CITY_AFTER.sub("", found["name"]).strip()
        if reason == "reporter":
            parts = re.split(r" ?[|/،,:–—-]+ ?", lines[at].text)
            return next((part for part in parts if _is_name(part)), None)
    return None


def _shortened(text: str) -> str:
    """A title out of a paragraph: its first sentence, cut between words."""
    title = sentences(text)[0].rstrip(".،؛:")
    if len(title) <= _DERIVED_CHARS:
        return title
    return title[: title.rfind(" ", 0, _DERIVED_CHARS) or _DERIVED_CHARS].rstrip(" ،؛:") + "…"


def summary(lines: Sequence[Line], chrome_above: bool) -> int:
    """How many of the first lines are a summary: full sentences alone, each a line, over a lead."""
    run = 0
    while run < len(lines) and _sums_up(lines[run]):
        run += 1
    if run == len(lines):
        return 0
    bulleted = all(line.bulleted for line in lines[:run])
    if bulleted and run >= 2:
        return run
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
    return line.bulleted or (line.is_sentence and line.words >= 3)
