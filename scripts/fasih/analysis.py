"""Recorded speech to the parameters of the voice: pitch by autocorrelation and a smooth path
through its candidates, the spectrum's envelope as mel-cepstra.
"""

from __future__ import annotations

import wave
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from fasih.spoken import FRAME_S, MGC

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

RATE_HZ = 48_000
_HOP = round(RATE_HZ * FRAME_S)
_FFT = 2048
_WARP = 0.55
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 420.0
_PITCH_RATE_HZ = 8000
_VOICED = 0.5
"""Correlation with itself one period later, from which a frame is voiced."""
_LEAP = 6.0
"""Price of a change of pitch by a factor of e from one frame to the next."""
_CANDIDATES = 6
_ENVELOPE_STEPS = 8
_WINDOW_S = 0.03
_HARMONIC_PEAKS, _NOISE_PEAKS = 0.2, 0.7
"""Nepers by which the envelope, which touches peaks, lies too high; measured on sound made from
known cepstra."""


def samples(path: Path) -> tuple[Floats, float]:
    """A 16-bit WAV as mono samples at 48 kHz, in units of 16-bit samples, and the Hz up to which it
    can hold sound.

    Raises ValueError for other widths, wave.Error for what is not a WAV.
    """
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise ValueError(f"{path}: {8 * file.getsampwidth()} bits a sample; 16 are read")
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        mono = pcm.reshape(-1, file.getnchannels()).mean(1)
        rate_hz = file.getframerate()
    return resampled(mono, rate_hz, RATE_HZ), 0.45 * min(rate_hz, RATE_HZ)


