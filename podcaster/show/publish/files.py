"""What is published of a show: exactly the files that its feed and pages name."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from podcaster.errors import PublishError
from podcaster.show import feed, identity, layout, site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from podcaster.models import Episode, Show
    from podcaster.show.shelf import Shelf

_BESIDE_AUDIO = (layout.CHAPTERS, layout.VTT, layout.SRT, layout.TEXT, layout.PAGE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a file at the target; nothing of one that may not have arrived."""

    size_bytes: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the show: on disk, or bytes made for the target."""

    size_bytes: int
    sha256: str
    data: bytes | None = None
    path: Path | None = None
    changed_ns: int = 0

    @classmethod
    def made(cls, data: bytes) -> File:
        return cls(len(data), hashlib.sha256(data).hexdigest(), data)

    @property
    def entry(self) -> Entry:
        return Entry(self.size_bytes, self.sha256)

    def must_be_unchanged(self) -> None:
        """Raises PublishError where a build has replaced it since it was hashed."""
        if self.path and _state(self.path) != [self.changed_ns, self.size_bytes]:
            raise PublishError(f"{self.path} was built again while it was sent: publish again")


def collect(show: Show, shelf: Shelf, *, keep: bool) -> tuple[Show, dict[str, File]]:
    """The show as it is published, and its files by their paths below the target.

    With `keep`, the show's guid and address are stored, and the feed and page in its folder become
    those that are published. Raises PublishError where the show is not fit to be seen.
    """
    if not (shelf.root / layout.FEED).is_file():
        raise PublishError(f"{shelf.root} holds no show yet: build an episode first")
    # Records are read and the feed is written in one go, or a build between would be undone.
    with shelf.lock() if keep else nullcontext():
        episodes = shelf.episodes(_refuse)
        known = _known(show, shelf, keep)
        fresh = {
            layout.PAGE: site.render_show(known, episodes).encode(),
            layout.FEED: feed.render(known, episodes, str(known.base_url)),
        }
        if keep:
            for name, data in fresh.items():
                shelf.write(shelf.root / name, data)
    paths = {path.relative_to(shelf.root).as_posix(): path for path in _paths(shelf, episodes)}
    found = _hashed(shelf, paths, keep)
    return known, found | {name: File.made(data) for name, data in fresh.items()}


def _refuse(line: str) -> None:
    """What listeners have of an episode is not taken away because its record is damaged here."""
    raise PublishError(line)


def _known(show: Show, shelf: Shelf, keep: bool) -> Show:
    known = identity.recalled(show, shelf)
    if known.base_url is None:
        raise PublishError(
            "the feed has to name the address that it is read at: set base_url in "
            "podcaster.toml, [show], or give --base-url"
        )
    return identity.identify(known, shelf, keep=keep)


def _paths(shelf: Shelf, episodes: Sequence[Episode]) -> Iterator[Path]:
    yield shelf.root / layout.COVER
    for episode in episodes:
        folder, mp3 = shelf.folder(episode.slug), shelf.audio(episode)
        if mp3.is_file() and mp3.stat().st_size != episode.audio_bytes:
            raise PublishError(
                f"{mp3} is not what its record says ({mp3.stat().st_size} bytes, not "
                f"{episode.audio_bytes}): build the article again"
            )
        yield mp3
        yield from (folder / name for name in _BESIDE_AUDIO)
        if episode.cover:
            yield folder / episode.cover


def _hashed(shelf: Shelf, paths: dict[str, Path], keep: bool) -> dict[str, File]:
    memory = shelf.root / layout.DIGESTS
    try:
        known: dict[str, list[Any]] = dict(json.loads(memory.read_bytes()))
    except (OSError, ValueError, TypeError):
        known = {}  # Never written, or cut short: everything is read once more.
    fresh: dict[str, list[Any]] = {}
    for name, path in paths.items():
        try:
            state = _state(path)
            remembered = known.get(name, [])
            fresh[name] = remembered if remembered[:2] == state else [*state, _sha256(path)]
        except FileNotFoundError as error:
            raise PublishError(
                f"{path} is missing, and the show names it: run podcaster feed"
            ) from error
        except OSError as error:
            raise PublishError(f"{path} cannot be read ({error.strerror})") from error
    if keep and fresh != known:
        shelf.write(memory, json.dumps(fresh).encode())
    return {
        name: File(size, sha256, path=paths[name], changed_ns=changed_ns)
        for name, (changed_ns, size, sha256) in fresh.items()
    }


def _state(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_mtime_ns, stat.st_size]


def _sha256(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
