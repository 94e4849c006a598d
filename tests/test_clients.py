"""Real podcast clients subscribe to `podcaster serve`, download, and hear of a new title."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from podcaster import tags
from podcaster.audio.master import master
from podcaster.models import Show
from podcaster.show import feed, site
from podcaster.show.shelf import Shelf
from tests.episodes import episode
from tests.signals import save, speech

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOW = Show(title="نشرتي")
TITLES = ("الحلقة الأولى", "الحلقة الثانية")
RETITLED = "عنوان آخر للحلقة الأولى"


def needs(program: str, package: str) -> pytest.MarkDecorator:
    missing = shutil.which(program) is None
    return pytest.mark.skipif(missing, reason=f"needs {program}, Debian's package {package}")


@dataclass(frozen=True)
class Station:
    """A show with two episodes, served; its clients keep their things below `home`."""

    shelf: Shelf
    address: str
    home: Path

    @property
    def feed(self) -> str:
        return f"{self.address}feed.xml"

    @property
    def audio(self) -> dict[str, bytes]:
        """Each MP3 by its name."""
        paths = [self.shelf.audio(episode) for episode in self.shelf.episodes()]
        return {path.name: path.read_bytes() for path in paths}

    def ask(self, *command: str, **environment: str) -> str:
        """What the client says."""
        kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**kept, "HOME": str(self.home), "LC_ALL": "C.UTF-8", **environment},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def put(shelf: Shelf, number: int, title: str, mp3: Path) -> None:
    """Builds the episode, or builds it again, as a build would: tags, shelf, pages, feed."""
    made = episode(number, title=title)
    staged = mp3.parent / f"{made.slug}.mp3"
    shutil.copyfile(mp3, staged)
    tags.write(staged, tags.Tags(title=title, number=number, chapters=made.chapters))
    shelf.put(replace(made, audio_bytes=staged.stat().st_size), mp3.parent)
    site.write(SHOW, shelf.episodes(), shelf)
    feed.write(SHOW, shelf.episodes(), shelf)


@pytest.fixture(scope="module")
def mp3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spoken")
    master(save(folder / "all.wav", speech(3, 44_100), 44_100), folder / "spoken.mp3")
    return folder / "spoken.mp3"


@pytest.fixture
def station(mp3: Path, tmp_path: Path) -> Iterator[Station]:
    shelf = Shelf(tmp_path / "show")
    for number, title in enumerate(TITLES, start=1):
        put(shelf, number, title, mp3)
    (tmp_path / "home").mkdir()
    with served(shelf) as address:
        yield Station(shelf, address, tmp_path / "home")


@contextmanager
def served(shelf: Shelf) -> Iterator[str]:
    """The address of the show, served by a process of its own until Ctrl-C."""
    command = [sys.executable, "-m", "podcaster", "serve", "-o", str(shelf.root), "--port", "0"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as server:
        assert server.stdout
        try:
            yield server.stdout.readline().split()[-1]
        finally:
            server.send_signal(signal.SIGINT)
            _, log = server.communicate(timeout=30)
        assert server.returncode == 0, log
        assert "Traceback" not in log


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.mp3")}


@needs("gpo", "gpodder")
def test_gpodder_subscribes_downloads_and_sees_no_new_episode_after_a_retitle(
    station: Station, mp3: Path
) -> None:
    def gpo(*arguments: str) -> str:
        home = {"GPODDER_HOME": str(station.home), "GPODDER_DOWNLOAD_DIR": str(station.home / "dl")}
        return station.ask("gpo", *arguments, **home)

    assert "Successfully added" in gpo("subscribe", station.feed)
    assert "2 new episodes" in gpo("pending")
    gpo("download")
    assert files_below(station.home) == station.audio
    put(station.shelf, 1, RETITLED, mp3)
    gpo("update")
    assert "0 new episodes" in gpo("pending")
    listed = gpo("episodes", station.feed)
    assert RETITLED in listed
    assert TITLES[0] not in listed
    assert len(re.findall(r"^ *\d+\.", listed, re.MULTILINE)) == 2


@needs("podget", "podget")
def test_podget_subscribes_downloads_and_fetches_nothing_again_after_a_retitle(
    station: Station, mp3: Path
) -> None:
    config = station.home / "podget"
    config.mkdir()
    library = station.home / "library"
    library.mkdir()
    (config / "serverlist").write_text(f"{station.feed} radio show\n")
    (config / "podgetrc").write_text(
        f"# Podget configuration file created by version 0.9.0\n"
        f"DIR_LIBRARY={library}\nDIR_SESSION={config}\nDIR_LOG={config}\n"
        "CONFIG_SERVERLIST=serverlist\nLOG_FAIL=errors\nLOG_COMPLETE=done\n"
        'WGET_BASEOPTS="-c -nH"\nMOST_RECENT=0\nFORCE=0\nCLEANUP=0\nMIN_SPACE=0\nNO_PLAYLIST=1\n'
    )
    station.ask("podget", "-d", str(config))
    downloaded = files_below(library)
    assert downloaded == station.audio
    put(station.shelf, 1, RETITLED, mp3)
    assert station.ask("podget", "-d", str(config)).count("Already downloaded") == 2
    assert files_below(library) == downloaded


@needs("newsboat", "newsboat")
def test_newsboat_counts_no_new_article_after_a_retitle(station: Station, mp3: Path) -> None:
    (station.home / "urls").write_text(f"{station.feed}\n")
    files = ["-u", str(station.home / "urls"), "-c", str(station.home / "cache.db")]

    def unread() -> str:
        return station.ask("newsboat", *files, "-C", os.devnull, "-x", "reload", "print-unread")

    assert unread().strip() == "2 unread articles"
    put(station.shelf, 1, RETITLED, mp3)
    assert unread().strip() == "2 unread articles"
