"""`podcaster spoken`: what the voice gets for what is written, a line for a line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from podcaster.cli import options
from podcaster.errors import ArticleError, PodcasterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.settings import Settings


@click.command()
@options.config
@click.option("--vowels", is_flag=True, help="With full tashkeel.")
def spoken(settings: Settings, vowels: bool) -> None:
    """Read written Arabic from stdin; write the words that are said, line by line."""
    from podcaster.arabic.lexicon import Lexicon
    from podcaster.arabic.words import authors_marks, verbalise

    lexicon = Lexicon.load(settings.lexicon) if settings.lexicon else None

    def say(line: str) -> str:
        words = verbalise(line, lexicon).text
        if not vowels:
            return authors_marks(words, line)
        from podcaster.arabic.vowels import vowelled

        return vowelled(words)

    _each_line(say)


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
