"""The recording to the MP3 that is delivered: as loud as podcasts are, encoded once."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster import ffmpeg
from podcaster.errors import AudioError, ShelfError
from podcaster.writing import replacing

if TYPE_CHECKING:
    from pathlib import Path

TARGET_LUFS = -16.0
TOLERANCE_LU = 0.5
CEILING_DBTP = -1.0
BITRATES_KBPS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""What MPEG-1 Layer III knows."""

# ffmpeg prints tenths; what is asked for here still holds when a tenth is rounded away, and when
# another meter finds a little more between the samples.
_CLOSE_LU, _CLOSE_ENOUGH_LU = 0.34, 0.4
_SAFE_DBTP = -1.2

_FIRST_LIMIT_DB = -1.6
"""The MP3's peaks are not the limiter's: at 64 kbit/s 0.5 dB lower to 0.3 dB higher."""
_LAME_DB = 0.3
"""LAME turns sound down by up to 0.45 dB for low bit rates, so that it will not clip."""
_ROOM_DB = 6.0
_ROUNDS = 6
_LOST, _MOST_LOST_DB = 0.2, 3.0
"""What the limiter takes from the loudness of speech, for each decibel that it limits peaks by."""
_PASSED = 0.7
"""What it lets through of a correction, before that has been seen."""
_GATE_LUFS = -70.0
_SILENT_DBTP = -80.0
_MOST_GAIN_DB = 80.0
_LEAST_LIMIT_DB = -12.0


@dataclass(frozen=True, slots=True)
class Loudness:
    """By EBU R 128 and ITU-R BS.1770-4."""

    integrated_lufs: float
    """-70 or less: silence."""
    true_peak_dbtp: float


def measure(audio: Path, gain_db: float = 0.0) -> Loudness:
    """The loudness of an audio file as a listener's player decodes it, raised by `gain_db`.

    What is shorter than the 400 ms of a gating block is measured with silence after it. Raises
    AudioError where it cannot be decoded to its end.
    """
    gain = f"aformat=sample_fmts=flt,volume={gain_db:.2f}dB:precision=float"
    meter = f"{gain},apad=whole_dur=0.4,ebur128=peak=true:framelog=quiet"
    source = ["-xerror", "-i", str(audio.absolute()), "-map", "0:a:0"]
    try:
        _, log = ffmpeg.run([*source, "-af", meter, "-f", "null", "-"])
    except AudioError as error:
        raise AudioError(f"the loudness of {audio} cannot be measured: {error}") from error
    summary = log[log.rfind("Summary:") :]
    integrated = re.search(r"I:\s+(\S+) LUFS", summary)
    peak = re.search(r"Peak:\s+(\S+) dBFS", summary)
    if not integrated or not peak:
        raise AudioError(f"the loudness of {audio} cannot be measured: {ffmpeg.last_line(log)}")
    return Loudness(float(integrated[1]), float(peak[1]))


def master(wav: Path, mp3: Path, bitrate_kbps: int = 64) -> Loudness:
    """Encodes a recording as CBR mono MP3 of 44.1 kHz with one Info header and no tags.

    What is delivered is measured: -16 LUFS ±0.5 with a true peak of at most -1 dBTP; where a first
    encoding misses that, gain and limiter are corrected and the PCM is encoded again. The Info
    header tells players how much the encoder added before and after, so that their sample 0 is the
    recording's. The same recording gives the same bytes. Raises AudioError where the recording is
    silent or cannot be brought there, ShelfError where `mp3` cannot be written; then it is as it
    was.
    """
    if bitrate_kbps not in BITRATES_KBPS:
        known = ", ".join(map(str, BITRATES_KBPS))
        raise AudioError(f"MP3 has no {bitrate_kbps} kbit/s: choose from {known}")
    gain_db = _first_gain_db(wav)
    try:
        with replacing(mp3) as beside:
            return _brought_there(wav, beside, bitrate_kbps, gain_db)
    except OSError as error:
        raise ShelfError(f"{mp3} cannot be written ({error.strerror})") from error


