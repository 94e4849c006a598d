"""`podcaster serve` as a process: what it prints, and how it stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import segno

from podcaster.cli.serve import _announce
from podcaster.models import Show
from podcaster.show import feed
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, shelve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AUDIO = bytes(range(256)) * 80_000


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "show")
    shelve(shelf, EPISODE, tmp_path / "staged", AUDIO)
    feed.write(Show(), shelf.episodes(), shelf)
    return shelf


def command(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "podcaster", "serve", "-o", str(root), *options]


@pytest.fixture
def serving(shelf: Shelf) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    asked = command(shelf.root, "--port", "0")
    with subprocess.Popen(asked, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as server:
        yield server
        server.kill()


def address(serving: subprocess.Popen[str]) -> tuple[str, int]:
    assert serving.stdout
    show, listed = serving.stdout.readline(), serving.stdout.readline()
    assert show.startswith("the show:  http://127.0.0.1:")
    assert listed.split()[-1] == f"{show.split()[-1]}feed.xml"
    return "127.0.0.1", int(show.rstrip("/\n").rpartition(":")[2])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for other processes")
def test_ctrl_c_stops_it_at_once_and_without_a_word_of_python(
    serving: subprocess.Popen[str],
) -> None:
    place = address(serving)
    path = f"/episodes/{EPISODE.slug}/{EPISODE.slug}.mp3"
    with socket.create_connection(place) as idle, socket.create_connection(place) as slow:
        idle.sendall(b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert idle.recv(65536).startswith(b"HTTP/1.1 200 OK")
        slow.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert slow.recv(1000).startswith(b"HTTP/1.1 200 OK")
        serving.send_signal(signal.SIGINT)
        _, log = serving.communicate(timeout=30)
    assert serving.returncode == 0, log
    assert "Traceback" not in log
    lines = log.splitlines()
    assert lines[0] == "Ctrl-C stops."
    assert lines[1].endswith("GET /feed.xml HTTP/1.1 200 OK")
    assert lines[2].endswith(f"GET {path} HTTP/1.1 200 OK")
    assert all(line.startswith("podcaster: ") for line in lines[3:])


def test_what_goes_wrong_while_serving_is_one_line(
    serving: subprocess.Popen[str], shelf: Shelf
) -> None:
    place = address(serving)
    (shelf.folder(EPISODE.slug) / "episode.json").write_text('{"version": 999}')
    with socket.create_connection(place) as client:
        client.sendall(b"GET /feed.xml HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert client.recv(65536).startswith(b"HTTP/1.1 500 Internal Server Error")
    serving.terminate()
    _, log = serving.communicate(timeout=30)
    (said,) = [line for line in log.splitlines() if line.startswith("podcaster: ")]
    assert "a newer podcaster wrote it" in said
    assert "Traceback" not in log


@pytest.mark.parametrize("taken", [True, False])
def test_where_it_cannot_serve_one_line_says_so(shelf: Shelf, tmp_path: Path, taken: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        root = shelf.root if taken else tmp_path / "nothing"
        done = subprocess.run(
            command(root, "--port", str(port)),
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert (f"port {port} on 127.0.0.1 cannot be used" if taken else "no show yet") in line


def test_phones_get_a_code_of_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    _announce("http://192.168.1.20:8000/", network=True)
    drawn = capsys.readouterr().out.splitlines()[2:]
    halves = {" ": (0, 0), "\u2580": (1, 0), "\u2584": (0, 1), "\u2588": (1, 1)}
    rows = [[halves[c] for c in line] for line in drawn if line]
    lit = [[pair[half] for pair in row] for row in rows for half in (0, 1)]
    wanted = segno.make("http://192.168.1.20:8000/", error="m").matrix_iter(border=4)
    dark = [[1 - module for module in row] for row in wanted]
    assert lit[: len(dark)] == dark
