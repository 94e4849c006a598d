"""Endings that are not said: those that may be wrong, where the next word allows it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.arabic.letters import MARKS, bare, letters, ordered
from podcaster.arabic.vowels.sentences import read, vowelled
from podcaster.arabic.vowels.silence import may_be_silent, silenced, with_endings
from podcaster.arabic.vowels.spoken import Spoken
from podcaster.arabic.vowels.sureness import Sureness
from podcaster.models import Endings


def word(
    text: str, *, ending: float = 0.5, open_ended: bool = True, stopped: bool = False
) -> Spoken:
    sure = Sureness(1.0, ending)
    return Spoken(tuple(letters(ordered(text))), sure, open_ended, inflected=True, stopped=stopped)


NEXT = word("جَدِيدٌ")


def said(*words: Spoken, endings: Endings = Endings.SURE) -> list[str]:
    return [
        "".join(base + marks for base, marks, _ in each) for each in with_endings(words, endings)
    ]


@pytest.mark.parametrize(
    ("full", "quiet"),
    [
        ("كِتَابُ", "كِتَابْ"),
        ("كِتَابٍ", "كِتَابْ"),
        ("مَدْرَسَةٌ", "مَدْرَسَة"),
        ("النَّادِيَ", "النَّادِي"),
        ("عَرَبِيُّ", "عَرَبِيّ"),
    ],
)
def test_a_doubtful_ending_is_not_said(full: str, quiet: str) -> None:
    assert said(word(full), NEXT)[0] == ordered(quiet)


@pytest.mark.parametrize("full", ["بَحْرُ", "حَقُّ", "كِتَابًا", "عَصَا", "هُوَ"])
def test_an_ending_that_has_to_be_said_stays(full: str) -> None:
    assert said(word(full), NEXT, endings=Endings.NONE)[0] == ordered(full)


def test_a_likely_ending_is_said_unless_none_is_wanted() -> None:
    sure = word("كِتَابُ", ending=0.99)
    assert said(sure, NEXT)[0] == ordered("كِتَابُ")
    assert said(sure, NEXT, endings=Endings.NONE)[0] == ordered("كِتَابْ")
    assert said(word("كِتَابُ"), NEXT, endings=Endings.ALL)[0] == ordered("كِتَابُ")


def test_an_ending_stays_that_links_or_belongs_to_the_word_or_stands_before_a_stop() -> None:
    assert not may_be_silent(word("كِتَابُ"), word("الْوَلَدِ"))
    assert not may_be_silent(word("كَيْفَ", open_ended=False), NEXT)
    assert not may_be_silent(word("كِتَابُ", stopped=True), NEXT)
    assert not may_be_silent(word("كِتَابُ"), None)


def test_an_ending_that_the_author_wrote_is_said() -> None:
    assert vowelled("هذا مشروعُ جديد أمس.", Endings.NONE).split()[1].endswith("عُ")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("قال الوزير إن شركةٍ كبيرة في كتاب، حق اجتماع مستشفى لنادي .".split()))
)
def test_only_marks_at_the_ends_of_words_ever_differ(words: list[str]) -> None:
    text = " ".join(words)
    for whole, less in zip(
        vowelled(text).split(), vowelled(text, Endings.NONE).split(), strict=True
    ):
        assert bare(whole) == bare(less)
        assert whole.rstrip(MARKS).startswith(less.rstrip(MARKS))


def test_silence_keeps_what_the_word_knows() -> None:
    (sentence,) = read("تحدث عن مشروع جديد أمس.")
    assert all(0 <= each.sure.ending <= 1 for each in sentence.words)
    assert silenced(word("بَيْتُ"))[-1].marks == "\u0652"
