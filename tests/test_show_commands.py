"""The commands that look after a show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from podcaster.cli import main
from podcaster.show.shelf import Shelf
from tests.episodes import episode, shelve


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.chdir(tmp_path)
    shelf = Shelf(tmp_path / "output")
    for number in (1, 2):
        shelve(shelf, episode(number, title=f"حلقة\n{number}"), tmp_path / "staged")
    return shelf


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def test_episodes_are_listed_newest_first(shelf: Shelf) -> None:
    done = run("episodes")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "2026-11-25-halqa-2  2026-11-25  01:35  حلقة 2",
        "2026-11-24-halqa-1  2026-11-24  01:35  حلقة 1",
    ]


def test_episodes_as_json_are_for_programs(shelf: Shelf) -> None:
    listed = json.loads(run("episodes", "--json", "-o", str(shelf.root)).stdout)
    assert [entry["guid"] for entry in listed] == ["guid-2", "guid-1"]
    assert listed[0]["audio"] == str(shelf.audio(shelf.episodes()[0]))


def test_a_show_without_episodes_lists_none(tmp_path: Path) -> None:
    assert run("episodes", "-o", str(tmp_path)).stdout == ""
    assert json.loads(run("episodes", "--json", "-o", str(tmp_path)).stdout) == []


def test_a_broken_record_is_one_line(shelf: Shelf) -> None:
    (shelf.folder("2026-11-24-halqa-1") / "episode.json").write_text("{}")
    done = run("episodes")
    assert done.exit_code == 0
    (told,) = [line for line in done.output.splitlines() if "halqa-1" in line]
    assert "episode.json is broken: «version» has to be 1" in told


def test_check_prints_a_line_for_each_finding_and_exits_with_1(shelf: Shelf) -> None:
    done = run("check", "--quick")
    assert done.exit_code == 1
    assert "error: feed.xml: is missing: run podcaster feed" in done.stdout.splitlines()
    assert "Traceback" not in done.output


def test_check_of_no_show_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 1
    assert done.output.startswith("podcaster: there is no show in output")


def test_feed_without_an_address_says_so_once(shelf: Shelf) -> None:
    assert "set base_url in podcaster.toml" in run("feed").output
    Path("podcaster.toml").write_text("[show]\nbase_url = 'https://example.com'", "utf-8")
    assert "base_url" not in run("feed").output
    Path("podcaster.toml").unlink()
    assert "base_url" not in run("feed").output
    assert b"https://example.com/feed.xml" in (shelf.root / "feed.xml").read_bytes()


def test_a_show_without_episodes_has_a_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("feed").exit_code == 0
    assert b"<item>" not in Path("output", "feed.xml").read_bytes()


@pytest.mark.parametrize(("answer", "left"), [("n\n", 2), ("", 2), ("y\n", 1)])
def test_remove_asks_first(shelf: Shelf, answer: str, left: int) -> None:
    done = run("remove", "2026-11-24-halqa-1", stdin=answer)
    assert "for good?" in done.output
    assert (done.exit_code == 0) == (left == 1)
    assert len(shelf.episodes()) == left


def test_remove_suggests_what_was_meant(shelf: Shelf) -> None:
    done = run("remove", "2026-11-24-halka-1", "--yes")
    assert done.exit_code == 1
    assert "did you mean 2026-11-24-halqa-1" in done.output
    assert len(shelf.episodes()) == 2
