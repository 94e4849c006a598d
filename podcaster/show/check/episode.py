"""An episode's files against its record: all there, all of one mind, as clients need them."""

from __future__ import annotations

from itertools import pairwise
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

from podcaster.audio import master
from podcaster.errors import AudioError
from podcaster.models import Chapter
from podcaster.show import layout
from podcaster.show.check import id3, mpeg, picture
from podcaster.show.check.finding import Finding
from podcaster.show.contents import derived
from podcaster.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from podcaster.models import Episode

CLOSE_MS = 30
"""About a frame: what the length of an MP3 may differ from what was counted in samples."""
_NO_OFFSET = 0xFFFFFFFF
_REBUILD = "build it again with --force"
_REFRESH = "run podcaster feed"


def examine(folder: Path, episode: Episode, now: datetime, *, listen: bool) -> Iterator[Finding]:
    """What is wrong with one episode's files; with `listen`, also with how it sounds."""
    where = f"{layout.EPISODES}/{folder.name}"
    yield from _record(f"{where}/episode.json", episode, now)
    for name, data in derived(episode).items():
        path = folder / name
        if not path.is_file():
            yield Finding(f"{where}/{name}", f"is missing: {_REFRESH}")
        elif path.read_bytes() != data:
            yield Finding(f"{where}/{name}", f"is not what the record says: {_REFRESH}")
    if not (folder / layout.PAGE).is_file():
        yield Finding(f"{where}/{layout.PAGE}", f"is missing: {_REFRESH}")
    if episode.cover:
        yield from picture.cover(folder / episode.cover, f"{where}/{episode.cover}")
    mp3 = folder / layout.audio(episode.slug)
    yield from _audio(mp3, f"{where}/{mp3.name}", episode, listen=listen)


def _record(where: str, episode: Episode, now: datetime) -> Iterator[Finding]:
    if episode.published > now:
        yield Finding(
            where, f"is dated in the future ({episode.published:%Y-%m-%d}): clients would hide it"
        )
    if not episode.chapters:
        yield Finding(where, f"has no chapters: {_REBUILD}")
        return
    chapters, cues = episode.chapters, episode.cues
    if chapters[0].start_ms or chapters[-1].end_ms != episode.duration_ms:
        yield Finding(where, f"has chapters that do not span the episode: {_REBUILD}")
    if any(a.end_ms > b.start_ms for a, b in pairwise(chapters)):
        yield Finding(where, f"has chapters that overlap: {_REBUILD}")
    late = cues and cues[-1].end_ms > episode.duration_ms + CLOSE_MS
    if late or any(a.end_ms > b.start_ms for a, b in pairwise(cues)):
        yield Finding(where, f"has captions that overlap or outlast the audio: {_REBUILD}")


def _audio(mp3: Path, where: str, episode: Episode, *, listen: bool) -> Iterator[Finding]:
    if not mp3.is_file():
        yield Finding(where, f"is missing: {_REBUILD}, or take it away with podcaster remove")
        return
    size = mp3.stat().st_size
    if size != episode.audio_bytes:
        yield Finding(
            where, f"has {size} bytes, and the record says {episode.audio_bytes}: {_REBUILD}"
        )
    if not size:
        return
    with mp3.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        start = 0
        try:
            tag = id3.read(data)
        except ValueError as error:
            yield Finding(where, f"has a tag that players misread ({error}): {_REBUILD}")
        else:
            start = tag.size
            yield from (Finding(where, f"{what}: {_REBUILD}") for what in _tag(tag, episode))
        stream = mpeg.read(data, start)
    yield from (Finding(where, f"{what}: {_REBUILD}") for what in _stream(stream, episode))
    if listen and stream.samples:
        yield from (Finding(where, f"{what}: {_REBUILD}") for what in _loudness(mp3))


def _tag(tag: id3.Tag, episode: Episode) -> Iterator[str]:
    texts = dict(tag.texts)
    if one_line(texts.get("TIT2", "")) != one_line(episode.title):
        yield "its tag has another title than the record"
    if not texts.get("TPE1") or not texts.get("TALB"):
        yield "its tag does not name the artist and the album"
    if texts.get("TLAN") != "ara" or texts.get("TCON") != "Podcast":
        yield "its tag does not say that it is an Arabic podcast"
    listed = [chapter for _, chapter in tag.chapters]
    wanted = [Chapter(one_line(c.title), c.start_ms, c.end_ms) for c in episode.chapters]
    if sorted(listed, key=lambda chapter: chapter.start_ms) != listed:
        yield "its chapters do not stand in time order"
    elif [Chapter(one_line(c.title), c.start_ms, c.end_ms) for c in listed] != wanted:
        yield "its chapters are not those of chapters.json"
    if any(offset != _NO_OFFSET for offset in tag.offsets):
        yield "its chapters give byte offsets, which some players believe before the times"
    yield from _contents(tag)


def _contents(tag: id3.Tag) -> Iterator[str]:
    ids = [element for element, _ in tag.chapters]
    if len(set(ids)) < len(ids) or not all(element.isascii() for element in ids):
        yield "its chapters have ids that are not ASCII and unique"
    tops = [table for table in tag.tables if table.top_level]
    if len(tops) != 1 or not tops[0].ordered:
        yield "its tag has to have one table of contents that is top-level and ordered"
        return
    below = {table.id: table.children for table in tag.tables if not table.top_level}
    reached = [leaf for child in tops[0].children for leaf in below.get(child, (child,))]
    if reached != ids:
        yield "its table of contents does not list its chapters in order"


def _stream(stream: mpeg.Stream, episode: Episode) -> Iterator[str]:
    if not stream.samples:
        yield "holds no MP3"
        return
    if stream.rates_hz != {44100} or not stream.mono:
        yield "is not mono of 44.1 kHz throughout"
    if len(stream.bitrates_kbps) != 1:
        yield "changes its bit rate, and players that jump would miss the place"
    if stream.info_headers != 1:
        yield f"has {stream.info_headers} Info headers, and players need one"
    if stream.stray_bytes:
        yield f"has {stream.stray_bytes} bytes between or after its frames"
    heard_ms = stream.samples * 1000 // min(stream.rates_hz)
    if abs(heard_ms - episode.duration_ms) > CLOSE_MS:
        yield f"lasts {heard_ms} ms, and the record says {episode.duration_ms} ms"


def _loudness(mp3: Path) -> Iterator[str]:
    try:
        found = master.measure(mp3)
    except AudioError as error:
        yield f"cannot be played to its end ({error})"
        return
    # What a meter prints in tenths may be off by half of one.
    if abs(found.integrated_lufs - master.TARGET_LUFS) > master.TOLERANCE_LU + 0.05:
        yield f"is at {found.integrated_lufs:g} LUFS instead of {master.TARGET_LUFS:g}"
    if found.true_peak_dbtp > master.CEILING_DBTP + 0.05:
        yield f"peaks at {found.true_peak_dbtp:g} dBTP, above {master.CEILING_DBTP:g}"
