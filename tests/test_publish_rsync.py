"""Shows published by rsync and by SFTP, to a real rsync daemon and a real sshd on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from podcaster.show.publish import rsync
from tests.episodes import take_away
from tests.test_publish import (
    MANIFEST,
    add,
    fails,
    files_of,
    finish,
    public,
    published,
)
from tests.test_publish import shelf as shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcaster.show.shelf import Shelf

PROGRAMS = {name: shutil.which(name) for name in ("rsync", "ssh", "ssh-keygen")}
SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin")

pytestmark = pytest.mark.skipif(
    not (all(PROGRAMS.values()) and SSHD), reason="needs rsync and OpenSSH, client and server"
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server, once it listens on that port, until the end."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of an ssh server that lets this user in, and the home of a client who knows it."""
    home = tmp_path_factory.mktemp("home")
    (home / ".ssh").mkdir(mode=0o700)
    for key in ("id_ed25519", "host"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / ".ssh" / key)]
        subprocess.run(make, check=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    port = free_port()
    settings = {
        "Port": str(port),
        "ListenAddress": "127.0.0.1",
        "HostKey": str(home / ".ssh" / "host"),
        "AuthorizedKeysFile": str(home / ".ssh" / "id_ed25519.pub"),
        "PidFile": "none",
        "StrictModes": "no",
        "UsePAM": "no",
        "PermitRootLogin": "yes",
        "Subsystem": "sftp internal-sftp",
    }
    (home / "sshd").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    key = (home / ".ssh" / "host.pub").read_text()
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{port} {key}")
    with running([str(SSHD), "-D", "-f", str(home / "sshd")], port):
        yield port, home


@pytest.fixture(scope="module")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of an rsync daemon, and the folder that is its module www."""
    folder = tmp_path_factory.mktemp("daemon")
    port = free_port()
    (folder / "conf").write_text(
        f"port = {port}\naddress = 127.0.0.1\nuse chroot = no\nuid = {os.geteuid()}\n"
        f"gid = {os.getegid()}\n[www]\npath = {folder}\nread only = no\n"
    )
    command = ["rsync", "--daemon", "--no-detach", f"--config={folder / 'conf'}"]
    with running(command, port):
        yield port, folder


@pytest.fixture(autouse=True)
def at_home(sshd: tuple[int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes ssh and paramiko use the key and the known hosts of the test."""
    port, home = sshd
    monkeypatch.setenv("HOME", str(home))
    ssh = home / ".ssh"
    monkeypatch.setenv(
        "RSYNC_RSH",
        f"ssh -p {port} -i {ssh / 'id_ed25519'} -o UserKnownHostsFile={ssh / 'known_hosts'} "
        f"-o BatchMode=yes -o IdentitiesOnly=yes",
    )


@pytest.fixture(params=["rsync", "sftp"])
def place(
    request: pytest.FixtureRequest,
    sshd: tuple[int, Path],
    daemon: tuple[int, Path],
    tmp_path: Path,
) -> tuple[str, Path]:
    """The address of a folder, and the folder, which is not there yet."""
    if request.param == "rsync":
        port, folder = daemon
        return (
            f"rsync://127.0.0.1:{port}/www/{tmp_path.name}/radio",
            folder / tmp_path.name / "radio",
        )
    folder = tmp_path / "www" / "radio"
    return f"sftp://{getuser()}@127.0.0.1:{sshd[0]}{folder}", folder


def test_a_server_gets_the_show_and_keeps_what_is_its_own(
    shelf: Shelf, place: tuple[str, Path]
) -> None:
    target, www = place
    assert [action for action, _ in published(shelf, target, dry_run=True)] == ["send"] * 15
    assert not www.exists()
    assert published(shelf, target)[-1] == ("send", "feed.xml")
    assert {name: d for name, d in files_of(www).items() if name != MANIFEST} == public(shelf)
    assert published(shelf, target) == []

    (www / "mine.txt").write_text("mine")
    kept, gone = shelf.episodes()
    (www / "episodes" / gone.slug / "mine.txt").write_text("mine")
    take_away(shelf, gone.slug)
    add(shelf, 2, b"TWO" * 999)
    done = published(shelf, target)
    assert done[0] == ("send", f"episodes/{kept.slug}/{kept.slug}.mp3")
    assert [name for action, name in done if action == "send"][-2:] == ["index.html", "feed.xml"]
    there = files_of(www)
    assert there.pop("mine.txt") == there.pop(f"episodes/{gone.slug}/mine.txt") == b"mine"
    assert {name: d for name, d in there.items() if name != MANIFEST} == public(shelf)

    take_away(shelf, kept.slug)
    finish(shelf)
    published(shelf, target)
    assert [path.name for path in (www / "episodes").iterdir()] == [gone.slug]


def test_a_strange_file_stops_it(shelf: Shelf, place: tuple[str, Path]) -> None:
    target, www = place
    www.mkdir(parents=True)
    (www / "cover.jpg").write_bytes(public(shelf)["cover.jpg"])
    assert ("send", "cover.jpg") not in published(shelf, target, dry_run=True)
    (www / "cover.jpg").write_bytes(b"other")
    assert "cover.jpg, which podcaster did not put there" in fails(shelf, target)
    published(shelf, target, overwrite=True)
    assert (www / "cover.jpg").read_bytes() == public(shelf)["cover.jpg"]


def test_rsync_goes_over_ssh(shelf: Shelf, tmp_path: Path) -> None:
    published(shelf, f"127.0.0.1:{tmp_path / 'www'}")
    there = files_of(tmp_path / "www")
    assert {name: d for name, d in there.items() if name != MANIFEST} == public(shelf)


@pytest.mark.parametrize("target", ["127.0.0.1:www", "sftp://127.0.0.1:{port}/www"])
def test_a_host_that_nobody_vouches_for_is_refused(
    shelf: Shelf, sshd: tuple[int, Path], target: str
) -> None:
    port, home = sshd
    hosts = home / ".ssh" / "known_hosts"
    known = hosts.read_text()
    hosts.write_text("")
    try:
        message = fails(shelf, target.format(port=port))
    finally:
        hosts.write_text(known)
    assert "host key" in message.lower()


def test_a_place_that_is_not_there_is_one_line(
    shelf: Shelf, daemon: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Unknown module 'no'" in fails(shelf, f"rsync://127.0.0.1:{daemon[0]}/no/www")
    port = free_port()
    monkeypatch.setenv("RSYNC_RSH", f"ssh -p {port} -o BatchMode=yes")
    for target in ("127.0.0.1:www", f"sftp://127.0.0.1:{port}/www"):
        message = fails(shelf, target)
        assert message.startswith(f"{target} cannot be used (")
        assert "mend that, and publish again" in message


def test_a_server_that_does_not_speak_ssh_is_one_line(shelf: Shelf) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        Thread(target=lambda: mute.accept()[0].close(), daemon=True).start()
        target = f"sftp://127.0.0.1:{mute.getsockname()[1]}/www"
        command = [sys.executable, "-m", "podcaster", "publish", target, "-o", str(shelf.root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"podcaster: {target} cannot be used (")


def test_without_the_program_one_line_says_so(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert "rsync cannot be started" in fails(shelf, "127.0.0.1:www")


def test_sizes_are_read_as_older_and_newer_programs_write_them() -> None:
    for size in ("1234", "1,234"):
        listing = f"drwxr-xr-x 9 2026/11/24 15:00:00 .\n-rw-r--r--  {size} 2026/11/24 15:00:00 a b"
        assert rsync._sizes(listing) == {"a b": 1234}
