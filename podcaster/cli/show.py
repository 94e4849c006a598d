"""The commands that look after a show once it has episodes."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from podcaster.models import Episode
    from podcaster.settings import Settings
    from podcaster.show.shelf import Shelf


@click.command()
@options.output
@click.option("--json", "as_json", is_flag=True, help="Print everything but the captions, as JSON.")
def episodes(output: Path, as_json: bool) -> None:
    """List the show's episodes, newest first: slug, date, length, title."""
    from podcaster.show.shelf import Shelf

    shelf = Shelf(output)
    found = shelf.episodes(partial(click.echo, err=True))
    if as_json:
        listed = [_facts(episode, shelf) for episode in found]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for line in _table(found):
        click.echo(line)


def _facts(episode: Episode, shelf: Shelf) -> dict[str, object]:
    return {
        "slug": episode.slug,
        "number": episode.number,
        "guid": episode.guid,
        "title": episode.title,
        "author": episode.author,
        "published": episode.published.isoformat(),
        "duration_ms": episode.duration_ms,
        "audio": str(shelf.audio(episode)),
        "audio_bytes": episode.audio_bytes,
        "voice": episode.voice,
        "source": episode.source,
        "link": episode.link,
        "summary": episode.summary,
        "chapters": [
            {"title": c.title, "start_ms": c.start_ms, "end_ms": c.end_ms} for c in episode.chapters
        ],
    }


def _table(found: tuple[Episode, ...]) -> list[str]:
    from podcaster.show.notes import clock
    from podcaster.show.plain import one_line

    rows = [
        (e.slug, f"{e.published:%Y-%m-%d}", clock(e.duration_ms), one_line(e.title)) for e in found
    ]
    slugs = max((len(row[0]) for row in rows), default=0)
    times = max((len(row[2]) for row in rows), default=0)
    return [f"{slug:<{slugs}}  {day}  {time:>{times}}  {title}" for slug, day, time, title in rows]


@click.command()
@options.output
@options.config
@click.option("--quick", is_flag=True, help="Do not decode the episodes to measure their loudness.")
@click.option("--online", is_flag=True, help="Also ask for what is published at the base URL.")
@click.pass_context
def check(ctx: click.Context, output: Path, settings: Settings, quick: bool, online: bool) -> None:
    """Examine the show as its clients do, and say what to mend.

    One line for each finding. Exits with 1 where a client would stumble over one.
    """
    from podcaster.show.check import examine
    from podcaster.show.shelf import Shelf

    errors = 0
    now = datetime.now().astimezone()
    shelf, show = Shelf(output), settings.show
    for finding in examine(shelf, show, now, listen=not quick, visit=online):
        errors += finding.error
        click.echo(f"{'error' if finding.error else 'advice'}: {finding.where}: {finding.what}")
    if errors:
        ctx.exit(1)
    click.echo(f"{output}: nothing that a client would stumble over")


@click.command()
@options.output
@options.config
@click.option("--base-url", metavar="URL", help="Where the show's folder is published.")
def feed(output: Path, settings: Settings, base_url: str | None) -> None:
    """Write feed, pages, captions and cover again, from the records alone."""
    from podcaster.pipeline import refresh
    from podcaster.show import layout
    from podcaster.show.address import UNSET
    from podcaster.show.shelf import Shelf

    told = partial(click.echo, err=True)
    show = refresh(settings.with_(base_url=base_url), Shelf(output), told=told)
    if show.base_url is None:
        click.echo(UNSET, err=True)
    click.echo(output / layout.FEED)


@click.command()
@click.argument("slug")
@options.output
@options.config
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(slug: str, output: Path, settings: Settings, yes: bool) -> None:
    """Take the episode SLUG out of the show, with its files."""
    from podcaster import pipeline
    from podcaster.show.shelf import Shelf

    shelf = Shelf(output)
    episode = shelf.get(slug)
    if not yes:
        click.confirm(f"Delete {slug} ({episode.title}) for good?", abort=True, err=True)
    pipeline.remove(settings, shelf, slug)
    click.echo(slug)
