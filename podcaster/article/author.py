"""Who wrote the article: a name that stands by itself above the lead, or a line that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.article.boilerplate import (
    Reason,
    Role,
    dates_in,
    facts,
    is_name,
    judge,
    pattern,
    reason_of,
)
from podcaster.article.folding import fold, has_arabic
from podcaster.article.names import may_name, names_a_person, without_courtesy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.article.lines import Line

_BYLINE = re.compile(
    r"^(?:[^:/|]{2,24}[:/|]\s*|Author, |(?:كتب|كتبت) [-–] |(?:بقلم|بواسطة|كتب|كتبت|[Bb]y)\s+)"
    r"(?P<name>\S.*)$"
)
_LATIN_WORD = r"(?:[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z]\.?)"
_LATIN_NAME = re.compile(rf"^{_LATIN_WORD}(?: (?:{_LATIN_WORD}|al|bin|de|van|von)){{1,3}}$")
# «✍ بقلم: منى سعيد»
_PICTURE = re.compile(r"^[^\w«(]+")
_CITY_AFTER = re.compile(r"\s*[-–—،,|/]\s*\S+(?: \S+)?$")
_BESIDE = re.compile(r" ?[|،,•·] ?| [/–—-] ")
_NAME_AND_TOWN = re.compile(r"^\S+(?: \S+){1,4} [-–—] \S+(?: \S+)?$")
_NAME_WORDS = 5
_LINES_OVER_A_TITLE = 3
AUTHOR = Reason("author")
"""The author's name, and a date beside it perhaps."""
PLACE = Reason("place")
"""The city beside an author's name."""
REPEATED_TITLE = Reason("repeated_title")


def author_of(
    lines: Sequence[Line], drops: dict[int, Reason], title_at: int
) -> tuple[str | None, dict[int, Reason]]:
    """The author, and the lines that go for his name, his city, or for repeating the title."""
    name, found = _above_lead(lines, drops, title_at)
    for at in list(found) if name is not None else ():
        found.update(_around(lines, {**drops, **found}, at))
    name = name or byline(lines, drops)
    below = _signature(lines, drops) if name is None else None
    if below is not None:
        name, found[below] = lines[below].text, AUTHOR
    return name, found | _repeated_below(lines, drops, name)


def byline(lines: Sequence[Line], drops: dict[int, Reason]) -> str | None:
    """Whom a line such as «بقلم: ...» names."""
    for at, reason in sorted(drops.items()):
        if Role.NAMES_AUTHOR in reason.roles and (found := _byline(lines[at].text)):
            return _CITY_AFTER.sub("", found["name"]).rstrip(" :،.").strip()
        if Role.NAMES_REPORTER in reason.roles:
            parts = re.split(r" ?[|/،,:()–—-]+ ?", lines[at].text)
            return next((part for part in parts if is_author(part)), None)
    return None


def _byline(text: str) -> re.Match[str] | None:
    """The part of the line that names somebody: «25 نوفمبر 2026 | كتب: سالم سعيد»."""
    parts = facts(text) if dates_in(text) or "|" in text else [text]
    plain = (_PICTURE.sub("", part) for part in parts)
    return next((found for part in plain if (found := _BYLINE.match(part))), None)


def is_author(text: str) -> bool:
    """Whether the text is a name by its first word or by its letters, wherever it stands."""
    return is_name(text) and (has_arabic(text) or is_latin_name(text))


def is_person(text: str) -> bool:
    """Whether the text is a name, of somebody unknown too."""
    return is_author(text) or names_a_person(text)


def is_latin_name(text: str) -> bool:
    """Whether it is two to four Latin words with capitals, as authors sign."""
    return _LATIN_NAME.match(text) is not None


def is_told_of(lines: Sequence[Line], at: int) -> bool:
    """Whether the paragraphs below use words of the line, as they do of their heading or title."""
    below = " ".join(fold(line.text) for line in lines[at + 1 :] if line.is_body)
    words = [word for word in fold(lines[at].text).split() if len(word) > 2]
    told = [re.search(rf"(?<!\w)[وفبلك]?{re.escape(word)}(?!\w)", below) for word in words]
    return all(told) if is_author(lines[at].text) else any(told)


def _above_lead(
    lines: Sequence[Line], drops: dict[int, Reason], title_at: int
) -> tuple[str | None, dict[int, Reason]]:
    author: str | None = None
    found: dict[int, Reason] = {}
    title = fold(lines[title_at].text)
    # A second, longer title may stand right under the first.
    under = next((at for at in range(title_at + 1, len(lines)) if at not in drops), title_at)
    for at, line in enumerate(lines):
        if at == title_at or at in drops:
            continue
        if fold(line.text) == title:
            found[at] = REPEATED_TITLE
        elif at > title_at and (line.is_body or (at > under and _is_long(line))):
            break
        elif author is not None and fold(without_courtesy(line.text)) == fold(author):
            found[at] = AUTHOR
        elif author is None and (name := _name(lines, drops, title_at, at)):
            author, found[at] = name, AUTHOR
    return author, found


