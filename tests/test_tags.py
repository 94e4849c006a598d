"""Tags as other readers find them: ffmpeg, eyeD3, mp3val, and the bytes themselves."""

from __future__ import annotations

import base64
import itertools
import shutil
import struct
import subprocess
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import eyed3
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podcaster import ffmpeg
from podcaster.audio.master import master
from podcaster.errors import AudioError, ShelfError
from podcaster.models import Chapter
from podcaster.tags import Tags, write
from tests.signals import save, speech

if TYPE_CHECKING:
    from pathlib import Path

# One grey pixel.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////"
    "////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAA"
    "AAAAAAAAAAD/2gAIAQEAAD8AR//Z"
)
CHAPTERS = (
    Chapter("مقدمة", 0, 12_345),
    Chapter("لماذا توقفت الشركة عن الاستثمار في أكبر صفقة عرفها القطاع؟", 12_345, 61_001),
    Chapter("ما بعد «الصفقة»", 61_001, 61_999),
    Chapter("خ", 61_999, 180_003),
)
FULL = Tags(
    title="إنفيديا وOpenAI: استثمار 100 مليار / سؤال 🎧",
    artist="عبد الرحمن",
    album="بودكاستي",
    date=date(2025, 3, 9),
    comment="سطر أول\nسطر ثان",
    text="كل ما قيل في هذه الحلقة.\n\nفقرة ثانية.",
    link="https://example.com/a?b=1&c=2#d",
    cover=JPEG,
    number=12,
    chapters=CHAPTERS,
)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a mastered episode that has no tags."""
    folder = tmp_path_factory.mktemp("plain")
    master(save(folder / "all.wav", speech(2, 44_100), 44_100), folder / "plain.mp3")
    return (folder / "plain.mp3").read_bytes()


@pytest.fixture
def mp3(tmp_path: Path, plain: bytes) -> Path:
    path = tmp_path / "episode.mp3"
    path.write_bytes(plain)
    return path


@dataclass(frozen=True)
class Frame:
    name: str
    data: bytes

    @property
    def text(self) -> str:
        """Of a text frame: UTF-16 with a byte order mark, and nothing else."""
        assert self.data[:3] in (b"\1\xff\xfe", b"\1\xfe\xff"), f"{self.name}: {self.data[:3]!r}"
        return self.data[1:].decode("utf-16").rstrip("\0")


def split(data: bytes) -> list[Frame]:
    found, at = [], 0
    while at + 10 <= len(data) and data[at]:
        name, size, flags = struct.unpack_from(">4sIH", data, at)
        assert flags == 0
        found.append(Frame(name.decode("ascii"), data[at + 10 : at + 10 + size]))
        at += 10 + size
    assert not any(data[at:])
    return found


def tag_of(mp3: Path) -> tuple[list[Frame], bytes]:
    """The frames of the one ID3v2.3 tag, and what follows it."""
    data = mp3.read_bytes()
    assert data[:6] == b"ID3\3\0\0"
    size = 0
    for byte in data[6:10]:
        assert byte < 0x80
        size = size << 7 | byte
    return split(data[10 : 10 + size]), data[10 + size :]


def chap(frame: Frame) -> tuple[str, Chapter]:
    name, _, rest = frame.data.partition(b"\0")
    start, end, *offsets = struct.unpack_from(">4I", rest)
    assert offsets == [0xFFFFFFFF, 0xFFFFFFFF]
    (title,) = split(rest[16:])
    assert title.name == "TIT2"
    return name.decode("ascii"), Chapter(title.text, start, end)


def ctoc(frame: Frame) -> tuple[str, int, list[str]]:
    name, _, rest = frame.data.partition(b"\0")
    children = rest[2:].split(b"\0")
    assert children.pop() == b""
    assert len(children) == rest[1]
    return name.decode("ascii"), rest[0], [child.decode("ascii") for child in children]


def texts(mp3: Path) -> dict[str, str]:
    """Every text frame's, and the lyrics and the comment without language and description."""
    found = {}
    for frame in tag_of(mp3)[0]:
        if frame.name[0] == "T":
            found[frame.name] = frame.text
        elif frame.name in ("COMM", "USLT"):
            assert frame.data[:8] == b"\1ara\xff\xfe\0\0"
            found[frame.name] = frame.data[8:].decode("utf-16").rstrip("\0")
    return found


def by_bytes(mp3: Path) -> tuple[Chapter, ...]:
    return tuple(chap(frame)[1] for frame in tag_of(mp3)[0] if frame.name == "CHAP")


