"""The MP3 that listeners get: measured, counted frame by frame, and never half there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import eyed3
import numpy as np
import pytest

from podcaster import ffmpeg
from podcaster.audio.master import BITRATES_KBPS, master, measure
from podcaster.audio.timeline import lay
from podcaster.errors import AudioError, ShelfError
from podcaster.models import Clip, Utterance
from tests.signals import decoded, loudness_lufs, save, silence, speech, true_peak_dbtp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.signals import Wave

RATE_HZ = 44_100
BITRATES = (None, *BITRATES_KBPS)


def spoken(seconds: float) -> Wave:
    return speech(seconds, RATE_HZ)


def with_plosives(seconds: float) -> Wave:
    """Syllables that start with bursts 20 dB above them: a crest that has to be limited."""
    samples = spoken(seconds) * 0.3
    burst = np.random.default_rng(5).standard_normal(200) * np.exp(-np.arange(200) / 40) * 0.4
    for start in range(8000, len(samples) - 200, 20_000):
        samples[start : start + 200] += burst
    return samples


def with_clicks(seconds: float) -> Wave:
    samples = spoken(seconds) * 0.1
    samples[:: RATE_HZ // 2] = 0.95
    return samples


SIGNALS: dict[str, Callable[[], Wave]] = {
    "speech": lambda: spoken(3),
    "barely there": lambda: spoken(3) * 0.006,
    "full scale": lambda: spoken(3) * 8,
    "one word": lambda: spoken(0.25),
    "long pauses": lambda: np.concatenate([silence(3, RATE_HZ), spoken(1), silence(3, RATE_HZ)]),
    "plosives": lambda: with_plosives(3),
    "clicks": lambda: with_clicks(3),
    "loud and soft": lambda: np.concatenate([spoken(2), spoken(2) * 0.1]),
    "direct current": lambda: spoken(2) + 0.3,
}


@pytest.mark.parametrize("name", SIGNALS)
def test_what_is_delivered_is_as_loud_as_promised(tmp_path: Path, name: str) -> None:
    samples = SIGNALS[name]()
    mp3 = tmp_path / "episode.mp3"
    said = master(save(tmp_path / "all.wav", samples, RATE_HZ), mp3)
    heard = decoded(mp3)
    assert loudness_lufs(heard) == pytest.approx(-16.0, abs=0.5)
    assert true_peak_dbtp(heard) <= -1.0
    assert said.integrated_lufs == pytest.approx(loudness_lufs(heard), abs=0.2)
    assert said.true_peak_dbtp == pytest.approx(true_peak_dbtp(heard), abs=0.2)
    assert measure(mp3) == said


def frames(mp3: bytes) -> Iterator[tuple[int, int, bool, bytes]]:
    """Bit rate, sample rate, mono and bytes of every MPEG-1 Layer III frame; nothing between."""
    at = 0
    while at < len(mp3):
        head = mp3[at : at + 4]
        assert head[0] == 0xFF, f"no frame at {at}"
        assert head[1] & 0xFE == 0xFA, f"no frame at {at}"
        kbps = BITRATES[head[2] >> 4]
        assert kbps
        rate_hz = (44_100, 48_000, 32_000)[head[2] >> 2 & 3]
        size = 144_000 * kbps // rate_hz + (head[2] >> 1 & 1)
        yield kbps, rate_hz, head[3] >> 6 == 3, mp3[at : at + size]
        at += size
    assert at == len(mp3)


@pytest.mark.parametrize("kbps", [64, 128])
def test_the_file_is_frames_of_one_kind_after_one_info_header(tmp_path: Path, kbps: int) -> None:
    mp3 = tmp_path / "episode.mp3"
    samples = spoken(5.4321)
    master(save(tmp_path / "all.wav", samples, RATE_HZ), mp3, kbps)
    data = mp3.read_bytes()
    info, *audio = frames(data)
    assert Counter(frame[:3] for frame in audio) == {(kbps, RATE_HZ, True): len(audio)}
    assert data.count(b"Info") == 1
    assert b"Xing" not in data
    assert b"TAG" not in data[-128:]
    header = info[3][info[3].index(b"Info") :]
    assert int.from_bytes(header[8:12], "big") == len(audio)
    assert int.from_bytes(header[12:16], "big") == len(data)
    delays = int.from_bytes(header[141:144], "big")
    before, after = delays >> 12, delays & 0xFFF
    assert len(audio) * 1152 - before - after == len(samples)


def test_a_player_hears_every_sample_where_the_timeline_has_it(tmp_path: Path) -> None:
    samples = np.concatenate([spoken(1), silence(0.7, RATE_HZ), speech(2, RATE_HZ, seed=3)])
    mp3 = tmp_path / "episode.mp3"
    master(save(tmp_path / "all.wav", samples, RATE_HZ), mp3)
    heard = decoded(mp3)
    assert len(heard) == len(samples)
    spectra = np.fft.rfft(heard, 2 * len(heard)) * np.conj(np.fft.rfft(samples, 2 * len(heard)))
    lag = int(np.argmax(np.fft.irfft(spectra)))
    assert min(lag, 2 * len(heard) - lag) <= 1


def test_readers_tell_the_length_of_the_timeline(tmp_path: Path) -> None:
    mp3 = tmp_path / "episode.mp3"
    master(save(tmp_path / "all.wav", spoken(7.3), RATE_HZ), mp3)
    _, log = ffmpeg.run(["-i", str(mp3), "-f", "null", "-"])
    hours, minutes, seconds = re.findall(r"Duration: (\d+):(\d+):([\d.]+)", log)[0]
    assert (hours, minutes) == ("00", "00")
    frame_s = 1152 / RATE_HZ
    assert float(seconds) == pytest.approx(7.3, abs=2.5 * frame_s)  # with the encoder's delay
    assert eyed3.load(mp3).info.time_secs == pytest.approx(7.3, abs=0.11)  # it rounds to tenths


def test_chapters_start_in_the_mp3_where_their_headings_are_heard(tmp_path: Path) -> None:
    def clip(seed: int, pause_ms: int) -> Clip:
        path = tmp_path / f"{seed}.wav"
        padded = np.concatenate([silence(0.2), speech(0.7 + seed / 10, seed=seed), silence(0.3)])
        return Clip(Utterance("قال", "قال", pause_ms), save(path, padded))

    chapters = [[clip(1, 700), clip(2, 1300)], [clip(3, 700), clip(4, 1300)], [clip(5, 0)]]
    timeline = lay(["أول", "ثان", "ثالث"], chapters, tmp_path / "all.wav")
    master(tmp_path / "all.wav", tmp_path / "episode.mp3")
    heard = decoded(tmp_path / "episode.mp3")
    assert len(heard) == timeline.samples
    for chapter in timeline.chapters:
        start = chapter.start_ms * RATE_HZ // 1000
        before, after = heard[max(0, start - 4000) : start - 400], heard[start + 400 : start + 2000]
        assert np.abs(after).max() > 0.05
        assert start == 0 or np.abs(before).max() < 0.001


def test_a_strict_decoder_finds_nothing(tmp_path: Path) -> None:
    mp3 = tmp_path / "episode.mp3"
    master(save(tmp_path / "all.wav", spoken(2), RATE_HZ), mp3)
    _, log = ffmpeg.run(["-v", "warning", "-xerror", "-i", str(mp3), "-f", "null", "-"])
    assert log == ""


def test_the_same_recording_gives_the_same_bytes(tmp_path: Path) -> None:
    wav = save(tmp_path / "all.wav", with_plosives(3), RATE_HZ)
    for name in ("a.mp3", "b.mp3"):
        master(wav, tmp_path / name)
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


@pytest.mark.parametrize(
    ("samples", "words"),
    [
        (silence(3, RATE_HZ), "silent"),
        (silence(0, RATE_HZ), "silent"),
        (np.arange(RATE_HZ) % 2 / 32768, "silent"),
        (np.where(np.arange(5 * RATE_HZ) % 4410 == 0, 0.9, 0.0), "without distortion"),
    ],
    ids=["silence", "no samples", "the last bit", "clicks alone"],
)
def test_what_cannot_be_an_episode_is_one_line(tmp_path: Path, samples: Wave, words: str) -> None:
    wav, mp3 = save(tmp_path / "all.wav", samples, RATE_HZ), tmp_path / "episode.mp3"
    with pytest.raises(AudioError, match=words) as caught:
        master(wav, mp3)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [wav]


def test_files_that_are_no_recording_are_one_line(tmp_path: Path) -> None:
    text = tmp_path / "all.wav"
    text.write_text("no sound")
    for wav in (text, tmp_path / "missing.wav"):
        with pytest.raises(AudioError, match=r"\.wav cannot be measured"):
            master(wav, tmp_path / "episode.mp3")
    good = save(tmp_path / "good.wav", spoken(1), RATE_HZ)
    with pytest.raises(AudioError, match="no 63 kbit/s: choose from 32, 40"):
        master(good, tmp_path / "episode.mp3", 63)
    with pytest.raises(ShelfError, match="cannot be written"):
        master(good, tmp_path / "missing" / "episode.mp3")


def test_an_encoder_that_dies_leaves_what_was_there(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits are set as POSIX has them")
    wav, mp3 = save(tmp_path / "all.wav", spoken(6), RATE_HZ), tmp_path / "episode.mp3"
    mp3.write_bytes(b"the episode of yesterday")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(AudioError, match="cannot be encoded as MP3: ffmpeg") as caught:
            master(wav, mp3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "\n" not in str(caught.value)
    assert mp3.read_bytes() == b"the episode of yesterday"
    assert sorted(tmp_path.iterdir()) == [wav, mp3]
