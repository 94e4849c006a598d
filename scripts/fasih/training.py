"""The training loop: seeded, logged, and resumed from where it was stopped."""

from __future__ import annotations

import json
import math
import os
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
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
_CLIP = 1.0
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
    run = _Run(network, recipe, mean, deviation, folder)
    run.resume()
    for epoch in range(run.epoch, recipe.epochs):
        run.train(training, epoch)
        run.validate(validation, epoch)
    return run.averaged()


def resumed(recipe: Recipe, folder: Path) -> Network:
    """The averaged network of the folder's last checkpoint, as far as training has come."""
    kept = _kept(recipe, folder)
    if kept is None:
        raise SystemExit(f"{folder} holds no checkpoint.pt to export")
    network = Network(len(PHONES), CONTEXT, recipe.width)
    network.load_state_dict(kept["mean_weights"])
    return network.eval()


def _kept(recipe: Recipe, folder: Path) -> dict[str, Any] | None:
    path = folder / _CHECKPOINT
    if not path.exists():
        return None
    kept: dict[str, Any] = torch.load(path, weights_only=True)
    if kept["recipe"] != repr(recipe):
        raise SystemExit(
            f"{path} is of another recipe: {kept['recipe']}; delete it, or name another --work"
        )
    return kept


class _Run:
    def __init__(
        self,
        network: Network,
        recipe: Recipe,
        mean: np.ndarray,
        deviation: np.ndarray,
        folder: Path,
    ) -> None:
        self.network, self.recipe = network, recipe
        self.mean, self.deviation = mean, deviation
        self.folder = folder
        self.epoch = self.done = self.steps = 0
        self.mean_weights = {name: value.clone() for name, value in network.state_dict().items()}
        self.optimiser = torch.optim.AdamW(
            network.parameters(), lr=recipe.rate, betas=(0.9, 0.98), weight_decay=1e-4
        )

    def resume(self) -> None:
        kept = _kept(self.recipe, self.folder)
        if kept is None:
            return
        self.network.load_state_dict(kept["network"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.mean_weights = kept["mean_weights"]
        self.epoch, self.done, self.steps = kept["epoch"], kept["done"], kept["steps"]

    def _save(self, epoch: int, done: int) -> None:
        state = {
            "recipe": repr(self.recipe),
            "network": self.network.state_dict(),
            "mean_weights": self.mean_weights,
            "optimiser": self.optimiser.state_dict(),
            "epoch": epoch,
            "done": done,
            "steps": self.steps,
        }
        beside = self.folder / f"{_CHECKPOINT}.part"
        torch.save(state, beside)
        os.replace(beside, self.folder / _CHECKPOINT)

    def train(self, utterances: Sequence[Spoken], epoch: int) -> None:
        chance = random.Random(self.recipe.seed * 1000 + epoch)
        todo = list(
            batches(utterances, self.recipe.frames_a_batch, self.mean, self.deviation, chance)
        )
        started, losses = time.monotonic(), []
        for at, make in enumerate(todo):
            if at < self.done:
                continue
            self._set_rate((epoch + at / len(todo)) / self.recipe.epochs)
            total, parts = loss(self.network, make())
            self.optimiser.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
            self.optimiser.step()
            self._average()
            losses.append(parts)
            if (at + 1) % _SAVE_EVERY == 0:
                self._save(epoch, at + 1)
                self._log("train", epoch, losses[-_SAVE_EVERY:], batch=at + 1, of=len(todo))
        self.done = 0
        self._save(epoch + 1, 0)
        seconds = round(time.monotonic() - started)
        self._log("train", epoch, losses, seconds=seconds)

    def validate(self, utterances: Sequence[Spoken], epoch: int) -> None:
        network = self.averaged()
        with torch.no_grad():
            todo = batches(utterances, self.recipe.frames_a_batch, self.mean, self.deviation)
            self._log("validate", epoch, [loss(network, make())[1] for make in todo])

    def averaged(self) -> Network:
        network = Network(len(PHONES), CONTEXT, self.recipe.width)
        network.load_state_dict(self.mean_weights)
        return network.eval()

    def _set_rate(self, progress: float) -> None:
        warm = self.recipe.warm_up
        rising = min(1.0, progress / warm)
        falling = 0.5 * (1 + math.cos(math.pi * max(0.0, progress - warm) / (1 - warm)))
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.rate * max(rising * falling, 0.005)

    def _average(self) -> None:
        self.steps += 1
        kept = min(self.recipe.average, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.mean_weights[name].lerp_(value, 1 - kept)

    def _log(self, what: str, epoch: int, losses: Sequence[dict[str, float]], **more: int) -> None:
        means = {
            name: round(float(np.mean([parts[name] for parts in losses])), 4)
            for name in (losses[0] if losses else {})
        }
        row = json.dumps({"what": what, "epoch": epoch, **means, **more})
        print(row, flush=True)
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
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
