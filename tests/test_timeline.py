"""The timeline: every chapter and caption stands on the very sample where it is heard."""

from __future__ import annotations

import tracemalloc
import wave
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podcaster.audio.timeline import RATE_HZ, lay
from podcaster.errors import AudioError, PodcasterError, ShelfError
from podcaster.models import Clip, Cue, Utterance
from tests.signals import samples_of, save, silence, speech

if TYPE_CHECKING:
    from pathlib import Path

    from tests.signals import Wave


def clip(path: Path, written: str = "قال", pause_ms: int = 300, paragraph: int = 0) -> Clip:
    return Clip(Utterance(written, "قالَ", pause_ms, paragraph), path)


def recording(wav: Path) -> Wave:
    with wave.open(str(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return samples_of(file.readframes(file.getnframes()))


def sounding(samples: Wave) -> list[tuple[int, int]]:
    """Stretches between silences of at least 100 ms, in samples."""
    loud = np.flatnonzero(np.abs(samples) > 0)
    gaps = np.flatnonzero(np.diff(loud) > RATE_HZ // 10)
    return list(
        zip(
            [int(loud[0]), *loud[gaps + 1].tolist()],
            [*(loud[gaps] + 1).tolist(), int(loud[-1]) + 1],
            strict=True,
        )
    )


@pytest.fixture
def voice(tmp_path: Path) -> list[Path]:
    """Five clips as a voice leaves them, with silence around them."""
    return [
        save(
            tmp_path / f"voice{n}.wav",
            np.concatenate([silence(0.1 + 0.05 * n), speech(0.4 + 0.17 * n, seed=n), silence(0.3)]),
        )
        for n in range(5)
    ]


def test_chapters_start_where_their_first_sample_is_heard(
    tmp_path: Path, voice: list[Path]
) -> None:
    wav = tmp_path / "all.wav"
    chapters = [
        [clip(voice[0], pause_ms=700), clip(voice[1], pause_ms=1300)],
        [clip(voice[2], pause_ms=450), clip(voice[3], pause_ms=901)],
        [clip(voice[4], pause_ms=250)],
    ]
    timeline = lay(["مقدمة", "وسط", "خاتمة"], chapters, wav)
    heard = sounding(recording(wav))
    assert len(heard) == 5
    starts = [start * 1000 / RATE_HZ for start, _ in heard]
    # Faded edges hold a few zeros, so the first sound that is not zero comes a little later.
    assert [c.start_ms for c in timeline.chapters] == pytest.approx(
        [0.0, starts[2], starts[4]], abs=14
    )
    assert [cue.start_ms for cue in timeline.cues] == pytest.approx(starts, abs=14)
    assert [cue.chapter for cue in timeline.cues] == [0, 0, 1, 1, 2]
    assert [c.title for c in timeline.chapters] == ["مقدمة", "وسط", "خاتمة"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 4), st.sampled_from(["", "قال", "نعم"]), st.integers(0, 999)),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_times_are_the_samples_counted(
    tmp_path: Path, voice: list[Path], plan: list[list[tuple[int, str, int]]]
) -> None:
    wav = tmp_path / "all.wav"
    clips = [[clip(voice[n], text, pause) for n, text, pause in chapter] for chapter in plan]
    timeline = lay([str(n) for n in range(len(plan))], clips, wav)
    chapters, cues = timeline.chapters, timeline.cues
    assert timeline.samples == len(recording(wav))
    assert chapters[0].start_ms == 0
    assert chapters[-1].end_ms == timeline.duration_ms
    assert all(a.end_ms == b.start_ms for a, b in pairwise(chapters))
    assert all(c.start_ms < c.end_ms for c in chapters)
    assert all(c.start_ms < c.end_ms for c in cues)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(cues))
    for cue in cues:
        within = chapters[cue.chapter]
        assert within.start_ms <= cue.start_ms < cue.end_ms <= within.end_ms
    written = [text for chapter in plan for _, text, _ in chapter if text]
    assert [cue.text for cue in cues] == written


def test_pauses_are_ours_to_the_sample(tmp_path: Path, voice: list[Path]) -> None:
    def samples(pause_ms: int) -> int:
        one = clip(voice[0], pause_ms=pause_ms)
        return lay(["أ"], [[one, one, one]], tmp_path / "all.wav").samples

    spoken = samples(0)
    for pause_ms in (1, 90, 451, 1300):
        assert samples(pause_ms) == spoken + 3 * round(pause_ms * 44.1)


def test_what_was_not_written_extends_the_caption_before_it(
    tmp_path: Path, voice: list[Path]
) -> None:
    chapter = [
        clip(voice[0], "قال إن الأمر", 100, paragraph=3),
        clip(voice[1], "", 200),
        clip(voice[2], "انتهى.", 300, paragraph=4),
    ]
    timeline = lay(["أ"], [chapter], tmp_path / "all.wav")
    first, last = timeline.cues
    assert isinstance(first, Cue)
    assert (first.text, first.paragraph, last.text, last.paragraph) == (
        *("قال إن الأمر", 3),
        *("انتهى.", 4),
    )
    assert last.start_ms - first.end_ms == pytest.approx(200, abs=1)


def test_a_caption_never_reaches_into_the_next_chapter(tmp_path: Path, voice: list[Path]) -> None:
    chapters = [[clip(voice[0], "أول")], [clip(voice[1], ""), clip(voice[2], "ثان")]]
    timeline = lay(["أ", "ب"], chapters, tmp_path / "all.wav")
    assert timeline.cues[0].end_ms < timeline.chapters[0].end_ms


def test_a_voice_that_speaks_unevenly_is_heard_evenly(tmp_path: Path) -> None:
    levels = [1.0, 0.75, 1.3, 1.0, 1.0]
    clips = [clip(save(tmp_path / f"{n}.wav", speech(1.0) * loud)) for n, loud in enumerate(levels)]
    lay(["أ"], [clips], tmp_path / "all.wav")
    samples = recording(tmp_path / "all.wav")
    powers = [np.mean(np.square(samples[a:b])) for a, b in sounding(samples)]
    assert 10 * np.log10(max(powers) / min(powers)) < 0.2


def test_voices_of_any_rate_share_a_timeline(tmp_path: Path) -> None:
    clips = [
        clip(save(tmp_path / f"{rate}.wav", speech(1.0, rate), rate), pause_ms=0)
        for rate in (8000, 16_000, 22_050, 48_000)
    ]
    timeline = lay(["أ"], [clips], tmp_path / "all.wav")
    assert timeline.duration_ms == pytest.approx(4000, abs=4)


def test_the_same_clips_give_the_same_recording(tmp_path: Path, voice: list[Path]) -> None:
    chapter = [clip(path) for path in voice]
    first = lay(["أ"], [chapter], tmp_path / "a.wav")
    assert lay(["أ"], [chapter], tmp_path / "b.wav") == first
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_memory_does_not_grow_with_the_recording(tmp_path: Path, voice: list[Path]) -> None:
    def peak_bytes(times: int) -> int:
        chapter = [clip(path, "") for path in voice] * times
        tracemalloc.start()
        lay(["أ"], [chapter], tmp_path / "all.wav")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak_bytes(1)
    assert peak_bytes(20) < 1.2 * peak_bytes(2)


def test_nothing_to_be_heard_is_said(tmp_path: Path, voice: list[Path]) -> None:
    with pytest.raises(AudioError, match="nothing to be heard"):
        lay([], [], tmp_path / "all.wav")
    with pytest.raises(AudioError, match="«فارغ»"):
        lay(["أ", "فارغ"], [[clip(voice[0])], []], tmp_path / "all.wav")


def test_a_failure_leaves_no_recording(tmp_path: Path, voice: list[Path]) -> None:
    (tmp_path / "broken.wav").write_bytes(voice[0].read_bytes()[:100])
    wav = tmp_path / "all.wav"
    with pytest.raises(AudioError, match=r"broken\.wav"):
        lay(["أ"], [[clip(voice[0]), clip(tmp_path / "broken.wav")]], wav)
    assert not wav.exists()
    with pytest.raises(ShelfError, match="cannot be written"):
        lay(["أ"], [[clip(voice[0])]], tmp_path / "missing" / "all.wav")


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path: Path, voice: list[Path]) -> None:
    resource = pytest.importorskip("resource", reason="limits are set as POSIX has them")
    wav = tmp_path / "all.wav"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(PodcasterError, match=r"all\.wav cannot be written"):
            lay(["أ"], [[clip(path) for path in voice]], wav)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not wav.exists()
