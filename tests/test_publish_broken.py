"""Publishes that break, at any operation: the feed names what is there, and the next mends it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from podcaster.errors import PublishError
from podcaster.show.publish import Change, publish
from tests.episodes import take_away
from tests.test_publish import BASE, MANIFEST, SHOW, add, public
from tests.test_publish import shelf as shelf

if TYPE_CHECKING:
    from podcaster.show.shelf import Shelf


def named_in(xml: bytes) -> set[str]:
    """The files of its own that a feed names."""
    return set(re.findall(rf"{re.escape(BASE)}/([\w./-]+)", xml.decode()))


class Broken(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store that fails at one operation, and leaves half of a file that it was writing."""

    protocol = "broken"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    left = -1
    """Operations until one fails."""
    recovers = False
    """Whether only that one does, and not all after it."""

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return "/" + path.removeprefix("broken://").strip("/")

    def _turn(self) -> bool:
        if Broken.left == 0:
            Broken.left = -1 if Broken.recovers else 0
            return False
        Broken.left -= 1
        return True

    def _must(self) -> None:
        if not self._turn():
            raise OSError("the line is dead")

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: Any) -> None:
        if not self._turn():
            super().pipe_file(path, value[: len(value) // 2])
            raise OSError("the line is dead")
        super().pipe_file(path, value)

    def put_file(self, lpath: str, rpath: str, **kwargs: Any) -> None:
        self.pipe_file(rpath, Path(lpath).read_bytes())

    def mv(self, path1: str, path2: str, **kwargs: Any) -> None:
        self._must()
        super().pipe_file(path2, self.store.pop(self._strip_protocol(path1)).getvalue())

    def rm_file(self, path: str) -> None:
        self._must()
        super().rm_file(path)

    def cat_file(self, path: str, **kwargs: Any) -> bytes:
        self._must()
        return bytes(super().cat_file(path))

    def files(self) -> dict[str, bytes]:
        return {
            name.removeprefix("/www/"): bytes(file.getvalue())
            for name, file in self.store.items()
            if name.startswith("/www/")
        }


@pytest.fixture
def broken() -> Broken:
    fsspec.register_implementation("broken", Broken, clobber=True)
    Broken.store, Broken.pseudo_dirs, Broken.left, Broken.recovers = {}, [""], -1, False
    return Broken()


def breaks(shelf: Shelf, operation: int) -> bool:
    """Publishes until that operation, and says whether there were so many."""
    Broken.left = operation
    try:
        publish(SHOW, shelf, "broken://www", lambda change: None)
    except PublishError:
        return True
    finally:
        Broken.left = -1
    return False


@pytest.mark.parametrize("recovers", [False, True])
def test_wherever_it_breaks_the_feed_there_names_what_is_there(
    shelf: Shelf, broken: Broken, recovers: bool
) -> None:
    Broken.recovers = recovers
    publish(SHOW, shelf, "broken://www", lambda change: None)
    broken.pipe_file("/www/mine.txt", b"mine")
    start = dict(Broken.store)
    old = public(shelf)
    take_away(shelf, shelf.episodes()[0].slug)
    add(shelf, 1, b"ONE" * 900, title="عنوان جديد")
    add(shelf, 3, b"three" * 1000)
    new = public(shelf)
    operation = 0
    while True:
        Broken.store = dict(start)
        stopped = breaks(shelf, operation)
        there = broken.files()
        missing = named_in(there["feed.xml"]) - set(there)
        assert not missing, f"after {operation} operations: {missing}"
        for name, data in there.items():
            if name.endswith(".mp3"):
                assert data in (old.get(name), new.get(name))
        assert there["mine.txt"] == b"mine"
        publish(SHOW, shelf, "broken://www", lambda change: None)
        again = broken.files()
        assert {n: d for n, d in again.items() if n not in (MANIFEST, "mine.txt")} == new
        if not stopped:
            break
        operation += 1
    assert operation > 30


def test_an_interrupted_publish_goes_on_where_it_was(shelf: Shelf, broken: Broken) -> None:
    Broken.recovers = True
    sounds: set[str] = set()
    operation = 0
    while len(sounds) < 2:
        Broken.store = {}
        assert breaks(shelf, operation)
        sounds = {name for name in broken.files() if name.endswith(".mp3")}
        operation += 1
    told: list[Change] = []
    publish(SHOW, shelf, "broken://www", told.append)
    assert not sounds & {change.path for change in told}
    assert {n: d for n, d in broken.files().items() if n != MANIFEST} == public(shelf)
