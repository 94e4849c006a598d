"""Slugs: readable, bounded, ASCII, and never twice the same."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.show.slug import LONGEST, romanised, slug

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("إنفيديا", "infidya"),
        ("الشمس", "alshms"),
        ("وزير", "wzir"),
        ("يوم", "yum"),
        ("صَفْقَة", "safqa"),
        ("تُوقِفُ", "tuqif"),
        ("مُحَمَّد", "muhammad"),
        ("الشَّمْسُ", "alshams"),
        ("الِاصْطِنَاعِيُّ", "alistinai"),
        ("يُغَيِّرُ", "yughayyir"),
        ("بَعْدَ", "bad"),
        ("أَسْعَارٌ", "asar"),
        ("عَوْدَةِ", "auda"),
        ("تَهَذُّب", "tahadhub"),
        ("OpenAI", "openai"),
        ("٢٠٢٦", "2026"),
        ("Café", "cafe"),
        ("ﻻ", ""),
        ("日本", ""),
    ],
)
def test_words_are_romanised(word: str, latin: str) -> None:
    assert romanised(word) == latin


@pytest.mark.parametrize("title", ["", "😀 🎉", "؟!", "日本", "\ud800", "\u200f"])
def test_a_title_without_letters_still_has_a_slug(title: str) -> None:
    assert slug(title, DAY) == "2026-11-24-episode"


def test_a_taken_slug_gets_the_next_number() -> None:
    taken = {"2026-11-24-x", "2026-11-24-x-2"}
    assert slug("x", DAY, taken) == "2026-11-24-x-3"


def test_a_long_title_is_cut_between_words() -> None:
    cut = slug("كتاب " * 300, DAY)
    assert cut.endswith("-ktab")
    assert len(cut) <= len("2026-11-24-") + LONGEST
    assert slug("م" * 1000, DAY) == "2026-11-24-" + "m" * LONGEST


@given(st.text(st.characters(exclude_categories=()), max_size=200), st.dates())
def test_every_title_gives_a_folder_s_name(title: str, day: date) -> None:
    made = slug(title, day)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(-[a-z0-9]+)+", made)
    assert len(made) <= len("2026-11-24-") + LONGEST
    assert slug(title, day, {made}) == f"{made}-2"
