"""Where sentences end in running text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.letters import unadorned

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = {"«": "»", "(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "﴿": "﴾", "\u201e": "\u201c"}
CLOSERS = "»)]}”’﴾\"'"
STOP = re.compile(rf"[.!?؟…۔]+[{re.escape(CLOSERS)}]*$")


def sentences(paragraph: str) -> tuple[str, ...]:
    """The paragraph's sentences. Quotations and brackets are not opened: a stop inside one
    ends no sentence. Nor does the point of «د. محمد», of an initial, or of a list's «1.».
    """
    tokens = paragraph.split()
    depth = depths(tokens)
    found: list[str] = []
    start = 0
    for at, token in enumerate(tokens):
        if STOP.search(token) and depth[at] == 0 and not only_abbreviates(tokens, at, start):
            found.append(" ".join(tokens[start : at + 1]))
            start = at + 1
    if start < len(tokens):
        found.append(" ".join(tokens[start:]))
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a stop, inside closing quotes or not."""
    return bool(STOP.search(text))


def depths(tokens: Sequence[str]) -> list[int]:
    """How many quotations and brackets are open after each token, not counting unclosed ones."""
    text = " ".join(tokens)
    open_at: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in PAIRS:
            open_at.append((PAIRS[char], at))
        elif open_at and char == open_at[-1][0]:
            spans.append((open_at.pop()[1], at))
    edges: dict[int, int] = {}
    for start, end in spans:
        edges[start] = edges.get(start, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    depths, depth, at = [], 0, 0
    for token in tokens:
        depth += sum(edges.get(where, 0) for where in range(at, at + len(token)))
        depths.append(depth)
        at += len(token) + 1
    return depths


def only_abbreviates(tokens: Sequence[str], at: int, start: int) -> bool:
    """Whether the point after this token belongs to it: «د.», «ق.م.», «1.» at a list's start."""
    token = tokens[at]
    if not token.endswith(".") or at + 1 == len(tokens):
        return False
    word = token[:-1].lstrip("«(\"'“[")
    if at == start and word.isdigit() and len(word) <= 2:
        return True  # a list's number
    bare = unadorned(word)
    with_clitic = bare[1:] if len(bare) > 1 and bare[0] in "وفبلك" else bare
    if bare in word_lists().abbreviations or with_clitic in word_lists().abbreviations:
        return True
    return len(word) == 1 and word.isascii() and word.isupper()


class WordLists(NamedTuple):
    """What each is for stands in `data/clauses.toml`."""

    openers: frozenset[str]
    own_waw: frozenset[str]
    leaning: frozenset[str]
    attached: frozenset[str]
    duals: frozenset[str]
    days: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    numbers: frozenset[str]
    after_openers: frozenset[str]
    phrases: frozenset[str]
    abbreviations: frozenset[str]


@cache
def word_lists() -> WordLists:
    return tables.lists("clauses.toml", WordLists)
