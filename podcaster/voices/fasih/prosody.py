"""What the marks do to the sound: questions rise, commas hang, sentences fall, and all of it rests.

The acoustic model reads every phrase as a statement. Here the pitch of each phrase's tail, from
its last stressed vowel on, is led to where its mark wants it, the last syllable is held, and the
phrases of a sentence step down from the first, as a reader's voice does, until the next sentence
starts afresh.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from podcaster.arabic.letters import bare
from podcaster.arabic.phones import is_vowel
from podcaster.voices.fasih.breaths import ENDS_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from podcaster.arabic.phones import Phrase, Word
    from podcaster.voices.fasih.acoustic import Frames

    Floats = NDArray[np.float32]

VERSION = 1
"""Counted up when the same frames would be read differently."""


@dataclass(frozen=True, slots=True)
class _Tone:
    """How a phrase ends. Pitch is in the logarithm of Hz: 0.06 is a semitone."""

    end: float | None
    """Where its pitch ends, beside the middle of the phrase; None leaves it to the model."""
    hold: float
    """How much longer its last syllable is."""
    pause_ms: int


_TONES = {
    "؟": _Tone(0.28, 1.15, 450),
    "!": _Tone(None, 1.1, 450),
    ".": _Tone(None, 1.1, 450),
    "…": _Tone(-0.06, 1.25, 450),
    "؛": _Tone(-0.10, 1.1, 300),
    ":": _Tone(-0.02, 1.1, 260),
    "،": _Tone(0.07, 1.15, 180),
    "": _Tone(None, 1.1, 180),
}
# These questions are heard as such by their first word, which is said higher; they rise less.
_ASKED = _Tone(0.14, 1.15, 450)
_ASKING = frozenset("ما ماذا لماذا بماذا كيف متى أين كم أي أية من لمن".split())
_ASKING_LIFT = 0.10

# Phrases of one sentence step down, the first from a little above.
_FIRST, _STEP, _LOWEST = 0.03, -0.03, -0.06
# Farther from the middle of its phrase pitch is a slip of the model: creak, or a doubled period.
_WIDEST = 0.42
_SMOOTH = np.hanning(7)[1:-1] / np.hanning(7).sum()

# Of the model's own silence this much stays around a phrase: bursts and breath live there.
_BEFORE_FRAMES, _AFTER_FRAMES = 4, 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase as it will be heard: frames of 5 ms, and the silence that follows."""

    cepstra: Floats
    """[frames, order + 1]"""
    log_f0: Floats
    voiced: NDArray[np.bool_]
    pause_ms: int


def passages(phrases: Sequence[Phrase], frames: Frames) -> tuple[Passage, ...]:
    """One passage a phrase, from the frames of them all: a pause, a phrase, a pause, …, a pause."""
    edges = np.concatenate([[0], np.cumsum(frames.phone_frames)])
    found: list[Passage] = []
    first, in_sentence = 1, 0
    for phrase in phrases:
        beyond = first + len(phrase.phones)
        start = max(edges[first - 1], edges[first] - _BEFORE_FRAMES)
        end = min(edges[beyond + 1], edges[beyond] + _AFTER_FRAMES)
        phones = edges[first : beyond + 1] - start
        found.append(_passage(phrase, frames, slice(start, end), phones, in_sentence))
        in_sentence = 0 if phrase.mark in ENDS_SENTENCE else in_sentence + 1
        first = beyond + 1
    return tuple(found)