def by_ffmpeg(mp3: Path) -> tuple[Chapter, ...]:
    """Chapters as ffmpeg lists them, in its own metadata file."""
    # Else it counts from where the encoder's delay ends.
    source = ["-v", "error", "-copyts", "-i", str(mp3)]
    told, _ = ffmpeg.run([*source, "-f", "ffmetadata", "-"])
    found: list[dict[str, str]] = []
    for line in told.decode("utf-8").splitlines():
        if line.startswith("["):
            found.append({})
        elif found:
            key, _, value = line.partition("=")
            found[-1][key] = value
    assert all(chapter["TIMEBASE"] == "1/1000" for chapter in found)
    return tuple(Chapter(c["title"], int(c["START"]), int(c["END"])) for c in found)


def by_eyed3(mp3: Path) -> tuple[Chapter, ...]:
    tag = eyed3.load(mp3).tag
    return tuple(Chapter(c.title, *c.times) for c in tag.frame_set.get(b"CHAP", []))


def test_the_bytes_are_what_old_players_read(mp3: Path, plain: bytes) -> None:
    write(mp3, FULL)
    frames, audio = tag_of(mp3)
    assert texts(mp3) == {
        "TIT2": FULL.title,
        "TPE1": FULL.artist,
        "TALB": FULL.album,
        "TYER": "2025",
        "TDAT": "0903",
        "TRCK": "12",
        "TCON": "Podcast",
        "TLAN": "ara",
        "COMM": FULL.comment,
        "USLT": FULL.text,
    }
    others = {frame.name: frame.data for frame in frames}
    assert others["WOAF"].rstrip(b"\0") == b"https://example.com/a?b=1&c=2#d"
    assert others["APIC"] == b"\0image/jpeg\0\3\0" + JPEG
    assert audio == plain


def test_readers_agree_on_every_chapter(mp3: Path) -> None:
    write(mp3, FULL)
    assert by_bytes(mp3) == by_ffmpeg(mp3) == by_eyed3(mp3) == CHAPTERS


def test_eyed3_reads_the_rest(mp3: Path) -> None:
    write(mp3, FULL)
    tag = eyed3.load(mp3).tag
    assert (tag.version, tag.title, tag.artist, tag.album) == (
        *((2, 3, 0), FULL.title),
        *(FULL.artist, FULL.album),
    )
    assert tag.getBestDate().year == 2025  # it takes DDMM, as ID3v2.3 has it, for no date
    assert tag.genre.name == "Podcast"
    assert [lyric.text for lyric in tag.lyrics] == [FULL.text]
    assert [comment.text for comment in tag.comments] == [FULL.comment]
    assert [(image.picture_type, image.mime_type) for image in tag.images] == [(3, "image/jpeg")]
    assert tag.audio_file_url.rstrip("\0") == FULL.link
    assert tag.track_num[0] == 12


@pytest.mark.parametrize("count", [1, 11, 101])
def test_chapters_sorted_by_id_stay_in_order(mp3: Path, count: int) -> None:
    chapters = tuple(Chapter(f"فصل {at}", at * 10, at * 10 + 10) for at in range(count))
    write(mp3, Tags("حلقة", chapters=chapters))
    ids = [chap(frame)[0] for frame in tag_of(mp3)[0] if frame.name == "CHAP"]
    assert ids == sorted(ids)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 300)), min_size=1, max_size=300))
def test_chapters_stand_in_time_order_however_long_their_titles(
    mp3: Path, plan: list[tuple[int, int]]
) -> None:
    edges = [0, *itertools.accumulate(length for length, _ in plan)]
    chapters = tuple(
        Chapter(("عنوان طويل " * 30)[:letters].strip(), start, end)
        for (_, letters), (start, end) in zip(plan, itertools.pairwise(edges), strict=True)
    )
    write(mp3, Tags("حلقة", chapters=chapters))
    frames, _ = tag_of(mp3)
    found = [chap(frame) for frame in frames if frame.name == "CHAP"]
    assert tuple(chapter for _, chapter in found) == chapters
    ids = [name for name, _ in found]
    tables = {name: (flags, children) for name, flags, children in map(ctoc, contents(frames))}
    assert len(ids) == len(set(ids))
    assert len(ids) + len(tables) == len({*ids, *tables})
    (top,) = [name for name, (flags, _) in tables.items() if flags == 3]
    assert all(flags == 1 for name, (flags, _) in tables.items() if name != top)
    listed = [
        leaf
        for child in tables[top][1]
        for leaf in (tables[child][1] if child in tables else [child])
    ]
    assert listed == ids


def contents(frames: list[Frame]) -> list[Frame]:
    return [frame for frame in frames if frame.name == "CTOC"]


