"""A place that shows are published to, and how its kind is told from its name."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from podcaster.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcaster.show.publish.files import File

_RSYNC = re.compile(r"rsync://.+|(\w[\w.-]*@)?\w[\w.-]+:(?!//).*|(\w[\w.-]*@)?\[.+\]:.*")
"""As rsync has it; a letter before a colon is a drive of Windows."""


class Store(Protocol):
    """A place of files. Names are paths below it, with slashes. Everything raises PublishError."""

    name: str

    def read(self, name: str) -> bytes | None:
        """The whole file, which is small; None where there is none."""

    def sizes(self) -> dict[str, int]:
        """Bytes of each file where the show's files go: at the top, and below `episodes/`."""

    def sha256(self, name: str) -> str:
        """Of a file that is there, in hex."""

    def send(self, files: Mapping[str, File], sent: Callable[[str], None]) -> None:
        """Puts each in place, whole or not at all; `sent` hears of each that has arrived."""

    def delete(self, names: Sequence[str], gone: Callable[[str], None]) -> None:
        """Takes each away; `gone` hears of each."""


@contextmanager
def opened(target: str) -> Iterator[Store]:
    """The store of that name: a folder, a URL that fsspec knows, or what rsync takes."""
    if _RSYNC.fullmatch(target):
        from podcaster.show.publish.rsync import Rsync

        with Rsync.opened(target) as store:
            yield store
    else:
        from podcaster.show.publish.remote import Remote

        yield Remote(target)


def keep_apart(target: str, root: Path) -> None:
    """Raises PublishError where the target is the show's own folder, or lies in it."""
    if not target.strip():
        raise PublishError("an empty name is no place to publish to: name a folder or a URL")
    folder = re.sub(r"^(file|local)://", "", target)
    if "://" in folder or _RSYNC.fullmatch(target):
        return
    if Path(folder).expanduser().resolve().is_relative_to(root.resolve()):
        raise PublishError(f"{target} is the show's own folder: publish to another place")
