#!/usr/bin/env python3
"""Train the model that vowels words, from an open one and vowelled text.

    scripts/train_vowels.py --work DIR --text FILE[=WEIGHT]... [--raw FILE...] [--words FILE...]

Starts from rawi-v3 (PyPI `text2tashkeel`, Apache-2.0), whose 8-bit weights are widened, and reads
vowelled text, one sentence a line: the files that --text names, each with how much its sentences
count, and our own corpus, scripts/vowels/corpus. --raw is text without vowels, of which the network
learns what it is sure of itself; --words are lists of words for the table of readings.

What it does, each step kept in --work and gone on with where it was stopped:

1. the table of what a word can be, vowels/data/stems.z, from farahidi (PyPI, GPL-3+) and the
   forms that the vowelled texts have and it lacks;
2. all texts twice. Then the mean of these weights and rawi's, 7 to 3: training on forgets, and the
   mean errs less than either;
3. all texts once more, words swapped with others of their pattern, and the same mean again;
4. our own corpus several times, with a part of the other texts;
5. the temperature that makes its probabilities true, on sentences held out of our corpus;
6. the graph, its weights in 8 bits, vowels/data/tashkeel.onnx.

One sentence in a hundred of --text and one in 25 of our corpus are held out, by their letters
alone. Needs the dependency group `train`.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch
from vowels.calibration import reliability, temperature
from vowels.corpus import Sentence, held_out, sentences, useful, weighed
from vowels.export import export
from vowels.guesses import guessed
from vowels.lexicon import analysed, counted, unlisted, write
from vowels.network import merged
from vowels.starting import rawi
from vowels.training import Stage, trained

from podcaster.arabic.letters import WORD, unadorned

if TYPE_CHECKING:
    from vowels.network import Network

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "podcaster" / "arabic" / "vowels" / "data"
CORPUS = Path(__file__).resolve().parent / "vowels" / "corpus"

FIRST = Stage("first", epochs=2)
SECOND = Stage("second", epochs=1, swapping=True)
OWN = Stage("own", epochs=4, rate=6e-4, swapping=True)
REMEMBERED = 0.3
"""The part of rawi's weights in the mean."""
OTHERS = 70_000
"""Words of the other texts that the last stage reads beside our own."""

Texts = list[tuple[Sentence, float]]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="where everything is kept")
    parser.add_argument("--text", nargs="+", default=[], metavar="FILE[=WEIGHT]")
    parser.add_argument("--raw", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument("--words", type=Path, nargs="+", default=[], metavar="FILE")
    parser.add_argument("--out", type=Path, default=DATA, help="where table and graph go")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def table(chosen: argparse.Namespace, vowelled: list[Path]) -> None:
    """Make the table of stems, unless it is there."""
    done = chosen.work / "stems.done"
    if done.exists():
        return
    texts = [path.read_text("utf-8").splitlines() for path in vowelled]
    lists = [path.read_text("utf-8").splitlines() for path in [*chosen.raw, *chosen.words]]
    words = {word for line in chain(*texts, *lists) for word in WORD.findall(unadorned(line))}
    words = {word for word in words if len(word) > 2}
    stems = analysed(words, chosen.work / "analyses.txt")
    target = chosen.out / "stems.z"
    write(counted(), stems, set(), target)
    size = write(counted(), stems, unlisted(chain(*texts)), target)
    print(f"{size[0]} stems, {size[1]} bytes", flush=True)
    done.touch()


def start() -> Network:
    spec = find_spec("text2tashkeel")
    home = Path(next(iter((spec and spec.submodule_search_locations) or ["."]))) / "models"
    return rawi(home / "rawi_v3.int8.onnx", home / "rawi_v2.vocab.json")


def network(chosen: argparse.Namespace, others: Texts, own: Texts) -> Network:
    """The network after all stages."""
    first = merged(trained(start(), [*others, *own], FIRST, chosen.work), start(), REMEMBERED)
    second = trained(first, [*others, *own], SECOND, chosen.work)
    second = merged(second, start(), REMEMBERED)
    lines = (line for path in chosen.raw for line in path.read_text("utf-8").splitlines())
    guesses = [(sentence, 0.3) for sentence in guessed([second], lines)]
    beside = weighed(others, OTHERS, 0.4)
    return trained(second, [*own, *beside, *guesses], OWN, chosen.work)


def main() -> None:
    chosen = options()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    named = [(Path(name), float(weight or 1)) for name, _, weight in
             (text.partition("=") for text in chosen.text)]  # fmt: skip
    corpus = sorted(CORPUS.glob("*.txt"))
    table(chosen, [*(path for path, _ in named), *corpus])
    others = [
        (sentence, weight)
        for path, weight in named
        for sentence in useful(sentences(path))
        if not held_out(sentence, 100)
    ]
    written = list(useful(sentence for path in corpus for sentence in sentences(path)))
    own = [(sentence, 1.0) for sentence in written if not held_out(sentence, 25)]
    kept = [sentence for sentence in written if held_out(sentence, 25)]
    for name, texts in (("others", others), ("own", own)):
        print(f"{name}: {len(texts)} sentences, {sum(each.words for each, _ in texts)} words")
    final = network(chosen, others, own)
    heat = temperature([final], kept)
    size = export([final], heat, chosen.out / "tashkeel.onnx")
    print(f"temperature {heat:.2f}, {size} bytes in {chosen.out}")
    for what, bins in zip(("stem", "ending"), reliability([final], kept, heat), strict=True):
        for each in bins:
            print(
                f"{what:8} from {each.least:.2f} {each.guesses:6} {each.sure:.3f} {each.right:.3f}"
            )


main()
