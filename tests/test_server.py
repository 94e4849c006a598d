"""The show over HTTP, asked by a client we did not write, as RFC 9110 has it."""

from __future__ import annotations

import os
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import feedparser
import httpx
import pytest
import uvicorn

from podcaster.errors import PodcasterError, ShelfError
from podcaster.models import Show
from podcaster.show import feed, server
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, episode, shelve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

AUDIO = bytes(range(256)) * 4000
SHOW = Show(title="نشرتي")
MP3 = f"/episodes/{EPISODE.slug}/{EPISODE.slug}.mp3"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("show")
    shelf = Shelf(root)
    stored = shelve(shelf, EPISODE, tmp_path_factory.mktemp("staged"), AUDIO)
    feed.write(SHOW, [stored], shelf)
    (root / "index.html").write_text("<!doctype html>", "utf-8")
    (root / "episodes" / EPISODE.slug / "index.html").write_text("<!doctype html>", "utf-8")
    secret = root.parent / "secret.txt"
    secret.write_text("secret")
    os.symlink(secret, root / "leak.txt")
    os.symlink(root.parent, root / "up")
    os.symlink("circle", root / "circle")
    return root


@contextmanager
def served(root: Path, hosts: Sequence[str] = ("*",)) -> Iterator[str]:
    """The address of the show in that folder."""
    config = uvicorn.Config(server.app(SHOW, root, hosts), log_level="error", lifespan="off")
    running = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=running.run, args=([listener],))
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with served(root) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client


