"""ID3v2.3 of an episode: title, text, art and chapters, in the order that players read them."""

from __future__ import annotations

import io
import os
import shutil
import struct
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from podcaster.errors import AudioError, ShelfError
from podcaster.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mutagen.id3 import ID3, TextFrame

    from podcaster.models import Chapter

LANGUAGE = "ara"
GENRE = "Podcast"

_PADDING = 1024
"""Room for a player that writes a rating into the tag, so that it need not move the audio."""

# By ID3v2 Chapter Frame Addendum 1.0: "ignore this, the times count".
_NO_OFFSET = 0xFFFFFFFF
_MOST_ENTRIES = 255
"""A table of contents counts its entries in one byte; more chapters need tables in it."""

_LARGE = ("USLT", "APIC")
"""Last in the tag: who streams an episode has its chapters before its art."""

_ID3V1_BYTES = 128


@dataclass(frozen=True, slots=True)
class Tags:
    """What an episode's file says about itself. Control characters are not kept."""

    title: str
    artist: str = ""
    album: str = ""
    date: date | None = None
    comment: str = ""
    """A line or two: a player's short notes."""
    text: str = ""
    """The whole article, as lyrics (USLT)."""
    link: str | None = None
    """The article's page."""
    cover: bytes | None = None
    cover_mime: str = "image/jpeg"
    number: int | None = None
    """Of the episode, counted from 1."""
    chapters: tuple[Chapter, ...] = ()
    """In time order: the first starts at 0, each ends where the next one starts."""


def write(mp3: Path, tags: Tags) -> None:
    """Gives an MP3 these tags instead of those it has; its audio stays as it is, byte for byte.

    Raises AudioError for a file that cannot be read, ShelfError for one that cannot be written;
    then it is as it was.
    """
    head = _rendered(tags)
    try:
        with replacing(mp3) as beside:
            with beside.open("wb") as new, mp3.open("rb") as old:
                start, end = _audio_span(old)
                new.write(head)
                old.seek(start)
                shutil.copyfileobj(old, new, 1 << 20)
                new.truncate(len(head) + end - start)
            beside.chmod(mp3.stat().st_mode & 0o777)
    except FileNotFoundError as error:
        raise AudioError(f"there is no episode {mp3} to tag") from error
    except OSError as error:
        raise ShelfError(f"{mp3} cannot be tagged ({error.strerror})") from error


def _rendered(tags: Tags) -> bytes:
    """A whole tag: header, frames in order, padding."""
    file = io.BytesIO()
    id3 = _frames(tags)
    id3.update_to_v23()
    id3.save(file, v1=0, v2_version=3, padding=lambda info: 0)
    # mutagen sorts frames by size, and players list chapters as they find them.
    ordered = sorted(_split(file.getvalue()), key=_place)
    frames = b"".join(ordered)
    size = _synchsafe(len(frames) + _PADDING)
    return struct.pack(">3sBBB4s", b"ID3", 3, 0, 0, size) + frames + bytes(_PADDING)


def _split(tag: bytes) -> Iterator[bytes]:
    """The frames of an ID3v2.3 tag, with their headers."""
    at = 10
    while at < len(tag) and tag[at]:
        (size,) = struct.unpack_from(">I", tag, at + 4)
        yield tag[at : at + 10 + size]
        at += 10 + size


def _place(frame: bytes) -> tuple[int, int]:
    """Where a frame belongs; equals keep their order."""
    name = frame[:4].decode("ascii")
    if name == "CTOC":
        return 1, 0
    if name == "CHAP":
        (start_ms,) = struct.unpack_from(">I", frame, frame.index(b"\0", 10) + 1)
        return 2, start_ms
    return (3, _LARGE.index(name)) if name in _LARGE else (0, 0)


def _synchsafe(size: int) -> bytes:
    if size >= 1 << 28:
        raise AudioError("the tags are larger than 256 MB: give a smaller cover")
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _frames(tags: Tags) -> ID3:
    from mutagen import id3 as kinds

    utf16 = kinds.Encoding.UTF16
    id3: ID3 = kinds.ID3()
    texts: list[tuple[type[TextFrame], str]] = [
        (kinds.TIT2, _line(tags.title)),
        (kinds.TPE1, _line(tags.artist)),
        (kinds.TALB, _line(tags.album)),
        (kinds.TDRC, tags.date.strftime("%Y-%m-%d") if tags.date else ""),
        (kinds.TRCK, str(tags.number) if tags.number else ""),
        (kinds.TCON, GENRE),
        (kinds.TLAN, LANGUAGE),
    ]
    for kind, text in texts:
        if text:
            id3.add(kind(encoding=utf16, text=[text]))
    if tags.comment:
        id3.add(kinds.COMM(encoding=utf16, lang=LANGUAGE, desc="", text=[_lines(tags.comment)]))
    if tags.text:
        id3.add(kinds.USLT(encoding=utf16, lang=LANGUAGE, desc="", text=_lines(tags.text)))
    if tags.link:
        id3.add(kinds.WOAF(url=quote(tags.link, safe="%/:=&?~#+!$,;'@()*[]")))
    if tags.cover:
        front = kinds.PictureType.COVER_FRONT
        id3.add(kinds.APIC(encoding=0, mime=tags.cover_mime, type=front, data=tags.cover))
    _add_chapters(id3, tags.chapters)
    return id3


def _add_chapters(id3: ID3, chapters: tuple[Chapter, ...]) -> None:
    from mutagen.id3 import CHAP, CTOC, TIT2, CTOCFlags, Encoding

    # Readers that sort chapters by id would set chp10 before chp2.
    digits = max(2, len(str(len(chapters) - 1)))
    ids = [f"chp{index:0{digits}}" for index in range(len(chapters))]
    for name, chapter in zip(ids, chapters, strict=True):
        title = TIT2(encoding=Encoding.UTF16, text=[_line(chapter.title)])
        id3.add(
            CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=chapter.end_ms,
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[title],
            )
        )
    if len(ids) > _MOST_ENTRIES:
        parts = [ids[at : at + _MOST_ENTRIES] for at in range(0, len(ids), _MOST_ENTRIES)]
        ids = [f"toc{number}" for number in range(1, len(parts) + 1)]
        for name, part in zip(ids, parts, strict=True):
            id3.add(CTOC(element_id=name, flags=CTOCFlags.ORDERED, child_element_ids=part))
    if ids:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        id3.add(CTOC(element_id="toc", flags=flags, child_element_ids=ids))


def _lines(text: str) -> str:
    """Without control characters, lines kept apart; half a surrogate pair has no encoding."""
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)


def _line(text: str) -> str:
    return " ".join(_lines(text.replace("\t", " ")).split("\n"))


def _audio_span(mp3: io.BufferedReader) -> tuple[int, int]:
    """Where the MPEG frames start and end: after ID3v2 tags, before an ID3v1 tag."""
    start = 0
    while True:
        mp3.seek(start)
        header = mp3.read(10)
        if len(header) < 10 or header[:3] != b"ID3":
            break
        footer = 10 if header[5] & 0x10 else 0
        size = sum(
            (byte & 0x7F) << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True)
        )
        start += 10 + size + footer
    end = mp3.seek(0, os.SEEK_END)
    if end - start >= _ID3V1_BYTES:
        mp3.seek(end - _ID3V1_BYTES)
        if mp3.read(3) == b"TAG":
            end -= _ID3V1_BYTES
    return min(start, end), end
