"""The vocoder: frames in, clean sound of the right pitch, colour and strength out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from podcaster.voices.fasih import vocoder
from podcaster.voices.fasih.vocoder import HOP, RATE_HZ, Timbre, Vocoder

Floats = NDArray[np.float32]
ORDER = 34
# A vowel: strong below 1 kHz, weak above, with some formants.
VOWEL = np.zeros(ORDER + 1, np.float32)
VOWEL[:6] = 5.0, 2.2, 0.4, -0.5, 0.3, 0.4
HISS = np.zeros(ORDER + 1, np.float32)
HISS[:3] = 4.0, -2.0, 0.5


def spoken(
    cepstra: Floats, f0: float | Floats, voiced: NDArray[np.bool_], timbre: Timbre | None = None
) -> Floats:
    log_f0 = np.broadcast_to(np.log(np.asarray(f0, np.float32)), len(cepstra)).astype(np.float32)
    blocks = Vocoder(timbre or Timbre(), cepstra.shape[1]).samples(cepstra, log_f0, voiced)
    return np.concatenate(list(blocks))


def held(frame: Floats, frames: int) -> Floats:
    return np.repeat(frame[None], frames, axis=0)


def spectrum(sound: Floats) -> tuple[Floats, Floats]:
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    return np.fft.rfftfreq(len(sound), 1 / RATE_HZ).astype(np.float32), power.astype(np.float32)


def pitch_hz(sound: Floats) -> float:
    """Of a steady voiced sound, by autocorrelation between 60 and 400 Hz, to a fraction."""
    middle = sound[len(sound) // 4 : -len(sound) // 4]
    power = np.abs(np.fft.rfft(middle, 2 * len(middle))) ** 2
    like = np.fft.irfft(power)
    low, high = RATE_HZ // 400, RATE_HZ // 60
    best = low + int(np.argmax(like[low:high]))
    a, b, c = like[best - 1 : best + 2]
    return float(RATE_HZ / (best + (a - c) / (2 * (a - 2 * b + c))))


@given(st.floats(70, 350))
@settings(max_examples=15, deadline=None)
def test_a_vowel_has_the_pitch_that_was_asked_for(f0: float) -> None:
    sound = spoken(held(VOWEL, 120), f0, np.ones(120, bool))
    assert pitch_hz(sound) == pytest.approx(f0, rel=0.005)


@given(st.integers(1, 700))
@settings(max_examples=15, deadline=None)
def test_every_frame_is_five_milliseconds(frames: int) -> None:
    assert len(spoken(held(VOWEL, frames), 120.0, np.ones(frames, bool))) == frames * HOP


def test_the_same_frames_are_the_same_samples_and_blocks_leave_no_joint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(1)
    cepstra = held(VOWEL, 400) + 0.02 * rng.standard_normal((400, ORDER + 1), np.float32)
    voiced = np.arange(400) % 90 < 60
    f0 = (120 + 30 * np.sin(np.arange(400) / 20)).astype(np.float32)
    whole = spoken(cepstra, f0, voiced)
    assert np.array_equal(whole, spoken(cepstra, f0, voiced))
    monkeypatch.setattr(vocoder, "_BLOCK", 37)
    assert np.abs(spoken(cepstra, f0, voiced) - whole).max() < 1e-4 * np.abs(whole).max()


def test_voiced_sound_is_as_strong_as_noise_through_the_same_filter() -> None:
    tone = spoken(held(VOWEL, 400), 125.0, np.ones(400, bool))
    noise = spoken(held(VOWEL, 400), 125.0, np.zeros(400, bool))
    assert np.std(tone) == pytest.approx(np.std(noise), rel=0.1)


def test_pitch_does_not_change_the_loudness() -> None:
    levels = [np.std(spoken(held(VOWEL, 200), f0, np.ones(200, bool))) for f0 in (90, 130, 220)]
    assert max(levels) / min(levels) < 1.2


def test_unvoiced_sound_keeps_its_colour_and_has_no_pitch() -> None:
    hz, power = spectrum(spoken(held(HISS, 400), 120.0, np.zeros(400, bool)))
    high, low = power[(hz > 4000) & (hz < 9000)].mean(), power[(hz > 200) & (hz < 2000)].mean()
    assert high > 10 * low


def test_voiced_sound_is_harmonic_below_and_breathy_above() -> None:
    sound = spoken(held(VOWEL, 480), 125.0, np.ones(480, bool))[2400:-2400]
    hz, power = spectrum(sound)

    def between_harmonics(low: float, high: float) -> float:
        part = (hz > low) & (hz < high)
        off = np.abs((hz / 125 + 0.5) % 1 - 0.5) > 0.3
        return float(power[part & off].mean() / power[part].mean())

    assert between_harmonics(300, 2000) < 0.01
    assert between_harmonics(8000, 11000) > 0.3


def test_a_stretched_axis_moves_the_formants_up() -> None:
    def centre(timbre: Timbre) -> float:
        hz, power = spectrum(spoken(held(VOWEL, 200), 120.0, np.zeros(200, bool), timbre))
        return float((hz * power).sum() / power.sum())

    assert centre(Timbre(stretch=1.2)) == pytest.approx(1.2 * centre(Timbre()), rel=0.05)


def test_relief_deepens_the_valleys_and_keeps_the_power() -> None:
    frame = VOWEL.copy()
    frame[6:12] = 0.4, -0.4, 0.3, -0.3, 0.2, -0.2
    plain, relief = (
        spoken(held(frame, 400), 120.0, np.zeros(400, bool), Timbre(relief=r)) for r in (0.0, 0.4)
    )
    assert np.std(relief) == pytest.approx(np.std(plain), rel=0.1)

    def depth(sound: Floats) -> float:
        hz, power = spectrum(sound)
        bands = [power[(hz > f) & (hz < f + 250)].mean() for f in range(250, 5000, 250)]
        return float(np.std(np.log(bands)))

    assert depth(relief) > 1.1 * depth(plain)


def test_voicing_that_comes_and_goes_does_not_click() -> None:
    steady = np.abs(np.diff(spoken(held(VOWEL, 200), 120.0, np.ones(200, bool)))).max()
    broken = spoken(held(VOWEL, 200), 120.0, np.arange(200) % 20 < 10)
    assert np.abs(np.diff(broken)).max() < 1.5 * steady


def test_silence_is_silent() -> None:
    frame = np.zeros(ORDER + 1, np.float32)
    frame[0] = -8.0
    assert np.abs(spoken(held(frame, 50), 120.0, np.zeros(50, bool))).max() < 1e-6
