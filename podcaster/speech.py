"""Script to clips: each utterance spoken once, kept for ever, asked for again when it failed."""

from __future__ import annotations

import hashlib
import os
import threading
import wave
from concurrent.futures import (
    FIRST_COMPLETED,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tenacity import (
    Retrying,
    retry_if_exception_type,
    sleep_using_event,
    stop_after_attempt,
    stop_any,
    stop_when_event_set,
    wait_exponential_jitter,
)

from podcaster.errors import ShelfError, VoiceBusy, VoiceError
from podcaster.models import Clip, Sound
from podcaster.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from podcaster.models import Script
    from podcaster.voices.base import Voice


class ClipCache:
    """Clips by what was asked of which voice: `root/ab/abcdef….wav`, written atomically.

    Any number of processes may share one cache. `prune` keeps it under a size, oldest use first.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, voice: Voice, spoken: str) -> Path:
        asked = "\0".join((voice.name, voice.fingerprint, spoken))
        digest = hashlib.sha256(asked.encode()).hexdigest()
        return self._root / digest[:2] / f"{digest}.wav"

    def has(self, path: Path) -> bool:
        try:
            os.utime(path)
            # Nothing waits for a clip to be safe on the disk: after a power cut it may be empty.
            return path.stat().st_size > 0
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _unusable(self._root, error) from error

    def put(self, path: Path, sound: Sound) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path, durable=False) as beside, beside.open("wb") as file:
                with wave.open(file, "wb") as clip:
                    clip.setnchannels(1)
                    clip.setsampwidth(2)
                    clip.setframerate(sound.rate_hz)
                    clip.writeframes(sound.pcm)
        except OSError as error:
            raise _unusable(self._root, error) from error

    def prune(self, keep_bytes: int) -> None:
        """Forgets the clips that were used longest ago until the rest take `keep_bytes`."""
        clips = [(file.stat(), file) for file in self._root.glob("??/*.wav")]
        total = sum(stat.st_size for stat, _ in clips)
        for stat, file in sorted(clips, key=lambda clip: clip[0].st_mtime):
            if total <= keep_bytes:
                return
            file.unlink(missing_ok=True)
            total -= stat.st_size


def _unusable(root: Path, error: OSError) -> ShelfError:
    return ShelfError(f"the cache {root} cannot be used ({error.strerror}): give --cache-dir")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a busy voice is asked again. Waits double, with jitter."""

    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    attempts: int = 8
    attempts_unheard: int = 3
    """Before the voice has answered for the first time: it may not be there at all."""


def speak(
    script: Script,
    voice: Voice,
    cache: ClipCache,
    *,
    jobs: int | None = None,
    patience: Patience | None = None,
    heard: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[tuple[Clip, ...], ...]:
    """A clip for every utterance, by chapter.

    Texts that the cache holds are not spoken again, nor is one text twice. `heard` is called with
    how many of how many texts are there, first of all with those from the cache. Whatever was
    spoken before an error or Ctrl-C stays in the cache. Raises the voice's VoiceError, with how far
    it came.
    """
    paths = {u.spoken: cache.path(voice, u.spoken) for u in script.utterances}
    missing = {text: path for text, path in paths.items() if not cache.has(path)}
    done = len(paths) - len(missing)
    heard(done, len(paths))
    if missing:
        workers = min(jobs or voice.workers.count, voice.workers.count, len(missing))
        try:
            with closing(
                _recorded(missing, voice, cache, workers, patience or Patience())
            ) as recorded:
                for _ in recorded:
                    done += 1
                    heard(done, len(paths))
        except VoiceError as error:
            kept = f"{done} of {len(paths)} utterances are spoken and kept"
            raise type(error)(f"{error}; {kept}") from error
    return tuple(
        tuple(Clip(utterance, paths[utterance.spoken]) for utterance in chapter.utterances)
        for chapter in script.chapters
    )


def _recorded(
    missing: dict[str, Path], voice: Voice, cache: ClipCache, workers: int, patience: Patience
) -> Generator[None, None, None]:
    """Speaks all that is missing, and yields once for each text that has reached the cache."""
    stop = threading.Event()
    texts = iter(missing.items())
    # The first alone: where nobody answers, nobody is asked fifty times.
    text, path = next(texts)
    with _recording(voice, cache, patience, stop, workers) as record:
        running = {record(text, path, patience.attempts_unheard)}
        try:
            while running:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    future.result()
                    yield
                for text, path in islice(texts, workers - len(running)):
                    running.add(record(text, path, patience.attempts))
        finally:
            stop.set()


@contextmanager
def _recording(
    voice: Voice, cache: ClipCache, patience: Patience, stop: threading.Event, workers: int
) -> Iterator[Callable[[str, Path, int], Future[None]]]:
    """A way to have texts recorded side by side, by threads or processes as the voice asks."""
    if voice.workers.kind == "processes":
        pool = ProcessPoolExecutor(workers, get_context("spawn"), _hire, (voice, cache, patience))
        with pool:
            yield lambda text, path, attempts: pool.submit(_record_hired, text, path, attempts)
    else:
        retries = _Retries(patience, stop)
        with ThreadPoolExecutor(workers, thread_name_prefix="voice") as threads:
            yield lambda text, path, attempts: threads.submit(
                _record, voice, cache, retries, text, path, attempts
            )


@dataclass(frozen=True, slots=True)
class _Retries:
    patience: Patience
    stop: threading.Event


def _record(
    voice: Voice, cache: ClipCache, retries: _Retries, text: str, path: Path, attempts: int
) -> None:
    asking = Retrying(
        retry=retry_if_exception_type(VoiceBusy),
        wait=wait_exponential_jitter(
            multiplier=retries.patience.first_wait_s,
            max=retries.patience.longest_wait_s,
            jitter=retries.patience.first_wait_s,
        ),
        stop=stop_any(stop_after_attempt(attempts), stop_when_event_set(retries.stop)),
        sleep=sleep_using_event(retries.stop),
        reraise=True,
    )
    cache.put(path, asking(voice.speak, text))


_hired: tuple[Voice, ClipCache, _Retries] | None = None
"""What a process of a pool works with; a voice is loaded once a process, not once a text."""


def _hire(voice: Voice, cache: ClipCache, patience: Patience) -> None:
    global _hired
    _hired = (voice, cache, _Retries(patience, threading.Event()))


def _record_hired(text: str, path: Path, attempts: int) -> None:
    if _hired is None:
        raise RuntimeError("a process of the pool was started without a voice")
    _record(*_hired, text, path, attempts)
