"""How far a build has come, on stderr: a bar on a terminal, sober lines elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcaster.production import Progress


class _Silent:
    def says(self, line: str) -> None:
        """Keeps it."""

    def fails(self, line: str) -> None:
        click.echo(line, err=True)

    def heard(self, done: int, total: int) -> None:
        """Keeps it."""


class _Lines:
    """A line for each tenth of the way, for logs."""

    def __init__(self) -> None:
        self._tenth = -1

    def says(self, line: str) -> None:
        click.echo(line, err=True)

    fails = says

    def heard(self, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if tenth != self._tenth:
            self._tenth = tenth
            click.echo(f"spoken: {done} of {total}", err=True)


class _Bar:
    """A bar with the time left, from rich."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self.bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self.bar.add_task("speaking", total=None)

    def says(self, line: str) -> None:
        self.bar.console.print(line, markup=False, highlight=False)

    fails = says

    def heard(self, done: int, total: int) -> None:
        self.bar.update(self._task, completed=done, total=total)


@contextmanager
def progress(quiet: bool) -> Iterator[Progress]:
    """The progress that suits where stderr goes."""
    if quiet:
        yield _Silent()
    elif sys.stderr.isatty():
        bar = _Bar()
        with bar.bar:
            yield bar
    else:
        yield _Lines()
