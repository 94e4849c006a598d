"""Commands that are killed at any step: what clients read is whole, and the next one finishes."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

from podcaster.pipeline import complete, refresh, remove
from podcaster.settings import Settings
from podcaster.show import layout
from podcaster.show.shelf import Shelf
from tests.episodes import episode, shelve

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is killed")

STEPS = ("replace", "unlink", "rmdir", "mkdir", "open", "rename")
KILLED = 9


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != layout.LOCK
    }


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Runs the work in a process that dies before that change of the file system; whether it
    got so far."""
    child = os.fork()
    if child == 0:
        left = step

        def counted(function: Callable[..., object]) -> Callable[..., object]:
            def dying(*arguments: object, **options: object) -> object:
                nonlocal left
                if left == 0:
                    os._exit(KILLED)
                left -= 1
                return function(*arguments, **options)

            return dying

        for name in STEPS:
            setattr(os, name, counted(getattr(os, name)))
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, KILLED)
    return status == KILLED


def whole(root: Path) -> None:
    """Every entry of the feed names a file that is there."""
    parsed = feedparser.parse((root / layout.FEED).read_bytes())
    assert not parsed.bozo
    for entry in parsed.entries:
        path = entry.enclosures[0].href.split("8000/")[1]
        assert (root / path).is_file(), path


def show(folder: Path) -> Shelf:
    folder.mkdir()
    shelf = Shelf(folder / "output")
    for number in (1, 2):
        shelve(shelf, episode(number), folder / "staged")
    refresh(Settings(), shelf)
    return shelf


def removal(shelf: Shelf, folder: Path) -> None:
    remove(Settings(), shelf, episode(1).slug)


def addition(shelf: Shelf, folder: Path) -> None:
    with shelf.lock():
        stored = shelve(shelf, episode(3), folder / "staged", b"three")
        refresh(Settings(), shelf, [stored])


def retitling(shelf: Shelf, folder: Path) -> None:
    with shelf.lock():
        stored = shelve(shelf, replace(episode(2), title="عنوان آخر"), folder / "staged", b"sound")
        refresh(Settings(), shelf, [stored])


@pytest.mark.parametrize("work", [removal, addition, retitling])
def test_a_killed_command_is_finished_by_the_next(
    tmp_path: Path, work: Callable[[Shelf, Path], None]
) -> None:
    before = show(tmp_path / "before")
    done = show(tmp_path / "done")
    work(done, tmp_path / "done")
    outcomes = (tree(before.root), tree(done.root))
    step, running = 0, True
    while running:
        folder = tmp_path / str(step)
        shelf = Shelf(Path(shutil.copytree(before.root, folder / "output")))
        running = killed_at(step, partial(work, Shelf(shelf.root), folder))
        whole(shelf.root)
        complete(Settings(), shelf)
        with shelf.lock():  # whatever stood in .pending is settled, or dropped
            complete(Settings(), shelf)
        found = tree(shelf.root)
        differ = [
            {name for name in {*found, *one} if found.get(name) != one.get(name)}
            for one in outcomes
        ]
        assert set() in differ, f"killed before step {step}: {differ}"
        step += 3
    assert step > 20
