"""The examination: silent on a sound show, and each fault named with what to do."""

from __future__ import annotations

import json
import math
import shutil
import struct
import wave
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from podcaster import tags
from podcaster.audio import master
from podcaster.errors import ShelfError
from podcaster.models import Episode, Show
from podcaster.show import check, cover, feed, layout
from podcaster.show.check import mpeg
from podcaster.show.shelf import Shelf
from tests.episodes import DAY, EPISODE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHOW = Show(title="نشرة", owner_email="sara@example.com", base_url="https://example.com/show")
NOW = DAY + timedelta(days=1)
RATE_HZ, SECONDS = 22050, 4
SHORT = replace(
    EPISODE,
    duration_ms=SECONDS * 1000,
    chapters=(
        replace(EPISODE.chapters[0], end_ms=1500),
        replace(EPISODE.chapters[1], start_ms=1500, end_ms=SECONDS * 1000),
    ),
    cues=(
        replace(EPISODE.cues[0], end_ms=1400),
        replace(EPISODE.cues[2], start_ms=1500, end_ms=3900),
    ),
)
MP3 = f"episodes/{SHORT.slug}/{SHORT.slug}.mp3"


def hum(path: Path) -> None:
    """Something as uneven as speech is."""
    samples = (
        int(9000 * math.sin(at / 17) * math.sin(at / 4000) ** 2) for at in range(RATE_HZ * SECONDS)
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def tagged(mp3: Path, episode: Episode = SHORT) -> None:
    tags.write(
        mp3,
        tags.Tags(
            title=episode.title, artist="هيئة", album="نشرة", chapters=episode.chapters
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def sound_show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    mp3 = folder / f"{SHORT.slug}.mp3"
    hum(folder / "hum.wav")
    master.master(folder / "hum.wav", mp3)
    tagged(mp3)
    shelf = Shelf(folder / "output")
    stored = shelf.put(replace(SHORT, audio_bytes=mp3.stat().st_size), folder)
    (shelf.root / "cover.jpg").write_bytes(cover.draw(SHOW))
    for page in (shelf.root, shelf.folder(stored.slug)):
        (page / "index.html").write_text("page", "utf-8")
    feed.write(SHOW, shelf.episodes(), shelf)
    return shelf.root


@pytest.fixture
def shelf(sound_show: Path, tmp_path: Path) -> Shelf:
    shutil.copytree(sound_show, tmp_path / "output")
    return Shelf(tmp_path / "output")


def findings(shelf: Shelf, show: Show = SHOW, *, listen: bool = False) -> list[str]:
    return [
        f"{found.where} {found.what}" for found in check.examine(shelf, show, NOW, listen=listen)
    ]


def test_a_sound_show_gives_nothing_to_find(shelf: Shelf) -> None:
    assert findings(shelf, listen=True) == []


def edit_record(shelf: Shelf, **changes: object) -> None:
    path = shelf.folder(SHORT.slug) / layout.RECORD
    table = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(table | changes), "utf-8")


def edit_feed(old: str, new: str) -> Callable[[Shelf], object]:
    def edit(shelf: Shelf) -> None:
        path = shelf.root / "feed.xml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def edit_mp3(old: bytes, new: bytes) -> Callable[[Shelf], object]:
    def edit(shelf: Shelf) -> None:
        data = (shelf.root / MP3).read_bytes()
        assert old in data
        (shelf.root / MP3).write_bytes(data.replace(old, new, 1))

    return edit


def swap_chapters(shelf: Shelf) -> None:
    data = bytearray((shelf.root / MP3).read_bytes())
    first, second = data.index(b"CHAP"), data.index(b"CHAP", data.index(b"CHAP") + 4)
    (size,) = struct.unpack_from(">I", data, second + 4)
    end = second + 10 + size
    data[first:end] = data[second:end] + data[first:second]
    (shelf.root / MP3).write_bytes(data)


def append(data: bytes) -> Callable[[Shelf], object]:
    return lambda shelf: (shelf.root / MP3).write_bytes((shelf.root / MP3).read_bytes() + data)


FRAME_OF_32_KBPS = b"\xff\xfb\x10\xc4" + bytes(100)


FAULTS: dict[str, tuple[Callable[[Shelf], object], str]] = {
    "no feed": (lambda s: (s.root / "feed.xml").unlink(), "feed.xml is missing: run podcaster"),
    "broken feed": (lambda s: (s.root / "feed.xml").write_text("<rss"), "feed.xml cannot be read"),
    "broken identity": (lambda s: (s.root / "show.json").write_text("x"), "show.json is broken"),
    "other xml": (lambda s: (s.root / "feed.xml").write_text("<a/>"), "is not RSS 2.0"),
    "no cover": (lambda s: (s.root / "cover.jpg").unlink(), "cover.jpg is missing"),
    "no picture": (lambda s: (s.root / "cover.jpg").write_text("x"), "cannot be read as a picture"),
    "no mp3": (lambda s: (s.root / MP3).unlink(), ".mp3 is missing: build it again"),
    "empty mp3": (lambda s: (s.root / MP3).write_bytes(b""), "has 0 bytes, and the record says"),
    "cut mp3": (
        lambda s: (s.root / MP3).write_bytes((s.root / MP3).read_bytes()[:-5000]),
        "lasts 3",
    ),
    "no mp3 at all": (lambda s: (s.root / MP3).write_bytes(b"text" * 99), "holds no MP3"),
    "stale chapters": (
        lambda s: (s.folder(SHORT.slug) / "chapters.json").write_text("{}"),
        "chapters.json is not what the record says",
    ),
    "no captions": (
        lambda s: (s.folder(SHORT.slug) / "transcript.vtt").unlink(),
        "transcript.vtt is missing",
    ),
    "no page": (
        lambda s: (s.folder(SHORT.slug) / "index.html").unlink(),
        "index.html is missing",
    ),
    "broken record": (
        lambda s: (s.folder(SHORT.slug) / layout.RECORD).write_text("{"),
        "episode.json is broken",
    ),
    "no record": (
        lambda s: (s.folder(SHORT.slug) / layout.RECORD).unlink(),
        "episode.json cannot be read",
    ),
    "retitled": (lambda s: edit_record(s, title="آخر"), "its tag has another title"),
    "future": (
        lambda s: edit_record(s, published="2030-01-01T00:00:00+00:00"),
        "is dated in the future",
    ),
    "other length": (lambda s: edit_record(s, audio_bytes=3), "and the record says 3"),
    "longer": (lambda s: edit_record(s, duration_ms=9000), "and the record says 9000 ms"),
    "chapters short": (lambda s: edit_record(s, duration_ms=9000), "do not span the episode"),
    "chapters swapped": (swap_chapters, "do not stand in time order"),
    "untagged": (
        lambda s: tags.write(s.root / MP3, tags.Tags(title=SHORT.title)),
        "its chapters are not those of chapters.json",
    ),
    "id3v2.4": (edit_mp3(b"ID3\3", b"ID3\4"), "it is ID3v2.4"),
    "utf-8 text": (edit_mp3(b"\1\xff\xfe", b"\3\xff\xfe"), "neither Latin-1 nor UTF-16"),
    "no order mark": (edit_mp3(b"\1\xff\xfe", b"\1\x00\x41"), "no byte order mark"),
    "offsets": (edit_mp3(b"\xff" * 8, b"\0" * 8), "give byte offsets"),
    "same ids": (edit_mp3(b"chp01\0\0\0\5", b"chp00\0\0\0\5"), "ids that are not ASCII and unique"),
    "no top": (edit_mp3(b"toc\0\3", b"toc\0\1"), "top-level and ordered"),
    "more at its end": (append(b"text" * 9), "has 36 bytes between or after its frames"),
    "two bit rates": (append(FRAME_OF_32_KBPS), "changes its bit rate"),
    "feed's length": (edit_feed('length="', 'length="1'), "bytes, and it has"),
    "feed's type": (edit_feed("audio/mpeg", "audio/mp3"), "enclosure that is not an MP3"),
    "feed's guid": (edit_feed(SHORT.guid, "other"), "not all of them the same"),
    "guid as link": (edit_feed(' isPermaLink="false"', ""), "that clients take for an address"),
    "stale title": (edit_feed("OpenAI</title>", "x</title>"), "is not what the records"),
    "feed's date": (edit_feed("24 Nov 2026", "24 Nov 2036"), "in the future"),
    "no date": (edit_feed("Tue, 24 Nov 2026 09:30:00 +0000", "yesterday"), "that is no date"),
    "explicit": (edit_feed("explicit>false", "explicit>no"), "neither true nor false"),
    "no address": (edit_feed('rel="self"', 'rel="alternate"'), "does not say its own address"),
    "moved": (edit_feed("https://example.com/", "https://example.org/"), "instead of https://exam"),
    "lost file": (edit_feed("/chapters.json", "/none.json"), "where there is no file"),
    "outside": (edit_feed("/chapters.json", "/../../../../x.json"), "where there is no file"),
    "duration": (edit_feed("duration>4", "duration>0:04"), "that is not whole seconds"),
    "podcast guid": (edit_feed("podcast:guid>", "podcast:guid>x"), "is not a UUID"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named(shelf: Shelf, fault: str) -> None:
    does, complaint = FAULTS[fault]
    does(shelf)
    found = findings(shelf)
    assert any(complaint in line for line in found), found
    assert not any("\n" in line for line in found)


def test_what_is_too_quiet_or_breaks_off_is_heard(shelf: Shelf, tmp_path: Path) -> None:
    data = (shelf.root / MP3).read_bytes()
    start = data.index(b"Info") - 21
    frame = data.index(b"\xff\xfb", start + 4)
    damaged = bytearray(data)
    for at in range(frame + 2000, frame + 6000):
        damaged[at] = damaged[at] ^ 0x55 if damaged[at] != 0xFF else 0xFF
    (shelf.root / MP3).write_bytes(damaged)
    found = findings(shelf, listen=True)
    assert any("LUFS" in line or "cannot be played to its end" in line for line in found), found


def test_a_show_without_an_address_gets_advice_alone(shelf: Shelf) -> None:
    plain = replace(SHOW, base_url=None, owner_email=None)
    (shelf.root / "show.json").unlink()
    feed.write(plain, shelf.episodes(), shelf)
    found = list(check.examine(shelf, plain, NOW, listen=False))
    assert [finding.error for finding in found] == [False, False]


def test_no_show_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="there is no show in"):
        list(check.examine(Shelf(tmp_path / "none"), SHOW, NOW))


def test_frames_are_counted_as_a_decoder_counts_samples(sound_show: Path) -> None:
    data = (sound_show / MP3).read_bytes()
    stream = mpeg.read(data, data.index(b"Info") - 21)
    assert stream == mpeg.Stream(
        rates_hz=frozenset({44100}),
        bitrates_kbps=frozenset({64}),
        mono=True,
        samples=SECONDS * 44100,
        info_headers=1,
        stray_bytes=0,
    )
