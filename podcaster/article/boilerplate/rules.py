"""The table of a site's lines: regular expressions, each compiled when a line asks for it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from podcaster.article.folding import letters
from podcaster.article.names import marked

_WORD = re.compile(r"(?<!\(\?P)<(\w+)>")
_BREAK = re.compile(r"(?:^|\n) *")
_FEW_WORDS = 6
_NAME_MARK = r"\ue00"
"""What the patterns of names have, `names.marked` in mind."""


class Action(StrEnum):
    """What becomes of the line."""

    DROP = "drop"
    CUT = "cut"
    """It goes, and all that stands under it."""
    STRIP = "strip"
    """Its beginning goes, the rest is the article's."""


class Place(StrEnum):
    """Where a line like this is the site's and not the author's."""

    ANYWHERE = "anywhere"
    LABEL = "label"
    """A bare name: anywhere, except where several such stand over paragraphs, as headings do."""
    EDGE = "edge"
    """Above the lead, under the last paragraph, and in a text that has no headings."""


class Stops(StrEnum):
    """Whether such a line ends with a full stop, as sentences do."""

    NEVER = "never"
    SHORT = "short"
    """Only where it has few words."""
    ANY = "any"


class Role(StrEnum):
    """What the program asks of a line besides that it goes; each role has a rule of the table."""

    TITLES_BELOW = "titles_below"
    """Titles of other articles stand under it: «مواضيع ذات صلة»."""
    TITLES_NEXT = "titles_next"
    """They stand right under it, never in a closed box: «اقرأ أيضا»."""
    TITLE_NEXT = "title_next"
    """One title stands right under it: «list 1 of 2»."""
    SIGNS = "signs"
    """It says who wrote the article, and so stands under a title."""
    NAMES_AUTHOR = "names_author"
    """It gives the author's name after a word: «بقلم: منى سعيد»."""
    NAMES_REPORTER = "names_reporter"
    """It gives a name beside a place or an agency: «القاهرة - منى سعيد»."""
    UNDER_A_NAME = "under_a_name"
    """Pages show it under an author's name: «3 دقائق»."""
    POSITION = "position"
    """What the bearer of the name above it is: «كاتب مصري»."""
    COUNTS = "counts"
    """A bare number: of shares, or of a part of the text."""
    TAGS_BELOW = "tags_below"
    """The article's tags stand under it: «الوسوم»."""
    MASTHEAD = "masthead"
    """The site's own name, over the title: «أخبار المدينة | موقع إخباري شامل»."""
    ENCYCLOPEDIA = "encyclopedia"
    """Of an encyclopedia's page: «من ويكيبيديا، الموسوعة الحرة»."""
    UNDER_THE_TITLE = "under_the_title"
    """It stands under the title and nowhere else: «من ويكيبيديا، الموسوعة الحرة»."""
    REFERENCES = "references"
    """Sources stand under it: «المراجع»."""
    TRAIL = "trail"
    """The names of the sections that the page stands in: «الرئيسية > محليات»."""
    MAY_TITLE = "may_title"
    """It may be the headline: «بالصور.. المحافظ يتفقد أعمال التطوير»."""
    PAGE_TOP = "page_top"
    """It stands over the headline, never between headline and text: «الرئيسية > محليات»."""
    PAGE_BUTTON = "page_button"
    """A word that is a button on an encyclopedia's page, and nowhere else: «نقاش»."""
    FURNITURE = "furniture"
    """Never a title nor a heading: prices, the weather, times of prayer."""
    CLOSES = "closes"
    """Nothing of the article stands under it: «عن الكاتب»."""
    MENU = "menu"
    """A button or a menu: «القائمة»."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line is not part of the article."""

    id: str
    """ASCII, such as "reading_time": for people; nothing is decided by it."""
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line."""

    reason: Reason
    action: Action
    place: Place
    cue: str
    """A word of it is in every such line, so that the rest need not be tried, nor compiled."""
    words: int
    """No such line has more."""
    stops: Stops
    examples: tuple[str, ...]
    lines: tuple[str, ...]
    """A pattern for each example."""

    def may_have(self, words: int, *, stopped: bool) -> bool:
        """Whether a line of so many words is of this kind; `stopped`: ended as sentences do."""
        if stopped and self.stops is Stops.NEVER:
            return False
        return words <= (_FEW_WORDS if stopped and self.stops is Stops.SHORT else self.words)

    def matches(self, folded: str) -> bool:
        """Whether a folded line reads as this kind, with its given names marked perhaps."""
        if not pattern(self.cue).search(folded):
            return False
        found = [pattern(line) for line in self.lines]
        if any(each.fullmatch(folded) for each in found):
            return True
        of_names = [each for each in found if _NAME_MARK in each.pattern]
        return bool(of_names) and any(each.fullmatch(marked(folded)) for each in of_names)


def _data(name: str) -> dict[str, Any]:
    text = files("podcaster.article.boilerplate").joinpath("data", name).read_text("utf-8")
    return tomllib.loads(text)


@cache
def rules() -> tuple[Rule, ...]:
    """All kinds of lines; the first that matches counts.

    Raises ValueError where the table has an unknown role, or leaves a role without a rule.
    """
    found = tuple(_rule(row) for row in _data("rules.toml")["rule"])
    played = frozenset[Role]().union(*(rule.reason.roles for rule in found))
    if missing := sorted(set(Role) - played):
        raise ValueError(f"rules.toml: no rule has the role {', '.join(missing)}")
    return found


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        Reason(row["id"], frozenset(map(Role, row.get("roles", ())))),
        Action(row.get("action", Action.DROP)),
        Place(row.get("place", Place.ANYWHERE)),
        _in_one_line(row.get("cue", "")),
        row.get("words", 60),
        Stops(row.get("stops", Stops.SHORT)),
        tuple(example for example, _ in row["lines"]),
        tuple(_in_one_line(line) for _, line in row["lines"]),
    )


@cache
def rules_for(words: int, *, stopped: bool) -> tuple[Rule, ...]:
    """The kinds that a line of so many words may be of."""
    return tuple(rule for rule in rules() if rule.may_have(words, stopped=stopped))


@cache
def reason_of(role: Role) -> Reason:
    """The reason of the first rule that plays the role."""
    return next(rule.reason for rule in rules() if role in rule.reason.roles)


@cache
def _words() -> dict[str, str]:
    return {
        name: _in_one_line(word)
        if isinstance(word, str)
        else f"(?:{'|'.join(map(_in_one_line, word))})"
        for name, word in _data("words.toml").items()
    }


def _in_one_line(source: str) -> str:
    return _BREAK.sub("", source)


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern of the table, for folded lines: <word> stands for an entry of words.toml."""
    words = _words()
    while _WORD.search(source):
        source = _WORD.sub(lambda found: words[found[1]], source)
    return re.compile(letters(source))
