"""`podcaster serve`: subscribe from a phone, before anything is published."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from podcaster.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from podcaster.settings import Settings


@click.command()
@options.output
@options.config
@click.option("--network", is_flag=True, help="Let phones on the same network in.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free."
)
def serve(output: Path, settings: Settings, network: bool, port: int) -> None:
    """Serve the show over HTTP until Ctrl-C, to this machine alone or, with --network, to phones.

    Prints the show's address, the feed's, and a QR code for a phone's camera.
    """
    from podcaster.pipeline import complete
    from podcaster.show import server
    from podcaster.show.shelf import Shelf

    complete(settings, Shelf(output))
    with suppress(KeyboardInterrupt):
        server.serve(
            settings.show,
            output,
            server.EVERYWHERE if network else server.HERE,
            port,
            lambda address: _announce(address, network),
        )


def _announce(address: str, network: bool) -> None:
    from podcaster.show import layout

    click.echo(f"the show:  {address}\nthe feed:  {address}{layout.FEED}")
    if network:
        click.echo(_code(address))
    click.echo("Ctrl-C stops.", err=True)


def _code(address: str) -> str:
    """A QR code of half blocks, dark on light whatever the terminal's own colours."""
    import segno

    drawn = io.StringIO()
    segno.make(address, error="m").terminal(drawn, compact=True)
    lines = drawn.getvalue().splitlines()
    return "\n".join(click.style(line, fg="bright_white", bg="black") for line in lines)
