"""The command line: options in, one call of the pipeline, results out.

Each command is a module beside this one. They import what they need when they run, so that
`podcaster --help` stays as quick as click itself.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from podcaster import __version__
from podcaster.errors import PodcasterError

COMMANDS: dict[str, str] = {
    "build": "build",
    "script": "script",
    "doubts": "doubts",
    "spoken": "spoken",
    "say": "voices",
    "voices": "voices",
    "init": "init",
    "episodes": "show",
    "remove": "show",
    "feed": "show",
    "check": "show",
    "serve": "serve",
    "publish": "publish",
}
"""Command: the module beside this one that has it, as a function of the command's name."""


class _Boundary(click.Group):
    """The one place where errors become exits: 1 and one line, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"podcaster.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PodcasterError as error:
            message = str(error)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            message = f"{where}{error.strerror or error}"
        except KeyboardInterrupt:
            message = "stopped; what was spoken is kept, and the show is as it was"
        click.echo(f"podcaster: {message}", err=True)
        sys.exit(1)


@click.group(cls=_Boundary, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="podcaster")
def main() -> None:
    """Turn Arabic articles into podcast episodes that people subscribe to."""
