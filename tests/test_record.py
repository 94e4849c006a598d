"""episode.json: what is written comes back, and what is wrong in it is named."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.errors import ShelfError
from podcaster.models import Chapter, Cue, Episode
from podcaster.show import layout, record
from tests.episodes import EPISODE

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
COUNT = st.integers(0, 2**53)


def table(**changes: Any) -> dict[str, Any]:
    entries: dict[str, Any] = json.loads(record.encode(EPISODE))
    return entries | changes


def decoded(value: object) -> object:
    return record.decode(json.dumps(value).encode(), EPISODE.slug)


@given(
    st.builds(
        replace,
        st.just(EPISODE),
        source=ANY_TEXT,
        title=ANY_TEXT,
        author=st.none() | ANY_TEXT,
        summary=st.lists(ANY_TEXT, max_size=2).map(tuple),
        published=st.datetimes(
            timezones=st.timedeltas(timedelta(hours=-12), timedelta(hours=14)).map(
                lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
            )
        ),
        duration_ms=COUNT,
        chapters=st.lists(st.builds(Chapter, ANY_TEXT, COUNT, COUNT), min_size=1, max_size=2).map(
            tuple
        ),
        cues=st.lists(st.builds(Cue, ANY_TEXT, COUNT, COUNT, st.just(0), COUNT), max_size=2).map(
            tuple
        ),
        number=st.none() | COUNT,
    )
)
def test_a_record_comes_back_as_it_was(episode: Any) -> None:
    assert record.decode(record.encode(episode), episode.slug) == episode


def test_a_record_can_be_read_by_people() -> None:
    lines = record.encode(EPISODE).decode().splitlines()
    assert lines[1] == '  "version": 1,'
    assert '    {"title": "استثمار ضخم يدخل غرفة المراجعة", "start_ms": 40000, ' in "\n".join(lines)


def test_fields_that_have_a_default_may_be_missing() -> None:
    entries = table()
    for name in ("summary", "author", "link", "cover", "fingerprint", "number"):
        entries.pop(name, None)
    found = decoded(entries)
    assert found == replace(EPISODE, summary=(), author=None, link=None, number=None)


def test_times_keep_their_zone() -> None:
    found = record.decode(
        json.dumps(table(published="2026-11-24T09:30+03:00")).encode(), EPISODE.slug
    )
    assert found.published == datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=3)))


def test_what_a_newer_podcaster_wrote_is_kept_and_written_back() -> None:
    cue = {"text": "x", "start_ms": 0, "end_ms": 1, "chapter": 0, "paragraph": 0, "word": [1, "ب"]}
    newer = table(season=2, مزاج={"a": None}, cues=[cue])
    episode = record.decode(json.dumps(newer).encode(), EPISODE.slug)
    assert episode.title == EPISODE.title
    assert json.loads(record.encode(episode)) == newer


def test_an_older_podcaster_meets_no_field_that_it_need_not_know() -> None:
    # One that stands at its default says nothing, and a strict reader would stop at its name.
    bare = replace(EPISODE, author=None, link=None, cover=None, number=None, summary=())
    written = json.loads(record.encode(bare))
    assert {"author", "link", "cover", "number", "summary", "kept"}.isdisjoint(written)


FIELDS = {
    1: {
        Episode: "slug guid source title published duration_ms audio_bytes voice chapters cues"
        " summary author link cover fingerprint number",
        Chapter: "title start_ms end_ms",
        Cue: "text start_ms end_ms chapter paragraph",
    }
}
"""By version. A field that older readers may pass over is added to its list here; one that they
would go wrong without, or that has changed its meaning, begins a new version."""


def test_the_version_stands_for_these_fields() -> None:
    for kind, names in FIELDS[record.VERSION].items():
        assert [field.name for field in fields(kind)] == [*names.split(), "kept"]


CUE = {"text": "x", "start_ms": 0, "end_ms": 1, "chapter": 0, "paragraph": 0}


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"version": 2}, "a newer podcaster wrote it (version 2), so upgrade this one"),
        ({"version": "1"}, "«version» has to be 1, not '1'"),
        ({"version": True}, "«version» has to be 1, not True"),
        ({"title": None}, "«title» has to be a text in quotes"),
        ({"title": 3}, "«title» has to be a text in quotes"),
        ({"author": 3}, "«author» has to be a text in quotes"),
        ({"duration_ms": "3"}, "«duration_ms» has to be a whole number, 0 or more"),
        ({"duration_ms": 1.5}, "«duration_ms» has to be a whole number, 0 or more"),
        ({"duration_ms": True}, "«duration_ms» has to be a whole number, 0 or more"),
        ({"audio_bytes": -1}, "«audio_bytes» has to be a whole number, 0 or more"),
        ({"published": "yesterday"}, "«published» has to be a time such as 2026-11-24T09:30:00"),
        ({"published": "2026-11-24T09:30:00"}, "«published» has to say its offset from UTC"),
        ({"published": 5}, "«published» has to be a"),
        ({"chapters": {}}, "«chapters» has to be a list"),
        ({"chapters": ["x"]}, "«chapters[0]» has to be an object"),
        ({"chapters": [{"title": "x"}]}, "«chapters[0].start_ms» is missing"),
        ({"cues": [CUE, CUE | {"text": 1}]}, "«cues[1].text» has to be a text in quotes"),
        ({"cues": [CUE | {"chapter": 2}]}, "«cues[0].chapter» names chapter 2, which is not there"),
        ({"summary": "x"}, "«summary» has to be a list"),
        ({"summary": [1]}, "«summary» has to be a text in quotes"),
        ({"slug": "Übung"}, "«slug» has to be of a-z, 0-9 and hyphens"),
        ({"slug": "../.."}, "«slug» has to be of a-z, 0-9 and hyphens"),
        ({"slug": "other"}, "«slug» is other, and its folder is called"),
        ({"guid": ""}, "«guid» is empty"),
        ({"cover": "../../cover.jpg"}, "«cover» has to be the name of a file there"),
        ({"cover": ".."}, "«cover» has to be the name of a file there"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=r"«|upgrade") as raised:
        decoded(table(**changes))
    assert complaint in str(raised.value)


def test_a_missing_field_is_named() -> None:
    entries = table()
    del entries["guid"]
    with pytest.raises(ValueError, match="«guid» is missing"):
        decoded(entries)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "it is not JSON"),
        (b"{", "it is not JSON (Expecting property name enclosed in double quotes, line 1)"),
        (b"[" * 200_000, "it is not JSON (nested too deeply)"),
        (b"[]", "it has to be one JSON object"),
        (b"\xff\xfe{", "it is not UTF-8 (at byte 0)"),
        (b"null", "it has to be one JSON object"),
        (b'{"version": 1}', "«slug» is missing"),
    ],
)
def test_a_broken_file_is_one_line_that_says_what_to_do(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    path = tmp_path / layout.RECORD
    path.write_bytes(content)
    with pytest.raises(ShelfError, match="move its folder out of the show") as raised:
        record.read(path)
    assert complaint in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_newer_record_is_not_called_broken(tmp_path: Path) -> None:
    path = tmp_path / layout.RECORD
    path.write_text('{"version": 2}')
    with pytest.raises(ShelfError, match="cannot be read: a newer podcaster wrote it"):
        record.read(path)
