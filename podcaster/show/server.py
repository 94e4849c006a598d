"""The show over HTTP, for phones on the same network: Starlette for the files, uvicorn to serve.

HEAD equals GET, byte ranges and conditional requests work as RFC 9110 has them, and the feed's
URLs carry whatever address the client used.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import socket
import threading
from email.utils import formatdate, parsedate
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from podcaster.errors import PodcasterError, ShelfError
from podcaster.show import address, feed, identity, layout, media, ranges
from podcaster.show.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from starlette.types import Scope

    from podcaster.models import Show

HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"
"""The hosts to listen on: for this machine alone, or for its networks."""

LOOPBACK = (HERE, "localhost")
"""What a browser on this machine calls it. A page from elsewhere whose name was made to lead here
(DNS rebinding) calls it by that name."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_LISTED_FEEDS = 16
_KEPT_ALIVE_S = 60
_LONGEST_STOP_S = 3
_LOGGER = logging.getLogger("uvicorn.error")


def app(show: Show, root: Path, hosts: Sequence[str] = ("*",)) -> Starlette:
    """The show in that folder as an ASGI application. What is rebuilt there is seen at once.

    Requests for other hosts than these are answered with 400.
    """
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    return Starlette(routes=[Mount("/", _Files(show, root))], middleware=[guard])


class _Files(StaticFiles):
    """The files of the folder, and of nothing outside it; the feed is written for each address."""

    def __init__(self, show: Show, root: Path) -> None:
        super().__init__(directory=root, html=True)
        self._root = root
        self._feed = lru_cache(_LISTED_FEEDS)(_rendered(show, root))
        self._writing = threading.Lock()

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not media.is_public(path.replace(os.sep, "/")):
            raise HTTPException(status_code=404)
        if path == layout.FEED and scope["method"] in ("GET", "HEAD"):
            # A feed of thousands takes a second to write, and others are waiting.
            return await run_in_threadpool(self._feed_response, scope)
        return await super().get_response(path, scope)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        try:
            full_path, found = super().lookup_path(path)
        except OSError:
            # A name that is too long, links in a circle, a folder that may not be read.
            return "", None
        return (full_path, found) if found and os.access(full_path, os.R_OK) else ("", None)

    def file_response(
        self,
        full_path: Any,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        _tidy_range(scope, stat_result.st_size)
        kind = media.type_of(os.path.basename(full_path))
        return self._answer(
            FileResponse(full_path, media_type=kind, stat_result=stat_result), scope
        )

    def _feed_response(self, scope: Scope) -> Response:
        _, found = self.lookup_path(layout.FEED)
        if found is None:
            raise HTTPException(status_code=404)
        host = Headers(scope=scope).get("host", "")
        if not _HOST.fullmatch(host):
            raise HTTPException(status_code=400)
        try:
            base = address.base(f"{scope['scheme']}://{host}")
        except ValueError as error:
            raise HTTPException(status_code=400) from error
        try:
            with self._writing:
                body = self._feed(base, (found.st_mtime_ns, found.st_size))
        except ShelfError as error:
            _LOGGER.error(str(error))
            raise HTTPException(500, "A record of this show is broken.") from error
        described = {
            "etag": f'"{hashlib.sha256(body).hexdigest()[:32]}"',
            "last-modified": formatdate(found.st_mtime, usegmt=True),
            "vary": "host",
        }
        return self._answer(
            Response(body, headers=described, media_type=media.type_of(layout.FEED)), scope
        )

    def _answer(self, response: Response, scope: Scope) -> Response:
        """The response, or one that says that it is not needed."""
        asked = Headers(scope=scope)
        # A rebuilt episode keeps its URL: players ask each time whether it is still the same.
        response.headers["cache-control"] = "no-cache"
        _must_fit(response.headers, asked)
        if self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response


def _rendered(show: Show, root: Path) -> Callable[[str, tuple[int, int]], bytes]:
    def rendered(base_url: str, version: tuple[int, int]) -> bytes:
        shelf = Shelf(root)
        return feed.render(identity.recalled(show, shelf), shelf.episodes(), base_url)

    return rendered


def _tidy_range(scope: Scope, size: int) -> None:
    """Takes out of a Range header what is to be ignored, which Starlette calls an error."""
    header = Headers(scope=scope).get("range")
    if header is None:
        return
    kept = ranges.satisfiable(header, size)
    scope["headers"] = [item for item in scope["headers"] if item[0] != b"range"]
    if kept is not None:
        scope["headers"].append((b"range", kept.encode()))


def _must_fit(found: Headers, asked: Headers) -> None:
    """Answers 412 where the client wants another version (RFC 9110, 13.1.1 and 13.1.4)."""
    wanted, since = asked.get("if-match"), parsedate(asked.get("if-unmodified-since"))
    if wanted is not None:
        tags = [tag.strip() for tag in wanted.split(",")]
        fits = "*" in tags or found["etag"] in tags
    else:
        changed = parsedate(found["last-modified"])
        fits = since is None or changed is None or changed <= since
    if not fits:
        raise HTTPException(status_code=412)


def serve(show: Show, root: Path, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves the folder until Ctrl-C. `ready` gets the address once clients can connect.

    Raises PodcasterError where there is no show, or the address cannot be had.
    """
    if not (root / layout.FEED).is_file():
        raise ShelfError(f"{root} holds no show yet: build an episode first")
    config = uvicorn.Config(
        app(show, root, LOOPBACK if host == HERE else ("*",)),
        log_config=_LOG,
        server_header=False,
        timeout_keep_alive=_KEPT_ALIVE_S,
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


class _OneLine(logging.Formatter):
    """What went wrong, without its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        said = record.getMessage().strip()
        reason = record.exc_info[1] if record.exc_info else None
        return f"podcaster: {said}" + (f" ({reason})" if reason else "")


_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "access": {
            "()": "uvicorn.logging.AccessFormatter",
            "fmt": "%(asctime)s %(client_addr)s %(request_line)s %(status_code)s",
            "use_colors": False,
        },
        "plain": {"()": _OneLine},
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