def _passage(
    phrase: Phrase,
    frames: Frames,
    part: slice,
    edges: NDArray[np.int64],
    in_sentence: int,
) -> Passage:
    log_f0, voiced = frames.log_f0[part], frames.voiced[part]
    tone = _tone(phrase)
    if voiced.any():
        middle = float(np.median(log_f0[voiced]))
        log_f0 = _tamed(log_f0, middle)
        if tone is _ASKED:
            log_f0 = log_f0 + _lift(len(log_f0), edges, phrase.words[0])
        if tone.end is not None:
            tail = edges[_tail(phrase)], int(np.flatnonzero(voiced)[-1])
            log_f0 = _led(log_f0, *tail, middle + tone.end)
        log_f0 = log_f0 + max(_LOWEST, _FIRST + _STEP * in_sentence)
    held = edges[_nucleus(phrase)], edges[-1]
    at = _held(len(log_f0), *held, tone.hold)
    return Passage(
        _read(frames.mgc[part], at),
        _read(log_f0[:, None], at)[:, 0],
        voiced[np.round(at).astype(int)],
        tone.pause_ms,
    )


def _tone(phrase: Phrase) -> _Tone:
    if phrase.mark == "؟" and _asks(phrase.words[0]):
        return _ASKED
    return _TONES[phrase.mark]


def _asks(word: Word) -> bool:
    letters = bare(word.written)
    stem = letters if letters in _ASKING else letters.removeprefix("و").removeprefix("ف")
    # مِن asks nothing.
    return stem in _ASKING and not (stem == "من" and "i" in word.phones)


def _tail(phrase: Phrase) -> int:
    """Index, among the phrase's phones, of the vowel of the last word's stressed syllable."""
    word = phrase.words[-1]
    before = sum(map(len, word.syllables[: word.stress]))
    return len(phrase.phones) - len(word.phones) + before + _vowel(word.syllables[word.stress])


def _nucleus(phrase: Phrase) -> int:
    """Index, among the phrase's phones, of the last syllable's vowel."""
    syllable = phrase.words[-1].syllables[-1]
    return len(phrase.phones) - len(syllable) + _vowel(syllable)


def _vowel(syllable: Sequence[str]) -> int:
    return next((at for at, phone in enumerate(syllable) if is_vowel(phone)), 0)


def _tamed(log_f0: Floats, middle: float) -> Floats:
    """Without slips, and without the roughness from frame to frame that is heard as a tremor."""
    clipped = np.clip(log_f0, middle - _WIDEST, middle + _WIDEST)
    reach = len(_SMOOTH) // 2
    padded = np.pad(clipped, reach, mode="edge")
    return np.convolve(padded, _SMOOTH, "valid").astype(np.float32)


def _lift(frames: int, edges: NDArray[np.int64], word: Word) -> Floats:
    """Over the first word, up and down again in a half wave."""
    end = edges[len(word.phones)]
    at = (np.arange(frames) - edges[0]) / max(1, end - edges[0])
    wave = np.where((at > 0) & (at < 1), np.sin(np.pi * at), 0)
    return (_ASKING_LIFT * wave).astype(np.float32)


def _led(log_f0: Floats, start: int, end: int, target: float) -> Floats:
    """From its own value at `start`, ever more to the line that reaches `target` at `end`."""
    if end <= start:
        return log_f0
    gone = np.clip((np.arange(len(log_f0)) - start) / (end - start), 0, 1)
    line = log_f0[start] + (target - log_f0[start]) * gone**1.5
    share = np.clip(2 * gone, 0, 1)
    led: Floats = (log_f0 * (1 - share) + line * share).astype(np.float32)
    return led


def _held(frames: int, start: int, end: int, hold: float) -> NDArray[np.float64]:
    """Where to read the frames so that those from `start` to `end` take `hold` times as long."""
    longer = round((end - start) * hold)
    return np.concatenate(
        [
            np.arange(start),
            start + np.arange(longer) * (end - start) / max(1, longer),
            np.arange(end, frames),
        ]
    )


def _read(rows: Floats, at: NDArray[np.float64]) -> Floats:
    before = at.astype(int)
    after = np.minimum(before + 1, len(rows) - 1)
    share = (at - before).astype(np.float32)[:, None]
    read: Floats = rows[before] * (1 - share) + rows[after] * share
    return read
