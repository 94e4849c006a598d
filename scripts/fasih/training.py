"""The training loop: seeded, logged, and resumed from where it was stopped."""

from __future__ import annotations

import json
import math
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from learner import Learner, checkpoint
from torch import Tensor

from fasih.batches import batches
from fasih.network import OUTPUTS, Network
from fasih.spoken import MGC
from podcaster.arabic.phones.inventory import PHONES
from podcaster.voices.fasih.features import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fasih.batches import Batch
    from fasih.spoken import Spoken

_SAVE_EVERY = 100
_DECAY = 1e-4
_CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides the weights, besides the utterances and the machine's arithmetic."""

    epochs: int = 6
    frames_a_batch: int = 5000
    rate: float = 2e-3
    warm_up: float = 0.05
    """Part of the training in which the rate rises; then it falls along a cosine."""
    average: float = 0.998
    """The weights that are kept are a running mean, of which each step keeps so much."""
    width: int = 160
    seed: int = 1


def trained(
    training: Sequence[Spoken], validation: Sequence[Spoken], recipe: Recipe, folder: Path
) -> Network:
    """The averaged network after all epochs. `folder` keeps checkpoint.pt and log.jsonl; a
    checkpoint of the same recipe is gone on with.
    """
    torch.manual_seed(recipe.seed)
    folder.mkdir(parents=True, exist_ok=True)
    network = Network(len(PHONES), CONTEXT, recipe.width)
    mean, deviation = statistics(training)
    network.mean.copy_(torch.from_numpy(mean))
    network.deviation.copy_(torch.from_numpy(deviation))
    learner = Learner(network, recipe, recipe.average, _DECAY, folder / _CHECKPOINT)
    learner.resume()
    run = _Run(network, recipe, learner, mean, deviation, folder / "log.jsonl")
    for epoch in range(learner.epoch, recipe.epochs):
        run.train(training, epoch)
        run.validate(validation, epoch)
    return run.averaged()


def resumed(recipe: Recipe, folder: Path) -> Network:
    """The averaged network of the folder's last checkpoint, as far as training has come."""
    kept = checkpoint(folder / _CHECKPOINT, recipe)
    if kept is None:
        raise SystemExit(f"{folder} holds no {_CHECKPOINT} to export")
    return _averaged(recipe, kept["mean_weights"])


def _averaged(recipe: Recipe, mean_weights: dict[str, Tensor]) -> Network:
    network = Network(len(PHONES), CONTEXT, recipe.width)
    network.load_state_dict(mean_weights)
    return network.eval()


class _Run:
    def __init__(
        self,
        network: Network,
        recipe: Recipe,
        learner: Learner,
        mean: np.ndarray,
        deviation: np.ndarray,
        log: Path,
    ) -> None:
        self.network, self.recipe, self.learner, self.log = network, recipe, learner, log
        self.mean, self.deviation = mean, deviation

    def train(self, utterances: Sequence[Spoken], epoch: int) -> None:
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        todo = list(
            batches(utterances, self.recipe.frames_a_batch, self.mean, self.deviation, chance)
        )
        started, losses = time.monotonic(), []
        for at, make in enumerate(todo):
            if at < self.learner.done:
                continue
            total, parts = loss(self.network, make())
            total.backward()
            self.learner.step(self._rate((epoch + at / len(todo)) / self.recipe.epochs))
            losses.append(parts)
            if (at + 1) % _SAVE_EVERY == 0:
                self.learner.save(epoch, at + 1)
                self._log("train", epoch, losses[-_SAVE_EVERY:], batch=at + 1, of=len(todo))
        self.learner.done = 0
        self.learner.save(epoch + 1, 0)
        seconds = round(time.monotonic() - started)
        self._log("train", epoch, losses, seconds=seconds)

    def validate(self, utterances: Sequence[Spoken], epoch: int) -> None:
        network = self.averaged()
        with torch.no_grad():
            todo = batches(utterances, self.recipe.frames_a_batch, self.mean, self.deviation)
            self._log("validate", epoch, [loss(network, make())[1] for make in todo])

    def averaged(self) -> Network:
        return _averaged(self.recipe, self.learner.mean_weights)

    def _rate(self, progress: float) -> float:
        warm = self.recipe.warm_up
        rising = min(1.0, progress / warm)
        falling = 0.5 * (1 + math.cos(math.pi * max(0.0, progress - warm) / (1 - warm)))
        return self.recipe.rate * max(rising * falling, 0.005)

    def _log(self, what: str, epoch: int, losses: Sequence[dict[str, float]], **more: int) -> None:
        means = {
            name: round(float(np.mean([parts[name] for parts in losses])), 4)
            for name in (losses[0] if losses else {})
        }
        row = json.dumps({"what": what, "epoch": epoch, **means, **more})
        print(row, flush=True)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(row + "\n")


def loss(network: Network, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    """What is made small, and its parts: spectrum and its steps, pitch, voicing, durations."""
    sounds, log_frames = network.phones(batch.phones, batch.context, batch.phone_mask)
    made = network.frames(sounds, batch.phone, batch.place, batch.pair_mask)
    frames = batch.frame_mask
    count = frames.sum()
    error = (made - batch.target).abs() * frames[..., None]
    # Low orders carry the formants.
    weight = torch.ones(MGC)
    weight[0], weight[1:8] = 2.0, 1.5
    spectrum = (error[..., :MGC] * weight).sum() / (count * MGC)
    voiced = batch.target[..., -1]
    pitch = (error[..., MGC] * (0.2 + 0.8 * voiced)).sum() / count
    steps = (made - batch.target)[:, :, : MGC + 1].diff(dim=1).abs() * frames[:, 1:, None]
    moving = steps.sum() / (count * (MGC + 1))
    voicing = F.binary_cross_entropy_with_logits(
        made[..., -1], voiced, weight=frames, reduction="sum"
    )
    voicing = voicing / count
    phones = batch.phone_mask[:, 0]
    timing = ((log_frames - batch.log_frames).abs() * phones).sum() / phones.sum()
    total = spectrum + moving + 0.15 * pitch + 0.15 * voicing + 0.3 * timing
    parts = {
        "loss": total, "spectrum": spectrum, "steps": moving, "pitch": pitch, "voicing": voicing,
        "timing": timing,
    }  # fmt: skip
    return total, {name: float(value.detach()) for name, value in parts.items()}


def statistics(utterances: Sequence[Spoken]) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each output but voicing, over all frames."""
    count, total, squares = 0, np.zeros(OUTPUTS), np.zeros(OUTPUTS)
    for one in utterances:
        frames = np.column_stack([one.mgc.astype(np.float64), one.log_f0, one.voiced])
        count += len(frames)
        total += frames.sum(0)
        squares += (frames**2).sum(0)
    mean = total / count
    deviation = np.sqrt(np.maximum(squares / count - mean**2, 1e-6))
    mean[-1], deviation[-1] = 0.0, 1.0
    return mean.astype(np.float32), deviation.astype(np.float32)
