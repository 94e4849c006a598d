"""Where everything of a show stands: the names of its files, and their addresses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

FEED = "feed.xml"
PAGE = "index.html"
"""Of the show, and of each episode."""
COVER = "cover.jpg"
"""Of the show, and of each episode."""
IDENTITY = "show.json"
EPISODES = "episodes"

RECORD = "episode.json"
CHAPTERS = "chapters.json"
VTT, SRT, TEXT = "transcript.vtt", "transcript.srt", "transcript.txt"

LOCK = ".lock"
CHANGING = ".changing"
"""There while records are changed, until all that is made from them has followed."""
WITHDRAWN = ".withdrawn.json"
"""The record of an episode that leaves the show: its files go when no feed names them."""
PENDING = ".pending"
"""Where an episode stands while it comes in."""
DIGESTS = ".digests.json"
"""What unchanged files hashed to, for publishing."""
MANIFEST = ".podcaster.json"
"""At the place that a show is published to: what was sent there."""

PRIVATE = (RECORD, IDENTITY)
"""They say where on this computer an article lies."""


def audio(slug: str) -> str:
    """The name of an episode's MP3."""
    return f"{slug}.mp3"


def folder(root: Path, slug: str) -> Path:
    """Where an episode has its files."""
    return root / EPISODES / slug


def seen_from(root: Path, source: str) -> str:
    """The source of an article as a record may keep it: the path of a file from the show's folder,
    so that it tells nothing of the computer, and holds when both are moved together. Other sources,
    and files on another drive, stay as they are."""
    if not os.path.isabs(source):
        return source
    try:
        return os.path.relpath(source, root.absolute()).replace(os.sep, "/")
    except ValueError:
        return source


def below(slug: str, name: str = "") -> str:
    """A file of an episode, or its folder, as a path below the show's, with slashes."""
    return f"{EPISODES}/{slug}/{name}"


def url(base: str, *names: str) -> str:
    """The address of a file of the show, below that of its folder."""
    return "/".join([base, *(quote(name, safe="-._~") for name in names)])


def episode_url(base: str, slug: str, name: str) -> str:
    """The address of a file of an episode."""
    return url(base, EPISODES, slug, name)
