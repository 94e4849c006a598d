"""A network that learns: its optimiser, the running mean of its weights and how far it has come,
kept whole in one file and gone on with. Every training here has one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from pathlib import Path

    from torch import nn

_CLIP = 1.0


class Learner:
    """`recipe` is what decides the weights; a checkpoint of another is refused. Of the mean of the
    weights each step keeps as much as `average` says."""

    def __init__(
        self, network: nn.Module, recipe: object, average: float, decay: float, path: Path
    ) -> None:
        self.network, self.recipe, self.average, self.path = network, recipe, average, path
        self.epoch = self.done = 0
        """Epochs that are whole, and the batches that are done of the next one."""
        self.mean_weights = {name: value.clone() for name, value in network.state_dict().items()}
        self._steps = 0
        self._optimiser = torch.optim.AdamW(
            network.parameters(), betas=(0.9, 0.98), weight_decay=decay
        )

    def resume(self) -> None:
        """Goes on with the checkpoint, where there is one."""
        kept = checkpoint(self.path, self.recipe)
        if kept is None:
            return
        self.network.load_state_dict(kept["network"])
        self._optimiser.load_state_dict(kept["optimiser"])
        self.mean_weights = kept["mean_weights"]
        self.epoch, self.done, self._steps = kept["epoch"], kept["done"], kept["steps"]

    def save(self, epoch: int, done: int) -> None:
        """Keeps everything, whole epochs and batches of the next one as given."""
        state = {
            "recipe": repr(self.recipe),
            "network": self.network.state_dict(),
            "mean_weights": self.mean_weights,
            "optimiser": self._optimiser.state_dict(),
            "epoch": epoch,
            "done": done,
            "steps": self._steps,
        }
        beside = self.path.with_suffix(".part")
        torch.save(state, beside)
        os.replace(beside, self.path)

    def step(self, rate: float) -> None:
        """Moves the weights against their gradients, which are then gone."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        self._optimiser.step()
        self._optimiser.zero_grad()
        self._steps += 1
        kept = min(self.average, self._steps / (self._steps + 10))
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.mean_weights[name].lerp_(value, 1 - kept)


def checkpoint(path: Path, recipe: object) -> dict[str, Any] | None:
    """What was kept there, if anything was. Raises SystemExit where it is of another recipe."""
    if not path.exists():
        return None
    kept: dict[str, Any] = torch.load(path, weights_only=True)
    if kept["recipe"] != repr(recipe):
        raise SystemExit(
            f"{path} is of another recipe: {kept['recipe']}; delete it, or name another --work"
        )
    return kept
