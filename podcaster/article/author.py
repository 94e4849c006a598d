"""Who wrote the article: a name that stands by itself above the lead, or a line that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.article.boilerplate import is_name
from podcaster.article.decode import has_arabic
from podcaster.article.folding import fold
from podcaster.article.names import names_a_person
from podcaster.article.rules import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

_BYLINE = re.compile(
    r"^(?:[^:/|]{2,24}[:/|]\s*|Author, |(?:كتب|كتبت) [-–] |(?:بقلم|بواسطة|كتب|كتبت|[Bb]y)\s+)"
    r"(?P<name>\S.*)$"
)
_LATIN_WORD = r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]\.?)"
_LATIN_NAME = re.compile(rf"^{_LATIN_WORD}(?: (?:{_LATIN_WORD}|al|bin|de|van|von)){{1,3}}$")
_CITY_AFTER = re.compile(r"\s*[-–—،,|/]\s*\S+(?: \S+)?$")
_BESIDE = re.compile(r" ?[|/،,–—-] ?")
_NAME_WORDS = 5
# Under one of these lines of the page stands no heading.
_UNDER_A_NAME = frozenset(
    ("reading_time", "date_only", "published", "ago", "author_role", "contact", "views", "reporter")
)


def author_of(
    lines: Sequence[Line], drops: dict[int, str], title_at: int
) -> tuple[str | None, dict[int, str]]:
    """The author, and the lines that go for his name, his city, or for repeating the title."""
    name, found = _above_lead(lines, drops, title_at)
    for at in list(found) if name is not None else ():
        found.update(_places(lines, {**drops, **found}, at))
    return name or byline(lines, drops), found | _repeated_below(lines, drops, name)


def byline(lines: Sequence[Line], drops: dict[int, str]) -> str | None:
    """Whom a line such as «بقلم: ...» names."""
    for at, reason in sorted(drops.items()):
        if reason in ("by", "author_role") and (found := _BYLINE.match(lines[at].text)):
            return _CITY_AFTER.sub("", found["name"]).strip()
        if reason == "reporter":
            parts = re.split(r" ?[|/،,:–—-]+ ?", lines[at].text)
            return next((part for part in parts if is_author(part)), None)
    return None


def is_author(text: str) -> bool:
    """Whether the text is a name by its first word or by its letters, wherever it stands."""
    return is_name(text) and (has_arabic(text) or is_latin_name(text))


def is_latin_name(text: str) -> bool:
    """Whether it is two to four Latin words with capitals, as authors sign."""
    return _LATIN_NAME.match(text) is not None


def _above_lead(
    lines: Sequence[Line], drops: dict[int, str], title_at: int
) -> tuple[str | None, dict[int, str]]:
    author: str | None = None
    found: dict[int, str] = {}
    title = fold(lines[title_at].text)
    for at, line in enumerate(lines):
        if at == title_at or at in drops:
            continue
        if fold(line.text) == title:
            found[at] = "repeated_title"
        elif at > title_at and (line.is_body or line.words > _NAME_WORDS):
            break
        elif author is not None and fold(line.text) == fold(author):
            found[at] = "author"
        elif author is None and (name := _name(lines, drops, title_at, at)):
            author, found[at] = name, "author"
    return author, found


def _name(lines: Sequence[Line], drops: dict[int, str], title_at: int, at: int) -> str | None:
    """The name that the line is, a city beside it left out."""
    line = lines[at]
    if line.is_sentence or line.marked or not 1 <= line.words <= _NAME_WORDS:
        return None
    doubled = at + 1 < len(lines) and fold(lines[at + 1].text) == fold(line.text)
    if doubled or is_latin_name(line.text):
        return line.text
    beside_chrome = at + 1 in drops or at - 1 in drops
    if (beside_chrome or at < title_at) and is_author(line.text):
        return line.text
    name = _without_place(line.text)
    if at < title_at or line.bulleted or not (names_a_person(name) or is_author(name)):
        return None
    if name != line.text or drops.get(at + 1) in _UNDER_A_NAME:
        return name
    return None if _is_told_of(lines, at) else name


def _without_place(text: str) -> str:
    parts = [part for part in _BESIDE.split(text) if not _is_place(part)]
    return parts[0] if len(parts) == 1 else text


def _is_place(text: str) -> bool:
    return pattern("(?:<dateline_place>|<agencies>)").fullmatch(fold(text)) is not None


def _is_told_of(lines: Sequence[Line], at: int) -> bool:
    """Whether the paragraphs below use a word of the line, as they do of their heading."""
    below = " ".join(fold(line.text) for line in lines[at + 1 :] if line.is_body)
    words = [word for word in fold(lines[at].text).split() if len(word) > 2]
    told = [re.search(rf"(?<!\w)[وفبلك]?{re.escape(word)}(?!\w)", below) for word in words]
    return all(told) if is_author(lines[at].text) else any(told)


def _places(lines: Sequence[Line], drops: dict[int, str], at: int) -> dict[int, str]:
    """The city under a name, or above it."""
    return {
        x: "place"
        for x in (at - 1, at + 1)
        if 0 <= x < len(lines)
        and x not in drops
        and not lines[x].marked
        and pattern("<dateline_place>").fullmatch(fold(lines[x].text))
    }


def _repeated_below(
    lines: Sequence[Line], drops: dict[int, str], name: str | None
) -> dict[int, str]:
    """The author's name once more under the text."""
    found: dict[int, str] = {}
    for at in range(len(lines) - 1, -1, -1):
        if at in drops:
            continue
        if name is None or lines[at].is_body or fold(lines[at].text) != fold(name):
            break
        found[at] = "author"
    return found