@pytest.mark.parametrize("count", [1, 2, 10, 255, 256, 300])
def test_ffmpeg_and_eyed3_list_as_many_chapters_as_there_are(mp3: Path, count: int) -> None:
    random = np.random.default_rng(count)
    chapters = tuple(
        Chapter("ب" * int(random.integers(1, 200)), 7001 * n, 7001 * (n + 1)) for n in range(count)
    )
    write(mp3, Tags("حلقة", chapters=chapters))
    assert by_ffmpeg(mp3) == by_eyed3(mp3) == chapters


def test_validators_find_nothing(mp3: Path) -> None:
    write(mp3, FULL)
    _, log = ffmpeg.run(
        ["-v", "warning", "-xerror", "-i", str(mp3), "-map", "0:a", "-f", "null", "-"]
    )
    assert log == ""
    mp3val = shutil.which("mp3val")
    if not mp3val:
        pytest.skip("needs mp3val, Debian's package mp3val")
    found = subprocess.run([mp3val, str(mp3)], capture_output=True, text=True, check=True).stdout
    assert "WARNING" not in found
    assert "1 MPEG frames" not in found
    assert "+ID3v2, CBR" in found


def test_tagging_again_replaces_every_tag(mp3: Path, plain: bytes) -> None:
    mp3.write_bytes(plain + b"TAG" + b"old".ljust(125, b"\0"))
    write(mp3, FULL)
    write(mp3, replace(FULL, title="آخر", chapters=CHAPTERS[:1], cover=None, link=None))
    frames, audio = tag_of(mp3)
    assert audio == plain
    assert [frame.name for frame in frames].count("CHAP") == 1
    assert not {"APIC", "WOAF"} & {frame.name for frame in frames}
    assert texts(mp3)["TIT2"] == "آخر"


def test_the_same_tags_give_the_same_bytes(mp3: Path) -> None:
    write(mp3, FULL)
    once = mp3.read_bytes()
    write(mp3, FULL)
    assert mp3.read_bytes() == once


def test_chapters_come_before_art_and_text(mp3: Path) -> None:
    write(mp3, FULL)
    names = [frame.name for frame in tag_of(mp3)[0]]
    assert names[0] == "TIT2"
    assert names[-2:] == ["USLT", "APIC"]
    assert names[-7:-2] == ["CTOC", *["CHAP"] * 4]


def test_a_whole_book_fits(mp3: Path) -> None:
    book = Tags("كتاب", text="كلمة وكلمة. " * 90_000)
    write(mp3, book)
    assert texts(mp3)["USLT"] == book.text
    assert eyed3.load(mp3).tag.lyrics[0].text == book.text


def test_control_characters_and_halves_of_characters_are_not_kept(mp3: Path) -> None:
    dirty = "عنو\0ان\x1b[0m\tأول\r\nثان\x85\ud83d"
    write(mp3, Tags(dirty, text=dirty, chapters=(Chapter(dirty, 0, 5),)))
    found = texts(mp3)
    assert found["TIT2"] == by_bytes(mp3)[0].title == by_ffmpeg(mp3)[0].title
    assert found["TIT2"] == "عنوان[0m أول ثان"
    assert found["USLT"] == "عنوان[0mأول\nثان"


def test_a_link_in_arabic_is_sent_as_browsers_send_it(mp3: Path) -> None:
    write(mp3, Tags("حلقة", link="https://example.com/مقال/1?س=%D8%AC"))
    (link,) = [frame.data for frame in tag_of(mp3)[0] if frame.name == "WOAF"]
    assert link.rstrip(b"\0") == b"https://example.com/%D9%85%D9%82%D8%A7%D9%84/1?%D8%B3=%D8%AC"


def test_a_title_alone_is_enough(mp3: Path) -> None:
    write(mp3, Tags("حلقة"))
    assert texts(mp3) == {"TIT2": "حلقة", "TCON": "Podcast", "TLAN": "ara"}


def test_what_is_not_there_cannot_be_tagged(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.mp3", tmp_path / "missing" / "episode.mp3"):
        with pytest.raises(AudioError, match=r"no episode .*\.mp3 to tag"):
            write(path, FULL)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_the_episode_as_it_was(mp3: Path, plain: bytes) -> None:
    resource = pytest.importorskip("resource", reason="limits are set as POSIX has them")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(plain), hard))
    try:
        with pytest.raises(ShelfError, match="cannot be tagged"):
            write(mp3, FULL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert mp3.read_bytes() == plain
    assert list(mp3.parent.iterdir()) == [mp3]
