"""`podcaster build`: articles in, episodes on the shelf."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcaster.cli import options
from podcaster.errors import PodcasterError

if TYPE_CHECKING:
    from podcaster.settings import Settings


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.output
@options.config
@options.voice
@click.option("--base-url", metavar="URL", help="Where the show's folder is published.")
@click.option("--title", help="The episode's title, whatever the article says.")
@click.option("--author", help="Who wrote the article.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
    help="When the episode is published, in local time.",
)
@click.option(
    "--cover",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A picture for this episode: square, 1400 to 3000 px.",
)
@click.option("--episode", metavar="SLUG", help="Update this episode, whatever the source.")
@options.cache_dir
@options.jobs
@click.option("--force", is_flag=True, help="Build even where nothing has changed.")
@options.quiet
def build(
    articles: tuple[str, ...],
    output: Path,
    settings: Settings,
    voice: str | None,
    base_url: str | None,
    title: str | None,
    author: str | None,
    date: datetime | None,
    cover: Path | None,
    episode: str | None,
    cache_dir: Path | None,
    jobs: int | None,
    force: bool,
    quiet: bool,
) -> None:
    """Build an episode from each ARTICLE: a text file, or - for what is pasted into stdin.

    The path of each MP3 is printed, one a line. An article that was built before updates its
    episode; one in which nothing has changed is left as it is.
    """
    from podcaster import pipeline
    from podcaster.cli.progress import progress
    from podcaster.show import identity
    from podcaster.show.address import UNSET
    from podcaster.show.shelf import Shelf

    if len(articles) > 1 and (title or cover or episode):
        raise click.UsageError("--title, --cover and --episode belong to one article; give one")
    now = datetime.now().astimezone()
    day = _not_later(date, now)
    wishes = pipeline.Wishes(title, author, day, cover, episode, force)
    settings = settings.with_(voice=voice, base_url=base_url)
    studio = pipeline.Studio(settings, Shelf(output), pipeline.clip_cache(cache_dir), now, jobs)
    stdin = click.get_binary_stream("stdin")
    failed = False
    with progress(quiet) as told:
        for article in articles:
            try:
                click.echo(pipeline.build(article, wishes, studio, told, stdin))
            except PodcasterError as error:
                if len(articles) == 1:
                    raise
                # The other articles of the day are not held up by this one.
                failed = True
                told.fails(f"podcaster: {article}: {error}")
        if identity.recalled(settings.show, studio.shelf).base_url is None:
            told.says(UNSET)
    if failed:
        sys.exit(1)


def _not_later(date: datetime | None, now: datetime) -> datetime | None:
    """The day of --date, aware."""
    day = date.astimezone() if date else None
    if day and day > now:
        raise click.UsageError(f"--date {date} lies in the future; apps hide such episodes")
    return day
