"""Speaking: every text once, kept whatever happens, asked again when the voice was busy."""

from __future__ import annotations

import threading
import wave
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from podcaster.errors import ShelfError, VoiceBusy, VoiceError
from podcaster.models import Script, ScriptChapter, Sound, TextForm, Utterance
from podcaster.speech import ClipCache, Patience, speak
from podcaster.voices.base import Workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TWO_THREADS, TWO_PROCESSES = Workers(2), Workers(2, "processes")
AT_ONCE = Patience(first_wait_s=0.0, longest_wait_s=0.001)


@dataclass
class Recorder:
    """A voice that notes what it is asked, and fails as it is told."""

    name: str = "recorder"
    fingerprint: str = "1"
    form: TextForm = TextForm.SPOKEN
    max_chars: int | None = None
    workers: Workers = TWO_THREADS
    asked: list[str] = field(default_factory=list)
    fails: Callable[[str, int], VoiceError | None] = lambda text, time: None

    def speak(self, text: str) -> Sound:
        self.asked.append(text)
        error = self.fails(text, self.asked.count(text))
        if error:
            raise error
        return Sound(b"\1\0" * len(text), 8000)


@dataclass(frozen=True)
class Abroad:
    """A voice for processes."""

    name: str = "abroad"
    fingerprint: str = "1"
    form: TextForm = TextForm.SPOKEN
    max_chars: int | None = None
    workers: Workers = TWO_PROCESSES

    def speak(self, text: str) -> Sound:
        return Sound(b"\2\0" * len(text), 8000)


def script(*texts: str) -> Script:
    return Script("عنوان", (ScriptChapter("عنوان", tuple(Utterance(t, t, 0) for t in texts)),))


def frames(path: Path) -> int:
    with wave.open(str(path)) as clip:
        return int(clip.getnframes())


def test_each_text_is_spoken_once_and_found_again(tmp_path: Path) -> None:
    voice, cache = Recorder(), ClipCache(tmp_path)
    ((first, second, again),) = speak(script("ألف", "باءان", "ألف"), voice, cache)
    assert sorted(voice.asked) == ["ألف", "باءان"]
    assert first.path == again.path
    assert (frames(first.path), frames(second.path)) == (3, 5)
    speak(script("ألف", "جيم"), voice, cache)
    assert sorted(voice.asked) == ["ألف", "باءان", "جيم"]


def test_another_fingerprint_is_another_sound(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    speak(script("ألف"), Recorder(), cache)
    changed = Recorder(fingerprint="2")
    speak(script("ألف"), changed, cache)
    assert changed.asked == ["ألف"]


def test_a_busy_voice_is_asked_again(tmp_path: Path) -> None:
    voice = Recorder(fails=lambda text, time: VoiceBusy("busy") if time < 3 else None)
    speak(script("ألف", "باء"), voice, ClipCache(tmp_path), patience=AT_ONCE)
    assert voice.asked.count("ألف") == voice.asked.count("باء") == 3


def test_a_voice_that_never_answered_is_given_up_early_and_by_one_text(tmp_path: Path) -> None:
    voice = Recorder(fails=lambda text, time: VoiceBusy("gone"))
    with pytest.raises(VoiceBusy, match="gone; 0 of 3 utterances are spoken and kept"):
        speak(script("ألف", "باء", "جيم"), voice, ClipCache(tmp_path), patience=AT_ONCE)
    assert voice.asked == ["ألف"] * AT_ONCE.attempts_unheard


def test_what_was_spoken_before_a_failure_is_kept(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    broken = Recorder(
        workers=Workers(1), fails=lambda text, time: VoiceError("no") if text == "جيم" else None
    )
    with pytest.raises(VoiceError, match="2 of 4"):
        speak(script("ألف", "باء", "جيم", "دال"), broken, cache)
    assert broken.asked == ["ألف", "باء", "جيم"]
    mended = Recorder()
    speak(script("ألف", "باء", "جيم", "دال"), mended, cache)
    assert sorted(mended.asked) == ["جيم", "دال"]


def test_ctrl_c_keeps_what_was_spoken_and_waits_for_no_retry(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    voice = Recorder(fails=lambda text, time: VoiceBusy("busy") if text == "باء" else None)

    def interrupted(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        speak(
            script("ألف", "باء"),
            voice,
            cache,
            heard=interrupted,
            patience=Patience(first_wait_s=3600),
        )
    assert not [t for t in threading.enumerate() if t.name.startswith("voice")]
    again = Recorder()
    speak(script("ألف", "باء"), again, cache)
    assert again.asked == ["باء"]


def test_progress_starts_with_what_the_cache_holds(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    speak(script("ألف"), Recorder(), cache)
    seen: list[tuple[int, int]] = []
    speak(
        script("ألف", "باء", "جيم"),
        Recorder(),
        cache,
        heard=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_voice_for_processes_speaks_in_processes(tmp_path: Path) -> None:
    ((one, two),) = speak(script("ألف", "باءان"), Abroad(), ClipCache(tmp_path))
    assert (frames(one.path), frames(two.path)) == (3, 5)


def test_an_unusable_cache_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ShelfError, match="--cache-dir"):
        speak(script("ألف"), Recorder(), ClipCache(tmp_path / "file"))


def test_pruning_forgets_what_was_used_longest_ago(tmp_path: Path) -> None:
    import os

    cache = ClipCache(tmp_path)
    ((old, new),) = speak(script("ألف", "باء"), Recorder(), cache)
    os.utime(old.path, (1, 1))
    cache.prune(keep_bytes=60)
    assert not old.path.exists()
    assert new.path.exists()
