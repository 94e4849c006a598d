"""Where Arabic may be cut: paragraphs into sentences, long sentences into clauses.

Nothing is lost and nothing is changed: joined with spaces, the pieces are the text again, with
its runs of white space made single spaces.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.letters import unadorned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PAIRS = {"«": "»", "(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "﴿": "﴾", "\u201e": "\u201c"}
_CLOSERS = "»)]}”’﴾\"'"
_STOP = re.compile(rf"[.!?؟…۔]+[{re.escape(_CLOSERS)}]*$")
_HALT = re.compile(rf"[؛;:][{re.escape(_CLOSERS)}]*$")
_COMMA = re.compile(rf"(?:[،,]|[{re.escape(_CLOSERS)}]|^[-–—])$")
_DIGIT = re.compile(r"\d")

# The price of cutting at a place, and of one piece more.
_AT_STOP, _AT_HALT, _AT_COMMA, _AT_QUOTE = 0.0, 0.5, 1.0, 2.5
_AT_OPENER, _AT_WAW, _ANYWHERE = 3.0, 3.5, 12.0
_AFTER_LEANING, _BESIDE_NUMBER, _IN_QUOTES = 12.0, 12.0, 4.0
_PIECE, _SHORT_PIECE, _SHORT_CHARS = 4.0, 3.0, 18


class _Words(NamedTuple):
    openers: frozenset[str]
    own_waw: frozenset[str]
    leaning: frozenset[str]
    abbreviations: frozenset[str]


@cache
def _words() -> _Words:
    return tables.lists("clauses.toml", _Words)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The paragraph's sentences. Quotations and brackets are not opened: a stop inside one
    ends no sentence. Nor does the point of «د. محمد», of an initial, or of a list's «1.».
    """
    tokens = paragraph.split()
    depth = _depths(tokens)
    found: list[str] = []
    start = 0
    for at, token in enumerate(tokens):
        if _STOP.search(token) and depth[at] == 0 and not _only_abbreviates(tokens, at, start):
            found.append(" ".join(tokens[start : at + 1]))
            start = at + 1
    if start < len(tokens):
        found.append(" ".join(tokens[start:]))
    return tuple(found)


def clauses(sentence: str, limit: int, spoken_length: Callable[[str], int]) -> tuple[str, ...]:
    """The sentence in as few pieces as fit the limit, cut where a reader would breathe.

    `spoken_length` gives the length, in characters, of what the voice will get for a piece. The
    places are, best first: stops inside a quotation, ؛ and :, ، and a closing quote, before a word
    that opens a clause, before و, and a bare space only where nothing else is left. A single word
    that is longer than the limit stays one piece: cutting it is the caller's business.
    """
    if spoken_length(sentence) <= limit:
        return (sentence,)
    tokens = sentence.split()
    prices = _prices(tokens)
    good = [at for at, price in enumerate(prices) if price < _ANYWHERE]
    cuts = _cheapest(tokens, prices, good, limit, spoken_length)
    if cuts is None:
        everywhere = list(range(len(tokens) - 1))
        cuts = _cheapest(tokens, prices, everywhere, limit, spoken_length)
    if cuts is None:
        cuts = _one_by_one(tokens, limit, spoken_length)
    edges = [0, *(at + 1 for at in cuts), len(tokens)]
    return tuple(" ".join(tokens[a:b]) for a, b in pairwise(edges))


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a stop, inside closing quotes or not."""
    return bool(_STOP.search(text))


def _depths(tokens: Sequence[str]) -> list[int]:
    """How many quotations and brackets are open after each token, not counting unclosed ones."""
    text = " ".join(tokens)
    open_at: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            open_at.append((_PAIRS[char], at))
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


def _only_abbreviates(tokens: Sequence[str], at: int, start: int) -> bool:
    token = tokens[at]
    if not token.endswith(".") or at + 1 == len(tokens):
        return False
    word = token[:-1].lstrip("«(\"'“[")
    if at == start and word.isdigit() and len(word) <= 2:
        return True  # a list's number
    bare = unadorned(word)
    with_clitic = bare[1:] if len(bare) > 1 and bare[0] in "وفبلك" else bare
    if bare in _words().abbreviations or with_clitic in _words().abbreviations:
        return True
    return len(word) == 1 and word.isascii() and word.isupper()


def _prices(tokens: Sequence[str]) -> list[float]:
    """For each token but the last: what it costs to cut after it."""
    depth = _depths(tokens)
    prices = []
    for at in range(len(tokens) - 1):
        token, following = tokens[at], tokens[at + 1]
        prices.append(_place(token, following) + _IN_QUOTES * depth[at])
        if _only_abbreviates(tokens, at, -1):
            prices[-1] += 4 * _ANYWHERE
    return prices


def _place(token: str, following: str) -> float:
    if _STOP.search(token):
        return _AT_STOP
    if _HALT.search(token):
        return _AT_HALT
    if _COMMA.search(token):
        return _AT_COMMA
    if following[0] in _PAIRS:
        return _AT_QUOTE
    words = _words()
    word, after = unadorned(token), unadorned(following).strip(_CLOSERS + "،؛:.«(")
    price = _ANYWHERE
    if after in words.openers or (after[:1] in "وف" and after[1:] in words.openers):
        price = _AT_OPENER
    elif after.startswith("و") and len(after) > 3 and after not in words.own_waw:
        price = _AT_WAW
    if word in words.leaning or (word[:1] in "وف" and word[1:] in words.leaning):
        price += _AFTER_LEANING
    if _DIGIT.search(token) or _DIGIT.search(following):
        price += _BESIDE_NUMBER
    return price


def _cheapest(
    tokens: Sequence[str],
    prices: Sequence[float],
    places: Sequence[int],
    limit: int,
    spoken_length: Callable[[str], int],
) -> list[int] | None:
    """The cheapest cuts among these places such that every piece fits; None where none do."""
    edges = [-1, *places, len(tokens) - 1]
    best: list[tuple[float, list[int]] | None] = [(0.0, [])] + [None] * (len(edges) - 1)
    for end in range(1, len(edges)):
        for start in range(end - 1, -1, -1):
            before = best[start]
            piece = " ".join(tokens[edges[start] + 1 : edges[end] + 1])
            if len(piece) > 4 * limit:
                break
            if before is None or spoken_length(piece) > limit:
                continue
            cost = before[0] + _PIECE + (_SHORT_PIECE if len(piece) < _SHORT_CHARS else 0.0)
            cuts = before[1]
            if end < len(edges) - 1:
                cost += prices[edges[end]]
                cuts = [*cuts, edges[end]]
            current = best[end]
            if current is None or cost < current[0]:
                best[end] = (cost, cuts)
    last = best[-1]
    return None if last is None else last[1]


def _one_by_one(
    tokens: Sequence[str], limit: int, spoken_length: Callable[[str], int]
) -> list[int]:
    """Cuts for a sentence with a word that fits nowhere: that word is left to stand alone."""
    cuts: list[int] = []
    start = 0
    for at in range(1, len(tokens)):
        if spoken_length(" ".join(tokens[start : at + 1])) > limit:
            cuts.append(at - 1)
            start = at
    return cuts
