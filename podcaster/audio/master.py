"""The recording to the MP3 that is delivered: as loud as podcasts are, encoded once."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from podcaster import ffmpeg
from podcaster.errors import AudioError, ShelfError

TARGET_LUFS = -16.0
TOLERANCE_LU = 0.5
CEILING_DBTP = -1.0
BITRATES_KBPS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""What MPEG-1 Layer III knows."""

# ffmpeg prints tenths; what is asked for here still holds when a tenth is rounded away, and when
# another meter finds a little more between the samples.
_CLOSE_LU = 0.3
_SAFE_DBTP = -1.1

_FIRST_LIMIT_DB = -1.9
"""At 64 kbit/s an MP3 of speech peaks up to 0.7 dB higher than what went in."""
_ROUNDS = 6
_MOST_GAIN_DB = 60.0
_LEAST_LIMIT_DB = -12.0


@dataclass(frozen=True, slots=True)
class Loudness:
    """By EBU R 128 and ITU-R BS.1770-4."""

    integrated_lufs: float
    """-70 or less: silence."""
    true_peak_dbtp: float


def measure(audio: Path) -> Loudness:
    """The loudness of an audio file as a listener's player decodes it.

    What is shorter than the 400 ms of a gating block is measured with silence after it. Raises
    AudioError where it cannot be decoded to its end.
    """
    meter = "apad=whole_dur=0.4,ebur128=peak=true:framelog=quiet"
    _, log = ffmpeg.run(
        ["-xerror", "-i", str(audio), "-map", "0:a:0", "-af", meter, "-f", "null", "-"]
    )
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
    found = measure(wav).integrated_lufs
    if not found > -70.0:
        raise AudioError("the recording is silent: try another voice")
    try:
        handle, name = tempfile.mkstemp(dir=mp3.parent, prefix=f".{mp3.stem}-", suffix=".mp3")
    except OSError as error:
        raise ShelfError(f"{mp3} cannot be written ({error.strerror})") from error
    os.close(handle)
    beside = Path(name)
    try:
        reached = _brought_there(wav, beside, bitrate_kbps, TARGET_LUFS - found)
        beside.chmod(0o644)
        os.replace(beside, mp3)
    except OSError as error:
        raise ShelfError(f"{mp3} cannot be written ({error.strerror})") from error
    finally:
        beside.unlink(missing_ok=True)
    return reached


def _brought_there(wav: Path, mp3: Path, bitrate_kbps: int, gain_db: float) -> Loudness:
    """Encodes, measures and corrects until the MP3 is within its bounds."""
    limit_db = _FIRST_LIMIT_DB
    for _ in range(_ROUNDS):
        _encode(wav, mp3, bitrate_kbps, gain_db, limit_db)
        reached = measure(mp3)
        short_lu = TARGET_LUFS - reached.integrated_lufs
        over_db = reached.true_peak_dbtp - _SAFE_DBTP
        if abs(short_lu) <= _CLOSE_LU and over_db <= 0:
            return reached
        # The limiter takes some of every correction away.
        gain_db += short_lu * (1.5 if short_lu > 0 else 1.0)
        limit_db -= max(0.0, over_db) and over_db + 0.1
        if gain_db > _MOST_GAIN_DB or limit_db < _LEAST_LIMIT_DB:
            break
    raise AudioError(
        f"the recording cannot be brought to {TARGET_LUFS:g} LUFS without distortion: "
        f"it reached {reached.integrated_lufs:g} LUFS at {reached.true_peak_dbtp:g} dBTP"
    )


def _encode(wav: Path, mp3: Path, bitrate_kbps: int, gain_db: float, limit_db: float) -> None:
    # Peaks between samples are seen by the limiter at four times the rate.
    chain = ",".join(
        [
            "aformat=sample_fmts=flt",
            f"volume={gain_db:.2f}dB:precision=float",
            "aresample=176400",
            f"alimiter=limit={limit_db:.2f}dB:attack=5:release=60:level=false:latency=true",
            "aresample=44100",
        ]
    )
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    tags = ["-id3v2_version", "0", "-write_id3v1", "0", "-write_xing", "1"]
    encoder = ["-c:a", "libmp3lame", "-b:a", f"{bitrate_kbps}k", "-ac", "1", "-ar", "44100"]
    ffmpeg.run(
        ["-v", "error", "-y", "-i", str(wav), "-af", chain, *encoder, *plain, *tags, str(mp3)]
    )
