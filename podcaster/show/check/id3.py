"""ID3v2.3 read from its bytes in the file's order, as players read it: https://id3.org/id3v2.3.0.

mutagen, which writes our tags, sorts frames and mends what it reads; here nothing is mended.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.models import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

_TOP_LEVEL, _ORDERED = 2, 1
_HEADER = 10


@dataclass(frozen=True, slots=True)
class Table:
    """A CTOC frame."""

    id: str
    top_level: bool
    ordered: bool
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag holds, in the order in which it holds it."""

    version: int
    """3 for ID3v2.3."""
    size: int
    """Bytes with its header: where the audio starts."""
    texts: tuple[tuple[str, str], ...]
    """Text frames: id and text."""
    frames: tuple[str, ...]
    """Every frame's id."""
    chapters: tuple[tuple[str, Chapter], ...]
    """CHAP frames: element id and content."""
    offsets: tuple[int, ...]
    """Byte offsets in CHAP frames; 0xFFFFFFFF says that the times count."""
    tables: tuple[Table, ...]


def read(data: bytes | mmap) -> Tag:
    """The tag at the start of an MP3. Raises ValueError, which says what is wrong with it."""
    if data[:3] != b"ID3":
        raise ValueError("there is none")
    version, flags = data[3], data[5]
    size = _HEADER + sum(
        byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True)
    )
    if version != 3 or flags:
        raise ValueError(
            f"it is ID3v2.{version} with flags {flags:#x}, and has to be plain ID3v2.3"
        )
    try:
        frames = list(_frames(bytes(data[_HEADER:size])))
        found = [_chapter(body) for name, body in frames if name == "CHAP"]
        return Tag(
            version=version,
            size=size,
            texts=tuple((name, _text(body)) for name, body in frames if name[0] == "T"),
            frames=tuple(name for name, _ in frames),
            chapters=tuple((element, chapter) for element, chapter, _ in found),
            offsets=tuple(offset for _, _, offsets in found for offset in offsets),
            tables=tuple(_table(body) for name, body in frames if name == "CTOC"),
        )
    except (struct.error, IndexError) as error:
        raise ValueError("a frame in it is cut off") from error


def _frames(tag: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + _HEADER <= len(tag) and tag[at]:
        name, size = struct.unpack_from(">4sI", tag, at)
        body = tag[at + _HEADER : at + _HEADER + size]
        if len(body) < size:
            raise IndexError
        yield name.decode("latin-1"), body
        at += _HEADER + size


def _text(body: bytes) -> str:
    encoding, text = body[0], body[1:]
    if encoding == 1:
        if text[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            raise ValueError("a text in it has no byte order mark")
        return text.decode("utf-16").rstrip("\0")
    if encoding == 0:
        return text.decode("latin-1").rstrip("\0")
    raise ValueError("a text in it is neither Latin-1 nor UTF-16, which is all that ID3v2.3 knows")


def _chapter(body: bytes) -> tuple[str, Chapter, tuple[int, int]]:
    element, rest = _cut(body)
    start_ms, end_ms, *offsets = struct.unpack_from(">4I", rest)
    titles = [_text(frame) for name, frame in _frames(rest[16:]) if name == "TIT2"]
    return element, Chapter("".join(titles), start_ms, end_ms), (offsets[0], offsets[1])


def _table(body: bytes) -> Table:
    element, rest = _cut(body)
    flags, count, rest = rest[0], rest[1], rest[2:]
    children = []
    for _ in range(count):
        child, rest = _cut(rest)
        children.append(child)
    return Table(element, bool(flags & _TOP_LEVEL), bool(flags & _ORDERED), tuple(children))


def _cut(body: bytes) -> tuple[str, bytes]:
    end = body.find(b"\0")
    if end < 0:
        raise IndexError
    return body[:end].decode("latin-1"), body[end + 1 :]
