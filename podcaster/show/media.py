"""What the files of a show are to those who fetch them, by whatever way they are handed out."""

from __future__ import annotations

from pathlib import PurePosixPath

from podcaster.show import chapters, layout

TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".xml": "application/rss+xml; charset=utf-8",
}
"""By the file name's end."""


def type_of(name: str) -> str:
    """The media type of a file of that name, for Content-Type."""
    path = PurePosixPath(name)
    if path.name == layout.CHAPTERS:
        return chapters.TYPE
    return TYPES.get(path.suffix, "application/octet-stream")


def is_public(path: str) -> bool:
    """Whether others may have it: a path below the show's folder, with slashes."""
    return not any(
        part.startswith(".") or _plain(part) in layout.PRIVATE for part in PurePosixPath(path).parts
    )


def _plain(part: str) -> str:
    """The file that macOS and Windows take it for: EPISODE.JSON, episode.json::$DATA."""
    return part.casefold().partition(":")[0].rstrip(". ")
