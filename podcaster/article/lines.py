"""The lines of a pasted text, and what can be said of one by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from podcaster.arabic.clauses import sentences
from podcaster.article.boilerplate import LINK, PICTURE, Verdict, judge

HEADING_WORDS = 13
HEADING_CHARS = 100
TITLE_WORDS = 25
_CLOSERS = "»)]}”’﴾\"'"
_STOP = re.compile(rf"[.؟?!…؛:،,۔][{re.escape(_CLOSERS)}]*$")
_FULL_STOP = re.compile(rf"[.؟?!…؛۔][{re.escape(_CLOSERS)}]*$")
_ASKS = re.compile(r"[؟?!]$")
_BULLET = re.compile(r"^(?:[•●▪◦‣■□◆◇○►▶✓✔➤→\uf0b7]+ ?|[-–—*] +)(?=\S)")
_MARKDOWN = re.compile(r"^#{1,6} +(?=[^#\s])")
_BOLD = re.compile(r"^(\*\*|__)(?P<text>[^*_]+)\1$")
_LINK = re.compile(
    r"(?P<image>!)?\[(?P<text>[^\[\]]*)\]\((?:https?:|mailto:|[/#])(?:[^()\s]|\([^()\s]*\))*"
    r"(?: \"[^\"]*\")?\)"
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(?P<text>.+?)(?<=\S)\1")
_QUOTED = re.compile("^(?:> ?)+(?=[^>\\s])")
_URL = re.compile(r"^(?P<label>[^:/]{0,40}?[:\s]\s*)?<?(?P<url>https?://\S+?)>?$")


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
    bulleted: bool
    marked: bool
    """Whether it has a heading's mark of Markdown."""
    verdict: Verdict | None
    url: str | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return bool(_FULL_STOP.search(self.text))

    @property
    def is_body(self) -> bool:
        """Whether it can only be a paragraph: it ends as sentences do, or no title is as long."""
        if _ASKS.search(self.text):
            return self.words > HEADING_WORDS
        return self.is_sentence or self.words > TITLE_WORDS

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
            and (self.marked or not _STOP.search(self.text) or bool(_ASKS.search(self.text)))
        )

    @property
    def sentences(self) -> int:
        return len(sentences(self.text))


def lines(text: str) -> tuple[Line, ...]:
    """The text's lines but the blank ones, each judged by itself."""
    found: list[Line] = []
    gap = 0
    for number, source in enumerate(text.split("\n"), 1):
        if not source.strip():
            gap += 1
            continue
        found.append(_line(number, source, gap))
        gap = 0
    return _unwrapped(found)


def _line(number: int, source: str, gap: int) -> Line:
    url = _URL.match(source)
    plain = _QUOTED.sub("", _unlinked(source))
    bold = _BOLD.match(plain)
    marked = bool(_MARKDOWN.match(plain) or bold)
    text = _EMPHASIS.sub(r"\g<text>", _MARKDOWN.sub("", plain))
    bare = _BULLET.sub("", text)
    if url or not plain:
        verdict: Verdict | None = Verdict(LINK if url else PICTURE)
    else:
        verdict = judge(text)
    return Line(
        number, source, bare, gap, bare != text, marked, verdict, url["url"] if url else None
    )


def _unlinked(source: str) -> str:
    """The line with the words of its Markdown links alone, and without pictures."""
    if "](" not in source:
        return source
    text = _LINK.sub(lambda found: "" if found["image"] else found["text"], source)
    # A picture may be the words of a link.
    return " ".join(_LINK.sub(lambda found: found["text"], text).split())


def _unwrapped(found: list[Line]) -> tuple[Line, ...]:
    """The lines, joined into paragraphs where the text was wrapped to a width.

    A line is wrapped when the next one's first word had no room in it, so that lines of a poem,
    or paragraphs with no blank line between, stay as they are.
    """
    pairs = [(a, b) for a, b in pairwise(found) if b.gap == 0 and not (a.verdict or b.verdict)]
    width = max((len(a.source) for a, _ in pairs), default=0)
    full = [len(a.source) + 1 + len(b.source.split()[0]) > width for a, b in pairs]
    open_ended = [not _FULL_STOP.search(a.text) for a, _ in pairs]
    if not (45 <= width <= 120 and len(pairs) >= 3 and sum(full) >= 0.9 * len(pairs)):
        return tuple(found)
    if sum(open_ended) < 0.6 * len(pairs):
        return tuple(found)
    wrapped = {b.number for (a, b), is_full in zip(pairs, full, strict=True) if is_full}
    joined: list[Line] = []
    for line in found:
        if line.number in wrapped and not line.bulleted:
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return tuple(joined)


def _joined(first: Line, second: Line) -> Line:
    return Line(
        first.number,
        f"{first.source} {second.source}",
        f"{first.text} {second.text}",
        first.gap,
        first.bulleted,
        first.marked,
        None,
    )
