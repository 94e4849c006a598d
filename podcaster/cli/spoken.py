"""`podcaster spoken`: what the voice gets for what is written, a line for a line."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from podcaster.cli import options
from podcaster.errors import ArticleError, PodcasterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.models import Reading
    from podcaster.settings import Settings


@click.command()
@options.config
@click.option("--vowels", is_flag=True, help="With full tashkeel.")
@click.option("--explain", is_flag=True, help="Under each line, which rule spoke what in it.")
@click.option("--json", "as_json", is_flag=True, help="All of it for programs, an object a line.")
def spoken(settings: Settings, vowels: bool, explain: bool, as_json: bool) -> None:
    """Read written Arabic from stdin; write the words that are said, line by line.

    --explain lists each written form of a line, figures, symbols, Latin and abbreviations, with
    the rule that spoke it and what was chosen for a number: gender, case, and count of its noun.
    """
    from podcaster.arabic.lexicon import Lexicon
    from podcaster.arabic.words import authors_marks, verbalise

    lexicon = Lexicon.load(settings.lexicon) if settings.lexicon else None

    def words_of(said: str, line: str) -> str:
        if not vowels:
            return authors_marks(said, line)
        from podcaster.arabic.vowels import vowelled

        return vowelled(said, settings.spoken.endings)

    def say(line: str) -> str:
        verbalised = verbalise(line, lexicon)
        words = words_of(verbalised.text, line)
        if as_json:
            readings = [asdict(reading) for reading in verbalised.readings]
            record = {"written": line.rstrip("\r\n"), "spoken": words, "readings": readings}
            return json.dumps(record, ensure_ascii=False)
        return "\n".join([words, *map(_told, verbalised.readings if explain else ())])

    _each_line(say)


def _told(reading: Reading) -> str:
    """A reading as people read it."""
    chosen = {"gender": reading.gender, "case": reading.case, "count": reading.count}
    told = ", ".join(f"{name} {choice}" for name, choice in chosen.items() if choice)
    choices = f" ({told})" if told else ""
    return f"    {reading.rule}: {reading.written} → {reading.spoken}{choices}"


def _each_line(say: Callable[[str], str]) -> None:
    """Every line is written before the next one is read, so that a program can hold a dialogue."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    for number, line in enumerate(iter(source.readline, b""), start=1):
        try:
            written = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ArticleError(
                f"line {number} of stdin is not UTF-8 ({error.reason}); convert it first"
            ) from error
        try:
            target.write(say(written).encode() + b"\n")
            target.flush()
        except BrokenPipeError as error:
            # What is left in the buffer would raise again when Python flushes it at the exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise PodcasterError("stdout was closed before every line was said") from error
