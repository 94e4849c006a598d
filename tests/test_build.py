"""`podcaster build` as its user meets it: the whole way, with Google's voice on loopback."""

from __future__ import annotations

import errno
import shutil
from functools import partial
from typing import TYPE_CHECKING

import eyed3
import feedparser
import pytest
from click.testing import CliRunner, Result

from podcaster.audio.timeline import lay
from podcaster.cli import main
from podcaster.show.shelf import Shelf
from podcaster.speech import Patience, speak
from podcaster.voices.gtts import MAX_CHARS
from tests.fakes.translate import FakeTranslate, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = """اقتصاد

مدينة تزرع أسطحها

Layla Hassan
Layla Hassan

2 د

بدأت المدينة زراعة أسطح المباني العامة.

سترتفع مساحة الخضرة 12% في عامين.

على سطح مدرسة قديمة، نمت أولى الخضروات. يقول المعلمون إن التلاميذ يأتون مبكرين ليسقوا ما زرعوا.


حدائق فوق الرؤوس

اختارت البلدية 40 مبنى للبداية. وستضاف مبان أخرى في الربيع، بحسب شركة GreenRoof التي تدير المشروع.


ذو صلة

من يدفع الثمن؟

تتحمل البلدية نصف الكلفة. ويتحمل السكان الباقي على خمس سنوات.

ذو صلة
"""


