"""The teacher: an HMM voice, asked through `hts_engine` (Debian: htsengine) for its parameters."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from fasih.labels import labels
from fasih.spoken import MGC, Spoken, continuous
from podcaster.voices.fasih.features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.phones.phrases import Phrase

# The engine renders sound whether it is wanted or not. One sample a frame instead of 240 makes it
# six times faster, and leaves the parameters as they are.
_ENGINE = ("hts_engine", "-p", "1")
_RATE_HZ = 48000
_UNITS_A_FRAME = 1e7 / _RATE_HZ
"""Label files count in 100 ns."""


def spoken_by_teacher(voice: Path, phrases: Sequence[Phrase]) -> Spoken:
    """The teacher's parameters for at least one phrase.

    Raises CalledProcessError where the engine fails, FileNotFoundError where it is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        (at / "labels").write_text("\n".join(labels(phrases)) + "\n", "utf-8")
        outputs = ["-od", str(at / "durations"), "-om", str(at / "mgc"), "-of", str(at / "lf0")]
        command = [*_ENGINE, "-m", str(voice), *outputs, str(at / "labels")]
        subprocess.run(command, check=True, capture_output=True)
        mgc = np.fromfile(at / "mgc", np.float32).reshape(-1, MGC)
        log_f0 = np.fromfile(at / "lf0", np.float32)
        rows = [row.split() for row in (at / "durations").read_text("utf-8").splitlines()]
    ends = np.array([float(row[1]) / _UNITS_A_FRAME for row in rows])
    edges = np.rint(np.concatenate([[0.0], ends])).astype(np.int64)
    read = features(phrases)
    voiced = log_f0 > 0.0  # unvoiced frames hold -1e10
    return Spoken(
        phones=read.phones,
        context=read.context,
        phone_frames=np.diff(edges),
        mgc=mgc,
        log_f0=continuous(log_f0, voiced),
        voiced=voiced,
    )
