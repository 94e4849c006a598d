"""The shelf: whole episodes or none, whoever dies, whatever is full, however many write."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from podcaster.errors import ShelfError
from podcaster.show import layout
from podcaster.show.shelf import Shelf
from tests.episodes import DAY, EPISODE, episode, shelve, take_away

if TYPE_CHECKING:
    from pathlib import Path


def tree(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "output")


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    return tmp_path / "staged"


def test_a_show_of_no_episodes_is_a_show(shelf: Shelf) -> None:
    assert shelf.episodes() == ()
    assert shelf.find("x") == ()


def test_an_episode_comes_back_as_it_was_put_with_all_its_files(shelf: Shelf, staged: Path) -> None:
    stored = shelve(shelf, EPISODE, staged)
    assert shelf.episodes() == (stored,)
    assert shelf.find(EPISODE.source) == (shelf.get(EPISODE.slug),) == (stored,)
    folder = f"episodes/{EPISODE.slug}"
    # Feed and pages have not followed yet.
    assert shelf.is_unfinished()
    shelf.finish()
    assert set(tree(shelf.root)) == {
        f"{folder}/{name}"
        for name in (
            f"{EPISODE.slug}.mp3", "chapters.json", "episode.json", "transcript.srt",
            "transcript.txt", "transcript.vtt",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    "source",
    ["/مقالات/أول.txt", '/a "b"\\c.txt', "/not-utf8-\udcff.txt", "https://x.example/é?a=1&b"],
)
def test_an_episode_is_found_by_its_source_however_its_record_is_written(
    shelf: Shelf, staged: Path, source: str
) -> None:
    stored = shelve(shelf, episode(1, source=source), staged)
    shelve(
        shelf, episode(2, title=source.replace("\udcff", ""), summary=("/مقالات/أول.txt",)), staged
    )
    assert shelf.find(source) == (stored,)
    path = shelf.folder(stored.slug) / layout.RECORD
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=1), "utf-8")
    assert shelf.find(source) == (stored,)
    assert shelf.find(source[:-1]) == ()


def test_of_a_source_with_two_names_the_first_that_any_episode_has_is_taken(
    shelf: Shelf, staged: Path
) -> None:
    first = shelve(shelf, episode(1, source="a.txt"), staged)
    second = shelve(shelf, episode(2, source="/shows/a.txt"), staged)
    assert shelf.find("a.txt", "/shows/a.txt") == (first,)
    assert shelf.find("/shows/a.txt", "a.txt") == (second,)
    assert shelf.find("b.txt", "/shows/a.txt") == (second,)
    assert shelf.find("b.txt", "/shows/b.txt") == ()


def test_the_newest_comes_first(shelf: Shelf, staged: Path) -> None:
    for number in (2, 3, 1):
        shelve(shelf, episode(number), staged)
    assert [e.guid for e in shelf.episodes()] == ["guid-3", "guid-2", "guid-1"]


def test_a_new_slug_reads_as_the_title_does_and_is_free(shelf: Shelf, staged: Path) -> None:
    title = "إنفيديا توقف أكبر صفقة لها"
    first = shelf.new_slug(title, DAY.date())
    assert first.startswith("2026-11-24-infid")
    assert "-akbar-safqa" in first
    shelve(shelf, episode(1, slug=first), staged)
    assert shelf.new_slug(title, DAY.date()) == f"{first}-2"


@pytest.mark.parametrize("title", ["", "😀", "عنوان " * 170, "م" * 1000, "\ud800\0 3 ﷺ", "٪٪٪"])
def test_any_title_gives_a_slug(shelf: Shelf, title: str) -> None:
    assert shelf.new_slug(title, DAY.date()).startswith("2026-11-24-")


def test_numbers_count_builds_and_an_update_keeps_its_own(shelf: Shelf, staged: Path) -> None:
    first = shelve(shelf, episode(1, counted=False), staged)
    second = shelve(shelf, episode(2, counted=False), staged)
    again = shelve(shelf, episode(1, counted=False, title="عنوان آخر"), staged)
    assert (first.number, second.number, again.number) == (1, 2, 1)


def test_an_update_leaves_no_file_of_the_old_one(shelf: Shelf, staged: Path) -> None:
    staged.mkdir()
    (staged / "cover.jpg").write_bytes(b"art")
    shelve(shelf, replace(EPISODE, cover="cover.jpg"), staged)
    folder = shelf.folder(EPISODE.slug)
    (folder / "notes of the owner.txt").write_text("stay")
    assert (folder / "cover.jpg").read_bytes() == b"art"
    shelve(shelf, EPISODE, staged)
    assert not (folder / "cover.jpg").exists()
    assert (folder / "notes of the owner.txt").exists()


def test_a_removed_episode_is_gone_and_the_others_stay(shelf: Shelf, staged: Path) -> None:
    kept = shelve(shelf, episode(1), staged)
    gone = shelve(shelf, episode(2), staged)
    take_away(shelf, gone.slug)
    assert shelf.episodes() == (kept,)
    assert not shelf.folder(gone.slug).exists()


@pytest.mark.parametrize("name", ["2026-11-24-halqa", "..", "", "../../etc", "x" * 5000, "a\0b"])
def test_an_unknown_slug_is_one_line_and_removes_nothing(
    shelf: Shelf, staged: Path, name: str
) -> None:
    shelve(shelf, episode(1), staged)
    before = tree(shelf.root)
    with pytest.raises(ShelfError, match="there is no episode") as raised:
        take_away(shelf, name)
    assert "\n" not in str(raised.value)
    assert tree(shelf.root) == before


def test_a_slug_that_is_close_is_suggested(shelf: Shelf, staged: Path) -> None:
    shelve(shelf, episode(1), staged)
    with pytest.raises(ShelfError, match="did you mean 2026-11-24-halqa-1"):
        shelf.get("2026-11-24-halka-1")


def test_the_same_source_under_another_guid_is_refused(shelf: Shelf, staged: Path) -> None:
    shelve(shelf, episode(1), staged)
    with pytest.raises(ShelfError, match="build it again to update"):
        shelve(shelf, episode(2, source=episode(1).source), staged)
    with pytest.raises(ShelfError, match="taken the place"):
        shelve(shelf, episode(2, slug=episode(1).slug), staged)


def test_builds_at_once_lose_nothing(shelf: Shelf, tmp_path: Path) -> None:
    def build(number: int) -> int:
        # Some from one process's threads, which share a shelf; some each from its own.
        own = shelf if number % 2 else Shelf(shelf.root)
        return shelve(own, episode(number, counted=False), tmp_path / str(number)).number or 0

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(build, range(1, 13)))
    assert sorted(numbers) == list(range(1, 13))
    assert len(shelf.episodes()) == 12


DYING = """
import os, sys
from pathlib import Path
from podcaster.show import shelf as module
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, shelve
from dataclasses import replace
calls, replace_file = 0, os.replace
def dies(source, target):
    global calls
    if calls == int(sys.argv[2]):
        os._exit(9)
    calls += 1
    replace_file(source, target)