def _first_gain_db(wav: Path) -> float:
    """What is likely to bring the recording to the target."""
    found, raised_db = measure(wav), 0.0
    if found.integrated_lufs <= _GATE_LUFS and found.true_peak_dbtp > _SILENT_DBTP:
        # Below the gate nothing is counted, so the meter reads it raised.
        raised_db = -found.true_peak_dbtp
        found = measure(wav, raised_db)
    if not found.integrated_lufs > _GATE_LUFS:
        raise AudioError("the recording is silent: try another voice")
    gain_db = TARGET_LUFS - found.integrated_lufs
    limited_db = found.true_peak_dbtp + gain_db - _FIRST_LIMIT_DB
    lost_db = max(0.0, min(_MOST_LOST_DB, _LOST * limited_db))
    return raised_db + gain_db + lost_db + _LAME_DB


def _brought_there(wav: Path, mp3: Path, bitrate_kbps: int, gain_db: float) -> Loudness:
    """Encodes, measures and corrects until the MP3 is within its bounds."""
    limit_db, last_gain_db, last_lufs = _FIRST_LIMIT_DB, math.nan, math.nan
    for attempt in range(_ROUNDS):
        _encode(wav, mp3, bitrate_kbps, gain_db, limit_db)
        reached = measure(mp3)
        short_lu = TARGET_LUFS - reached.integrated_lufs
        over_db = reached.true_peak_dbtp - _SAFE_DBTP
        within_lu = _CLOSE_LU if attempt < _ROUNDS - 1 else _CLOSE_ENOUGH_LU
        if abs(short_lu) <= within_lu and over_db <= 0:
            return reached
        if abs(gain_db - last_gain_db) > 0.2:  # not so the first time: there was none before
            louder_lu = reached.integrated_lufs - last_lufs
            passed = min(1.0, max(0.3, louder_lu / (gain_db - last_gain_db)))
        else:
            passed = _PASSED if reached.true_peak_dbtp > limit_db - 1.0 else 1.0
        last_gain_db, last_lufs = gain_db, reached.integrated_lufs
        gain_db += short_lu / passed
        if over_db > 0:
            limit_db -= over_db + 0.1
        if gain_db > _MOST_GAIN_DB or limit_db < _LEAST_LIMIT_DB:
            break
    raise AudioError(
        f"the recording cannot be brought to {TARGET_LUFS:g} LUFS without distortion: "
        f"it reached {reached.integrated_lufs:g} LUFS at {reached.true_peak_dbtp:g} dBTP"
    )


def _encode(wav: Path, mp3: Path, bitrate_kbps: int, gain_db: float, limit_db: float) -> None:
    # Below a voice there is only what eats into the limiter's room. That filter dies away into
    # each pause, in floats so slowly that everything after it is ten times slower there; integers
    # need room for its overshoot. Peaks between samples are seen by the limiter at four times the
    # rate.
    chain = ",".join(
        [
            f"aformat=sample_fmts=flt,volume={-_ROOM_DB}dB:precision=float",
            "aformat=sample_fmts=s32p,highpass=f=40",
            f"aformat=sample_fmts=fltp,volume={gain_db + _ROOM_DB:.2f}dB:precision=float",
            "aresample=176400",
            f"alimiter=limit={limit_db:.2f}dB:attack=5:release=60:level=false:latency=true",
            "aresample=44100",
        ]
    )
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    tags = ["-id3v2_version", "0", "-write_id3v1", "0", "-write_xing", "1"]
    encoder = [
        "-c:a",
        "libmp3lame",
        "-compression_level",
        "2",
        "-b:a",
        f"{bitrate_kbps}k",
        "-ac",
        "1",
        "-ar",
        "44100",
    ]
    source = ["-v", "error", "-y", "-i", str(wav.absolute())]
    try:
        ffmpeg.run([*source, "-af", chain, *encoder, *plain, *tags, str(mp3)])
    except AudioError as error:
        raise AudioError(f"the recording cannot be encoded as MP3: {error}") from error
