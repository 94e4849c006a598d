"""`podcaster publish`: the show to where listeners get it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from podcaster.settings import Settings
    from podcaster.show.publish import Change


@click.command()
@click.argument("target")
@options.output
@options.config
@click.option("--base-url", metavar="URL", help="Where listeners find what is published there.")
@click.option("--dry-run", is_flag=True, help="List what would be sent or deleted, and do nothing.")
@click.option("--overwrite", is_flag=True, help="Write over files there that are not podcaster's.")
@options.quiet
def publish(
    target: str,
    output: Path,
    settings: Settings,
    base_url: str | None,
    dry_run: bool,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Bring the show to TARGET: a folder, user@host:folder, s3://bucket/folder, sftp://host/folder.

    Only what changed is sent, and the feed last. Prints the feed's address.
    """
    from podcaster.pipeline import complete
    from podcaster.show import publish as publishing
    from podcaster.show.shelf import Shelf

    show = replace(settings.show, base_url=base_url) if base_url else settings.show

    def told(change: Change) -> None:
        if dry_run or not quiet:
            click.echo(_line(change), err=not dry_run)

    shelf = Shelf(output)
    complete(settings, shelf)
    feed = publishing.publish(show, shelf, target, told, dry_run=dry_run, overwrite=overwrite)
    if not dry_run:
        click.echo(feed)


def _line(change: Change) -> str:
    size = f"  {change.size_bytes:,} bytes" if change.action == "send" else ""
    return f"{change.action:6}  {change.path}{size}"
