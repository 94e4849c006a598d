"""Chapters as JSON, by the namespace's own format."""

from __future__ import annotations

import json
from dataclasses import replace

from podcaster.models import Chapter
from podcaster.show import chapters
from tests.episodes import EPISODE


def test_the_list_is_the_record_s() -> None:
    document = json.loads(chapters.render(EPISODE))
    assert document["version"] == "1.2.0"
    assert document["chapters"] == [
        {"startTime": 0.0, "endTime": 40.0, "title": EPISODE.chapters[0].title},
        {"startTime": 40.0, "endTime": 95.4, "title": EPISODE.chapters[1].title},
    ]


def test_times_are_exact_to_the_millisecond() -> None:
    long = tuple(Chapter(str(at), at * 333, (at + 1) * 333) for at in range(40_000))
    document = json.loads(chapters.render(replace(EPISODE, chapters=long)))
    starts = [round(entry["startTime"] * 1000) for entry in document["chapters"]]
    assert starts == [chapter.start_ms for chapter in long]


def test_titles_are_one_clean_line() -> None:
    wild = replace(EPISODE, chapters=(Chapter("سطر\nآخر\x00\ud800", 0, 1),))
    (entry,) = json.loads(chapters.render(wild))["chapters"]
    assert entry["title"] == "سطر آخر"