os.replace = dies
root = Path(sys.argv[1])
shelve(Shelf(root), replace(EPISODE, title="new"), root / "../staged", b"new")
"""


@pytest.mark.parametrize("at", range(7))
def test_a_build_that_dies_leaves_the_old_episode_or_the_new_one(
    shelf: Shelf, staged: Path, at: int
) -> None:
    shelve(shelf, EPISODE, staged, b"old")
    died = subprocess.run([sys.executable, "-c", DYING, shelf.root, str(at)], check=False)
    assert died.returncode == 9
    with shelf.lock():
        (found,) = shelf.episodes()
        assert shelf.audio(found).read_bytes() == (b"new" if found.title == "new" else b"old")
        assert found.audio_bytes == 3
        assert not (shelf.root / ".pending").exists()
    # The first move settles it: from then on the new one must win.
    assert (found.title == "new") == (at > 0)


LIMITED = """
import resource, sys
from pathlib import Path
from podcaster.errors import ShelfError
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE, shelve
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
root = Path(sys.argv[1])
try:
    Shelf(root).put(EPISODE, root / "../staged")
except ShelfError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="a full disk is played with POSIX limits")
def test_a_full_disk_is_one_line_and_leaves_the_show_as_it_was(shelf: Shelf, staged: Path) -> None:
    shelve(shelf, EPISODE, staged, b"old")
    before = tree(shelf.root)
    (staged / f"{EPISODE.slug}.mp3").write_bytes(bytes(200_000))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, shelf.root], check=True, capture_output=True, text=True
    )
    assert "cannot be used" in done.stdout
    assert done.stdout.count("\n") == 1
    assert tree(shelf.root) == before


def test_an_output_that_is_a_file_is_one_line(tmp_path: Path, staged: Path) -> None:
    (tmp_path / "output").write_text("a file")
    shelf = Shelf(tmp_path / "output")
    with pytest.raises(ShelfError, match="choose another with -o"):
        shelve(shelf, EPISODE, staged)
    with pytest.raises(ShelfError, match="choose another with -o"):
        shelf.episodes()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_output_is_one_line(shelf: Shelf, staged: Path) -> None:
    shelf.root.mkdir(mode=0o500)
    with pytest.raises(ShelfError, match="Permission denied"):
        shelve(shelf, EPISODE, staged)


def test_a_broken_record_is_named(shelf: Shelf, staged: Path) -> None:
    shelve(shelf, episode(1), staged)
    path = shelf.folder(shelve(shelf, episode(2), staged).slug) / layout.RECORD
    path.write_text("{", "utf-8")
    told: list[str] = []
    (left,) = shelf.episodes(told.append)
    assert left.guid == "guid-1"
    assert len(told) == 1
    assert re.search(r"halqa-2.episode\.json is broken: it is not JSON", told[0])
    path.write_text('{"version": 999}', "utf-8")
    with pytest.raises(ShelfError, match="upgrade this one"):
        shelf.episodes()


def test_writing_the_same_again_touches_nothing(shelf: Shelf) -> None:
    assert shelf.write(shelf.root / "feed.xml", b"one")
    assert not shelf.write(shelf.root / "feed.xml", b"one")
    assert shelf.write(shelf.root / "feed.xml", b"two")
    assert tree(shelf.root) == {"feed.xml": b"two"}


def test_what_others_serve_others_can_read(shelf: Shelf, staged: Path) -> None:
    shelve(shelf, EPISODE, staged)
    plain = shelf.root / "plain"
    shutil.copyfile(__file__, plain)
    assert {path.stat().st_mode for path in shelf.folder(EPISODE.slug).iterdir()} == {
        plain.stat().st_mode
    }


def test_a_newer_podcasters_fields_outlive_a_rebuild(shelf: Shelf, staged: Path) -> None:
    first = shelve(shelf, episode(1, kept=(("season", "2"),)), staged)
    shelve(shelf, replace(first, title="عنوان آخر", kept=()), staged)
    found = shelf.get(first.slug)
    assert found.title == "عنوان آخر"
    assert found.kept == (("season", "2"),)
