#!/usr/bin/env python3
"""Time and memory of the sound stages: `python scripts/bench_audio.py [minutes ...]`.

Lays and masters synthesised speech of each length, in a process of its own, and prints a row for
it: what an hour of episode costs, and that three hours take no more memory than ten minutes.
Needs the test group, and 320 MB of disk an hour.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CLIPS = 120
CLIP_S = 4.0
PAUSE_MS = 300
MINUTES = (1, 10, 60, 180)


def bench(minutes: int, folder: Path) -> None:
    """Prints the row of one length."""
    import resource

    from podcaster.audio.master import master
    from podcaster.audio.timeline import lay
    from podcaster.models import Clip, Utterance
    from tests.signals import save, speech

    paths = [save(folder / f"{n}.wav", speech(CLIP_S, seed=n)) for n in range(CLIPS)]
    count = round(minutes * 60 / (CLIP_S + PAUSE_MS / 1000))
    clips = [Clip(Utterance("قال", "قال", PAUSE_MS), paths[n % CLIPS]) for n in range(count)]
    start = time.perf_counter()
    timeline = lay(["بداية"], [clips], folder / "all.wav")
    laid = time.perf_counter()
    reached = master(folder / "all.wav", folder / "all.mp3")
    mastered = time.perf_counter()
    hours = timeline.duration_ms / 3_600_000
    unit = 2**20 if sys.platform == "darwin" else 2**10
    processes = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak_mb = max(resource.getrusage(who).ru_maxrss for who in processes) / unit
    print(
        f"{minutes:>7} {(laid - start) / hours:>10.1f} {(mastered - laid) / hours:>12.1f}"
        f" {peak_mb:>8.0f} {reached.integrated_lufs:>8.1f} {reached.true_peak_dbtp:>8.1f}"
        f" {(folder / 'all.mp3').stat().st_size / 1e6 / hours:>8.1f}",
        flush=True,
    )


def main() -> None:
    if "BENCH_FOLDER" in os.environ:
        bench(int(sys.argv[1]), Path(os.environ["BENCH_FOLDER"]))
        return
    lengths = [int(argument) for argument in sys.argv[1:]] or MINUTES
    print("minutes  lay s/h  master s/h  peak MB     LUFS     dBTP    MB/h", flush=True)
    for minutes in lengths:
        with tempfile.TemporaryDirectory() as folder:
            # Peaks of memory are counted for a process, from its start.
            command = [sys.executable, __file__, str(minutes)]
            subprocess.run(command, check=True, env={**os.environ, "BENCH_FOLDER": folder})


main()
