"""How far the model's probabilities can be believed: the temperature that makes them so, and a
table of what it was sure of and how often it was right.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import torch
import torch.nn.functional as F

from podcaster.arabic.letters import WORD
from podcaster.arabic.vowels.orthography import case_letter
from vowels.batches import plain
from vowels.corpus import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from torch import Tensor

    from vowels.corpus import Sentence
    from vowels.network import Network

_TEMPERATURES = [0.6 + 0.05 * step for step in range(29)]
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)


class Reliability(NamedTuple):
    """Guesses whose probability lies in a bin: how many, how sure, how many of them right."""

    least: float
    guesses: int
    sure: float
    right: float


def mean_scores(networks: Sequence[Network], sentence: Sentence) -> Tensor:
    """The scores [T, CLASSES] of the networks together, logarithms of probabilities."""
    batch = plain(sentence)
    with torch.no_grad():
        told = [
            network(batch.chars, batch.hints, batch.shares, batch.lengths, batch.places)
            for network in networks
        ]
    return torch.stack([each[:, 0].log_softmax(-1) for each in told]).mean(0).log_softmax(-1)


def temperature(networks: Sequence[Network], held_out: Iterable[Sentence]) -> float:
    """What the scores are best divided by, for the likelihood of text that was held out."""
    rows, targets = [], []
    for sentence in held_out:
        rows.append(mean_scores(networks, sentence))
        targets.append(torch.tensor(sentence.targets))
    scores, wanted = torch.cat(rows), torch.cat(targets)

    def cost(each: float) -> float:
        return float(F.cross_entropy(scores / each, wanted, ignore_index=UNKNOWN))

    return min(_TEMPERATURES, key=cost)


def reliability(
    networks: Sequence[Network], held_out: Iterable[Sentence], heat: float
) -> tuple[list[Reliability], list[Reliability]]:
    """For stems and for endings, bin by bin. A stem is as sure as its letters together."""
    stems: list[tuple[float, bool]] = []
    endings: list[tuple[float, bool]] = []
    for sentence in held_out:
        scores = (mean_scores(networks, sentence) / heat).log_softmax(-1)
        best = scores.max(-1)
        for word in WORD.finditer(sentence.chars):
            end = word.start() + case_letter(word[0])
            inner = [at for at in range(*word.span()) if at != end]
            told = [at for at in inner if sentence.targets[at] != UNKNOWN]
            sure = math.exp(sum(float(best.values[at]) for at in inner))
            right = all(int(best.indices[at]) == sentence.targets[at] for at in told)
            if told:
                stems.append((sure, right))
            if sentence.targets[end] != UNKNOWN:
                hit = int(best.indices[end]) == sentence.targets[end]
                endings.append((math.exp(float(best.values[end])), hit))
    return _binned(stems), _binned(endings)


def _binned(guesses: Sequence[tuple[float, bool]]) -> list[Reliability]:
    found = []
    for least, most in zip(_BINS, [*_BINS[1:-1], 1.01, 1.02], strict=True):
        inside = [guess for guess in guesses if least <= guess[0] < most]
        if inside:
            sure = sum(guess[0] for guess in inside) / len(inside)
            right = sum(guess[1] for guess in inside) / len(inside)
            found.append(Reliability(least, len(inside), sure, right))
    return found
