"""One clip of speech: cut to what is heard, evened out, at the timeline's rate."""

from __future__ import annotations

import warnings
import wave
from typing import TYPE_CHECKING, Any

from podcaster.errors import AudioError
from podcaster.models import Sound

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

# What counts as silence, in dB below the clip's own speech. A noise floor is followed upwards, for
# voices that hiss, but never so far that a soft consonant could be taken for it.
_SILENCE_DB = -48.0
_HIGHEST_SILENCE_DB = -34.0
_ABOVE_NOISE_DB = 6.0

# Consonants swell and die away below the threshold.
_LEAD_MS = 12
_TAIL_MS = 40
_FADE_MS = 3

_MOST_GAIN_DB = 3.0
"""Clips of one voice are brought together by no more than this: a whisper stays one."""

_HIGHEST_PEAK_DB = -1.0
"""No clip is brought above this: resampling finds higher peaks between the samples."""

_FRAME_MS = 5
_SPEECH_RANGE_DB = 20.0
"""Frames within this of the loudest are speech; quieter ones are pauses and closures."""


def level(path: Path) -> float:
    """How loud the speech in a WAV is, its pauses not counted, in dB below full scale.

    Raises AudioError where the file cannot be read or holds no sound.
    """
    return _speech_db(_frames_db(_read(path)), path)


def heard(path: Path, rate_hz: int, typical_db: float) -> Sound:
    """A WAV's speech without the silence around it, faded in and out over 3 ms, at `rate_hz`.

    It is brought towards `typical_db`, the level of the voice's other clips, by at most 3 dB.
    Raises AudioError where the file cannot be read or holds no sound.
    """
    segment = _read(path)
    frames = _frames_db(segment)
    speech_db = _speech_db(frames, path)
    first, last = _heard_frames(frames, speech_db)
    size = _frame_samples(segment)
    lead, tail = (segment.frame_rate * ms // 1000 for ms in (_LEAD_MS, _TAIL_MS))
    segment = segment.get_sample_slice(max(0, first * size - lead), (last + 1) * size + tail)
    gain = max(-_MOST_GAIN_DB, min(_MOST_GAIN_DB, typical_db - speech_db))
    segment = segment.apply_gain(min(gain, max(0.0, _HIGHEST_PEAK_DB - segment.max_dBFS)))
    segment = segment.fade_in(_FADE_MS).fade_out(_FADE_MS)
    return Sound(_resampled(segment.raw_data, segment.frame_rate, rate_hz), rate_hz)


def _read(path: Path) -> Any:
    """A pydub segment, mono and 16-bit."""
    with warnings.catch_warnings():
        # It warns where no ffmpeg is on the PATH; it is not the one that runs ours.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment

    try:
        with wave.open(str(path), "rb") as wav:
            channels, width, rate_hz, count, *_ = wav.getparams()
            pcm = wav.readframes(count)
    except (OSError, EOFError, wave.Error) as error:
        raise AudioError(f"the clip {path} cannot be read ({error}): remove it") from error
    if channels != 1 or width != 2:
        raise AudioError(f"the clip {path} is not mono 16-bit PCM: remove it")
    if len(pcm) != 2 * count:
        raise AudioError(f"the clip {path} is cut short: remove it")
    return AudioSegment(data=pcm, sample_width=2, frame_rate=rate_hz, channels=1)


def _frames_db(segment: Any) -> npt.NDArray[np.float64]:
    """The level of every 5 ms, in dB below full scale; a last part of one counts as one."""
    import numpy as np

    samples = np.frombuffer(segment.raw_data, "<i2").astype(np.float64) / 32768
    size = _frame_samples(segment)
    padded = np.pad(samples, (0, -len(samples) % size))
    power: npt.NDArray[np.float64] = np.square(padded.reshape(-1, size)).mean(axis=1)
    return 10 * np.log10(np.maximum(power, 1e-12))


def _frame_samples(segment: Any) -> int:
    return max(1, int(segment.frame_rate) * _FRAME_MS // 1000)


def _speech_db(frames_db: npt.NDArray[np.float64], path: Path) -> float:
    import numpy as np

    loudest = frames_db.max(initial=-120.0)
    if loudest < -90.0:  # the last bit, and nothing more
        raise AudioError(f"the clip {path} holds no sound: remove it, or try another voice")
    speech = frames_db[frames_db > loudest - _SPEECH_RANGE_DB]
    return float(10 * np.log10(np.mean(10 ** (speech / 10))))


def _heard_frames(frames_db: npt.NDArray[np.float64], speech_db: float) -> tuple[int, int]:
    """The first and the last frame that is louder than the clip's silence."""
    import numpy as np

    noise_db = float(np.percentile(frames_db, 5))
    threshold = max(speech_db + _SILENCE_DB, noise_db + _ABOVE_NOISE_DB)
    loud = np.flatnonzero(frames_db > min(threshold, speech_db + _HIGHEST_SILENCE_DB))
    return int(loud[0]), int(loud[-1])


def _resampled(pcm: bytes, from_hz: int, to_hz: int) -> bytes:
    if from_hz == to_hz:
        return pcm
    import numpy as np
    import soxr

    # In floats: for integers it dithers, with another seed every time.
    samples = np.frombuffer(pcm, "<i2").astype(np.float32)
    at_rate: npt.NDArray[np.float32] = soxr.resample(samples, from_hz, to_hz)
    return np.clip(np.rint(at_rate), -32768, 32767).astype("<i2").tobytes()
