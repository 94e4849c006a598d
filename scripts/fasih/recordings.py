"""A folder of recordings with vowelled transcripts, as utterances to learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fasih.alignment import aligned
from fasih.analysis import mel_cepstra, pitch, samples
from fasih.corpus import held_out
from fasih.spoken import Spoken, continuous
from podcaster.arabic.phones.phrases import phrases
from podcaster.voices.fasih.features import features

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def recorded(folder: Path) -> tuple[list[Spoken], list[Spoken]]:
    """To learn from, and held out: NAME.wav (16-bit) and NAME.txt (UTF-8: the words as they were
    said, fully vowelled, a mark wherever the speaker paused), for every NAME in the folder.

    Raises ValueError for a folder without any, a transcript that is missing or says nothing, and a
    recording that is too short for its transcript.
    """
    pairs = list(_pairs(folder))
    if not pairs:
        raise ValueError(f"{folder} holds no NAME.wav with NAME.txt")
    read, sounds = [], []
    for wav, text in pairs:
        said = phrases(text.read_text("utf-8"))
        if not said:
            raise ValueError(f"{text} holds no Arabic words")
        read.append(features(said))
        sound, band_hz = samples(wav)
        hz, voiced = pitch(sound)
        log_f0 = continuous(np.log(hz).astype(np.float32), voiced)
        sounds.append((mel_cepstra(sound, hz, voiced, band_hz), log_f0, voiced))
    frames = aligned([one.phones for one in read], [mgc for mgc, _, _ in sounds])
    spoken = [
        Spoken(one.phones, one.context, phone_frames, mgc, log_f0, voiced)
        for one, phone_frames, (mgc, log_f0, voiced) in zip(read, frames, sounds, strict=True)
    ]
    kept = [held_out(text.read_text("utf-8")) for _, text in pairs]
    return (
        [one for one, out in zip(spoken, kept, strict=True) if not out],
        [one for one, out in zip(spoken, kept, strict=True) if out],
    )


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for wav in sorted(folder.glob("*.wav")):
        text = wav.with_suffix(".txt")
        if not text.exists():
            raise ValueError(f"{wav} has no transcript beside it, {text.name}")
        yield wav, text
