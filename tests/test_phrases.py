"""Set phrases are said with their own vowels, wherever they stand."""

from __future__ import annotations

from importlib.resources import files

import pytest

from podcaster.arabic.letters import bare, is_vowelled, letters, ordered
from podcaster.arabic.vowels import pausal, vowelled
from podcaster.arabic.vowels.phrases import set_phrases

DATA = files("podcaster.arabic.vowels").joinpath("data", "phrases.txt").read_text("utf-8")
ROWS = [row for row in DATA.splitlines() if row and not row.startswith("#")]


def test_every_phrase_is_said_as_its_row_has_it() -> None:
    first: dict[str, str] = {}
    for row in ROWS:
        first.setdefault(bare(row), row)
    for written, row in first.items():
        assert vowelled(f"{written}.") == ordered(f"{row}.")


def test_every_word_of_a_phrase_is_vowelled_whole() -> None:
    for row in ROWS:
        for word in row.split():
            assert is_vowelled(letters(word)), word


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("مرحبا", "مَرْحَبَا"),
        ("السلام عليكم", "السَّلَامُ عَلَيْكُمْ"),
        ("كيف حالك؟", "كَيْفَ حَالُكْ؟"),
        ("صباح الخير", "صَبَاحَ الْخَيْرْ"),
        ("شكرا جزيلا", "شُكْرًا جَزِيلَا"),
        ("صلى الله عليه وسلم", "صَلَّى اللَّهُ عَلَيْهِ وَسَلَّمْ"),
    ],
)
def test_what_newcomers_type_first(written: str, said: str) -> None:
    assert pausal(vowelled(written)) == ordered(said)


def test_no_phrase_reaches_over_a_stop() -> None:
    assert set_phrases(["صباح", "الخير"], [True, True]) == {}
    assert set_phrases(["صباح", "الخير"], [False, True]) != {}


def test_a_longer_phrase_wins() -> None:
    said = vowelled("السلام عليكم ورحمة الله وبركاته.")
    assert said == ordered("السَّلَامُ عَلَيْكُمْ وَرَحْمَةُ اللَّهِ وَبَرَكَاتُهُ.")


def test_the_authors_marks_stay() -> None:
    assert "حالِكِ" in bare_of_others(vowelled("كيف حالِكِ؟"))


def bare_of_others(text: str) -> str:
    """The text with kasra as its only mark."""
    return "".join(char for char in text if char == "\u0650" or char == bare(char))
