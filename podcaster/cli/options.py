"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.settings import Settings

    Decorator = Callable[[Any], Any]


def _load(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Settings:
    from podcaster.settings import load

    return load(value)


config: Decorator = click.option(
    "--config",
    "settings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    callback=_load,
    help="Settings to read instead of podcaster.toml in this folder.",
)

output: Decorator = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    default=Path("output"),
    show_default=True,
    help="The show's folder.",
)

voice: Decorator = click.option(
    "--voice",
    metavar="NAME",
    help="Who speaks: see `podcaster voices`. Without it the settings say, else auto: gtts "
    "where Google answers, else fasih.",
)

cache_dir: Decorator = click.option(
    "--cache-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    envvar="PODCASTER_CACHE_DIR",
    help="Where spoken clips are kept, instead of the user's cache folder.",
)

jobs: Decorator = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Speak at most N utterances at once.",
)

quiet: Decorator = click.option("--quiet", is_flag=True, help="No progress on stderr.")
