"""The one place where ffmpeg runs: the binary that comes with imageio-ffmpeg, never a system's."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from podcaster.errors import AudioError
from podcaster.models import Sound

if TYPE_CHECKING:
    from collections.abc import Sequence

SPEECH_HZ = 24_000
"""The rate clips are decoded to; Google's and our own voice speak at it."""


@cache
def program() -> str:
    """The path of the ffmpeg that comes with imageio-ffmpeg."""
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise AudioError("ffmpeg is missing: reinstall imageio-ffmpeg") from error


def run(arguments: Sequence[str], stdin: bytes = b"") -> tuple[bytes, str]:
    """What ffmpeg wrote to stdout and to stderr. Raises AudioError with its last line."""
    command = [program(), "-hide_banner", "-nostdin", *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    except OSError as error:
        raise AudioError(f"ffmpeg cannot be started ({error.strerror})") from error
    log = done.stderr.decode("utf-8", "replace")
    if done.returncode < 0:
        raise AudioError(f"ffmpeg was stopped from outside (signal {-done.returncode}): run again")
    if done.returncode:
        raise AudioError(f"ffmpeg failed: {last_line(log)}")
    return done.stdout, log


def last_line(log: str) -> str:
    """What ffmpeg said last, which is why it failed, without the address of who said it."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return re.sub(r"^(\[[^]]* @ 0x[0-9a-f]+\] )+", "", lines[-1]) if lines else "it said nothing"


def decode(audio: bytes) -> Sound:
    """A whole encoded clip, such as a voice's MP3, as mono PCM of 24 kHz.

    Raises AudioError where any of it is not decodable, or nothing is in it.
    """
    if not audio:
        raise AudioError("there is no audio to decode")
    output = ["-map", "0:a:0", "-ac", "1", "-ar", str(SPEECH_HZ), "-f", "s16le", "pipe:1"]
    pcm, _ = run(["-v", "error", "-xerror", "-i", "pipe:0", *output], audio)
    if not pcm:
        raise AudioError("the audio holds no sound")
    return Sound(pcm, SPEECH_HZ)
