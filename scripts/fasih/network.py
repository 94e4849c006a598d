"""The acoustic model: phones to durations, and with durations to frames. Convolutions only, so that
any length runs in pieces; frames are made two at a time, which halves the work.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from fasih.spoken import MGC

PLACE = 4
"""Numbers that tell a frame where in its phone it is."""
OUTPUTS = MGC + 2
"""Mel-cepstrum, log F0, voicing."""


class Block(nn.Module):
    """A residual convolution over scale-normalised channels."""

    def __init__(self, width: int, kernel: int, dilation: int = 1) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width, 1))
        padding = kernel // 2 * dilation
        self.mix = nn.Conv1d(width, width, kernel, padding=padding, dilation=dilation)
        self.scale = nn.Parameter(torch.full((width, 1), 0.5))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        level = torch.rsqrt(x.square().mean(1, keepdim=True) + 1e-5)
        return (x + self.scale * torch.relu(self.mix(x * level * self.gain * mask))) * mask


class Phones(nn.Module):
    """[B, P] phones and [B, P, CONTEXT] -> what each sounds like here [B, C, P], and the natural
    logarithm of its frames [B, P].
    """

    def __init__(self, phones: int, context: int, width: int, layers: int) -> None:
        super().__init__()
        self.names = nn.Embedding(phones, width)
        self.where = nn.Linear(context, width)
        self.blocks = nn.ModuleList(Block(width, 5) for _ in range(layers))
        self.timing = nn.Conv1d(width, width // 2, 3, padding=1)
        self.frames = nn.Conv1d(width // 2, 1, 1)

    def forward(self, phones: Tensor, context: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = (self.names(phones) + self.where(context)).transpose(1, 2) * mask
        for block in self.blocks:
            x = block(x, mask)
        log_frames = self.frames(torch.relu(self.timing(x)))[:, 0]
        return x, log_frames


class Frames(nn.Module):
    """[B, C, P], the phone of each frame [B, T] and its place [B, T, PLACE] -> [B, T, OUTPUTS],
    normalised; T is even.
    """

    def __init__(self, width: int, inner: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.sound = nn.Conv1d(width, inner, 1)
        self.place = nn.Linear(PLACE, inner)
        self.pair = nn.Conv1d(inner, inner, 2, stride=2)
        self.blocks = nn.ModuleList(Block(inner, 5, dilation) for dilation in dilations)
        self.out = nn.Conv1d(inner, 2 * OUTPUTS, 1)

    def forward(self, sounds: Tensor, phone: Tensor, place: Tensor, mask: Tensor) -> Tensor:
        projected = self.sound(sounds)
        index = phone[:, None].expand(-1, projected.shape[1], -1)
        x = torch.gather(projected, 2, index) + self.place(place).transpose(1, 2)
        x = self.pair(torch.relu(x)) * mask
        for block in self.blocks:
            x = block(x, mask)
        y = self.out(x).transpose(1, 2)
        return y.reshape(y.shape[0], -1, OUTPUTS)


class Network(nn.Module):
    """Both parts, and the statistics of what they learned from."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, phones: int, context: int, width: int = 160) -> None:
        super().__init__()
        self.phones = Phones(phones, context, width, 4)
        self.frames = Frames(width, width, (1, 2, 4, 2, 1))
        self.register_buffer("mean", torch.zeros(OUTPUTS))
        self.register_buffer("deviation", torch.ones(OUTPUTS))
