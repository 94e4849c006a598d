"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.settings import Settings


def _load(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Settings:
    from podcaster.settings import load

    return load(value)


config: Callable[[Any], Any] = click.option(
    "--config",
    "settings",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_load,
    help="Settings to read instead of podcaster.toml in this folder.",
)

output: Callable[[Any], Any] = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The show's folder.",
)
