"""`podcaster voices` and `podcaster say`: hear who can speak."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from podcaster.settings import Settings


@click.command()
@options.config
def voices(settings: Settings) -> None:
    """List the voices, and whether each works here and now."""
    from podcaster.voices.choice import offers

    for offer in offers(settings.voices):
        state = "not now" if offer.obstacle else "works"
        why = f" ({offer.obstacle})" if offer.obstacle else ""
        click.echo(f"{offer.name:<10} {state:<8} {offer.about}{why}")


@click.command()
@click.argument("text")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
    help="A .wav or .mp3 file.",
)
@options.config
@options.voice
@options.cache_dir
@options.quiet
def say(
    text: str,
    target: Path,
    settings: Settings,
    voice: str | None,
    cache_dir: Path | None,
    quiet: bool,
) -> None:
    """Speak TEXT into one sound file; - reads it from stdin."""
    from podcaster.cli.progress import progress
    from podcaster.pipeline import clip_cache
    from podcaster.production import Booth
    from podcaster.production import say as speak_into

    if target.suffix.lower() not in (".wav", ".mp3"):
        raise click.UsageError(f"{target}: the file's name has to end in .wav or .mp3")
    if text == "-":
        text = click.get_text_stream("stdin", encoding="utf-8").read()
    settings = settings.with_(voice=voice)
    with progress(quiet) as told:
        speak_into(text, target, settings, Booth(clip_cache(cache_dir), told))
