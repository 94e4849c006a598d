"""The lines of a pasted text, and what can be said of one by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.clauses import sentences
from podcaster.arabic.letters import without_notes
from podcaster.article.boilerplate import (
    LINK,
    PICTURE,
    REFERENCE,
    TABLE_HEAD,
    Action,
    Verdict,
    judge,
)
from podcaster.article.tables import tables
from podcaster.article.wrapping import unwrapped

if TYPE_CHECKING:
    from podcaster.article.tables import Row

HEADING_WORDS = 13
HEADING_CHARS = 100
TITLE_WORDS = 25
_CLOSERS = "»)]}”’﴾\"'"
_STOP = re.compile(rf"[.؟?!…؛:،,۔][{re.escape(_CLOSERS)}]*$")
# An agency may be named behind the last stop: «انتهى. (بترا)»; the point of «ل.ل.» is none.
_FULL_STOP = re.compile(
    rf"(?:(?<![\s.][^\W\d_])\.|[؟?!…؛۔])[{re.escape(_CLOSERS)}]*(?: \([^()\d]{{2,25}}\))?$"
)
_ASKS = re.compile(r"[؟?!]$")
_BULLET = re.compile(r"^(?:[•●▪◦‣■□◆◇○►▶✓✔➤→\uf0b7]+ ?|[-–—*] +)(?=\S)")
_ABJAD = "أبجدهوزحطيكل"
_NUMBER = re.compile(
    rf"^\(?(?P<mark>\d{{1,2}}|[{_ABJAD}])(?: ?[.)\-–]+|ـ[.)\-–]) ?(?=[^\W\d]|[«\"(])"
)
_MARKDOWN = re.compile(r"^#{1,6} +(?=[^#\s])")
_BOLD = re.compile(r"^(\*\*|__)(?P<text>[^*_]+)\1$")
_LINK = re.compile(
    r"(?P<image>!)?\[(?P<text>[^\[\]]*)\]\((?:https?:|mailto:|[/#])(?:[^()\s]|\([^()\s]*\))*"
    r"(?: \"[^\"]*\")?\)"
)
_NUMBERED_SOURCE = re.compile(r"\[\d{1,3}\] ?\S")
# Encyclopedias set it beside each heading.
_EDIT_MARK = re.compile(r"\[ ?(?:عدل|عدّل|تعديل|تحرير|edit)\b[^\]]{0,30}\]$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
_QUOTED = re.compile("^(?:> ?)+(?=[^>\\s])")
_URL = re.compile(r"^(?P<label>[^:/]{0,40}?[:\s]\s*)?<?(?P<url>https?://\S+?)>?$")


# A line is asked for these many times over, wherever it stands.
@lru_cache(maxsize=1 << 14)
def _words(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=1 << 14)
def _ends_sentence(text: str) -> bool:
    return _FULL_STOP.search(text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """In the source, from 1."""
    source: str
    """As it was pasted."""
    text: str
    """Without the marks of a list or a heading."""
    gap: int
    """Blank lines before it."""
    bulleted: bool = False
    marked: bool = False
    """Whether Markdown sets it apart, as a heading or in bold."""
    headed: bool = False
    """Whether it has a heading's mark of Markdown, and so is one, whatever it says."""
    verdict: Verdict | None = None
    numbered: bool = False
    """Whether it is an item of a numbered list, its number left off."""
    url: str | None = None
    dateline: str = ""
    """What was left off its beginning."""
    row: bool = False
    """Whether it is a table's, put into a sentence."""

    @property
    def words(self) -> int:
        return _words(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return _ends_sentence(self.text)

    @property
    def is_body(self) -> bool:
        """Whether it can only be a paragraph: it ends as sentences do, or no title is as long."""
        if self.row:
            return False
        if _ASKS.search(self.text):
            return self.words > HEADING_WORDS
        return self.is_sentence or self.words > TITLE_WORDS

    @property
    def asks(self) -> bool:
        """Whether it ends with a question or a call."""
        return bool(_ASKS.search(self.text))

    @property
    def is_short(self) -> bool:
        """Whether it has no more words than headings have."""
        return self.words <= HEADING_WORDS

    @property
    def is_headline(self) -> bool:
        """Whether it is short and open-ended, as the lines above paragraphs are."""
        return (
            not self.bulleted
            and self.is_short
            and len(self.text) <= HEADING_CHARS
            and self.text.count("|") < 2
            and (self.marked or not _STOP.search(self.text) or bool(_ASKS.search(self.text)))
        )

    @property
    def sentences(self) -> int:
        return len(sentences(self.text))


def lines(text: str) -> tuple[Line, ...]:
    """The text's lines but the blank ones, each judged by itself; wrapped ones are joined."""
    found: list[Line] = []
    gap = 0
    sources = text.split("\n")
    rows = tables(sources)
    for number, source in enumerate(sources, 1):
        if not source.strip():
            gap += 1
            continue
        row = rows.get(number - 1)
        found.append(_line(number, source, gap) if row is None else _row(number, source, gap, row))
        gap = 0
    return tuple(_without_numbers([_judged(line) for line in unwrapped(found)]))


def _line(number: int, source: str, gap: int) -> Line:
    source = source.replace("\t", " | " if source.count("\t") > 1 else " ")
    url = _URL.match(source)
    plain = _QUOTED.sub("", _unlinked(source))
    headed = bool(_MARKDOWN.match(plain))
    marked = headed or bool(_BOLD.match(plain))
    edited = bool(_EDIT_MARK.search(plain))
    text = without_notes(_EMPHASIS.sub(r"\g<text>", _MARKDOWN.sub("", plain)))
    bare = _BULLET.sub("", text)
    verdict: Verdict | None = None
    if url or not text:
        verdict = Verdict(LINK if url else PICTURE)
    elif _NUMBERED_SOURCE.match(plain):
        verdict = Verdict(REFERENCE)
    elif not headed:
        verdict = judge(text)
        headed = edited and verdict is None
    return Line(
        number,
        source,
        bare,
        gap,
        bulleted=bare != text,
        marked=marked,
        headed=headed,
        verdict=verdict,
        url=url["url"] if url else None,
    )


def _row(number: int, source: str, gap: int, row: Row) -> Line:
    verdict = None if row.text else Verdict(TABLE_HEAD)
    return Line(number, source, without_notes(row.text), gap, verdict=verdict, row=True)


def _judged(line: Line) -> Line:
    """The line, its dateline found again where lines were joined to it."""
    if line.verdict is None or line.verdict.action is not Action.STRIP:
        return line
    return replace(line, verdict=judge(line.text))


def _without_numbers(lines: list[Line]) -> list[Line]:
    """The lines, those without their numbers that stand in a row: «1. », «٢- », «ب) »."""
    marks = [_number_of(line) for line in lines]
    items = {
        x
        for at in range(1, len(lines))
        if (mark := marks[at]) and (above := marks[at - 1]) and mark == above + 1
        for x in (at - 1, at)
    }
    return [
        replace(line, text=_NUMBER.sub("", line.text), bulleted=True, numbered=True)
        if at in items
        else line
        for at, line in enumerate(lines)
    ]


def _number_of(line: Line) -> int | None:
    found = None if line.row or line.verdict else _NUMBER.match(line.text)
    if found is None or line.marked:
        return None
    mark = found["mark"]
    return int(mark) if mark.isdecimal() else _ABJAD.index(mark) + 1


def _unlinked(source: str) -> str:
    """The line with the words of its Markdown links alone, and without pictures."""
    if "](" not in source:
        return source
    text = _LINK.sub(lambda found: "" if found["image"] else found["text"], source)
    # A picture may be the words of a link.
    return " ".join(_LINK.sub(lambda found: found["text"], text).split())
