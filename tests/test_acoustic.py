"""The acoustic model: frames for any phrases, the same each time, no phone lost."""

from __future__ import annotations

import numpy as np
import pytest

from podcaster.arabic.phones.phrases import phrases
from podcaster.errors import VoiceError
from podcaster.voices.fasih.acoustic import MGC, Acoustic, whole_frames

TEXT = "أَعْلَنَ الْوَزِيرُ الْخُطَّةَ، وَبَدَأَ الْعَمَلُ فِي الْمَدِينَة."


@pytest.fixture(scope="module")
def model() -> Acoustic:
    return Acoustic()


def test_frames_belong_to_phones_and_pauses(model: Acoustic) -> None:
    said = phrases(TEXT)
    frames = model.frames(said)
    assert len(frames.phone_frames) == sum(len(phrase.phones) for phrase in said) + len(said) + 1
    assert frames.phone_frames.min() >= 1
    total = int(frames.phone_frames.sum())
    assert frames.mgc.shape == (total, MGC)
    assert frames.log_f0.shape == frames.voiced.shape == (total,)
    assert frames.mgc.dtype == frames.log_f0.dtype == np.float32
    assert frames.voiced.dtype == np.bool_


def test_it_sounds_like_a_man_who_reads_the_news(model: Acoustic) -> None:
    frames = model.frames(phrases(TEXT))
    phones = sum(len(phrase.phones) for phrase in phrases(TEXT))
    assert 8 < phones / (len(frames.log_f0) * 0.005) < 18
    assert 0.4 < frames.voiced.mean() < 0.95
    assert 80 < np.exp(np.median(frames.log_f0[frames.voiced])) < 200
    assert not frames.voiced[: frames.phone_frames[0] // 2].any()
    first = frames.phone_frames[0]
    assert frames.mgc[: first // 2, 0].mean() < frames.mgc[first:, 0].mean() - 1


def test_vowels_are_voiced_and_hushed_sounds_are_not(model: Acoustic) -> None:
    said = phrases("نُورُ الشَّمْسِ وَالصَّوْتُ وَالسَّلَامُ فِي الصُّبْح.")
    frames = model.frames(said)
    starts = np.cumsum(frames.phone_frames) - frames.phone_frames
    names = ["pau", *said[0].phones, "pau"]
    middles: dict[str, list[bool]] = {"aa": [], "S": [], "ss": [], "chh": []}
    for name, start, length in zip(names, starts, frames.phone_frames, strict=True):
        if name in middles:
            middles[name].append(bool(frames.voiced[start + length // 2]))
    assert all(middles["aa"])
    assert not any(middles["chh"] + middles["ss"] + middles["S"])


def test_the_same_text_gives_the_same_frames(model: Acoustic) -> None:
    once, again = model.frames(phrases(TEXT)), Acoustic().frames(phrases(TEXT))
    assert np.array_equal(once.mgc, again.mgc)
    assert np.array_equal(once.log_f0, again.log_f0)


def test_speed_changes_the_length(model: Acoustic) -> None:
    normal = len(model.frames(phrases(TEXT)).log_f0)
    assert len(model.frames(phrases(TEXT), speed=2.0).log_f0) == pytest.approx(normal / 2, rel=0.1)
    assert len(model.frames(phrases(TEXT), speed=0.5).log_f0) == pytest.approx(normal * 2, rel=0.1)
    with pytest.raises(VoiceError, match="speed"):
        model.frames(phrases(TEXT), speed=9.0)


def test_a_long_text_is_made_in_pieces_without_a_joint(
    model: Acoustic, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = phrases(" ".join([TEXT] * 4))
    whole = model.frames(said)
    monkeypatch.setattr("podcaster.voices.fasih.acoustic._PIECE", 250)
    pieces = model.frames(said)
    assert np.abs(whole.mgc - pieces.mgc).max() < 1e-3
    assert np.abs(whole.log_f0 - pieces.log_f0).max() < 1e-4


def test_nothing_to_say_is_a_pause(model: Acoustic) -> None:
    frames = model.frames(())
    assert len(frames.phone_frames) == 1
    assert not frames.voiced.any()


@pytest.mark.parametrize("text", ["ب", "آ", "ء", "كككككك", "لَا" * 300, "؟ ب ؟"])
def test_odd_texts_are_finite_frames(model: Acoustic, text: str) -> None:
    frames = model.frames(phrases(text))
    assert np.isfinite(frames.mgc).all()
    assert np.isfinite(frames.log_f0).all()


def test_rounding_loses_no_time() -> None:
    frames = whole_frames(np.full(1000, 7.3))
    assert frames.sum() == 7300
    assert set(frames.tolist()) == {7, 8}
    assert whole_frames(np.array([0.0, 1e9, 1.0, 0.5])).min() == 1
