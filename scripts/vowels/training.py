"""The training loop: seeded, logged, and resumed from where it was stopped."""

from __future__ import annotations

import copy
import json
import math
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from learner import Learner

from vowels.batches import batches
from vowels.corpus import UNKNOWN
from vowels.swaps import Swaps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

    from vowels.batches import Batch
    from vowels.corpus import Sentence
    from vowels.network import Network

_SAVE_EVERY = 200
_DECAY = 1e-3


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the training that has its own text: its name, and what decides its weights."""

    name: str
    epochs: int
    rate: float = 1e-3
    letters_a_batch: int = 3200
    warm_up: float = 0.05
    """Part of the stage in which the rate rises; then it falls along a cosine."""
    lowest: float = 0.05
    """What is left of the rate at the end."""
    average: float = 0.998
    """The weights that are kept are a running mean, of which each step keeps so much."""
    smoothing: float = 0.02
    seed: int = 1
    swapping: bool = False
    """Whether words are swapped with others of their pattern."""


def trained(
    network: Network, texts: Sequence[tuple[Sentence, float]], stage: Stage, folder: Path
) -> Network:
    """The averaged network after the stage. `folder` keeps STAGE.pt and log.jsonl; a checkpoint of
    the same stage is gone on with."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stage.name}.pt"
    learner = Learner(network, stage, stage.average, _DECAY, path)
    learner.resume()
    run = _Run(network, stage, learner, folder / "log.jsonl")
    for epoch in range(learner.epoch, stage.epochs):
        run.train(texts, epoch)
    network.load_state_dict(learner.mean_weights)
    return network.eval()


class _Run:
    def __init__(self, network: Network, stage: Stage, learner: Learner, log: Path) -> None:
        self.network, self.stage, self.learner, self.log = network, stage, learner, log
        # Half the time in bfloat16; sums, steps and means stay in single precision.
        self.fast = copy.deepcopy(network).to(torch.bfloat16).train()

    def train(self, texts: Sequence[tuple[Sentence, float]], epoch: int) -> None:
        chance = random.Random(self.stage.seed * 1000 + epoch)
        torch.manual_seed(self.stage.seed * 1000 + epoch)
        swaps = Swaps(sentence for sentence, _ in texts) if self.stage.swapping else None
        todo = list(batches(texts, self.stage.letters_a_batch, chance, swaps))
        started, losses = time.monotonic(), []
        for at, batch in enumerate(todo):
            if at < self.learner.done:
                continue
            rate = self._rate((epoch + at / len(todo)) / self.stage.epochs)
            losses.append(self._step(batch, rate))
            if (at + 1) % _SAVE_EVERY == 0:
                self.learner.save(epoch, at + 1)
                seconds = round(time.monotonic() - started)
                self._log(epoch, losses[-_SAVE_EVERY:], batch=at + 1, of=len(todo), at=seconds)
        self.learner.done = 0
        self.learner.save(epoch + 1, 0)
        self._log(epoch, losses, seconds=round(time.monotonic() - started))

    def _step(self, batch: Batch, rate: float) -> float:
        pairs = list(zip(self.fast.parameters(), self.network.parameters(), strict=True))
        for quick, exact in pairs:
            quick.data.copy_(exact.data)
        total = loss(self.fast, batch, self.stage.smoothing)
        total.backward()
        for quick, exact in pairs:
            exact.grad = quick.grad.float()
            quick.grad = None
        self.learner.step(rate)
        return float(total.detach())

    def _rate(self, progress: float) -> float:
        warm, lowest = self.stage.warm_up, self.stage.lowest
        rising = min(1.0, progress / warm + 0.01)
        falling = 0.5 * (1 + math.cos(math.pi * max(0.0, progress - warm) / (1 - warm)))
        return self.stage.rate * rising * (lowest + (1 - lowest) * falling)

    def _log(self, epoch: int, losses: Sequence[float], **more: int) -> None:
        mean = round(sum(losses) / max(1, len(losses)), 4)
        row = json.dumps({"stage": self.stage.name, "epoch": epoch, "loss": mean, **more})
        print(row, flush=True)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(row + "\n")


def loss(network: Network, batch: Batch, smoothing: float) -> Tensor:
    """Cross-entropy a letter, sentences weighted, letters whose marks are unknown left out."""
    shares = batch.shares.to(network.shares.weight.dtype)
    scores = network(batch.chars, batch.hints, shares, batch.lengths, batch.places).float()
    each = F.cross_entropy(
        scores.flatten(0, 1),
        batch.targets.flatten(),
        ignore_index=UNKNOWN,
        label_smoothing=smoothing,
        reduction="none",
    ).view_as(batch.targets)
    told = (batch.targets != UNKNOWN) * batch.weights
    return (each * batch.weights).sum() / told.sum()
