"""Files that are there whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME_CHARS = 60
"""Of the target's name that the file beside it has; file systems take 255 bytes."""


_BESIDE = re.compile(r"\..+-[0-9a-f]{8}(\.\w+)?", re.DOTALL)


@contextmanager
def replacing(target: Path, *, durable: bool = True) -> Iterator[Path]:
    """A new, empty file in the target's folder, which becomes the target when the block ends.

    It has the target's suffix, a name that begins with a point, and the permissions that the user
    gives new files. Where the block raises, it goes, and the target stays as it was. With
    `durable` it outlives a power cut from then on. Raises OSError where the folder cannot be
    written.
    """
    name = f".{target.stem[:_NAME_CHARS]}-{secrets.token_hex(4)}{target.suffix}"
    beside = target.with_name(name)
    # Exclusive: a link that somebody put there is not followed.
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield beside
        if durable:
            sync(beside)
        os.replace(beside, target)
        if durable:
            sync(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def strays(folder: Path) -> list[Path]:
    """What `replacing` left in the folder where it was killed. Under a lock that all who write
    there hold, they may be deleted."""
    return [path for path in folder.iterdir() if _BESIDE.fullmatch(path.name) and path.is_file()]


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, would outlive a power cut."""
    if os.name == "nt" and path.is_dir():
        return  # folders cannot be opened there
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(target: Path, data: bytes) -> bool:
    """Puts the bytes there, folders included; says whether that changed anything."""
    if target.exists() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as beside:
        beside.write_bytes(data)
    return True
