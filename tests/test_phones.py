"""Phones: what each spelling sounds like, alone and beside its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.phones.inventory import PHONES, is_geminate, is_vowel
from podcaster.arabic.phones.phrases import PHRASE_MARKS, phrases

ROWS = (Path(__file__).parent / "data" / "phones.tsv").read_text("utf-8").splitlines()
WORDS = [row.split("\t") for row in ROWS if not row.startswith("#")]
ARABIC = st.text(alphabet="اوىيةءأإآؤئلبتشمنهقطعٱپڵ َُِّْٰـًٌٍ.،؟", max_size=60)


def said(text: str) -> str:
    return " / ".join(" ".join(phrase.phones) for phrase in phrases(text))


def by_syllable(text: str) -> str:
    words = [word for phrase in phrases(text) for word in phrase.words]
    return " / ".join(".".join(" ".join(part) for part in word.syllables) for word in words)


@pytest.mark.parametrize(("word", "expected"), WORDS, ids=[row[0] for row in WORDS])
def test_a_word_sounds_as_it_is_spelled(word: str, expected: str) -> None:
    assert by_syllable(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هَذَا الْبَيْتُ", "h aa th a l b a y t u"),  # long before the article: short
        ("فِي الْبَيْتِ", "f i l b a y t i"),
        ("ذُو الْقَرْنَيْنِ", "th u l q A r n a y n i"),
        ("عَلَى الشَّمْسِ", "E a l a chh a m s i"),
        ("قَالَ ابْنُهُ", "q AA l a b n u h u"),  # a wasl is silent after a vowel
        ("قَالَ أَحْمَدُ", "q AA l a ah a H m a d u"),  # a hamza never is
        ("مِنْ الْبَيْتِ", "m i n a l b a y t i"),  # helping vowels
        ("مِنْ ابْنِهِ", "m i n i b n i h i"),
        ("عَنْ الْبَيْتِ", "E a n i l b a y t i"),
        ("هُمْ الَّذِينَ", "h u m u ll a th ii n a"),
        ("دَعَوْا الْقَوْمَ", "d a E a w u l q A w m a"),
        ("رَجُلٌ اسْمُهُ", "r a j u l u n i s m u h u"),
        ("قَالَتْ امْرَأَةٌ", "q AA l a t i m r a ah a t u n"),
        ("قَالَ، ابْنُهُ", "q AA l a / ah i b n u h u"),  # after a pause nothing is silent
        ("قَالَ اللَّهُ", "q AA l a ll AA h u"),
        ("بِسْمِ اللَّهِ", "b i s m i ll aa h i"),
        ("عَبْدُ اللَّهِ", "E a b d u ll AA h i"),
    ],
)
def test_words_are_joined_as_they_are_read(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("word", "stressed"),
    [
        ("كِتَاب", 1),
        ("كَتَبَ", 0),
        ("مُدَرِّس", 1),
        ("مَدْرَسَة", 0),
        ("مُسْتَشْفَيَات", 3),
        ("يَكْتُبُونَ", 2),
        ("كَتَبْتُ", 1),
        ("وَ", 0),
    ],
)
def test_stress_falls_on_the_heavy_syllable_near_the_end(word: str, stressed: int) -> None:
    assert phrases(word)[0].words[0].stress == stressed


def test_phrases_end_at_marks() -> None:
    found = phrases("نَعَمْ، وَلَكِنْ مَتَى؟! غَدًا")
    assert [phrase.mark for phrase in found] == ["،", "؟", ""]
    assert [len(phrase.words) for phrase in found] == [1, 2, 1]


def test_marks_of_other_scripts_count_and_odd_ones_are_not_said() -> None:
    assert [phrase.mark for phrase in phrases("نَعَمْ, لَا; مَتَى? «هُنَا» ... هُنَاكَ…")] == [
        "،",
        "؛",
        "؟",
        "…",
        "…",
    ]


@pytest.mark.parametrize("text", ["", " ", "...", "12 OpenAI 😀", "\u064e\u0651", "ـــ"])
def test_a_text_without_arabic_letters_has_no_phrases(text: str) -> None:
    assert phrases(text) == ()


def test_other_codes_of_the_same_letters_sound_the_same() -> None:
    assert said("ﻻ") == said("لا")
    assert said("كـــتاب") == said("كتاب")
    assert said("ی ک") == said("ي ك")
    assert said("ا\u0653من") == said("آمن")
    assert said("كِتَا\u200dب\u200f") == said("كِتَاب")
    assert said("ب\ufe76") == said("بَ")
    assert said("قَالَ\nهُنَا\tلَنَا") == said("قَالَ هُنَا لَنَا")
    assert said("مُدَرِّس") == said("مُدَرّ\u0650س")


def test_a_word_of_any_length_is_said() -> None:
    assert len(phrases("ب" * 5000)[0].phones) > 5000


@given(st.text(max_size=60) | ARABIC)
def test_any_text_gives_known_phones_and_never_fails(text: str) -> None:
    for phrase in phrases(text):
        assert phrase.words
        assert phrase.mark in (*PHRASE_MARKS, "")
        assert set(phrase.phones) <= set(PHONES)
        assert not is_geminate(phrase.phones[0])
        for word in phrase.words:
            assert 0 <= word.stress < len(word.syllables)
            assert all(sum(map(is_vowel, syllable)) == 1 for syllable in word.syllables)


def test_a_cut_off_article_is_said_all_the_same() -> None:
    # It once asked for the letter after the lam.
    assert phrases("الِ")[0].phones
