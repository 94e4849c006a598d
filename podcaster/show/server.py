"""The show over HTTP, for phones on the same network: Starlette for the files, uvicorn to serve.

HEAD equals GET, byte ranges and conditional requests work as RFC 9110 has them, and the feed's
URLs carry whatever address the client used.
"""

from __future__ import annotations

import hashlib
import os
import re
import socket
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from podcaster.errors import PodcasterError, ShelfError
from podcaster.show import feed, identity, media
from podcaster.show.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.types import Scope

    from podcaster.models import Show

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"
"""The hosts to listen on: for this machine alone, or for its networks."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_RANGE = re.compile(r"\s*(\d*)\s*-\s*(\d*)\s*")
_LISTED_FEEDS = 16
_LONGEST_STOP_S = 3


def app(show: Show, root: Path) -> Starlette:
    """The show in that folder as an ASGI application. What is rebuilt there is seen at once."""
    return Starlette(routes=[Mount("/", _Files(show, root))])


class _Files(StaticFiles):
    """The files of the folder, and of nothing outside it; the feed is written for each address."""

    def __init__(self, show: Show, root: Path) -> None:
        super().__init__(directory=root, html=True)
        self._root = root
        self._feed = lru_cache(_LISTED_FEEDS)(_rendered(show, root))

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not media.is_public(path):
            raise HTTPException(status_code=404)
        return await super().get_response(path, scope)

    def file_response(
        self,
        full_path: Any,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        headers = Headers(scope=scope)
        _tidy_range(scope, stat_result.st_size)
        response: Response
        if full_path == os.path.realpath(self._root / feed.FILE):
            response = self._feed_response(headers, scope, stat_result)
        else:
            response = FileResponse(
                full_path,
                media_type=media.type_of(os.path.basename(full_path)),
                stat_result=stat_result,
            )
        # A rebuilt episode keeps its URL: players ask each time whether it is still the same.
        response.headers["cache-control"] = "no-cache"
        if self.is_not_modified(response.headers, headers):
            return NotModifiedResponse(response.headers)
        return response

    def _feed_response(
        self, headers: Headers, scope: Scope, stat_result: os.stat_result
    ) -> Response:
        host = headers.get("host", "")
        if not _HOST.fullmatch(host):
            raise HTTPException(status_code=400)
        version = (stat_result.st_mtime_ns, stat_result.st_size)
        try:
            body = self._feed(f"{scope['scheme']}://{host}", version)
        except ShelfError as error:
            raise HTTPException(status_code=500, detail=str(error)) from error
        described = {
            "etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "last-modified": formatdate(stat_result.st_mtime, usegmt=True),
            "vary": "host",
        }
        return Response(body, headers=described, media_type=media.type_of(feed.FILE))


def _rendered(show: Show, root: Path) -> Callable[[str, tuple[int, int]], bytes]:
    def rendered(base_url: str, version: tuple[int, int]) -> bytes:
        shelf = Shelf(root)
        return feed.render(identity.recalled(show, shelf), shelf.episodes(), base_url)

    return rendered


def _tidy_range(scope: Scope, size: int) -> None:
    """Takes out of a Range header what RFC 9110 says to ignore, which Starlette calls an error.

    That is the whole header where it is malformed, and those ranges of several that lie beyond
    the end.
    """
    header = Headers(scope=scope).get("range")
    if header is None:
        return
    kept = _satisfiable(header, size)
    scope["headers"] = [item for item in scope["headers"] if item[0] != b"range"]
    if kept is not None:
        scope["headers"].append((b"range", kept.encode()))


def _satisfiable(header: str, size: int) -> str | None:
    unit, _, ranges = header.partition("=")
    found = [_RANGE.fullmatch(part) for part in ranges.split(",") if part.strip()]
    if unit.strip().lower() != "bytes" or not found:
        return None
    kept = []
    for match in found:
        if match is None or not (match[1] or match[2]):
            return None
        first, last = match[1], match[2]
        if first and last and int(first) > int(last):
            return None
        if (first and int(first) < size) or (not first and int(last) > 0):
            kept.append(f"{first}-{last}")
    # With none left the answer is 416, which this asks for.
    return "bytes=" + ",".join(kept or [f"{size}-"])


def serve(show: Show, root: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves the folder until Ctrl-C. `ready` gets the address once clients can connect.

    Raises PodcasterError where there is no show, or the address cannot be had.
    """
    if not (root / feed.FILE).is_file():
        raise ShelfError(f"{root} holds no show yet: build an episode first")
    config = uvicorn.Config(
        app(show, root),
        log_config=_LOG,
        server_header=False,
        timeout_graceful_shutdown=_LONGEST_STOP_S,
        lifespan="off",
    )
    with _listening(host, port) as listener:
        ready(f"http://{_reachable(host)}:{listener.getsockname()[1]}/")
        uvicorn.Server(config).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=128)
    except OSError as error:
        raise PodcasterError(
            f"port {port} on {host} cannot be used ({error.strerror}): give another --port"
        ) from error


def _reachable(host: str) -> str:
    """The address that others on the network find this machine at."""
    if host != EVERYWHERE:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this asks which of our addresses a packet would leave from.
            probe.connect(("192.0.2.1", 9))
        except OSError as error:
            raise PodcasterError(
                "this machine is on no network: serve without --network"
            ) from error
        return str(probe.getsockname()[0])


_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "access": {
            "()": "uvicorn.logging.AccessFormatter",
            "fmt": "%(asctime)s %(client_addr)s %(request_line)s %(status_code)s",
            "use_colors": False,
        },
        "plain": {"format": "podcaster: %(message)s"},
    },
    "handlers": {
        "access": {"class": "logging.StreamHandler", "formatter": "access"},
        "plain": {"class": "logging.StreamHandler", "formatter": "plain"},
    },
    "loggers": {
        "uvicorn.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        "uvicorn.error": {"handlers": ["plain"], "level": "WARNING", "propagate": False},
    },
}
"""One line a request, on stderr."""
