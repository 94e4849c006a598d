"""What files are to those who fetch them."""

from __future__ import annotations

import pytest

from podcaster.show import media


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("episodes/a/a.mp3", "audio/mpeg"),
        ("episodes/a/chapters.json", "application/json+chapters"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.bin", "application/octet-stream"),
        ("mp3", "application/octet-stream"),
    ],
)
def test_a_file_is_of_the_type_that_its_name_says(name: str, kind: str) -> None:
    assert media.type_of(name) == kind


@pytest.mark.parametrize(
    "path",
    [
        "show.json", "episodes/a/episode.json", ".lock", ".pending/a/a.mp3", "a/.b.part",
        "a/EPISODE.JSON", "Show.json.", "show.json::$DATA", "show.json ",
    ],
)  # fmt: skip
def test_what_is_ours_alone_is_not_public(path: str) -> None:
    assert not media.is_public(path)
    assert media.is_public("episodes/a/a.mp3")
