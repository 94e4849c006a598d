"""An utterance to learn from: what was said, and how it sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FRAME_S = 0.005
"""One frame."""
MGC = 35
"""Mel-cepstral coefficients a frame, all-pass constant 0.55 at 48 kHz."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Frames of 5 ms. The phones are those of `features`, pauses included."""

    phones: NDArray[np.int64]
    """[P], indices into PHONES."""
    context: NDArray[np.float32]
    """[P, CONTEXT]."""
    phone_frames: NDArray[np.int64]
    """[P], their sum is T."""
    mgc: NDArray[np.float32]
    """[T, 35]."""
    log_f0: NDArray[np.float32]
    """[T], natural logarithm of Hz, interpolated where unvoiced."""
    voiced: NDArray[np.bool_]
    """[T]."""


def continuous(log_f0: NDArray[np.float32], voiced: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Log F0 with its unvoiced stretches bridged by straight lines, level at both ends."""
    frames = np.arange(len(log_f0))
    if not voiced.any():
        return np.full(len(log_f0), np.log(120.0), np.float32)
    return np.interp(frames, frames[voiced], log_f0[voiced]).astype(np.float32)
