"""Sounds made here that behave like speech, and meters that are not ffmpeg's."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm

from podcaster import ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Wave = npt.NDArray[np.float64]


def speech(seconds: float, rate_hz: int = 24_000, seed: int = 0) -> Wave:
    """Voiced syllables of a wandering pitch with hiss between them, about -20 dB; full from 0."""
    random = np.random.default_rng(seed)
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    pitch_hz = 120 + 30 * np.sin(2 * np.pi * 0.7 * t + seed)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / rate_hz
    voice = sum((np.sin(k * phase + 0.3 * k * k) / k for k in range(1, 25)), np.zeros(len(t)))
    beat = np.cos(2 * np.pi * 2.2 * t)
    syllables = np.sqrt(np.clip(beat, 0, 1))
    hiss = random.standard_normal(len(t)) * (beat < -0.4)
    return np.asarray(0.1 * (voice * syllables + 0.2 * hiss))


def silence(seconds: float, rate_hz: int = 24_000) -> Wave:
    return np.zeros(round(seconds * rate_hz))


def save(path: Path, samples: Wave, rate_hz: int = 24_000) -> Path:
    pcm = np.clip(np.rint(samples * 32767), -32768, 32767).astype("<i2").tobytes()
    with wave.open(str(path), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate_hz)
        wav.writeframes(pcm)
    return path


def samples_of(pcm: bytes) -> Wave:
    return np.frombuffer(pcm, "<i2").astype(np.float64) / 32768


def decoded(audio: Path) -> Wave:
    """A file as a player decodes it, in floats, so that nothing is clipped."""
    raw, _ = ffmpeg.run(["-v", "error", "-xerror", "-i", str(audio), "-f", "f64le", "-"])
    return np.frombuffer(raw, "<f8")


def loudness_lufs(samples: Wave, rate_hz: int = 44_100) -> float:
    block = round(0.4 * rate_hz)
    padded = np.pad(samples, (0, max(0, block - len(samples))))
    return float(pyloudnorm.Meter(rate_hz).integrated_loudness(padded))


def true_peak_dbtp(samples: Wave) -> float:
    """By four-fold oversampling with a sinc of 48 periods under a Kaiser window."""
    k = np.arange(-96, 97)
    kernel = np.sinc(k / 4) * np.kaiser(len(k), 9)
    spread = np.zeros(4 * len(samples))
    spread[::4] = samples
    return float(20 * np.log10(np.abs(np.convolve(spread, kernel)).max()))