def resampled(x: Floats, rate_hz: int, wanted_hz: int) -> Floats:
    """The same sound at another rate, by its whole spectrum at once."""
    if rate_hz == wanted_hz or not len(x):
        return x
    size = round(len(x) * wanted_hz / rate_hz)
    spectrum = np.fft.rfft(x)
    fitted = np.zeros(size // 2 + 1, complex)
    kept = min(len(fitted), len(spectrum))
    fitted[:kept] = spectrum[:kept]
    return np.fft.irfft(fitted, size) * (size / len(x))


def _windows(x: Floats, length: int, hop: int, frames: int) -> Floats:
    """[frames, length] stretches of the sound, each centred on its frame."""
    padded = np.pad(x, (length // 2, length + hop))
    starts = np.arange(frames) * hop + hop // 2
    return padded[starts[:, None] + np.arange(length)]


def pitch(x: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Hz [T] and whether voiced [T], of sound at 48 kHz, in frames of 5 ms (after Talkin, "A robust
    algorithm for pitch tracking", 1995, with one pass over the whole correlation).
    """
    frames = len(x) // _HOP
    slow = resampled(x, RATE_HZ, _PITCH_RATE_HZ)
    length, hop = round(0.05 * _PITCH_RATE_HZ), round(_PITCH_RATE_HZ * FRAME_S)
    windows = _windows(slow, length, hop, frames) * np.hanning(length)
    windows -= windows.mean(1, keepdims=True)
    correlation = _autocorrelation(windows) / _autocorrelation(np.hanning(length)[None])
    energy = correlation[:, :1]
    correlation = correlation / np.maximum(energy, 1e-9)
    first, last = round(_PITCH_RATE_HZ / _HIGHEST_HZ), round(_PITCH_RATE_HZ / _LOWEST_HZ)
    lags = np.arange(first, last)
    inside = correlation[:, first:last]
    peak = (inside >= correlation[:, first - 1 : last - 1]) & (
        inside > correlation[:, first + 1 : last + 1]
    )
    # A period's multiples correlate as well as it does: the shorter one is preferred a little.
    score = np.where(peak, inside - 0.02 * np.log2(lags / first), -1.0)
    best = np.argsort(-score, axis=1)[:, :_CANDIDATES]
    hz = _PITCH_RATE_HZ / _parabolic(correlation, best + first)
    heard = np.take_along_axis(score, best, 1)
    loud = energy[:, 0] > 1e-4 * energy.max()
    path = _smooth_path(np.log(hz), heard)
    at = np.arange(frames)
    return hz[at, path], (heard[at, path] > _VOICED) & loud


def _autocorrelation(windows: Floats) -> Floats:
    size = 2 * windows.shape[1]
    power = np.abs(np.fft.rfft(windows, size, axis=1)) ** 2
    return np.fft.irfft(power, axis=1)[:, : windows.shape[1] // 2]


def _parabolic(correlation: Floats, lag: NDArray[np.int64]) -> Floats:
    """The lag of the peak between samples."""
    left, middle, right = (np.take_along_axis(correlation, lag + step, 1) for step in (-1, 0, 1))
    bend = left - 2 * middle + right
    shift = np.where(np.abs(bend) > 1e-9, 0.5 * (left - right) / np.where(bend, bend, 1.0), 0.0)
    return lag + np.clip(shift, -0.5, 0.5)


def _smooth_path(log_hz: Floats, heard: Floats) -> NDArray[np.int64]:
    """One candidate a frame: well heard, and near its neighbours."""
    if not len(heard):
        return np.zeros(0, np.int64)
    cost, choices = -heard[0], []
    for at in range(1, len(heard)):
        leap = _LEAP * np.abs(log_hz[at][:, None] - log_hz[at - 1][None])
        through = cost[None] + np.minimum(leap, 1.0)
        choices.append(through.argmin(1))
        cost = through.min(1) - heard[at]
    path = [int(cost.argmin())]
    for choice in reversed(choices):
        path.append(int(choice[path[-1]]))
    return np.array(path[::-1])


@cache
def _bases() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """From cepstra to logarithmic amplitude [MGC, pairs of bins], and back by least squares."""
    radians = (np.arange(_FFT // 4) + 0.25) * (4 * np.pi / _FFT)
    warped = radians + 2 * np.arctan2(_WARP * np.sin(radians), 1 - _WARP * np.cos(radians))
    basis = np.cos(np.outer(np.arange(MGC), warped))
    # Each bin counts as its share of the warped axis, as the ear has it.
    share = np.sqrt(np.gradient(warped))
    back = np.linalg.pinv((basis * share).T) * share
    return basis.astype(np.float32), back.T.astype(np.float32)


def mel_cepstra(
    x: Floats, hz: Floats, voiced: NDArray[np.bool_], band_hz: float = RATE_HZ / 2
) -> NDArray[np.float32]:
    """[T, 35] of sound at 48 kHz, in frames of 5 ms: the true envelope (Röbel and Rodet, "Efficient
    spectral envelope estimation", 2005) on a warped axis, so that harmonics leave no ripple. The
    level is that of a filter driven by pulses, or noise, of unit power. Above the band, where the
    recording is empty, the envelope goes on as it ends.
    """
    basis, back = _bases()
    frames = len(x) // _HOP
    length = round(_WINDOW_S * RATE_HZ)
    window = np.hanning(length)
    window /= np.sqrt((window**2).sum())
    edge = int(band_hz / RATE_HZ * _FFT / 2)
    made = np.zeros((frames, MGC), np.float32)
    for start in range(0, frames, 500):
        stop = min(frames, start + 500)
        part = x[max(0, start * _HOP - length) : stop * _HOP + length]
        skipped = start - max(0, start * _HOP - length) / _HOP
        windows = _windows(part, length, _HOP, stop - start + int(skipped) + 1)[int(skipped) :]
        spectrum = np.fft.rfft(windows[: stop - start] * window, _FFT, axis=1)
        louder = np.abs(spectrum[:, :-1]).reshape(stop - start, -1, 2).max(2)
        log_amplitude = np.log(np.maximum(louder, 1e-2)).astype(np.float32)
        log_amplitude[:, edge:] = log_amplitude[:, edge - 10 : edge].mean(1, keepdims=True)
        cepstra = log_amplitude @ back
        for _ in range(_ENVELOPE_STEPS):
            cepstra = np.maximum(log_amplitude, cepstra @ basis) @ back
        made[start:stop] = cepstra
    # A harmonic stands above its pulses' power by the periods in the window.
    harmonics = 0.5 * np.log(_WINDOW_S * hz * 2 / 3) + _HARMONIC_PEAKS
    made[:, 0] -= np.where(voiced, harmonics, _NOISE_PEAKS)
    return made
