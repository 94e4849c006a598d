"""Pausal forms: what a reader says at a stop, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.arabic.letters import bare, ordered
from podcaster.arabic.vowels.pausal import pausal

MARK = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"


@pytest.mark.parametrize(
    ("full", "stopped"),
    [
        ("الْوَلَدُ", "الْوَلَدْ"),
        ("كِتَابٌ", "كِتَابْ"),
        ("كِتَابٍ", "كِتَابْ"),
        ("كِتَابًا", "كِتَابَا"),
        ("شُكْراً", "شُكْرَا"),
        ("هُدًى", "هُدَى"),
        ("سَوِيًّا", "سَوِيَّا"),
        ("الْمَدْرَسَةِ", "الْمَدْرَسَة"),
        ("مُدَّةً", "مُدَّة"),
        ("مَسَاءً", "مَسَاءَ\u0670"),
        ("نَوَوِيٌّ", "نَوَوِيّ"),
        ("الْقَاضِيَ", "الْقَاضِي"),
        ("عُضْوٌ", "عُضْوْ"),
        ("كَتَبَا", "كَتَبَا"),
        ("قَالُوا", "قَالُوا"),
        ("كَانَتْ", "كَانَتْ"),
        ("غُوغِل", "غُوغِل"),
        ("عَمْرٌو", "عَمْرْو"),
        ("هُوَ", "هُوَ"),
        ("بِ", "بِ"),
        ("لَهُ", "لَهْ"),
    ],
)
def test_endings_at_a_stop(full: str, stopped: str) -> None:
    full, stopped = ordered(full), ordered(stopped)
    for stop in ("", ".", " .", "،", "؟", "!", ":", "؛", "…", "»."):
        assert pausal(f"قَالَ {full}{stop}") == f"قَالَ {stopped}{stop}"


def test_full_forms_stay_inside_the_phrase() -> None:
    text = ordered("قَالَ الْوَزِيرُ إِنَّ كِتَابًا جَدِيدًا صَدَرَ، وَإِنَّ الْمَدْرَسَةَ فُتِحَتْ.")
    assert pausal(text) == text.replace("صَدَرَ،", "صَدَرْ،")


@settings(max_examples=500)
@given(st.text(st.sampled_from("ءأابةتدوىيلـ .،:؟\n«»" + MARK), max_size=40) | st.text(max_size=30))
def test_it_changes_marks_alone_and_only_once(text: str) -> None:
    stopped = pausal(text)
    assert bare(stopped) == bare(text)
    assert pausal(stopped) == stopped
