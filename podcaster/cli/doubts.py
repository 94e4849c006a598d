"""`podcaster doubts`: the words of an article whose vowels are likeliest to be wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from podcaster.models import Doubt, Script
    from podcaster.settings import Settings

_MOST = 10


@click.command()
@click.argument("article")
@options.config
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doubts(article: str, settings: Settings, as_json: bool) -> None:
    """List the ten words of ARTICLE whose vowels are likeliest to be wrong.

    Under each stand the words around it, and the line for lexicon.toml that would have it said in
    the likeliest other way. Correct that where neither is right. Vowels on the word in the article
    itself are heard, too.
    """
    from podcaster import pipeline, production
    from podcaster.arabic.vowels import lexicon_line

    now = datetime.now().astimezone()
    found = pipeline.article_of(article, pipeline.Wishes(), click.get_binary_stream("stdin"))
    ranked = _ranked(production.rehearsed(found, settings, now, None, vowels=True))
    lines = [lexicon_line(doubt) for doubt, _ in ranked]
    if as_json:
        records = [
            {**asdict(doubt), "context": context, "lexicon": line}
            for (doubt, context), line in zip(ranked, lines, strict=True)
        ]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for (doubt, context), line in zip(ranked, lines, strict=True):
        click.echo(f"{doubt.spoken} ({doubt.chance:.0%}): {context}\n    {line}")


def _ranked(script: Script) -> list[tuple[Doubt, str]]:
    """The likeliest to be wrong, with the utterance where they are; each word once."""
    every = [(doubt, each.spoken) for each in script.utterances for doubt in each.doubts]
    found: dict[str, tuple[Doubt, str]] = {}
    for doubt, context in sorted(every, key=lambda pair: pair[0].chance):
        found.setdefault(doubt.written, (doubt, context))
    return list(found.values())[:_MOST]
