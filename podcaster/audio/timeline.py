"""Clips to one recording on disk: our pauses between them, every time counted in samples."""

from __future__ import annotations

import statistics
import wave
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcaster.audio.clip import heard, level
from podcaster.errors import AudioError, ShelfError
from podcaster.models import Chapter, Cue, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from podcaster.models import Clip

RATE_HZ = 44_100
"""The rate the MP3 is delivered at, so that a time here is the same time there."""

_MOST_SAMPLES = (2**32 - 2**12) // 2
"""A WAV counts its bytes in 32 bits: thirteen and a half hours."""


def lay(titles: Sequence[str], clips: Sequence[Sequence[Clip]], wav: Path) -> Timeline:
    """Writes the clips, chapter by chapter, as one mono 16-bit WAV of 44.1 kHz.

    After each clip comes its utterance's pause, so that a chapter starts where its first sample is
    heard. A cue lasts while its utterance is heard; one with nothing written extends the cue before
    it. One clip at a time is in memory. Raises AudioError for clips that cannot be used and for a
    chapter without any, ShelfError where `wav` cannot be written; then no file is left.
    """
    for title, chapter in zip(titles, clips, strict=True):
        if not chapter:
            raise AudioError(f"the chapter «{title}» has nothing to be heard")
    if not clips:
        raise AudioError("there is nothing to be heard")
    paths = {clip.path for chapter in clips for clip in chapter}
    typical_db = statistics.median(level(path) for path in sorted(paths))
    try:
        with wav.open("wb") as file, wave.open(file, "wb") as recording:
            recording.setnchannels(1)
            recording.setsampwidth(2)
            recording.setframerate(RATE_HZ)
            return _Layer(recording, typical_db).laid(titles, clips)
    except BaseException as error:
        wav.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ShelfError(f"{wav} cannot be written ({error.strerror})") from error
        raise


@dataclass
class _Layer:
    """Where the recording stands while it is being laid."""

    recording: wave.Wave_write
    typical_db: float
    samples: int = 0
    cues: list[Cue] = field(default_factory=list)

    def laid(self, titles: Sequence[str], clips: Sequence[Sequence[Clip]]) -> Timeline:
        starts = []
        for index, chapter in enumerate(clips):
            starts.append(_ms(self.samples))
            for clip in chapter:
                self._lay(clip, index)
        ends = [*starts[1:], _ms(self.samples)]
        chapters = tuple(map(Chapter, titles, starts, ends))
        return Timeline(chapters, tuple(self.cues), self.samples, RATE_HZ)

    def _lay(self, clip: Clip, chapter: int) -> None:
        sound = heard(clip.path, RATE_HZ, self.typical_db)
        start_ms = _ms(self.samples)
        self._write(sound.pcm)
        self._caption(clip, chapter, start_ms, _ms(self.samples))
        self._write(bytes(2 * round(clip.utterance.pause_ms * RATE_HZ / 1000)))

    def _write(self, pcm: bytes) -> None:
        self.samples += len(pcm) // 2
        if self.samples > _MOST_SAMPLES:
            raise AudioError("the episode is longer than 13 hours: make several of it")
        self.recording.writeframesraw(pcm)

    def _caption(self, clip: Clip, chapter: int, start_ms: int, end_ms: int) -> None:
        utterance = clip.utterance
        if utterance.written:
            cue = Cue(utterance.written, start_ms, end_ms, chapter, utterance.paragraph)
            self.cues.append(cue)
        elif self.cues and self.cues[-1].chapter == chapter:
            self.cues[-1] = replace(self.cues[-1], end_ms=end_ms)


def _ms(samples: int) -> int:
    return round(samples * 1000 / RATE_HZ)
