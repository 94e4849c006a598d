"""Shows published, into folders and stores: what arrives, what stays, and when."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from podcaster.cli import main
from podcaster.errors import PodcasterError, PublishError, SettingsError
from podcaster.models import Show
from podcaster.show import feed, layout, site
from podcaster.show.publish import Change, publish
from podcaster.show.shelf import Shelf
from tests.episodes import episode, shelve, take_away

BASE = "https://radio.example/show"
SHOW = Show(title="نشرتي", base_url=BASE)
MANIFEST = ".podcaster.json"


def add(shelf: Shelf, number: int, audio: bytes, **changes: Any) -> None:
    shelve(shelf, episode(number, **changes), shelf.root.parent / "staged", audio)
    finish(shelf)


def finish(shelf: Shelf, show: Show = SHOW) -> None:
    """What a build does last."""
    shelf.write(shelf.root / layout.COVER, b"cover")
    site.write(show, shelf.episodes(), shelf)
    feed.write(show, shelf.episodes(), shelf)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "show")
    add(shelf, 1, b"one" * 1000)
    add(shelf, 2, b"two" * 1000)
    return shelf


def published(
    shelf: Shelf, target: str | Path, show: Show = SHOW, **wishes: bool
) -> list[tuple[str, str]]:
    """What was done, in order."""
    told: list[Change] = []
    address = publish(show, shelf, str(target), told.append, **wishes)
    assert address == f"{show.base_url}/feed.xml"
    return [(change.action, change.path) for change in told]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def public(shelf: Shelf) -> dict[str, bytes]:
    """The files of the show that listeners are to get."""
    private = re.compile(r"(.*/)?(\..*|episode\.json|show\.json)")
    return {name: data for name, data in files_of(shelf.root).items() if not private.match(name)}


def test_a_folder_gets_the_show_and_nothing_private(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.root / "draft.txt").write_text("not of the show")
    done = published(shelf, tmp_path / "www")
    there = files_of(tmp_path / "www")
    del there[MANIFEST]
    assert there == {n: d for n, d in public(shelf).items() if n != "draft.txt"}
    assert {action for action, _ in done} == {"send"}
    assert len(done) == len(there) == len(dict(done)) + len(there) - 1


def test_what_is_named_arrives_before_what_names_it(shelf: Shelf, tmp_path: Path) -> None:
    names = [name for _, name in published(shelf, tmp_path / "www")]
    kinds = [Path(name).suffix for name in names]
    assert kinds[:2] == [".mp3", ".mp3"]
    assert names[-4:-2] == [f"episodes/2026-11-2{n}-halqa-{n - 3}/index.html" for n in (4, 5)]
    assert names[-2:] == ["index.html", "feed.xml"]


def test_only_what_changed_is_sent(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    published(shelf, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    assert published(shelf, target) == []
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == before

    first = shelf.episodes()[1]
    add(shelf, 1, b"one" * 1000, title="عنوان جديد")
    changed = [name for _, name in published(shelf, target)]
    assert f"episodes/{first.slug}/{first.slug}.mp3" not in changed
    assert changed[-2:] == ["index.html", "feed.xml"]
    assert {"title": "عنوان جديد"}.items() <= dict(
        feedparser.parse((target / "feed.xml").read_bytes()).entries[1]
    ).items()

    add(shelf, 1, b"ONE" * 1000)
    assert published(shelf, target)[0] == ("send", f"episodes/{first.slug}/{first.slug}.mp3")
    assert (target / f"episodes/{first.slug}/{first.slug}.mp3").read_bytes() == b"ONE" * 1000


def test_a_removed_episode_goes_last_and_its_folder_with_it(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    published(shelf, target)
    gone = shelf.episodes()[0]
    take_away(shelf, gone.slug)
    finish(shelf)
    done = published(shelf, target)
    folder = f"episodes/{gone.slug}"
    assert done[:2] == [("send", "index.html"), ("send", "feed.xml")]
    assert {action for action, _ in done[2:]} == {"delete"}
    assert ("delete", f"{folder}/{gone.slug}.mp3") in done
    assert not (target / folder).exists()
    assert folder not in (target / MANIFEST).read_text()
    assert published(shelf, target) == []


def test_files_of_others_stay_as_they_are(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    published(shelf, target)
    gone = shelf.episodes()[0]
    folder = target / "episodes" / gone.slug
    (target / "about.html").write_text("mine")
    (folder / "notes.txt").write_text("mine")
    (folder / "transcript.txt").write_text("put here by somebody else")
    take_away(shelf, gone.slug)
    finish(shelf)
    published(shelf, target)
    assert (target / "about.html").read_text() == (folder / "notes.txt").read_text() == "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["notes.txt", "transcript.txt"]


def test_a_strange_file_in_the_way_is_an_error(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    target.mkdir()
    (target / "index.html").write_text("my home page")
    with pytest.raises(PublishError, match=r"index\.html, which podcaster did not put there"):
        published(shelf, target)
    assert files_of(target) == {"index.html": b"my home page"}
    published(shelf, target, overwrite=True)
    assert (target / "index.html").read_bytes() == public(shelf)["index.html"]


def test_a_copy_made_by_hand_is_taken_over_as_it_is(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    for name, data in public(shelf).items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    assert published(shelf, target) == []
    gone = shelf.episodes()[0]
    take_away(shelf, gone.slug)
    finish(shelf)
    published(shelf, target)
    assert not (target / "episodes" / gone.slug).exists()


def test_a_dry_run_tells_and_changes_nothing(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    shelf_before = files_of(shelf.root)
    elsewhere = replace(SHOW, base_url="https://other.example")
    told = published(shelf, target, elsewhere, dry_run=True)
    assert not target.exists()
    assert files_of(shelf.root) == shelf_before
    assert told == published(shelf, target, elsewhere)
    assert published(shelf, target, elsewhere, dry_run=True) == []


def test_the_published_feed_names_the_published_address(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "show")
    shelve(shelf, episode(1), tmp_path / "staged", b"sound")
    finish(shelf, replace(SHOW, base_url=None))
    target = tmp_path / "www"
    published(shelf, target)
    xml = (target / "feed.xml").read_bytes()
    (entry,) = feedparser.parse(xml).entries
    assert entry.enclosures[0].href.startswith(f"{BASE}/episodes/")
    assert (shelf.root / "feed.xml").read_bytes() == xml
    assert f"{BASE}/feed.xml" in (target / "index.html").read_text("utf-8")
    # The address is remembered.
    assert publish(replace(SHOW, base_url=None), shelf, str(target), print) == f"{BASE}/feed.xml"


def test_memory_and_other_urls_of_fsspec_are_targets(shelf: Shelf) -> None:
    MemoryFileSystem.store.clear()
    published(shelf, "memory://www/radio")
    assert published(shelf, "memory://www/radio") == []
    store = fsspec.filesystem("memory")
    there = {name.removeprefix("/www/radio/"): store.cat_file(name) for name in store.find("/www")}
    del there[MANIFEST]
    assert there == public(shelf)


def test_what_a_build_replaced_midway_is_noticed(shelf: Shelf, tmp_path: Path) -> None:
    first = shelf.audio(shelf.episodes()[0])

    def told(change: Change) -> None:
        first.write_bytes(b"built again")

    with pytest.raises(PublishError, match="built again while it was sent"):
        publish(SHOW, shelf, str(tmp_path / "www"), told)


def test_a_broken_manifest_is_one_line(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    published(shelf, target)
    for text in ("{", "[]", '{"files": {"a": 1}}', '{"files": {"a": [1, 2]}}', "\xff"):
        (target / MANIFEST).write_text(text, "latin-1")
        with pytest.raises(PublishError, match="is broken: delete it there"):
            published(shelf, target)
    (target / MANIFEST).unlink()
    assert published(shelf, target, overwrite=True) == []


def fails(shelf: Shelf, target: str, show: Show = SHOW, *, dry_run: bool = False) -> str:
    """The one line that says why."""
    with pytest.raises(PodcasterError) as caught:
        publish(show, shelf, target, print, dry_run=dry_run)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_every_failure_is_one_line(shelf: Shelf, tmp_path: Path) -> None:
    www = str(tmp_path / "www")
    assert "holds no show yet" in fails(Shelf(tmp_path / "empty"), www)
    assert "no place to publish to" in fails(shelf, "gopher://www")
    assert "show's own folder" in fails(shelf, str(shelf.root))
    assert "show's own folder" in fails(shelf, str(shelf.root / "www"))
    assert "show's own folder" in fails(shelf, f"file://{shelf.root}")
    assert "an empty name" in fails(shelf, "")
    (tmp_path / "file").write_text("")
    assert "cannot be used" in fails(shelf, str(tmp_path / "file"))
    assert isinstance(SettingsError(), PodcasterError)
    assert "base_url" in fails(shelf, www, replace(SHOW, base_url="radio"))
    (shelf.root / layout.COVER).unlink()
    assert "cover.jpg is missing" in fails(shelf, www)
    finish(shelf)
    shelf.audio(shelf.episodes()[0]).write_bytes(b"short")
    assert "not what its record says (5 bytes, not 3000)" in fails(shelf, www)
    assert not Path(www).exists()


def test_without_an_address_nothing_is_published(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "show")
    finish(shelf, Show())
    message = fails(shelf, str(tmp_path / "www"), Show())
    assert "set base_url in podcaster.toml" in message
    assert "--base-url" in message


def test_the_command_says_what_it_does(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[str, str, int | str | None]:
        with pytest.raises(SystemExit) as left:
            main(["publish", str(tmp_path / "www"), "-o", str(shelf.root), *arguments])
        return *capsys.readouterr(), left.value.code

    listed, _, _ = run("--dry-run")
    assert len(listed.splitlines()) == 15
    assert listed.splitlines()[-1].startswith("send    feed.xml  ")
    out, err, code = run()
    assert (out, err, code) == (f"{BASE}/feed.xml\n", listed, 0)
    assert run() == (f"{BASE}/feed.xml\n", "", 0)
    moved = run("--quiet", "--base-url", "https://new.example/")
    assert moved == ("https://new.example/feed.xml\n", "", 0)
    _, err, code = run("--base-url", "not an address")
    assert code == 1
    assert len(err.splitlines()) == 1


def test_what_is_remembered_of_files_may_be_lost(shelf: Shelf, tmp_path: Path) -> None:
    target = tmp_path / "www"
    published(shelf, target)
    memory = shelf.root / ".digests.json"
    assert len(json.loads(memory.read_text())) == 13
    memory.write_text("{")
    assert published(shelf, target) == []
    assert len(json.loads(memory.read_text())) == 13
