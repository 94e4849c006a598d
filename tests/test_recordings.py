"""Recordings as something to learn from: what was made from known frames is measured as those."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from fasih.analysis import pitch, resampled
from fasih.corpus import held_out
from fasih.labels import festival_syllables, labels
from fasih.recordings import recorded

from podcaster.arabic.phones.phrases import phrases
from podcaster.voices.fasih.acoustic import Acoustic, Frames
from podcaster.voices.fasih.vocoder import Timbre, Vocoder

TEXTS = (
    "أَعْلَنَ الْوَزِيرُ الْخُطَّةَ الْجَدِيدَة.",
    "وَبَدَأَ الْعَمَلُ، فِي الْمَدِينَةِ، صَبَاحَ الْيَوْم.",
    "قَالَ الرَّئِيسُ إِنَّ السَّلَامَ مُمْكِن.",
    "هَذَا مَا قَالَهُ الْمُدِيرُ فِي اللِّقَاء.",
)


@pytest.fixture(scope="module")
def made() -> list[Frames]:
    model = Acoustic()
    return [model.frames(phrases(text)) for text in TEXTS]


@pytest.fixture(scope="module")
def folder(made: list[Frames], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts as recordings with transcripts, in an order that the file names keep."""
    path = tmp_path_factory.mktemp("recordings")
    vocoder = Vocoder(Timbre(), made[0].mgc.shape[1])
    for at, (text, frames) in enumerate(zip(TEXTS, made, strict=True)):
        sound = vocoder.samples(frames.mgc, frames.log_f0, frames.voiced)
        pcm = np.rint(np.concatenate(list(sound)) * 32767).clip(-32768, 32767).astype("<i2")
        save(path / f"{at}.wav", pcm)
        (path / f"{at}.txt").write_text(text, "utf-8")
    return path


def save(path: Path, pcm: np.ndarray) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24_000)
        file.writeframes(pcm.tobytes())


def test_recordings_are_measured_and_aligned(folder: Path, made: list[Frames]) -> None:
    training, kept = recorded(folder)
    assert len(training) + len(kept) == len(TEXTS)
    assert len(kept) == sum(map(held_out, TEXTS))
    known = [frames for text, frames in zip(TEXTS, made, strict=True) if not held_out(text)]
    late: list[float] = []
    evenly: list[float] = []
    for spoken, frames in zip(training, known, strict=True):
        total = len(spoken.log_f0)
        assert spoken.phone_frames.sum() == total == len(spoken.mgc) == len(spoken.voiced)
        assert len(spoken.phones) == len(spoken.phone_frames) == len(frames.phone_frames)
        both = spoken.voiced & frames.voiced[:total]
        assert (spoken.voiced == frames.voiced[:total]).mean() > 0.9
        assert np.abs(spoken.log_f0 - frames.log_f0[:total])[both].mean() < 0.03
        assert abs(spoken.mgc[both, 0].mean() - frames.mgc[:total][both, 0].mean()) < 0.5
        begins = np.cumsum(spoken.phone_frames) - np.cumsum(frames.phone_frames)
        late += np.abs(begins[:-1]).tolist()
        even = np.linspace(0, total, len(frames.phone_frames) + 1)[1:-1]
        evenly += np.abs(even - np.cumsum(frames.phone_frames)[:-1]).tolist()
    # Four sentences are little to learn from.
    assert np.median(late) * 5 < 30, "milliseconds"
    assert np.mean(late) < np.mean(evenly)


def test_pitch_of_a_known_tone_is_that() -> None:
    at = np.arange(48_000) / 48_000
    partials = [np.sin(2 * np.pi * 123.4 * k * at) / k for k in range(1, 12)]
    tone = 3000 * np.sum(partials, axis=0)
    hz, voiced = pitch(tone)
    assert voiced[5:-5].all()
    assert np.abs(hz[5:-5] - 123.4).max() < 0.7


def test_silence_has_no_pitch() -> None:
    assert not pitch(np.zeros(48_000))[1].any()


def test_another_rate_keeps_the_sound() -> None:
    at = np.arange(16_000) / 16_000
    there = resampled(np.sin(2 * np.pi * 440 * at), 16_000, 48_000)
    assert len(there) == 48_000
    assert np.abs(there - np.sin(2 * np.pi * 440 * np.arange(48_000) / 48_000)).max() < 1e-6


def test_what_cannot_be_learned_from_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no"):
        recorded(tmp_path)
    save(tmp_path / "a.wav", np.zeros(2400, "<i2"))
    with pytest.raises(ValueError, match=r"no transcript beside it, a\.txt"):
        recorded(tmp_path)
    (tmp_path / "a.txt").write_text("...", "utf-8")
    with pytest.raises(ValueError, match="no Arabic words"):
        recorded(tmp_path)
    (tmp_path / "a.txt").write_text(TEXTS[0], "utf-8")
    with pytest.raises(ValueError, match="too few"):
        recorded(tmp_path)


def test_labels_name_each_phone_between_its_neighbours() -> None:
    said = phrases("نَعَمْ، قَالَ.")
    made = labels(said)
    assert len(made) == 3 + sum(len(phrase.phones) for phrase in said)
    assert made[0].startswith("xx^xx-pau+n=a@xx_xx/A:xx_xx_xx/B:xx-xx-xx@")
    assert made[1] == (
        "xx^pau-n+a=E@1_3/A:0_0_0/B:0-0-3@1-2&1-2#0-0$0-0!0-0;0-0|a/C:0+0+2/D:0_0"
        "/E:content+2@1+1&0+0#0+0/F:content_2/G:0_0/H:2=1^1=2|NONE/I:2=1/J:4+2-2"
    )


def test_syllables_of_labels_are_cut_by_sonority() -> None:
    assert festival_syllables("ah a k a l a".split()) == [("ah",), ("a", "k"), ("a", "l"), ("a",)]
    assert festival_syllables("m a d r a s a".split()) == [
        ("m", "a", "d"),
        ("r", "a", "s"),
        ("a",),
    ]
