"""One clip: what is heard stays, the silence around it goes, and no edge clicks."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podcaster.audio.clip import heard, level
from podcaster.errors import AudioError
from tests.signals import samples_of, save, silence, speech

if TYPE_CHECKING:
    from pathlib import Path

    from tests.signals import Wave

RATE_HZ = 24_000


def cut(path: Path, rate_hz: int = RATE_HZ) -> Wave:
    return samples_of(heard(path, rate_hz, level(path)).pcm)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=st.floats(0, 1.5), after=st.floats(0, 1.5), loud=st.floats(0.02, 3.0))
def test_silence_around_speech_goes_whatever_its_length_and_level(
    tmp_path: Path, before: float, after: float, loud: float
) -> None:
    spoken = speech(0.9) * loud
    clip = save(tmp_path / "clip.wav", np.concatenate([silence(before), spoken, silence(after)]))
    seconds = len(cut(clip)) / RATE_HZ
    assert 0.89 <= seconds <= 0.9 + 0.012 + 0.040 + 0.010


def test_a_soft_onset_and_a_long_release_are_kept(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    breath = random.standard_normal(round(0.08 * RATE_HZ)) * 0.004  # a /h/, 28 dB below the vowel
    word = np.concatenate([breath, speech(0.4), breath])
    clip = save(tmp_path / "clip.wav", np.concatenate([silence(0.3), word, silence(0.3)]))
    assert len(cut(clip)) >= len(word)


def test_a_noise_floor_is_silence_too(tmp_path: Path) -> None:
    spoken = np.concatenate([silence(0.5), speech(1.0), silence(0.7)])
    noise = np.random.default_rng(2).standard_normal(len(spoken)) * 0.0008
    clip = save(tmp_path / "clip.wav", spoken + noise)
    assert len(cut(clip)) / RATE_HZ == pytest.approx(1.0, abs=0.08)


def test_a_pause_inside_the_clip_stays(tmp_path: Path) -> None:
    inside = np.concatenate([speech(0.5), silence(0.6), speech(0.5)])
    assert len(cut(save(tmp_path / "clip.wav", inside))) / RATE_HZ == pytest.approx(1.6, abs=0.06)


def test_edges_do_not_click(tmp_path: Path) -> None:
    samples = cut(save(tmp_path / "clip.wav", np.full(RATE_HZ, 0.5)))
    assert abs(samples[0]) < 0.01
    assert abs(samples[-1]) < 0.01
    assert np.abs(np.diff(samples)).max() < 0.02  # 0.5 over 3 ms is 0.007 a sample


@pytest.mark.parametrize("rate_hz", [8000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_any_voice_comes_to_the_rate_asked_for(tmp_path: Path, rate_hz: int) -> None:
    t = np.arange(rate_hz) / rate_hz
    clip = save(tmp_path / "clip.wav", 0.3 * np.sin(2 * np.pi * 1000 * t), rate_hz)
    samples = cut(clip, 44_100)
    assert len(samples) == pytest.approx(44_100, abs=2)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    hz = np.argmax(spectrum) * 44_100 / len(samples)
    assert hz == pytest.approx(1000, abs=2)
    away = np.abs(np.arange(len(spectrum)) * 44_100 / len(samples) - 1000) > 300
    assert 20 * np.log10(spectrum[away].max() / spectrum.max()) < -60  # no images, no aliases


def test_clips_are_evened_out_but_a_whisper_stays_one(tmp_path: Path) -> None:
    usual = level(save(tmp_path / "usual.wav", speech(1.0)))
    softer = save(tmp_path / "softer.wav", speech(1.0) * 0.8)
    whisper = save(tmp_path / "whisper.wav", speech(1.0) * 0.1)
    assert level(softer) == pytest.approx(usual - 1.9, abs=0.1)
    for clip, expected in [(softer, 0.0), (whisper, -17.0)]:
        out = heard(clip, RATE_HZ, usual)
        evened = save(tmp_path / "out.wav", samples_of(out.pcm))
        assert level(evened) - usual == pytest.approx(expected, abs=0.15)


def test_a_pause_does_not_count_as_softness(tmp_path: Path) -> None:
    whole = level(save(tmp_path / "a.wav", speech(1.0)))
    broken = np.concatenate([speech(1.0), silence(2.0)])
    assert level(save(tmp_path / "b.wav", broken)) == pytest.approx(whole, abs=0.05)


@pytest.mark.parametrize(("peak", "after"), [(0.98, 0.98), (0.8, 0.891), (0.4, 0.565)])
def test_evening_out_never_clips(tmp_path: Path, peak: float, after: float) -> None:
    spoken = speech(1.0)
    clip = save(tmp_path / "clip.wav", spoken / np.abs(spoken).max() * peak)
    samples = samples_of(heard(clip, RATE_HZ, level(clip) + 12).pcm)
    assert np.abs(samples).max() == pytest.approx(after, abs=0.002)


def test_a_long_clip_of_an_odd_rate_keeps_its_end(tmp_path: Path) -> None:
    word = speech(20.0, 11_025)
    kept = cut(save(tmp_path / "clip.wav", word, 11_025), 11_025)
    assert len(kept) == pytest.approx(len(word), abs=11)  # a millisecond


def test_the_same_clip_gives_the_same_samples(tmp_path: Path) -> None:
    clip = save(tmp_path / "clip.wav", speech(0.5))
    assert heard(clip, 44_100, -20.0) == heard(clip, 44_100, -20.0)


def test_no_warning_reaches_the_user_where_no_ffmpeg_is_installed(tmp_path: Path) -> None:
    clip = save(tmp_path / "clip.wav", speech(0.2))
    program = (
        "import sys; from pathlib import Path; from podcaster.audio.clip import level\n"
        "level(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", program, str(clip)],
        env={**os.environ, "PATH": ""},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""


def test_what_is_no_clip_is_one_line(tmp_path: Path) -> None:
    good = save(tmp_path / "good.wav", speech(0.2)).read_bytes()
    cases = {
        "empty": b"",
        "text": b"not a sound at all",
        "cut short": good[: len(good) // 2],
        "header only": good[:30],
        "no samples": save(tmp_path / "none.wav", silence(0)).read_bytes(),
        "silent": save(tmp_path / "silent.wav", silence(1)).read_bytes(),
    }
    for name, data in cases.items():
        clip = tmp_path / f"{name}.wav"
        clip.write_bytes(data)
        with pytest.raises(AudioError, match=r"clip .*\.wav") as caught:
            level(clip)
        assert "\n" not in str(caught.value)
    with pytest.raises(AudioError, match="cannot be read"):
        level(tmp_path / "missing.wav")