def _name(lines: Sequence[Line], drops: dict[int, Reason], title_at: int, at: int) -> str | None:
    """The name that the line is, a city or a date beside it left out."""
    line, (name, beside) = lines[at], signed(lines[at].text)
    name = without_courtesy(name)
    if at and fold(name) == fold(lines[0].text) and not is_author(name):
        # The site's own, over its page.
        return None
    if line.is_sentence or line.source.startswith("#") or not 1 <= len(name.split()) <= _NAME_WORDS:
        return None
    doubled = at + 1 < len(lines) and fold(lines[at + 1].text) == fold(line.text)
    if (doubled and is_person(name)) or is_latin_name(name):
        return name
    beside_chrome = at + 1 in drops or at - 1 in drops
    # Under what stands there no heading stands.
    under_a_name = at + 1 in drops and Role.UNDER_A_NAME in drops[at + 1].roles
    if (at < title_at or under_a_name) and is_author(name):
        return name
    beside_place = any(map(_is_place, beside)) and 2 <= len(name.split()) <= 3
    if line.bulleted or not (names_a_person(name) or (beside_place and may_name(name))):
        return None
    if at == 0 and title_at > _LINES_OVER_A_TITLE and not is_author(name):
        return None
    if at < title_at or name != line.text or under_a_name:
        return name
    if beside_chrome and is_author(name):
        return name
    if is_told_of(lines, at):
        return None
    # A poet's name stands over the verses, too.
    sure = at == title_at + 1 and is_author(name)
    return name if sure or not _is_in_a_row(lines, drops, at) else None


def _is_in_a_row(lines: Sequence[Line], drops: dict[int, Reason], at: int) -> bool:
    """Whether more short lines follow, such as verses: not a city, nor what the bearer is."""
    below = range(at + 1, len(lines))
    under = next((x for x in below if x not in drops and x not in _around(lines, drops, at)), at)
    return under > at and lines[under].is_headline


def _is_long(line: Line) -> bool:
    return len(signed(line.text)[0].split()) > _NAME_WORDS


def signed(text: str) -> tuple[str, tuple[str, ...]]:
    """A line such as «منى سعيد | 12 مارس 2026»: the name, and what the page says beside it."""
    parts = _BESIDE.split(text)
    if len(parts) == 1:
        return text, ()
    beside = tuple(part for part in parts if _is_place(part) or judge(part) is not None)
    left = [part for part in parts if part not in beside]
    if len(left) == 2 and "|" in text and is_person(left[0]):
        # «د. لمياء السالم | طب الأسرة»
        return left[0], (*beside, left[1])
    if len(left) == 2 and _NAME_AND_TOWN.match(text) and is_author(left[0]):
        # «سناء الفيتوري - درنة», a town that no list knows
        return left[0], (*beside, left[1])
    return (left[0], beside) if len(left) == 1 else (text, ())


def _is_place(text: str) -> bool:
    return pattern("(?:<dateline_place>|<agencies>)").fullmatch(fold(text)) is not None


def _around(lines: Sequence[Line], drops: dict[int, Reason], at: int) -> dict[int, Reason]:
    """The city above or under a name, and under it what its bearer is."""
    kinds = ((at - 1, PLACE, "<dateline_place>"), (at + 1, PLACE, "<dateline_place>"))
    return {
        x: why
        for x, why, kind in (*kinds, (at + 1, reason_of(Role.POSITION), r"<role>(?: \S+){0,5}"))
        if 0 <= x < len(lines)
        and x not in drops
        and not lines[x].is_sentence
        and not lines[x].marked
        and pattern(kind).fullmatch(fold(lines[x].text))
    }


def _signature(lines: Sequence[Line], drops: dict[int, Reason]) -> int | None:
    """The name alone under the last paragraph."""
    own = [at for at in range(len(lines)) if at not in drops]
    if len(own) < 2 or not lines[own[-2]].is_body or lines[own[-1]].bulleted:
        return None
    return own[-1] if is_author(lines[own[-1]].text) else None


def _repeated_below(
    lines: Sequence[Line], drops: dict[int, Reason], name: str | None
) -> dict[int, Reason]:
    """The author's name once more under the text."""
    found: dict[int, Reason] = {}
    for at in range(len(lines) - 1, -1, -1):
        if at in drops:
            continue
        if name is None or lines[at].is_body:
            break
        if fold(without_courtesy(lines[at].text)) != fold(name):
            break
        found[at] = AUTHOR
    return found
