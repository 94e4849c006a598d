"""The command line: options in, one call of the pipeline, results out.

Commands live in the modules beside this one and are loaded by `main`; they import what they
need when they run, so that `podcaster --help` stays as quick as click itself.
"""

from __future__ import annotations

import sys

import click

from podcaster import __version__
from podcaster.errors import PodcasterError


class _Boundary(click.Group):
    """The one place where errors become exits: 1 and one line, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PodcasterError as error:
            click.echo(f"podcaster: {error}", err=True)
            sys.exit(1)


@click.group(cls=_Boundary, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="podcaster")
def main() -> None:
    """Turn Arabic articles into podcast episodes that people subscribe to."""