def asked_raw(address: str, request: bytes) -> bytes:
    """The reply to bytes that no client library would send."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request + b"Host: x\r\nConnection: close\r\n\r\n")
        reply = b""
        while part := connection.recv(65536):
            reply += part
    return reply


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (MP3, "audio/mpeg"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        (MP3.replace(".mp3", "") + "/../chapters.json", "application/json+chapters"),
        (f"/episodes/{EPISODE.slug}/transcript.vtt", "text/vtt; charset=utf-8"),
        (f"/episodes/{EPISODE.slug}/transcript.srt", "application/x-subrip"),
        ("/", "text/html; charset=utf-8"),
        (f"/episodes/{EPISODE.slug}/", "text/html; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_and_head_equals_get(
    client: httpx.Client, path: str, kind: str
) -> None:
    got, head = client.get(path), client.head(path)
    assert got.status_code == head.status_code == 200
    assert got.headers["content-type"] == kind
    assert head.content == b""
    names = ("content-type", "content-length", "etag", "last-modified", "cache-control")
    assert [got.headers[n] for n in names] == [head.headers[n] for n in names]
    assert int(got.headers["content-length"]) == len(got.content)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=0-99", AUDIO[:100]),
        ("bytes=500000-500009", AUDIO[500_000:500_010]),
        ("bytes=1023990-", AUDIO[-10:]),
        ("bytes=-7", AUDIO[-7:]),
        ("bytes=-99999999", AUDIO),
        ("bytes=1023999-99999999", AUDIO[-1:]),
        ("bytes=0-0, 99999999-", AUDIO[:1]),
    ],
)
def test_a_range_is_those_bytes(client: httpx.Client, asked: str, expected: bytes) -> None:
    part = client.get(MP3, headers={"Range": asked})
    assert part.status_code == 206
    assert part.content == expected
    assert part.headers["content-range"].endswith(f"/{len(AUDIO)}")
    assert client.head(MP3, headers={"Range": asked}).status_code == 206


def test_several_ranges_come_as_parts(client: httpx.Client) -> None:
    parts = client.get(MP3, headers={"Range": "bytes=0-9,100-109,-5"})
    assert parts.status_code == 206
    assert parts.headers["content-type"].startswith("multipart/byteranges")
    assert int(parts.headers["content-length"]) == len(parts.content)
    for expected in (AUDIO[:10], AUDIO[100:110], AUDIO[-5:]):
        assert b"\r\n\r\n" + expected + b"\r\n" in parts.content


@pytest.mark.parametrize("asked", ["bytes=1024000-", "bytes=9999999-10000000", "bytes=-0"])
def test_a_range_beyond_the_end_is_416(client: httpx.Client, asked: str) -> None:
    refused = client.get(MP3, headers={"Range": asked})
    assert refused.status_code == 416
    assert refused.headers["content-range"] == f"bytes */{len(AUDIO)}"


@pytest.mark.parametrize(
    "asked", ["bytes=9-5", "bytes=x-y", "lines=1-2", "bytes=", "bytes", "-", f"bytes={'9' * 5000}-"]
)
def test_a_malformed_range_is_passed_over(client: httpx.Client, asked: str) -> None:
    whole = client.get(MP3, headers={"Range": asked})
    assert (whole.status_code, whole.content) == (200, AUDIO)


def test_if_range_gives_a_part_of_the_same_file_only(client: httpx.Client) -> None:
    now = client.head(MP3).headers
    for validator in (now["etag"], now["last-modified"]):
        headers = {"Range": "bytes=0-9", "If-Range": validator}
        assert client.get(MP3, headers=headers).status_code == 206
    for stale in ('"other"', "Wed, 01 Jan 2020 00:00:00 GMT", "W/" + now["etag"]):
        whole = client.get(MP3, headers={"Range": "bytes=0-9", "If-Range": stale})
        assert (whole.status_code, len(whole.content)) == (200, len(AUDIO))


@pytest.mark.parametrize("path", [MP3, "/feed.xml"])
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    now = client.head(path).headers
    for headers in (
        {"If-None-Match": now["etag"]},
        {"If-None-Match": f'"x", W/{now["etag"]}'},
        {"If-Modified-Since": now["last-modified"]},
    ):
        fresh = client.get(path, headers=headers)
        assert (fresh.status_code, fresh.content) == (304, b"")
        assert fresh.headers["etag"] == now["etag"]
    old = {"If-Modified-Since": "Wed, 01 Jan 2020 00:00:00 GMT"}
    assert client.get(path, headers=old).status_code == 200


@pytest.mark.parametrize("path", [MP3, "/feed.xml"])
def test_who_wants_another_version_gets_none(client: httpx.Client, path: str) -> None:
    now = client.head(path).headers
    for fits in ({"If-Match": "*"}, {"If-Match": f'"x", {now["etag"]}'}):
        assert client.get(path, headers=fits).status_code == 200
    assert client.get(path, headers={"If-Match": '"other"'}).status_code == 412
    for date, status in ((now["last-modified"], 200), ("Wed, 01 Jan 2020 00:00:00 GMT", 412)):
        assert client.get(path, headers={"If-Unmodified-Since": date}).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed(client: httpx.Client, method: str) -> None:
    refused = client.request(method, "/feed.xml")
    assert refused.status_code == 405
    assert refused.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "/episodes/../../secret.txt", "//secret.txt", "/%2fetc/passwd", "/leak.txt",
        "/circle", "/up/secret.txt", "/%00", "/feed.xml%00.mp3", "/a" * 5000, "/" + "a" * 10_000,
        "/.lock", "/episodes/.x", "/show.json", f"/episodes/{EPISODE.slug}/episode.json",
        "/gone.mp3", "/..%5csecret.txt", "/%c0%ae%c0%ae/secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_show_is_served(address: str, path: str) -> None:
    reply = asked_raw(address, f"GET {path} HTTP/1.1\r\n".encode())
    assert reply.split()[1] in (b"404", b"400")
    assert b"secret" not in reply


def test_the_feed_names_the_address_that_the_client_used(
    client: httpx.Client, address: str
) -> None:
    (own,) = feedparser.parse(client.get("/feed.xml").content).entries
    assert own.enclosures[0].href == address + MP3
    assert client.get(own.enclosures[0].href).content == AUDIO
    (other,) = feedparser.parse(
        client.get("/feed.xml", headers={"Host": "radio.local:81"}).content
    ).entries
    assert other.enclosures[0].href == "http://radio.local:81" + MP3
    assert other.id == own.id
    for odd in ('x"><evil>', "x:99999", "[::::]", "x/y", "a b", ""):
        assert client.get("/feed.xml", headers={"Host": odd}).status_code == 400


def test_on_this_machine_only_its_own_names_are_answered(root: Path) -> None:
    with served(root, server.LOOPBACK) as address, httpx.Client(base_url=address) as client:
        assert client.get("/feed.xml").status_code == 200
        assert client.get("/feed.xml", headers={"Host": "localhost:8000"}).status_code == 200
        assert client.get("/feed.xml", headers={"Host": "evil.example"}).status_code == 400


def test_a_rebuild_is_seen_at_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "show")
    first = shelve(shelf, episode(1), tmp_path / "staged")
    feed.write(SHOW, [first], shelf)
    with served(shelf.root) as address, httpx.Client(base_url=address) as client:
        assert len(feedparser.parse(client.get("/feed.xml").content).entries) == 1
        etag = client.head("/feed.xml").headers["etag"]
        second = shelve(shelf, episode(2), tmp_path / "staged")
        feed.write(SHOW, [second, first], shelf)
        fresh = client.get("/feed.xml", headers={"If-None-Match": etag})
        assert fresh.status_code == 200
        assert len(feedparser.parse(fresh.content).entries) == 2
        (shelf.folder(first.slug) / "episode.json").write_text("{")
        os.utime(shelf.root / "feed.xml", (1, 1))
        # A damaged record holds up no other.
        (left,) = feedparser.parse(client.get("/feed.xml").content).entries
        assert left.id == second.guid


def test_many_clients_and_a_slow_one_are_all_served(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(f"GET {MP3} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.05)
        with ThreadPoolExecutor(16) as clients:
            replies = list(clients.map(lambda _: httpx.get(address + MP3).content, range(64)))
        assert all(reply == AUDIO for reply in replies)
        received = b""
        while len(received.partition(b"\r\n\r\n")[2]) < len(AUDIO):
            received += slow.recv(65536)
        assert received.endswith(AUDIO)


def test_where_nothing_can_be_served_one_line_says_so(tmp_path: Path, root: Path) -> None:
    with pytest.raises(ShelfError, match="no show yet"):
        server.serve(SHOW, tmp_path, "127.0.0.1", 0, print)
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(PodcasterError, match="another --port"),
    ):
        server.serve(SHOW, root, "127.0.0.1", taken.getsockname()[1], print)
