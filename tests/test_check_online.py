"""The published show, asked for as clients do."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from podcaster.models import Show
from podcaster.show import feed
from podcaster.show.check import online
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, shelve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Host(SimpleHTTPRequestHandler):
    """Sends files whole, or, as `Ranges`, their first two bytes to who asks for those."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's own name)
        """Keeps quiet."""


class Ranges(Host):
    def do_GET(self) -> None:
        if "Range" not in self.headers:
            return super().do_GET()
        self.send_response(206)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"so")
        return None


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "output")
    shelve(shelf, EPISODE, tmp_path / "staged")
    feed.write(Show(base_url="https://example.com"), shelf.episodes(), shelf)
    return shelf


@pytest.fixture
def base(shelf: Shelf, request: pytest.FixtureRequest) -> Iterator[str]:
    handler = partial(getattr(request, "param", Ranges), directory=str(shelf.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def findings(shelf: Shelf, base: str) -> list[str]:
    return [found.what for found in online.examine(shelf, shelf.episodes(), base)]


def test_a_show_that_is_published_whole_gives_nothing_to_find(shelf: Shelf, base: str) -> None:
    assert findings(shelf, base) == []


@pytest.mark.parametrize("base", [Host], indirect=True)
def test_a_host_without_ranges_is_named(shelf: Shelf, base: str) -> None:
    (found,) = findings(shelf, base)
    assert "players cannot jump" in found


def test_an_old_feed_and_missing_files_are_named(shelf: Shelf, base: str) -> None:
    (shelf.folder(EPISODE.slug) / "transcript.vtt").unlink()
    shelf.audio(EPISODE).write_bytes(b"longer than that")
    found = findings(shelf, base)
    assert any(line.startswith("has 16 bytes, not 5") for line in found)
    assert any(line.startswith("cannot be had (HTTP Error 404") for line in found)
    elsewhere = Shelf(shelf.root.parent / "new")
    feed.write(Show(title="آخر"), [], elsewhere)
    assert "is not the feed in" in findings(elsewhere, base)[0]


def test_a_host_that_does_not_answer_is_one_line(shelf: Shelf) -> None:
    (found,) = findings(shelf, "http://127.0.0.1:9")
    assert "cannot be had" in found
    assert "mend base_url" in found


def test_an_unknown_type_is_named(shelf: Shelf, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Host.extensions_map, ".mp3", "application/octet-stream")
    assert "have the server say audio/mpeg" in findings(shelf, base)[0]


def test_a_record_that_was_changed_since_is_seen(shelf: Shelf, base: str) -> None:
    other = replace(shelf.episodes()[0], audio_bytes=9)
    assert "has 5 bytes, not 9" in next(iter(online.examine(shelf, [other], base))).what
