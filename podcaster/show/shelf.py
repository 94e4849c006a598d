"""The output folder: episodes in, episodes out, and never half of one."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from podcaster import writing
from podcaster.errors import RecordError, ShelfError
from podcaster.show import layout, record, slug
from podcaster.show.contents import brought, derived

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from filelock import BaseFileLock

    from podcaster.models import Episode

_LOCK_TIMEOUT_S = 60


class Shelf:
    """A show's folder. Nothing in it changes except under its lock, and by whole files.

    An episode comes in by way of `.pending/<slug>/`: once its record stands there it is settled,
    and whoever takes the lock next finishes the move; before that, it is dropped. So the record
    in `episodes/<slug>/` speaks of the files beside it, wherever a build dies.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def episodes(self, told: Callable[[str], None] = lambda line: None) -> tuple[Episode, ...]:
        """Every episode, newest first. A damaged record holds up no other: `told` gets a line that
        names it. Raises ShelfError for a record that a newer podcaster wrote."""
        found = []
        for path in (folder / layout.RECORD for folder in self.folders()):
            try:
                if path.exists():
                    found.append(record.read(path))
            except RecordError as error:
                told(str(error))
        return newest_first(found)

    def folders(self) -> list[Path]:
        """The folders in which episodes stand, by name; a record may be missing in one."""
        try:
            return sorted(path for path in (self.root / layout.EPISODES).iterdir() if path.is_dir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unusable(self.root, error) from error

    def find(self, *names: str) -> tuple[Episode, ...]:
        """The episodes that were made from a source, newest first, by the first of its names that
        any has. There is more than one where a file held one article after another.

        Only the records that hold such a name are read, and once: a show may have thousands.
        """
        paths = (folder / layout.RECORD for folder in self.folders())
        found = newest_first(record.read(path) for path in paths if record.may_be_of(path, names))
        of_each = (tuple(episode for episode in found if episode.source == name) for name in names)
        return next(filter(None, of_each), ())

    def get(self, name: str) -> Episode:
        """The episode of that slug. Raises ShelfError, which suggests slugs that are close."""
        slugs = self._slugs()
        if name in slugs and (path := self.folder(name) / layout.RECORD).exists():
            return record.read(path)
        close = get_close_matches(name, slugs, cutoff=0.5)
        hint = f"did you mean {' or '.join(close)}?" if close else "podcaster episodes lists them"
        raise ShelfError(f"there is no episode {name!r} in {self.root}: {hint}")

    def folder(self, name: str) -> Path:
        """Where the episode of that slug has its files."""
        return layout.folder(self.root, name)

    def audio(self, episode: Episode) -> Path:
        """The episode's MP3."""
        return self.folder(episode.slug) / layout.audio(episode.slug)

    def new_slug(self, title: str, day: date) -> str:
        """A slug that no episode has, bounded, ASCII: the date, then the title as it is read."""
        from podcaster.arabic.vowels import vowelled

        # More of it than a slug can hold need not be understood.
        return slug.slug(vowelled(title[: 4 * slug.LONGEST]), day, self._slugs())

    def holds(self, episode: Episode) -> bool:
        """Whether the episode's MP3 is there, as long as its record says."""
        mp3 = self.audio(episode)
        return mp3.is_file() and mp3.stat().st_size == episode.audio_bytes

    def number(self, guid: str) -> int:
        """The number of that episode, the next one where it is new: counted from 1, as built."""
        episodes = self.episodes()
        before = next((other.number for other in episodes if other.guid == guid), None)
        return before or 1 + max((other.number or 0 for other in episodes), default=0)

    def put(self, episode: Episode, staged: Path, beside: Collection[str] = ()) -> Episode:
        """Takes an episode in, whole or not at all, and gives its record as it was stored.

        `staged` holds `<slug>.mp3` and, where the episode names one, its cover; they are copied.
        Chapters and transcripts are made here, from the record. An episode of the same guid is
        replaced; what a newer podcaster wrote in its record is kept. Another episode's source,
        slug or number, taken by a build at the same time, is a ShelfError, and so are a full disk
        and a folder that cannot be written. `beside` are the guids of episodes that are known to
        have its source and to be other articles.
        """
        with self.lock():
            stored = self._reconciled(episode, beside)
            try:
                self._stage(stored, staged)
                self._settle(stored.slug)
            except OSError as error:
                raise _unusable(self.root, error) from error
        return stored

    def _reconciled(self, episode: Episode, beside: Collection[str]) -> Episode:
        """The episode as it may stand beside the others."""
        for other in self.episodes():
            if other.guid == episode.guid:
                episode = replace(episode, kept=episode.kept or other.kept)
            elif other.source == episode.source and other.guid not in beside:
                raise ShelfError(
                    f"another build has just added {episode.source}, as {other.slug}: "
                    f"build it again to update that episode"
                )
            elif other.slug == episode.slug or other.number == episode.number is not None:
                raise ShelfError(
                    f"another build has just taken the place of {episode.slug}: build again"
                )
        return episode

    def withdraw(self, name: str) -> None:
        """Takes an episode out of the show; its files stay until `sweep`, as the feed may name
        them still. Raises ShelfError where there is none."""
        with self.lock():
            self.get(name)
            try:
                record_path = self.folder(name) / layout.RECORD
                self._begin()
                os.replace(record_path, record_path.with_name(layout.WITHDRAWN))
                writing.sync(record_path.parent)
            except OSError as error:
                raise _unusable(self.root, error) from error

    def sweep(self) -> None:
        """Deletes the files of episodes that were withdrawn, and what killed commands left."""
        with self.lock():
            try:
                for folder in self.folders():
                    withdrawn = folder / layout.WITHDRAWN
                    if withdrawn.exists() and not (folder / layout.RECORD).exists():
                        for path in folder.iterdir():
                            # Last, as it says that the others may go.
                            if path != withdrawn:
                                shutil.rmtree(path) if path.is_dir() else path.unlink()
                        withdrawn.unlink()
                        folder.rmdir()
                        continue
                    for stray in writing.strays(folder):
                        stray.unlink()
            except OSError as error:
                raise _unusable(self.root, error) from error

    def is_unfinished(self) -> bool:
        """Whether records have changed and what is made from them may be behind."""
        return (self.root / layout.CHANGING).exists()

    def _begin(self) -> None:
        """Notes that records change, before they do."""
        writing.write(self.root / layout.CHANGING, b"")

    def finish(self) -> None:
        """Says that everything that is made from the records has followed them."""
        with self.lock():
            (self.root / layout.CHANGING).unlink(missing_ok=True)

    def write(self, path: Path, data: bytes) -> bool:
        """Puts one file of the show in place, whole. Says whether that changed anything."""
        with self.lock():
            try:
                return writing.write(path, data)
            except OSError as error:
                raise _unusable(self.root, error) from error

    def derive(self, episode: Episode) -> None:
        """Writes what follows from the record alone: chapters and transcripts."""
        for name, data in derived(episode).items():
            self.write(self.folder(episode.slug) / name, data)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keeps other builds out, and first finishes what a dead one had settled. Reentrant."""
        from filelock import Timeout

        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self._file_lock.acquire()
        except Timeout as error:
            raise ShelfError(
                f"another podcaster has been writing to {self.root} for {_LOCK_TIMEOUT_S} s: "
                f"wait until it is done"
            ) from error
        except OSError as error:
            raise _unusable(self.root, error) from error
        try:
            if self._file_lock.lock_counter == 1:
                self._recover()
            yield
        finally:
            self._file_lock.release()

    @cached_property
    def _file_lock(self) -> BaseFileLock:
        from filelock import FileLock

        return FileLock(self.root / layout.LOCK, timeout=_LOCK_TIMEOUT_S)

    def _slugs(self) -> list[str]:
        return [folder.name for folder in self.folders()]

    def _stage(self, episode: Episode, staged: Path) -> None:
        pending = self.root / layout.PENDING / episode.slug
        pending.mkdir(parents=True)
        try:
            for name in brought(episode):
                # Not moved: a temporary file's permissions would keep web servers out.
                shutil.copyfile(staged / name, pending / name)
                writing.sync(pending / name)
            for name, data in derived(episode).items():
                (pending / name).write_bytes(data)
                writing.sync(pending / name)
            writing.write(pending / layout.RECORD, record.encode(episode))
        except BaseException:
            shutil.rmtree(pending.parent, ignore_errors=True)
            raise

    def _recover(self) -> None:
        """Nothing stands in `.pending` but what a build left that died."""
        try:
            for settled in (self.root / layout.PENDING).glob(f"*/{layout.RECORD}"):
                self._settle(settled.parent.name)
            if (self.root / layout.PENDING).exists():
                shutil.rmtree(self.root / layout.PENDING)
            for stray in writing.strays(self.root):
                stray.unlink()
        except OSError as error:
            raise _unusable(self.root, error) from error

    def _settle(self, name: str) -> None:
        """Moves a pending episode into its place, its record last. May be done again."""
        pending, folder = self.root / layout.PENDING / name, self.folder(name)
        episode = record.read(pending / layout.RECORD)
        self._begin()
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(pending.iterdir()):
            if file.name != layout.RECORD:
                os.replace(file, folder / file.name)
        for stale in {*folder.glob("*.mp3"), *folder.glob("cover.*")}:
            if stale.name not in brought(episode):
                stale.unlink()
        writing.sync(folder)
        os.replace(pending / layout.RECORD, folder / layout.RECORD)
        writing.sync(folder)
        shutil.rmtree(pending.parent)


def newest_first(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """As feeds list them; of two published at once, the one built later."""
    return tuple(sorted(episodes, key=_age, reverse=True))


def _age(episode: Episode) -> tuple[float, int, str]:
    return episode.published.timestamp(), episode.number or 0, episode.slug


def _unusable(root: Path, error: OSError) -> ShelfError:
    what = error.filename2 or error.filename or root
    return ShelfError(
        f"the show's folder {root} cannot be used ({what}: {error.strerror or error}): "
        f"free or mend it, or choose another with -o"
    )
