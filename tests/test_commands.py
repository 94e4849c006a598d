"""The other commands, as their user meets them."""

from __future__ import annotations

import json
import wave
from typing import TYPE_CHECKING

import feedparser
import pytest
from click.testing import CliRunner, Result

from podcaster.audio.master import measure
from podcaster.cli import main
from podcaster.show import layout
from podcaster.show.shelf import Shelf
from tests.episodes import episode, shelve

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "عنوان المقال الأول هنا\n\nنص من 12 كلمة عن Nvidia وعن Zorblatt.\n\nاقرأ أيضا\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PODCASTER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def podcaster(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner(mix_stderr=False).invoke(main, arguments, input=stdin)


def test_a_script_shows_what_is_said_guessed_and_dropped() -> None:
    shown = podcaster("script", "a.txt")
    assert shown.exit_code == 0, shown.stderr
    assert "# عنوان المقال الأول هنا" in shown.stdout
    assert "اثنتي عشرة كلمة" in shown.stdout
    assert "? Zorblatt: " in shown.stdout
    assert "? Nvidia" not in shown.stdout
    assert "dropped, line 5 (read_also): اقرأ أيضا" in shown.stdout


def test_a_script_for_programs_holds_all_of_it() -> None:
    found = json.loads(podcaster("script", "a.txt", "--json", "--title", "غيره").stdout)
    assert found["title"] == "غيره"
    said = [u for chapter in found["chapters"] for u in chapter["utterances"]]
    assert any("12 كلمة" in u["written"] and "12" not in u["spoken"] for u in said)
    assert {"line", "text", "reason"} == set(found["dropped"][-1])


def test_a_script_can_show_vowels_and_a_voice_s_cuts() -> None:
    vowelled = podcaster("script", "a.txt", "--vowels").stdout
    assert sum("\u064b" <= char <= "\u0652" for char in vowelled) > 40
    cut = json.loads(podcaster("script", "a.txt", "--json", "--voice", "gtts").stdout)
    said = [u["spoken"] for chapter in cut["chapters"] for u in chapter["utterances"]]
    assert max(map(len, said)) <= 100


def test_a_changed_lexicon_is_heard(folder: Path) -> None:
    (folder / "lexicon.toml").write_text('"Zorblatt" = "زُورْبْلَات"', "utf-8")
    shown = podcaster("script", "a.txt").stdout
    assert "زُورْبْلَات" in shown
    assert "?" not in shown
    (folder / "lexicon.toml").write_text('"Zorblatt" = "x"', "utf-8")
    broken = podcaster("script", "a.txt")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert broken.stderr.startswith("podcaster: the lexicon")


@pytest.mark.parametrize("name", ["x.wav", "x.mp3", "X.WAV"])
def test_a_text_is_said_into_a_file(folder: Path, name: str) -> None:
    result = podcaster("say", "مرحبًا بكم في 2026.", "--voice", "fasih", "-o", name)
    assert result.exit_code == 0, result.stderr
    if name.endswith(".mp3"):
        assert abs(measure(folder / name).integrated_lufs + 16) < 0.5
    else:
        with wave.open(str(folder / name)) as clip:
            assert 1.5 < clip.getnframes() / clip.getframerate() < 6


def test_what_cannot_be_said_is_one_line(folder: Path) -> None:
    silent = podcaster("say", "🎉", "--voice", "fasih", "-o", "x.wav")
    assert (silent.exit_code, silent.stderr.count("\n")) == (1, 1)
    assert podcaster("say", "نص", "-o", "x.ogg").exit_code == 2
    lost = podcaster("say", "-", "--voice", "fasih", "-o", "gone/x.wav", stdin="نص")
    assert (lost.exit_code, lost.stderr.count("podcaster: ")) == (1, 1)
    assert not (folder / "x.wav").exists()


def test_voices_say_which_of_them_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld="com", path="": "http://127.0.0.1:9/")
    rows = podcaster("voices").stdout.splitlines()
    by_name = {row.split()[0]: row for row in rows}
    assert "cannot be reached" in by_name["gtts"]
    assert " works " in by_name["fasih"]
    assert "fasih:2" in by_name


def test_feed_makes_everything_again_from_the_records(folder: Path) -> None:
    shelf = Shelf(folder / "output")
    shelve(shelf, episode(1), folder / "staged")
    shelve(shelf, episode(2), folder / "staged")
    (folder / "podcaster.toml").write_text('[show]\ntitle = "نشرتي"', "utf-8")
    result = podcaster("feed", "--base-url", "https://radio.example/show")
    assert result.exit_code == 0, result.stderr
    made = {p: p.read_bytes() for p in shelf.root.rglob("*") if p.is_file()}
    parsed = feedparser.parse((shelf.root / layout.FEED).read_bytes())
    assert parsed.feed.title == "نشرتي"
    assert all(
        e.enclosures[0].href.startswith("https://radio.example/show/") for e in parsed.entries
    )
    for name in ("feed.xml", "index.html", "cover.jpg"):
        (shelf.root / name).unlink()
    for page in shelf.root.glob("episodes/*/index.html"):
        page.unlink()
    assert podcaster("feed").exit_code == 0
    assert {p: p.read_bytes() for p in shelf.root.rglob("*") if p.is_file()} == made


def test_a_removed_episode_is_gone_from_the_show(folder: Path) -> None:
    shelf = Shelf(folder / "output")
    one = shelve(shelf, episode(1), folder / "staged")
    other = shelve(shelf, episode(2), folder / "staged")
    assert podcaster("feed").exit_code == 0
    assert podcaster("remove", one.slug, stdin="n\n").exit_code == 1
    assert len(shelf.episodes()) == 2
    assert podcaster("remove", one.slug, "--yes").exit_code == 0
    (left,) = feedparser.parse((shelf.root / layout.FEED).read_bytes()).entries
    assert left.id == other.guid
    assert not shelf.folder(one.slug).exists()
    assert one.slug not in (shelf.root / "index.html").read_text("utf-8")
    gone = podcaster("remove", one.slug, "--yes")
    assert (gone.exit_code, gone.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("command", ["build", "script"])
def test_bad_settings_are_one_line(folder: Path, command: str) -> None:
    (folder / "podcaster.toml").write_text("[show]\ntitel = 'x'", "utf-8")
    result = podcaster(command, "a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "titel" in result.stderr
    assert result.stderr.count("\n") == 1
