"""Where each phone begins in recorded speech.

Three states a phone are learned from the recordings themselves, by Viterbi training from a flat
start (Rabiner, "A tutorial on hidden Markov models", 1989).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from podcaster.arabic.phones.inventory import PAUSE, PHONES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_STATES = 3
_ROUNDS = 12
_CEPSTRA = 13
_FLOOR = 0.5
"""Least variance of a state, as a part of that of all speech."""
_QUIET = 0.15
"""The part of a recording's frames that the first round takes for silence, at most."""


def aligned(phones: Sequence[Ints], mgc: Sequence[NDArray[np.float32]]) -> list[Ints]:
    """Frames of each phone [P] for each utterance; they add up to its frames T. Every phone gets
    at least three frames, except that a pause may have none.

    Raises ValueError for an utterance that is too short for its phones.
    """
    pause = PHONES.index(PAUSE)
    seen = [_observed(one) for one in mgc]
    for at, (names, frames) in enumerate(zip(phones, seen, strict=True)):
        if len(frames) < _STATES * int((names != pause).sum()):
            raise ValueError(f"utterance {at}: {len(frames)} frames are too few for its phones")
    floor = _FLOOR * np.concatenate(seen).var(0)
    states = [_flat(names, frames, pause) for names, frames in zip(phones, seen, strict=True)]
    for _ in range(_ROUNDS):
        mean, variance = _models(phones, seen, states, floor)
        states = [
            _best(names, frames, mean, variance, pause)
            for names, frames in zip(phones, seen, strict=True)
        ]
    return [
        np.bincount(at // _STATES, minlength=len(names))
        for names, at in zip(phones, states, strict=True)
    ]


def _observed(mgc: NDArray[np.float32]) -> Floats:
    """[T, 26]: low cepstra and how they move, which is what phones differ in."""
    low = mgc[:, :_CEPSTRA].astype(np.float64)
    moving = np.gradient(low, axis=0) if len(low) > 1 else np.zeros_like(low)
    return np.hstack([low, 3 * moving])


def _flat(names: Ints, frames: Floats, pause: int) -> Ints:
    """A first guess: silence at the quiet ends, equal parts between."""
    loud = np.flatnonzero(frames[:, 0] > np.quantile(frames[:, 0], _QUIET))
    first, last = int(loud[0]), int(loud[-1]) + 1
    inner = np.repeat(names[1:-1] != pause, _STATES)
    spoken = np.flatnonzero(inner) + _STATES
    states = np.empty(len(frames), np.int64)
    states[:first] = np.minimum(np.arange(first), _STATES - 1)
    states[first:last] = spoken[np.arange(last - first) * len(spoken) // (last - first)]
    states[last:] = _STATES * (len(names) - 1) + np.minimum(
        np.arange(len(frames) - last), _STATES - 1
    )
    return states


def _models(
    phones: Sequence[Ints], seen: Sequence[Floats], states: Sequence[Ints], floor: Floats
) -> tuple[Floats, Floats]:
    """Mean and variance of each state of each phone [PHONES * 3, 26]; those never seen are those of
    all speech.
    """
    frames = np.concatenate(seen)
    owner = np.concatenate(
        [
            names[at // _STATES] * _STATES + at % _STATES
            for names, at in zip(phones, states, strict=True)
        ]
    )
    count = np.bincount(owner, minlength=len(PHONES) * _STATES)[:, None]
    total, squares = np.zeros((2, len(count), frames.shape[1]))
    np.add.at(total, owner, frames)
    np.add.at(squares, owner, frames**2)
    few = count < 3
    mean = np.where(few, frames.mean(0), total / np.maximum(count, 1))
    variance = np.where(few, frames.var(0), squares / np.maximum(count, 1) - mean**2)
    return mean, np.maximum(variance, floor)


def _best(names: Ints, frames: Floats, mean: Floats, variance: Floats, pause: int) -> Ints:
    """The likeliest state of each frame, in order; pauses may be passed over whole."""
    owner = (names[:, None] * _STATES + np.arange(_STATES)).ravel()
    mean, variance = mean[owner], variance[owner]
    fit = -0.5 * (
        np.log(variance).sum(1)
        + (frames**2) @ (1 / variance).T
        - 2 * frames @ (mean / variance).T
        + (mean**2 / variance).sum(1)
    )
    return _path(fit, names, pause)


def _path(fit: Floats, names: Ints, pause: int) -> Ints:
    """The best way from the first state to the last, given how each frame fits each state [T, S]:
    one stays, goes on, or leaps over a pause.
    """
    count = fit.shape[1]
    over = np.full(count, -1)
    for gap in np.flatnonzero(names == pause):
        if 0 < gap < len(names) - 1:
            over[_STATES * (gap + 1)] = _STATES * gap - 1
    score = np.full(count, -np.inf)
    score[0] = fit[0, 0]
    score[_STATES] = fit[0, _STATES] if names[0] == pause and len(names) > 1 else score[_STATES]
    steps = np.zeros((len(fit), count), np.int8)
    for at in range(1, len(fit)):
        onwards = np.concatenate([[-np.inf], score[:-1]])
        options = np.stack([score, onwards, np.where(over >= 0, score[over], -np.inf)])
        steps[at] = options.argmax(0)
        score = options.max(0) + fit[at]
    last = count - 1
    if names[-1] == pause and len(names) > 1 and score[last - _STATES] > score[last]:
        last -= _STATES
    path = np.empty(len(fit), np.int64)
    for at in range(len(fit) - 1, -1, -1):
        path[at] = last
        step = steps[at, last]
        last = last - 1 if step == 1 else over[last] if step == 2 else last
    return path
