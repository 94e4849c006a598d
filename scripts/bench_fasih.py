#!/usr/bin/env python3
"""What our own voice costs, on one core: `python scripts/bench_fasih.py`.

How soon it is ready to speak, how many times faster than real time it is from vowelled and from
written text, and how much memory it takes above the bare interpreter's, also for 5,000 letters
without a stop. Each row is measured in a process of its own, by the processor's time, which other
work does not disturb. Needs nothing but the package.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcaster.models import Sound

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SENTENCES = ROOT / "scripts" / "hear.txt"
LETTERS = 5000


def peak_mb() -> float:
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def written() -> list[str]:
    lines = SENTENCES.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def ready() -> None:
    start, cpu = time.perf_counter(), time.process_time()
    from podcaster.voices.fasih import Fasih

    Fasih().speak("مَرْحَبًا")
    took = time.perf_counter() - start
    print(
        f"import to the first word spoken: {took:.2f} s, {time.process_time() - cpu:.2f} s of "
        "the processor"
    )


def vowelled() -> None:
    from podcaster.arabic.vowels.sentences import vowelled
    from podcaster.arabic.words.verbalise import verbalise

    # A process of its own for the vowelling keeps its memory out of the voice's.
    for sentence in written():
        print(vowelled(verbalise(sentence).text))


def voice(texts: list[str]) -> None:
    before = peak_mb()
    from podcaster.voices.fasih import Fasih

    fasih = Fasih()
    fasih.speak(texts[0])
    start = time.process_time()
    seconds = sum(_seconds(fasih.speak(text)) for text in texts)
    took = time.process_time() - start
    print(
        f"vowelled text to samples: {seconds / took:.0f} times real time, "
        f"{peak_mb() - before:.0f} MB above the interpreter"
    )


def front_end() -> None:
    from podcaster.arabic.vowels.sentences import vowelled
    from podcaster.arabic.words.verbalise import verbalise
    from podcaster.voices.fasih import Fasih

    fasih = Fasih()
    fasih.speak(vowelled("مرحبا"))
    start = time.process_time()
    texts = [vowelled(verbalise(sentence).text) for sentence in written()]
    prepared = time.process_time()
    seconds = sum(_seconds(fasih.speak(text)) for text in texts)
    took = time.process_time() - start
    print(
        f"written text to samples: {seconds / took:.0f} times real time, "
        f"{(prepared - start) / took:.0%} of it verbalising and vowelling"
    )


def endless(texts: list[str]) -> None:
    before = peak_mb()
    from podcaster.voices.fasih import Fasih

    fasih = Fasih()
    words = [word.strip("،.؟:") for text in texts for word in text.split()]
    endless, letters = "", 0
    while letters < LETTERS:
        endless += f" {words[0]}"
        letters += sum(map(str.isalpha, words[0]))
        words.append(words.pop(0))
    start = time.process_time()
    seconds = _seconds(fasih.speak(endless))
    took = time.process_time() - start
    print(
        f"{letters} letters without a stop: {seconds:.0f} s of speech, {seconds / took:.0f} "
        f"times real time, {peak_mb() - before:.0f} MB above the interpreter"
    )


def _seconds(sound: Sound) -> float:
    return sound.samples / sound.rate_hz


def main() -> None:
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    environment = {**os.environ, **one, "PYTHONUTF8": "1"}

    def run(row: str, text: str | None = None) -> str:
        done = subprocess.run(
            [sys.executable, __file__, row],
            input=text,
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return done.stdout

    texts = run("vowelled")
    for row, text in (("ready", None), ("voice", texts), ("front_end", None), ("endless", texts)):
        print(run(row, text), end="", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    elif sys.argv[1] in ("voice", "endless"):
        {"voice": voice, "endless": endless}[sys.argv[1]](sys.stdin.read().splitlines())
    else:
        {"ready": ready, "vowelled": vowelled, "front_end": front_end}[sys.argv[1]]()
