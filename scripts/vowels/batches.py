"""Sentences as tensors, some of their words with the marks that an author or a lexicon gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor

from podcaster.arabic.letters import DAMMA, SHADDA, WORD
from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.readings import SHARES, shares
from vowels.alphabet import PADDING, hinted, numbered
from vowels.corpus import UNKNOWN
from vowels.network import Places

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

    from vowels.corpus import Sentence
    from vowels.swaps import Swaps

_WITH_HINTS = 0.4
"""Sentences in which anything is given."""
_WHOLE, _PART = 0.25, 0.15
"""Words of these of which everything is given, and of which single letters are."""
_UNREAD = 0.1
"""Words whose readings are kept back, as those of unknown names are missing."""
_BARE_END = 0.2
"""Sentences whose last stop is taken away: headings and items of lists have none."""


Read = tuple[int, tuple[tuple[float, ...], ...]]
"""Where a word begins, and what its readings say of its letters."""


class Batch(NamedTuple):
    """Texts side by side: [T, B], but for the shares of readings [T, B, SHARES], the lengths [B]
    and weights [B]."""

    chars: Tensor
    hints: Tensor
    shares: Tensor
    targets: Tensor
    lengths: Tensor
    places: Places
    weights: Tensor


def batches(
    found: Sequence[tuple[Sentence, float]],
    letters: int,
    chance: random.Random,
    swaps: Swaps | None = None,
) -> Iterator[Batch]:
    """All sentences once, with their weights, in batches of about so many letters, each of texts
    of about one length."""
    if swaps:
        found = [(swaps.changed(sentence, chance), weight) for sentence, weight in found]
    order = sorted(found, key=lambda each: len(each[0].chars) + chance.random() * 8)
    groups: list[list[tuple[Sentence, float]]] = [[]]
    for each in order:
        if (len(groups[-1]) + 1) * len(each[0].chars) > letters and groups[-1]:
            groups.append([])
        groups[-1].append(each)
    chance.shuffle(groups)
    for group in groups:
        yield _batch(group, chance)


def plain(sentence: Sentence) -> Batch:
    """The sentence alone, with nothing told of it."""
    given = [""] * len(sentence.chars)
    return _stacked([sentence], [given], [readable(sentence.chars, given)], [1.0])


def _batch(group: Sequence[tuple[Sentence, float]], chance: random.Random) -> Batch:
    texts = [_changed(sentence, chance) for sentence, _ in group]
    given = [_given(sentence, chance) for sentence in texts]
    read = [
        [row for row in readable(sentence.chars, told) if chance.random() >= _UNREAD]
        for sentence, told in zip(texts, given, strict=True)
    ]
    return _stacked(texts, given, read, [weight for _, weight in group])


def _stacked(
    texts: Sequence[Sentence],
    given: Sequence[Sequence[str]],
    read: Sequence[Iterable[Read]],
    weights: Sequence[float],
) -> Batch:
    longest = max(len(sentence.chars) for sentence in texts)
    chars = torch.full((longest, len(texts)), PADDING)
    hints = torch.zeros((longest, len(texts)), dtype=torch.int64)
    found = torch.zeros((longest, len(texts), SHARES))
    targets = torch.full((longest, len(texts)), UNKNOWN)
    for at, sentence in enumerate(texts):
        length = len(sentence.chars)
        chars[:length, at] = torch.tensor(numbered(sentence.chars))
        hints[:length, at] = torch.tensor(hinted(given[at]))
        for start, rows in read[at]:
            found[start : start + len(rows), at] = torch.tensor(rows)
        targets[:length, at] = torch.tensor(sentence.targets)
    lengths = torch.tensor([len(sentence.chars) for sentence in texts])
    places = _places(texts, longest)
    return Batch(chars, hints, found, targets, lengths, places, torch.tensor(weights))


def _places(texts: Sequence[Sentence], longest: int) -> Places:
    spans = [[match.span() for match in WORD.finditer(sentence.chars)] for sentence in texts]
    most = max(1, *(len(each) for each in spans))
    starts = torch.zeros((most, len(texts)), dtype=torch.int64)
    ends, belongs = starts.clone(), torch.zeros((longest, len(texts)), dtype=torch.int64)
    for at, words in enumerate(spans):
        for number, (start, end) in enumerate(words):
            starts[number, at], ends[number, at] = start, end - 1
            belongs[start:end, at] = number + 1
    counts = torch.tensor([len(words) for words in spans])
    return Places(starts, ends, counts, belongs)


def readable(chars: str, given: Sequence[str]) -> Iterator[Read]:
    """Where each word begins that has readings, and what they say of its letters."""
    for word in WORD.finditer(chars):
        known = tuple(given[word.start() : word.end()])
        rows = shares(word[0], known if any(known) else ())
        if rows[0][-1]:
            yield word.start(), rows


def _changed(sentence: Sentence, chance: random.Random) -> Sentence:
    chars, targets = sentence
    if chars.endswith(".") and chance.random() < _BARE_END:
        return sentence._replace(chars=chars[:-1], targets=targets[:-1])
    return sentence


def _given(sentence: Sentence, chance: random.Random) -> list[str]:
    """The marks that are told of each letter: often none at all, else those of some words."""
    given = [""] * len(sentence.chars)
    if chance.random() >= _WITH_HINTS:
        return given
    marks = [CLASSES[target] if target != UNKNOWN else "" for target in sentence.targets]
    share = chance.choice((0.3, 1.0, 2.0))
    for word in WORD.finditer(sentence.chars):
        drawn = chance.random() / share
        places = range(*word.span())
        if drawn < _WHOLE:
            # Names that are never inflected come without the mark of their last letter.
            end = word.end() - (chance.random() < 0.2)
            for at in range(word.start(), end):
                given[at] = marks[at]
        elif drawn < _WHOLE + _PART:
            telling = [at for at in places if SHADDA in marks[at] or marks[at] == DAMMA]
            at = chance.choice(telling or places)
            bare_shadda = SHADDA in marks[at] and chance.random() < 0.5
            given[at] = SHADDA if bare_shadda else marks[at]
    return given
