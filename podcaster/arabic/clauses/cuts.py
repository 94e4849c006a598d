"""A long sentence in as few pieces as a voice takes, cut where that costs least."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from podcaster.arabic.clauses.places import prices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What one piece more costs, in the money of `places`, and one that is hardly a breath long.
_PIECE, _SHORT_PIECE, _SHORT_CHARS = 4.0, 3.0, 18
_LONGEST_TOKENS = 120
"""No piece has more, whatever little is said of them: a row of dots, say."""


def clauses(sentence: str, limit: int, spoken_length: Callable[[str], int]) -> tuple[str, ...]:
    """The sentence in as few pieces as fit the limit, cut where a reader would breathe.

    `spoken_length` gives the length, in characters, of what the voice will get for a piece; it is
    asked once for each word, and once for each piece that comes out. The best places are stops
    inside a quotation, then ؛ and :, ، and a closing quote, before a word that opens a clause, and
    before a verb with و; what belongs together is cut only where nothing else is left. A single
    word that is longer than the limit stays one piece: cutting it is the caller's business.
    """
    tokens = sentence.split()
    if len(tokens) <= _LONGEST_TOKENS and spoken_length(sentence) <= limit:
        return (sentence,)
    lengths = [spoken_length(token) for token in tokens]
    return tuple(_cut(tokens, lengths, prices(tokens), limit, limit, spoken_length))


def _cut(
    tokens: Sequence[str],
    lengths: Sequence[int],
    costs: Sequence[float],
    limit: int,
    room: int,
    spoken_length: Callable[[str], int],
) -> list[str]:
    """The pieces of these tokens. `room` is what their single lengths may add up to: less than
    the limit where they are longer together than one by one, as figures may be."""
    cuts = _cheapest(lengths, costs, room)
    found: list[str] = []
    for start, end in pairwise([0, *(at + 1 for at in cuts), len(tokens)]):
        piece = " ".join(tokens[start:end])
        if end - start > 1 and spoken_length(piece) > limit:
            within = sum(lengths[start:end]) + end - start - 1
            smaller = min(room, within) * 3 // 4
            part = (tokens[start:end], lengths[start:end], costs[start : end - 1])
            found += _cut(*part, limit, smaller, spoken_length)
        else:
            found.append(piece)
    return found


def _cheapest(lengths: Sequence[int], costs: Sequence[float], room: int) -> list[int]:
    """The cuts, as places after tokens, that cost least together, such that every piece fits or
    is a single token."""
    ends = list(accumulate(length + 1 for length in lengths))
    # For the first `n` tokens: the least cost, and where the last piece begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(lengths) + 1):
        after = costs[end - 1] if end < len(lengths) else 0.0
        choice = (float("inf"), end - 1)
        for start in range(end - 1, max(-1, end - 1 - _LONGEST_TOKENS), -1):
            length = ends[end - 1] - (ends[start - 1] if start else 0) - 1
            if length > room and start < end - 1:
                break
            cost = best[start][0] + _PIECE + (_SHORT_PIECE if length < _SHORT_CHARS else 0.0)
            if cost < choice[0]:
                choice = (cost, start)
        best.append((choice[0] + after, choice[1]))
    cuts: list[int] = []
    start = best[-1][1]
    while start:
        cuts.append(start - 1)
        start = best[start][1]
    return cuts[::-1]
