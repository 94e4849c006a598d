"""Utterances of about the same length, padded to one, as tensors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from fasih.network import OUTPUTS
from podcaster.voices.fasih.acoustic import frame_places

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from fasih.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Batch:
    """B utterances; P and T are those of the longest. T is even."""

    phones: Tensor
    """[B, P]."""
    context: Tensor
    """[B, P, CONTEXT]."""
    phone_mask: Tensor
    """[B, 1, P], 1 where there is a phone."""
    log_frames: Tensor
    """[B, P], of each phone."""
    phone: Tensor
    """[B, T], the phone of each frame."""
    place: Tensor
    """[B, T, PLACE]."""
    frame_mask: Tensor
    """[B, T], 1 where there is a frame."""
    pair_mask: Tensor
    """[B, 1, T / 2]."""
    target: Tensor
    """[B, T, OUTPUTS], normalised."""


def batches(
    utterances: Sequence[Spoken],
    frames: int,
    mean: np.ndarray,
    deviation: np.ndarray,
    chance: random.Random | None = None,
) -> list[Callable[[], Batch]]:
    """Makers of batches of about so many frames, padding included, and at least one utterance.
    With a chance, lengths are mixed a little and the batches come in random order.
    """
    lengths = [len(one.log_f0) * (chance.uniform(0.9, 1.1) if chance else 1) for one in utterances]
    groups: list[list[int]] = []
    room = 0
    for at in sorted(range(len(utterances)), key=lengths.__getitem__, reverse=True):
        if room < 1:
            groups.append([])
            room = max(1, round(frames / len(utterances[at].log_f0)))
        groups[-1].append(at)
        room -= 1
    if chance:
        chance.shuffle(groups)
    return [partial(_batch, [utterances[at] for at in group], mean, deviation) for group in groups]


def _batch(group: Sequence[Spoken], mean: np.ndarray, deviation: np.ndarray) -> Batch:
    size = len(group)
    most_phones = max(len(one.phones) for one in group)
    most_frames = max(len(one.log_f0) for one in group)
    most_frames += most_frames % 2
    phones = np.zeros((size, most_phones), np.int64)
    context = np.zeros((size, most_phones, group[0].context.shape[1]), np.float32)
    phone_mask = np.zeros((size, 1, most_phones), np.float32)
    log_frames = np.zeros((size, most_phones), np.float32)
    phone = np.zeros((size, most_frames), np.int64)
    place = np.zeros((size, most_frames, 4), np.float32)
    frame_mask = np.zeros((size, most_frames), np.float32)
    target = np.zeros((size, most_frames, OUTPUTS), np.float32)
    for at, one in enumerate(group):
        p, t = len(one.phones), len(one.log_f0)
        index, where = frame_places(one.phone_frames)
        phones[at, :p], context[at, :p], phone_mask[at, 0, :p] = one.phones, one.context, 1
        log_frames[at, :p] = np.log(np.maximum(one.phone_frames, 1))
        phone[at, :t], place[at, :t], frame_mask[at, :t] = index, where, 1
        if t % 2:
            phone[at, t], place[at, t] = index[-1], where[-1]
        frames = np.column_stack([one.mgc, one.log_f0, one.voiced])
        target[at, :t] = (frames - mean) / deviation
    even = frame_mask.reshape(size, -1, 2).max(2)[:, None]
    made = (phones, context, phone_mask, log_frames, phone, place, frame_mask, even, target)
    return Batch(*(torch.from_numpy(np.ascontiguousarray(array)) for array in made))