@pytest.fixture
def google() -> Iterator[FakeTranslate]:
    with FakeTranslate().running() as fake:
        yield fake


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PODCASTER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "podcaster.toml").write_text(
        "[voice.gtts]\nspacing_s = 0.0\ntimeout_s = 2", "utf-8"
    )
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def podcaster(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner(mix_stderr=False).invoke(main, arguments, input=stdin)


def build(*arguments: str, stdin: bytes | None = None) -> Result:
    return podcaster("build", "--voice", "gtts", *(arguments or ("a.txt",)), stdin=stdin)


def failed_in_one_line(result: Result) -> str:
    assert result.exit_code == 1
    assert result.stdout == ""
    message = [x for x in result.stderr.splitlines() if x.startswith("podcaster: ")]
    assert result.stderr.splitlines()[-1:] == message
    return message[0]


def contents(root: Path) -> dict[str, tuple[int, bytes]]:
    files = [path for path in root.rglob("*") if path.is_file() and path.name != ".lock"]
    return {str(p.relative_to(root)): (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def test_an_article_becomes_an_episode_in_a_feed(folder: Path, google: FakeTranslate) -> None:
    result = build()
    assert result.exit_code == 0, result.output
    assert result.stderr.count("set base_url in podcaster.toml") == 1
    mp3 = folder / result.stdout.strip()
    assert mp3.is_file()
    (entry,) = feedparser.parse((folder / "output" / "feed.xml").read_bytes()).entries
    assert entry.title == "مدينة تزرع أسطحها"
    assert int(entry.enclosures[0].length) == mp3.stat().st_size
    tag = eyed3.load(mp3).tag
    assert tag.track_num.count == 1
    assert tag.title == "مدينة تزرع أسطحها"
    titles = [chapter.title for chapter in tag.chapters]
    assert titles == ["مدينة تزرع أسطحها", "التفاصيل", "حدائق فوق الرؤوس", "من يدفع الثمن؟"]
    assert (folder / "output" / "index.html").is_file()
    assert (mp3.parent / "index.html").is_file()


def test_what_is_not_the_article_is_not_said_and_all_else_is(google: FakeTranslate) -> None:
    build()
    said = " ".join(google.texts)
    for chrome in ("Layla", "ليلى", "ذو صلة", "2 د"):
        assert chrome not in said
    for word in ("أسطحها", "الخضروات", "البلدية", "السكان", "سنوات"):
        assert word in said
    assert not any(char.isascii() and char.isalnum() for char in said)
    assert all(len(text) <= MAX_CHARS for text in google.texts)


def test_a_chapter_starts_where_its_heading_is_heard(folder: Path, google: FakeTranslate) -> None:
    build()
    (episode,) = Shelf(folder / "output").episodes()
    for index, chapter in enumerate(episode.chapters):
        first = next(cue for cue in episode.cues if cue.chapter == index)
        assert first.start_ms == chapter.start_ms
    assert episode.chapters[-1].end_ms == episode.duration_ms


def test_nothing_changed_is_nothing_written(folder: Path, google: FakeTranslate) -> None:
    first = build()
    before, asked = contents(folder / "output"), len(google.texts)
    again = build()
    assert again.stdout == first.stdout
    assert "nothing has changed" in again.stderr
    assert contents(folder / "output") == before
    assert len(google.texts) == asked


def test_the_same_again_is_the_same_bytes(folder: Path, google: FakeTranslate) -> None:
    build("--date", "2026-11-01", "a.txt")
    build("--date", "2026-11-01", "--output", "other", "a.txt")
    one, other = contents(folder / "output"), contents(folder / "other")
    mp3s = [name for name in one if name.endswith((".mp3", ".vtt", "chapters.json", "cover.jpg"))]
    assert len(mp3s) >= 4
    for name in mp3s:
        assert one[name][1] == other[name][1], name


def test_one_changed_sentence_is_spoken_alone(folder: Path, google: FakeTranslate) -> None:
    build()
    google.texts.clear()
    (folder / "a.txt").write_text(ARTICLE.replace("خمس سنوات", "ست سنوات"), "utf-8")
    assert build().exit_code == 0
    (changed,) = google.texts
    assert "ست سنوات" in changed


def test_a_changed_lexicon_has_only_its_sentences_spoken_again(
    folder: Path, google: FakeTranslate
) -> None:
    build()
    google.texts.clear()
    (folder / "lexicon.toml").write_text('"GreenRoof" = "غْرِينْ رُوفْ"', "utf-8")
    assert build().exit_code == 0
    (changed,) = google.texts
    assert "غْرِينْ رُوفْ" in changed


def test_another_title_updates_the_episode(folder: Path, google: FakeTranslate) -> None:
    build()
    (before,) = Shelf(folder / "output").episodes()
    build("--title", "عنوان آخر", "a.txt")
    (after,) = Shelf(folder / "output").episodes()
    assert (after.guid, after.slug, after.published) == (before.guid, before.slug, before.published)
    assert after.title == "عنوان آخر"


def test_an_episode_can_be_updated_from_elsewhere(folder: Path, google: FakeTranslate) -> None:
    build()
    (before,) = Shelf(folder / "output").episodes()
    (folder / "b.txt").write_text(ARTICLE, "utf-8")
    build("--episode", before.slug, "b.txt")
    (after,) = Shelf(folder / "output").episodes()
    assert after.guid == before.guid
    assert "no-such" in failed_in_one_line(build("--episode", "no-such", "b.txt"))


def test_a_pasted_article_is_known_by_its_title(folder: Path, google: FakeTranslate) -> None:
    build("-", stdin=ARTICLE.encode("utf-16"))
    build("-", stdin=ARTICLE.replace("40 مبنى", "50 مبنى").encode("windows-1256"))
    (episode,) = Shelf(folder / "output").episodes()
    assert episode.source == "مدينة تزرع أسطحها"


def test_records_tell_nothing_of_the_computer_and_move_with_the_article(
    folder: Path, google: FakeTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    (episode,) = Shelf(folder / "output").episodes()
    assert episode.source == "../a.txt"
    record = folder / "output" / "episodes" / episode.slug / "episode.json"
    assert str(folder).encode() not in record.read_bytes()
    # As an earlier version had it: it is the same episode, and is written anew.
    record.write_text(record.read_text("utf-8").replace("../a.txt", str(folder / "a.txt")), "utf-8")
    build("--title", "عنوان آخر", "a.txt")
    (after,) = Shelf(folder / "output").episodes()
    assert (after.guid, after.source) == (episode.guid, "../a.txt")
    moved = folder / "moved"
    moved.mkdir()
    for name in ("a.txt", "output", "podcaster.toml"):
        (folder / name).rename(moved / name)
    monkeypatch.chdir(moved)
    assert "nothing has changed" in build("--title", "عنوان آخر", "a.txt").stderr


def test_a_damaged_record_blocks_itself_alone(folder: Path, google: FakeTranslate) -> None:
    build()
    (episode,) = Shelf(folder / "output").episodes()
    record = folder / "output" / "episodes" / episode.slug / "episode.json"
    record.write_bytes(b"")  # as a power cut leaves it
    (folder / "b.txt").write_text(OTHER, "utf-8")
    said = build("b.txt")
    assert said.exit_code == 0, said.output
    assert said.stderr.count("is broken: it is not JSON") == 1
    (entry,) = feedparser.parse((folder / "output" / "feed.xml").read_bytes()).entries
    assert entry.title == "صيادون يعودون إلى البحر"


OTHER = """صيادون يعودون إلى البحر

عاد صيادو الميناء القديم فجر أمس إلى البحر بعد توقف دام أربعين يوما بسبب العواصف الشديدة.

وقال كبيرهم إن الشباك امتلأت في الساعة الأولى، وإن السوق استقبلت مراكبهم بالزغاريد والطبول.
"""


def test_another_article_in_the_same_file_is_another_episode(
    folder: Path, google: FakeTranslate
) -> None:
    build()
    (first,) = Shelf(folder / "output").episodes()
    (folder / "a.txt").write_text(OTHER, "utf-8")
    said = build()
    assert said.exit_code == 0, said.output
    assert f"is not what {first.slug} was made from" in said.stderr
    titles = {episode.title: episode for episode in Shelf(folder / "output").episodes()}
    assert set(titles) == {"مدينة تزرع أسطحها", "صيادون يعودون إلى البحر"}
    assert titles[first.title] == first
    # Either goes on being updated from that file.
    (folder / "a.txt").write_text(ARTICLE.replace("40 مبنى", "50 مبنى"), "utf-8")
    said = build()
    assert f"updates {first.slug}, which was «{first.title}»" in said.stderr
    assert len(Shelf(folder / "output").episodes()) == 2


def test_one_title_over_two_texts_is_asked_about(folder: Path, google: FakeTranslate) -> None:
    build("-", stdin=ARTICLE.encode())
    other = "مدينة تزرع أسطحها" + OTHER[OTHER.index("\n") :]
    said = failed_in_one_line(build("-", stdin=other.encode()))
    (only,) = Shelf(folder / "output").episodes()
    assert f"--episode {only.slug}" in said
    assert build("-", "--episode", only.slug, stdin=other.encode()).exit_code == 0
    (after,) = Shelf(folder / "output").episodes()
    assert after.guid == only.guid


def test_a_storm_of_faults_ends_in_a_complete_episode(
    folder: Path, google: FakeTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = Patience(first_wait_s=0.0, longest_wait_s=0.001)
    monkeypatch.setattr("podcaster.production.speak", partial(speak, patience=at_once))
    google.faults = [
        Fault("status", requests=(2, 3), status=429),
        Fault("reset", requests=(5,)),
        Fault("truncated", requests=(7,)),
        Fault("not_mp3", requests=(9,)),
    ]
    assert build().exit_code == 0
    (episode,) = Shelf(folder / "output").episodes()
    assert len(episode.chapters) == 4
    assert len(google.texts) == len(set(google.texts)) + 5


def test_a_dead_network_is_one_line_and_nothing_is_lost(
    folder: Path, google: FakeTranslate
) -> None:
    google.faults = [Fault("status", requests=range(5, 10**6), status=403)]
    message = failed_in_one_line(build())
    assert "--voice" in message
    assert not (folder / "output" / "feed.xml").exists()
    spoken = set(google.texts[:4])
    google.faults.clear()
    google.texts.clear()
    assert build().exit_code == 0
    assert not spoken & set(google.texts)


def test_a_named_fallback_speaks_the_whole_episode(folder: Path, google: FakeTranslate) -> None:
    settings = '[voice]\nfallback = "fasih"\n[voice.gtts]\nspacing_s = 0.0'
    (folder / "podcaster.toml").write_text(settings, "utf-8")
    google.faults = [Fault("status", requests=range(5, 10**6), status=403)]
    result = build()
    assert result.exit_code == 0, result.output
    (episode,) = Shelf(folder / "output").episodes()
    assert episode.voice == "fasih"


def test_without_google_the_voice_that_ships_speaks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld="com", path="": "http://127.0.0.1:9/")
    result = podcaster("build", "a.txt")
    assert result.exit_code == 0, result.output
    (episode,) = Shelf(folder / "output").episodes()
    assert episode.voice == "fasih"
    assert 30_000 < episode.duration_ms < 90_000


def test_one_bad_article_does_not_hold_up_the_others(folder: Path, google: FakeTranslate) -> None:
    (folder / "bad.txt").write_text("", "utf-8")
    result = build("bad.txt", "a.txt", "gone.txt")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert len([x for x in result.stderr.splitlines() if x.startswith("podcaster: ")]) == 2
    quiet = build("--quiet", "bad.txt", "a.txt")
    assert quiet.stderr.startswith("podcaster: bad.txt")
    assert quiet.stderr.count("\n") == 1
    assert len(Shelf(folder / "output").episodes()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("english.txt", b"Nothing here is Arabic.\n\nNothing at all.\n"),
        ("huge.txt", "كلمة ".encode() * 2_300_000),
        ("title.txt", "عنوان بلا نص".encode()),
    ],
)
def test_what_is_no_article_is_one_line(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert name in failed_in_one_line(build(name)) or name == "title.txt"
    assert not (folder / "output").exists()


def test_a_folder_or_nothing_is_one_line(folder: Path) -> None:
    assert "cache" in failed_in_one_line(build(str(folder / "cache")))
    assert "gone.txt" in failed_in_one_line(build("gone.txt"))
    assert not (folder / "output").exists()


def test_a_title_of_1000_characters_is_one_line(folder: Path) -> None:
    assert "--title" in failed_in_one_line(build("--title", "مدينة " * 166, "a.txt"))


def test_an_output_that_cannot_be_written_is_one_line(folder: Path, google: FakeTranslate) -> None:
    (folder / "output").write_text("a file")
    assert "output" in failed_in_one_line(build())
    assert (folder / "output").read_text() == "a file"


def test_a_full_disk_leaves_the_show_as_it_was(
    folder: Path, google: FakeTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = contents(folder / "output")
    (folder / "a.txt").write_text(ARTICLE.replace("خمس سنوات", "ست سنوات"), "utf-8")

    def full(*arguments: object, **options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere")

    monkeypatch.setattr(shutil, "copyfile", full)
    assert "No space left" in failed_in_one_line(build())
    assert contents(folder / "output") == before


def test_ctrl_c_is_one_line_and_keeps_what_was_spoken(
    folder: Path, google: FakeTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("podcaster.production.lay", interrupted)
    assert "stopped" in failed_in_one_line(build())
    asked = len(google.texts)
    monkeypatch.setattr("podcaster.production.lay", lay)
    assert build().exit_code == 0
    assert len(google.texts) == asked


def test_options_for_one_article_are_refused_for_many(folder: Path) -> None:
    assert build("--title", "ع", "a.txt", "b.txt").exit_code == 2
    assert podcaster("build").exit_code == 2
    assert build("--date", "2999-01-01", "a.txt").exit_code == 2
    assert "no voice «nobody»" in failed_in_one_line(
        podcaster("build", "--voice", "nobody", "a.txt")
    )
