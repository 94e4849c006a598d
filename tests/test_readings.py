"""What a bare word can be: its readings, and what they say of each letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.letters import FATHA, KASRA, SHADDA, Letter, joined, ordered
from podcaster.arabic.vowels.orthography import CLASSES, OPEN
from podcaster.arabic.vowels.readings import SHARES, readings, shares

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"


def spelled(word: str) -> list[str]:
    pairs = [zip(word, reading.marks, strict=True) for reading in readings(word)]
    return [joined(Letter(base, marks.replace(OPEN, "")) for base, marks in pair) for pair in pairs]


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("كتاب", "كِتَاب"),
        ("والكتاب", "وَالْكِتَاب"),
        ("بالشمس", "بِالشَّمْس"),
        ("كتبهم", "كُتُبهم"),
        ("سيكتب", "سَيَكْتُب"),
        ("مدرستها", "مَدْرَسَتهَا"),
    ],
)
def test_clitics_and_pronouns_are_taken_from_the_stem(word: str, reading: str) -> None:
    assert ordered(reading) in [ordered(each) for each in spelled(word)]


def test_the_likeliest_comes_first_and_their_weights_are_parts_of_one() -> None:
    found = readings("كتب")
    weights = [reading.weight for reading in found]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) == pytest.approx(1)


def test_what_no_arabic_word_is_has_no_readings() -> None:
    assert readings("ظظظظ") == ()
    assert all(not any(row) for row in shares("ظظظظ"))


def test_marks_that_are_known_rule_readings_out() -> None:
    open_shares = shares("كتب")
    given_shares = shares("كتب", (KASRA, "", ""))
    assert open_shares[0][CLASSES.index(FATHA)] > 0
    assert given_shares[0][CLASSES.index(FATHA)] == 0
    assert shares("كتب", ("", SHADDA, ""))[1][CLASSES.index(SHADDA + FATHA)] > 0


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=12))
def test_every_letter_of_a_reading_has_its_marks(word: str) -> None:
    assert all(len(reading.marks) == len(word) for reading in readings(word))
    rows = shares(word)
    assert [len(row) for row in rows] == [SHARES] * len(word)
