"""The acoustic model at run time: phrases to the frames that a vocoder makes sound of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from podcaster.arabic.phones import PHONES
from podcaster.errors import VoiceError
from podcaster.inference import session
from podcaster.voices.fasih.features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from podcaster.arabic.phones import Phrase
    from podcaster.inference import Session

FRAME_S = 0.005
"""One frame."""
MGC = 35
"""Mel-cepstral coefficients a frame."""
_PIECE = 500
"""Frames that are made in one go, so that memory does not grow with the text."""
_REACH = 64
"""Frames on each side that can matter to a frame; even, and no less than the model's field."""
_LENGTHENED = {"AA": 1.3}
"""Phones that the voice by itself says too short: its emphatic long a is hardly longer than its
short one, and is taken for that."""
_LONGEST_S = 3.0
"""No phone lasts longer, whatever the speed."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What a vocoder needs, in frames of 5 ms; T is their number, P that of the phones."""

    mgc: NDArray[np.float32]
    """[T, 35] mel-cepstrum: all-pass constant 0.55 at 48 kHz, natural logarithm of amplitude."""
    log_f0: NDArray[np.float32]
    """[T] natural logarithm of Hz, continuous: interpolated where unvoiced."""
    voiced: NDArray[np.bool_]
    """[T]."""
    phone_frames: NDArray[np.int64]
    """[P] frames of each phone, their sum is T: a pause, the phones of the first phrase, a pause,
    the phones of the next, ..., a pause."""


class Acoustic:
    """The model in this package's weights, on one thread. Safe to share between threads."""

    def frames(self, phrases: Sequence[Phrase], speed: float = 1.0) -> Frames:
        """How the phrases sound, `speed` times as fast as the voice by itself (0.25 to 4).

        The same phrases give the same frames. Raises VoiceError for a speed out of bounds.
        """
        if not 0.25 <= speed <= 4.0:
            raise VoiceError(f"fasih: a speed of {speed:g}; it can be 0.25 to 4")
        read = features(phrases)
        sounds, log_frames = self._phones.run(
            None, {"phones": read.phones[None], "context": read.context[None]}
        )
        stretch = np.array([_LENGTHENED.get(phone, 1.0) for phone in PHONES])[read.phones]
        phone_frames = whole_frames(np.exp(log_frames[0].astype(np.float64)) * stretch / speed)
        made = self._made(sounds, phone_frames)
        return Frames(
            mgc=made[:, :MGC],
            log_f0=made[:, MGC],
            voiced=made[:, MGC + 1] > 0.5,
            phone_frames=phone_frames,
        )

    def _made(
        self, sounds: NDArray[np.float32], phone_frames: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """[T, 37] frames, made in pieces that overlap by the model's field on both sides."""
        phone, place = frame_places(phone_frames)
        total = len(phone)
        if total % 2:
            phone, place = np.append(phone, phone[-1]), np.vstack([place, place[-1:]])
        pieces = []
        for start in range(0, len(phone), _PIECE):
            left = max(0, start - _REACH)
            right = min(len(phone), start + _PIECE + _REACH)
            first, last = phone[left], phone[right - 1]
            (piece,) = self._frames.run(
                None,
                {
                    "sounds": sounds[:, :, first : last + 1],
                    "phone": phone[None, left:right] - first,
                    "place": place[None, left:right],
                },
            )
            pieces.append(piece[0, start - left : start - left + _PIECE])
        made: NDArray[np.float32] = np.concatenate(pieces)[:total]
        return made

    @cached_property
    def _phones(self) -> Session:
        return _session("phones.onnx")

    @cached_property
    def _frames(self) -> Session:
        return _session("frames.onnx")


def _session(name: str) -> Session:
    return session(files("podcaster.voices.fasih").joinpath(name).read_bytes())


def whole_frames(wanted: NDArray[np.float64]) -> NDArray[np.int64]:
    """Frames of each phone, at least one, rounded so that errors do not add up."""
    bounded = np.clip(wanted, 1.0, _LONGEST_S / FRAME_S)
    edges = np.floor(np.concatenate([[0.0], np.cumsum(bounded)]) + 0.5).astype(np.int64)
    return np.diff(edges)


def frame_places(
    phone_frames: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """For each frame the index of its phone [T], and where in it the frame is [T, 4]: the part that
    has passed, tenths of a second since it began and until it ends (at most 0.2 s), and the natural
    logarithm of its length in frames.
    """
    phone = np.repeat(np.arange(len(phone_frames)), phone_frames)
    starts = np.cumsum(phone_frames) - phone_frames
    length = phone_frames[phone].astype(np.float32)
    passed = (np.arange(len(phone)) - starts[phone]).astype(np.float32) + 0.5
    since, until = np.minimum(passed / 20, 2.0), np.minimum((length - passed) / 20, 2.0)
    place = np.stack([passed / length, since, until, np.log(length)], axis=1)
    return phone, place.astype(np.float32)
