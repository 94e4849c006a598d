"""The network: letters, the marks that are known and what a table has for the word, through two
bidirectional LSTM layers, to scores of the sets of marks that each letter can carry. Between the
two the words of the sentence are read, so that a far subject is only a few steps away.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.readings import SHARES

HINTS = len(CLASSES) + 1
"""Nothing known, one of the sets of marks but the empty one, or a shadda with an unknown vowel."""


class Places(NamedTuple):
    """Where the words of each text are: the first and last letters [W, B], how many words [B], and
    for each character the number of its word from 1 on, 0 where it is in none [T, B]."""

    starts: Tensor
    ends: Tensor
    counts: Tensor
    belongs: Tensor


class Layer(nn.Module):
    """[T, B, C] and the order that reverses each text of the batch [T, B] -> [T, B, 2 * width].

    The backward half reads each text from its own end, so that padding is never read first.
    """

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        self.forth = nn.LSTM(inputs, width)
        self.back = nn.LSTM(inputs, width)

    def forward(self, x: Tensor, reverse: Tensor) -> Tensor:
        forth, _ = self.forth(x)
        back, _ = self.back(_taken(x, reverse))
        return torch.cat([forth, _taken(back, reverse)], -1)


class Words(nn.Module):
    """[T, B, 2 * width] -> what the other words of its text say to each letter, of the same shape:
    each word is what the layer before had read at both its edges."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.layer = Layer(2 * width, inner)
        self.out = nn.Linear(2 * inner, 2 * width)

    def forward(self, x: Tensor, places: Places) -> Tensor:
        width = x.shape[-1] // 2
        forth = _taken(x[..., :width], places.ends)
        back = _taken(x[..., width:], places.starts)
        order = _reversing(places.counts, len(places.starts))
        words = self.out(self.layer(torch.cat([forth, back], -1), order))
        nothing = words.new_zeros((1, *words.shape[1:]))
        return _taken(torch.cat([nothing, words]), places.belongs)


class Network(nn.Module):
    """Characters [T, B], hints [T, B], shares of readings [T, B, SHARES], lengths [B] and the
    places of words -> scores [T, B, len(CLASSES)]."""

    def __init__(self, letters: int, inputs: int = 128, width: int = 256, inner: int = 192) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters, inputs)
        self.hints = nn.Embedding(HINTS, inputs)
        self.shares = nn.Linear(SHARES, inputs, bias=False)
        self.layers = nn.ModuleList([Layer(inputs, width), Layer(2 * width, width)])
        self.words = Words(width, inner)
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(2 * width, len(CLASSES))

    def forward(
        self, chars: Tensor, hints: Tensor, shares: Tensor, lengths: Tensor, places: Places
    ) -> Tensor:
        reverse = _reversing(lengths, chars.shape[0])
        first, second = self.layers
        x = self.letters(chars) + self.hints(hints) + self.shares(shares)
        x = self.dropout(first(x, reverse))
        x = self.dropout(second(x + self.words(x, places), reverse))
        return self.head(x)


def merged(network: Network, other: Network, share: float) -> Network:
    """The network with the mean of both weights, of which the other's have this share; what the
    other has not learned yet, its words, counts as silence.

    Networks of one origin err less in their mean (Wortsman and others, "Robust fine-tuning of
    zero-shot models", 2022).
    """
    weights = network.state_dict()
    for name, value in other.state_dict().items():
        if not name.startswith("words.layer."):
            weights[name] = weights[name].lerp(value, share)
    network.load_state_dict(weights)
    return network


def _reversing(lengths: Tensor, longest: int) -> Tensor:
    """For each place the one that it has when its text is reversed; padding stays where it is."""
    places = torch.arange(longest)[:, None]
    return torch.where(places < lengths, lengths - 1 - places, places)


def _taken(x: Tensor, order: Tensor) -> Tensor:
    """What stands at each of the places, text by text."""
    return torch.gather(x, 0, order[..., None].expand(-1, -1, x.shape[-1]))
