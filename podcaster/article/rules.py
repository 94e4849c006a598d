"""The table of a site's lines: regular expressions, each compiled when a line asks for it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from podcaster.article.folding import letters

_WORD = re.compile(r"(?<!\(\?P)<(\w+)>")
_FEW_WORDS = 6


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of line."""

    id: str
    action: Action
    place: Place
    cue: str
    """A word of it is in every such line, so that the rest need not be tried, nor compiled."""
    words: int
    """No such line has more."""
    stops: Stops
    lines: tuple[str, ...]

    def matches(self, folded: str, named: str, stopped: bool) -> bool:
        """Whether a folded line is of this kind; `stopped` says that it ended as sentences do.

        `named` is the same line with its given names marked.
        """
        words = folded.count(" ") + 1
        few = _FEW_WORDS if stopped and self.stops is Stops.SHORT else self.words
        if words > few or (stopped and self.stops is Stops.NEVER):
            return False
        if not pattern(self.cue).search(folded):
            return False
        return any(
            found.fullmatch(folded) or (named != folded and found.fullmatch(named))
            for found in map(pattern, self.lines)
        )


@dataclass(frozen=True, slots=True)
class _Table:
    words: dict[str, str]
    rules: tuple[Rule, ...]


@cache
def _table() -> _Table:
    text = files("podcaster.article").joinpath("data", "boilerplate.toml").read_text("utf-8")
    data = tomllib.loads(text)
    rules = tuple(
        Rule(
            rule["id"],
            Action(rule.get("action", Action.DROP)),
            Place(rule.get("place", Place.ANYWHERE)),
            rule.get("cue", ""),
            rule.get("words", 60),
            Stops(rule.get("stops", Stops.SHORT)),
            tuple(rule["lines"]),
        )
        for rule in data["rule"]
    )
    return _Table(data["words"], rules)


def rules() -> tuple[Rule, ...]:
    """All kinds of lines; the first that matches counts."""
    return _table().rules


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern of the table, for folded lines: <word> stands for an entry of its [words]."""
    words = _table().words
    while _WORD.search(source):
        source = _WORD.sub(lambda found: words[found[1]], source)
    return re.compile(letters(source))
