"""`podcaster script`: what will be said, before it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from podcaster.models import Article, Doubt, Script
    from podcaster.settings import Settings


@click.command()
@click.argument("article")
@options.config
@click.option("--voice", metavar="NAME", help="Cut and spell for this voice.")
@click.option("--vowels", is_flag=True, help="Show the spoken words with their vowels.")
@click.option("--title", help="The title, whatever the article says.")
@click.option("--author", help="Who wrote the article.")
@click.option("--json", "as_json", is_flag=True, help="All of it, for programs.")
def script(
    article: str,
    settings: Settings,
    voice: str | None,
    vowels: bool,
    title: str | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Show what will be said of ARTICLE: chapters, and each utterance as written and as spoken.

    Lines of the page that are left out are listed with the rule that dropped them. Words whose
    pronunciation was guessed are marked with ?: lexicon.toml can say better. So are, with ~ and
    with --vowels, words whose vowels may be wrong: how likely they are right, and what else they
    can be.
    """
    from podcaster import pipeline, production

    wishes = pipeline.Wishes(title=title, author=author)
    now = datetime.now().astimezone()
    found = pipeline.article_of(article, wishes, click.get_binary_stream("stdin"))
    written = production.rehearsed(found, settings, now, voice, vowels)
    if as_json:
        click.echo(json.dumps(_record(found, written), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(found, written)))


def _record(article: Article, script: Script) -> dict[str, object]:
    about = {"title": article.title, "author": article.author, "link": article.link}
    date = article.date.isoformat() if article.date else None
    dropped = [asdict(line) for line in article.dropped]
    chapters = [asdict(chapter) for chapter in script.chapters]
    return {**about, "date": date, "chapters": chapters, "dropped": dropped}


def _told(doubt: Doubt) -> str:
    others = "، ".join(doubt.others)
    return f"{doubt.spoken} ({doubt.chance:.0%})" + (f": {others}" if others else "")


def _lines(article: Article, script: Script) -> list[str]:
    lines = []
    for chapter in script.chapters:
        lines += [f"# {chapter.title}", ""]
        for utterance in chapter.utterances:
            lines += [utterance.written] if utterance.written else []
            if utterance.spoken != utterance.written:
                lines.append(f"    {utterance.spoken}")
            lines += [f"    ? {g.written}: {g.spoken}" for g in utterance.guesses]
            lines += [f"    ~ {_told(doubt)}" for doubt in utterance.doubts]
        lines.append("")
    for line in article.dropped:
        lines.append(f"dropped, line {line.line} ({line.reason}): {line.text}")
    return lines
