"""The show to where listeners get it: a folder, rsync, S3, SFTP, or whatever else fsspec knows.

Only what changed is sent. Sound goes first and the feed last, so that the feed at the target never
names what is not there, wherever a publish breaks; what the new feed no longer names is deleted
after it. A manifest at the target remembers what was sent: nothing else there is touched.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

from podcaster.errors import PublishError
from podcaster.show import layout
from podcaster.show.publish import files, manifest, stores
from podcaster.show.publish.manifest import UNSURE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from podcaster.models import Show
    from podcaster.show.publish.files import File
    from podcaster.show.publish.stores import Store
    from podcaster.show.shelf import Shelf

_SAVED_EVERY_BYTES = 64 * 1024 * 1024
"""At most so much is sent twice where a publish is killed, and not only cut off."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is done at the target, or would be."""

    action: Literal["send", "delete"]
    path: str
    """Below the target, with slashes."""
    size_bytes: int = 0
    """That are sent."""


def publish(
    show: Show,
    shelf: Shelf,
    target: str,
    told: Callable[[Change], None],
    *,
    dry_run: bool = False,
    overwrite: bool = False,
) -> str:
    """Brings the target up to date with the show, and gives the address of its feed.

    `told` hears of each change once it is made. A dry run tells the same and changes nothing.
    Files of other makers that are in the way are an error, unless `overwrite`. Raises PublishError
    where the target cannot be used or the connection breaks; run again, it goes on where it was.
    """
    known, outgoing = files.collect(show, shelf, keep=not dry_run)
    stores.keep_apart(target, shelf.root)
    with stores.opened(target) as store:
        work = _Work(store, outgoing, told, overwrite)
        if dry_run:
            for change in work.changes():
                told(change)
        else:
            work.run()
    return layout.url(str(known.base_url), layout.FEED)


class _Work:
    """What has to be done to one target."""

    def __init__(
        self,
        store: Store,
        outgoing: Mapping[str, File],
        told: Callable[[Change], None],
        overwrite: bool,
    ) -> None:
        self._store, self._outgoing, self._told = store, outgoing, told
        self._before = manifest.read(store)
        there = store.sizes()
        self._noted = {
            name: entry
            for name, entry in self._before.items()
            # Of another size than was sent, it is somebody else's by now.
            if name in there and (name in outgoing or entry.size_bytes in (None, there[name]))
        }
        self._adopt(there, overwrite)
        sends = [name for name, file in outgoing.items() if self._differs(name, file, there)]
        self._sends = sorted(sends, key=lambda name: (_turn(name), name))
        self._deletes = sorted(name for name in self._noted if name not in outgoing)
        self._unsaved_bytes = 0

    def _adopt(self, there: Mapping[str, int], overwrite: bool) -> None:
        """Looks at files that go by our names, and that no manifest says we sent."""
        strangers = [name for name in self._outgoing if name in there and name not in self._noted]
        for name in strangers:
            file = self._outgoing[name]
            if there[name] == file.size_bytes and self._store.sha256(name) == file.sha256:
                self._noted[name] = file.entry
            elif not overwrite:
                raise PublishError(
                    f"{self._store.name} holds {name}, which podcaster did not put there: publish "
                    f"to an empty place, or write over such files with --overwrite"
                )

    def _differs(self, name: str, file: File, there: Mapping[str, int]) -> bool:
        return self._noted.get(name) != file.entry or there.get(name) != file.size_bytes

    def changes(self) -> Iterator[Change]:
        """What will be done, in that order."""
        yield from (Change("send", name, self._outgoing[name].size_bytes) for name in self._sends)
        yield from (Change("delete", name) for name in self._deletes)

    def run(self) -> None:
        # From here on all these are known as ours, whatever becomes of this run.
        self._noted |= dict.fromkeys(self._sends, UNSURE)
        if self._noted != self._before:
            self._save()
        elif not (self._sends or self._deletes):
            return
        try:
            for _, names in groupby(self._sends, _turn):
                self._store.send({name: self._outgoing[name] for name in names}, self._sent)
            self._store.delete(self._deletes, self._deleted)
        except BaseException:
            # The first failure is the one to tell. What cannot be noted now is sent again.
            with suppress(PublishError):
                self._save()
            raise
        self._save()

    def _sent(self, name: str) -> None:
        file = self._outgoing[name]
        file.must_be_unchanged()
        self._noted[name] = file.entry
        self._told(Change("send", name, file.size_bytes))
        self._unsaved_bytes += file.size_bytes
        if self._unsaved_bytes > _SAVED_EVERY_BYTES:
            self._save()

    def _deleted(self, name: str) -> None:
        del self._noted[name]
        self._told(Change("delete", name))

    def _save(self) -> None:
        manifest.write(self._store, self._noted)
        self._unsaved_bytes = 0


def _turn(name: str) -> int:
    """When it is sent: each kind once all has arrived that it may name."""
    if name == layout.FEED:
        return 4
    if name == layout.PAGE:
        return 3
    return {".mp3": 0, ".html": 2}.get(PurePosixPath(name).suffix, 1)
