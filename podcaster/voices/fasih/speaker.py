"""The two speakers: one model, two throats. Phrases to PCM, a breath at a time."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from podcaster.voices.fasih.acoustic import Acoustic
from podcaster.voices.fasih.breaths import sentences
from podcaster.voices.fasih.prosody import passages
from podcaster.voices.fasih.vocoder import HOP, RATE_HZ, Timbre, Vocoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from podcaster.arabic.phones import Phrase
    from podcaster.voices.fasih import FasihOptions
    from podcaster.voices.fasih.prosody import Passage

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Throat:
    """What tells one speaker from another."""

    timbre: Timbre
    pitch: float


THROATS = {1: Throat(Timbre(), 1.0), 2: Throat(Timbre(stretch=1.13), 1.45)}

_FADE_IN, _FADE_OUT = HOP, 3 * HOP
# Voiced sound is brought to -20 dBFS, which leaves room for its peaks. It is the same in a word and
# in a sentence, where the highest peak is not.
_LEVEL = 0.1
_LEAST_GAIN, _MOST_GAIN = 0.08, 0.6
_KNEE = 0.8
"""Peaks beyond this are bent, not cut."""


def pcm(phrases: Sequence[Phrase], speaker: int, options: FasihOptions) -> bytes:
    """The phrases as signed 16-bit samples at 24 kHz, with digital silence at their pauses."""
    # A list of the pieces would hold all of a long text twice.
    sound = io.BytesIO()
    sound.writelines(_pieces(phrases, THROATS[speaker], options))
    return sound.getvalue()


def _pieces(phrases: Sequence[Phrase], throat: Throat, options: FasihOptions) -> Iterator[bytes]:
    pause_ms = 0.0
    for sentence in sentences(phrases):
        frames = _acoustic().frames(sentence, options.speed)
        for passage in passages(sentence, frames):
            yield bytes(2 * round(pause_ms * options.pause * RATE_HZ / 1000))
            yield _bytes(_sound(passage, throat, options.pitch))
            pause_ms = passage.pause_ms


def _sound(passage: Passage, throat: Throat, pitch: float) -> Floats:
    log_f0 = passage.log_f0 + np.float32(np.log(throat.pitch * pitch))
    vocoder = _vocoder(throat.timbre, passage.cepstra.shape[1])
    sound = np.concatenate(list(vocoder.samples(passage.cepstra, log_f0, passage.voiced)))
    sound *= _gain(sound, passage.voiced)
    sound[:_FADE_IN] *= _rise(_FADE_IN)
    sound[-_FADE_OUT:] *= _rise(_FADE_OUT)[::-1]
    return sound


def _gain(sound: Floats, voiced: NDArray[np.bool_]) -> np.float32:
    power = (sound.reshape(-1, HOP) ** 2).mean(axis=1)
    # A vowel's edges and a nasal say little about how loud it is all found.
    loud = power[voiced] if voiced.any() else power
    level = np.sqrt(loud[loud >= 0.05 * loud.max()].mean())
    return np.float32(np.clip(_LEVEL / max(level, 1e-9), _LEAST_GAIN, _MOST_GAIN))


def _rise(samples: int) -> Floats:
    rise: Floats = (np.sin(np.linspace(0, np.pi / 2, samples)) ** 2).astype(np.float32)
    return rise


def _bytes(sound: Floats) -> bytes:
    size = np.abs(sound)
    over = size > _KNEE
    bent = _KNEE + (1 - _KNEE) * np.tanh((size[over] - _KNEE) / (1 - _KNEE))
    sound[over] = np.sign(sound[over]) * bent
    return np.round(sound * 32767).astype("<i2").tobytes()


@cache
def _acoustic() -> Acoustic:
    return Acoustic()


@cache
def _vocoder(timbre: Timbre, cepstra: int) -> Vocoder:
    return Vocoder(timbre, cepstra)
