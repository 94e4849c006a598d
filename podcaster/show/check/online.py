"""The published show, asked over HTTP for what clients ask for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from podcaster.show import layout
from podcaster.show.check.finding import Finding
from podcaster.show.contents import derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from http.client import HTTPResponse

    from podcaster.models import Episode
    from podcaster.show.shelf import Shelf

TIMEOUT_S = 15
_AT_ONCE = 8
_PUBLISH = "publish the show's folder again"


def examine(shelf: Shelf, episodes: Iterable[Episode], base: str) -> Iterator[Finding]:
    """What is wrong with the show as it is published below the address `base`."""
    url = layout.url(base, layout.FEED)
    try:
        with _asked(url) as reply:
            published = reply.read()
    except (OSError, HTTPException) as error:
        yield Finding(url, f"cannot be had ({error}): {_PUBLISH}, or mend base_url")
        return
    if published != (shelf.root / layout.FEED).read_bytes():
        yield Finding(url, f"is not the feed in {shelf.root}: {_PUBLISH}")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for found in pool.map(lambda episode: list(_episode(shelf, episode, base)), episodes):
            yield from found


def _episode(shelf: Shelf, episode: Episode, base: str) -> Iterator[Finding]:
    mp3 = shelf.audio(episode)
    for name in (mp3.name, *derived(episode)):
        url = layout.episode_url(base, episode.slug, name)
        try:
            with _asked(url, "HEAD") as reply:
                length, kind = reply.headers["Content-Length"], reply.headers.get_content_type()
            if name != mp3.name:
                continue
            if length != str(episode.audio_bytes):
                yield Finding(url, f"has {length} bytes, not {episode.audio_bytes}: {_PUBLISH}")
            if kind != "audio/mpeg":
                yield Finding(url, f"is sent as {kind}: have the server say audio/mpeg")
            with _asked(url, Range="bytes=0-1") as reply:
                if reply.status != 206:
                    yield Finding(
                        url,
                        "cannot be had in parts, so players cannot jump: turn on byte ranges there",
                    )
        except (OSError, HTTPException) as error:
            yield Finding(url, f"cannot be had ({error}): {_PUBLISH}")


def _asked(url: str, method: str = "GET", **headers: str) -> HTTPResponse:
    reply: HTTPResponse = urlopen(Request(url, headers=headers, method=method), timeout=TIMEOUT_S)
    return reply
