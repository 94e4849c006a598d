#!/usr/bin/env python3
"""Train the voice that ships, from nothing but a teacher and text, or from recordings.

    scripts/train_fasih.py --teacher VOICE.htsvoice --text sentences.txt --work DIR
    scripts/train_fasih.py --recordings DIR --work DIR

VOICE is an open Arabic HMM voice, asked through `hts_engine` (Debian: htsengine); the text is one
vowelled sentence a line. DIR/NAME.wav is a recording, DIR/NAME.txt its vowelled words. One line or
recording in sixteen is held out, by its text alone. Everything is seeded and kept in --work, so a
run that was stopped goes on where it was. At the end, and with --export-only at any time, the
weights are written into the package. Needs the dependency group `train`.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import torch
from fasih.corpus import held_out, loaded, readings, shards
from fasih.export import export, spread
from fasih.recordings import recorded
from fasih.teacher import spoken_by_teacher
from fasih.training import Recipe, resumed, trained

if TYPE_CHECKING:
    from fasih.spoken import Spoken

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "podcaster" / "voices" / "fasih"
VALIDATION_TEXTS = 120


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--teacher", type=Path, metavar="VOICE.htsvoice")
    source.add_argument("--recordings", type=Path, metavar="DIR")
    parser.add_argument("--text", type=Path, nargs="+", help="what the teacher reads")
    parser.add_argument("--work", type=Path, required=True, help="where everything is kept")
    parser.add_argument("--out", type=Path, default=PACKAGE, help="where the weights go")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--width", type=int, default=Recipe().width)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--export-only", action="store_true", help="of the last checkpoint")
    chosen = parser.parse_args()
    if chosen.teacher and not chosen.text:
        parser.error("--teacher needs --text")
    return chosen


def read_by_teacher(chosen: argparse.Namespace) -> tuple[list[Spoken], list[Spoken]]:
    """What the teacher says of the text: to learn from, and held out."""
    lines = [line for path in chosen.text for line in path.read_text("utf-8").splitlines()]
    speak = functools.partial(spoken_by_teacher, chosen.teacher)
    kept = readings((line for line in lines if held_out(line)), chosen.seed)[:VALIDATION_TEXTS]
    told = readings((line for line in lines if not held_out(line)), chosen.seed)
    validation = shards(kept, chosen.work / "held-out", speak, chosen.threads)
    training = shards(told, chosen.work / "training", speak, chosen.threads)
    return (
        [spoken for path in training for spoken in loaded(path)],
        [spoken for path in validation for spoken in loaded(path)],
    )


def main() -> None:
    chosen = options()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    recipe = Recipe(epochs=chosen.epochs, width=chosen.width, seed=chosen.seed)
    if chosen.recordings:
        training, validation = recorded(chosen.recordings)
    else:
        training, validation = read_by_teacher(chosen)
    hours = sum(len(spoken.log_f0) for spoken in training) * 0.005 / 3600
    print(f"{len(training)} utterances, {hours:.2f} hours", flush=True)
    if chosen.export_only:
        network = resumed(recipe, chosen.work)
    else:
        network = trained(training, validation, recipe, chosen.work)
    size = export(network, spread(network, training[:400]), chosen.out)
    count = sum(weight.numel() for weight in network.parameters())
    print(f"{count} parameters, {size} bytes in {chosen.out}")


main()
