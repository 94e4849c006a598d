"""`podcaster init`: a podcaster.toml to fill in."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from podcaster.errors import SettingsError


@click.command()
@click.option(
    "--config",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("podcaster.toml"),
    show_default=True,
    help="Where to write it.",
)
def init(path: Path) -> None:
    """Write a podcaster.toml that explains every setting. One that is there stays as it is."""
    text = files("podcaster").joinpath("data", "podcaster.toml").read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise SettingsError(f"{path} is there already, and stays as it is") from error
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror})") from error
    click.echo(path)
