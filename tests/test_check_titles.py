"""What an editor would say of the titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcaster.models import Chapter, Show
from podcaster.show.check.titles import examine
from tests.episodes import EPISODE, episode

NAMED = Show(title="نشرتي")
FIRST = episode(1, title="السوق تفتح أبوابها غدا")


def said(*episodes: object, show: Show = NAMED) -> list[str]:
    found = list(examine(show, episodes))  # type: ignore[arg-type]
    assert not any(finding.error for finding in found)
    return [finding.what for finding in found]


def test_titles_that_are_titles_are_fine() -> None:
    assert said(FIRST, episode(2, title="الذكاء الاصطناعي"), EPISODE) == []


@pytest.mark.parametrize(
    "title",
    ["25 نوفمبر 2026", "أخبار المدينة | موقع إخباري شامل", "القائمة الرئيسية", "شارك الخبر"],
)
def test_a_title_that_is_a_site_s_name_or_a_date_is_named(title: str) -> None:
    (what,) = said(episode(2, title=title))
    assert title in what
    assert "--title" in what


def test_a_chapter_that_is_a_menu_is_named() -> None:
    chapters = (*FIRST.chapters[:1], Chapter("القائمة الرئيسية", 40_000, 95_400))
    (what,) = said(replace(FIRST, chapters=chapters))
    assert "القائمة الرئيسية" in what


def test_the_same_title_twice_is_named() -> None:
    assert len(said(FIRST, episode(2, title=FIRST.title))) == 2
    chapters = (*FIRST.chapters, FIRST.chapters[-1])
    (what,) = said(replace(FIRST, chapters=chapters))
    assert "2 chapters" in what


def test_a_show_of_the_default_name_is_told() -> None:
    (what,) = said(FIRST, show=Show())
    assert Show().title in what
