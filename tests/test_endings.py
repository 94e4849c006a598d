"""Endings that the words alone decide: numbers, what they count, nouns after prepositions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.arabic.letters import bare, ordered
from podcaster.arabic.vowels.endings import endings
from podcaster.arabic.vowels.sentences import vowelled


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("بنحو أحد عشر شهرا", "أَحَدَ عَشَرَ شَهْرًا"),
        ("في خمسة عشر عاما", "خَمْسَةَ عَشَرَ عَامًا"),
        ("نحو ثلاث عشرة سنة", "ثَلَاثَ عَشْرَةَ سَنَةً"),
        ("من المركز الثالث عشر إلى", "الثَّالِثَ عَشَرَ إِلَى"),
        ("إلى مئة مليار دولار في", "مِئَةِ مِلْيَارِ دُولَارٍ"),
        ("إلى ثلاثمئة مليون مستخدم في", "مِئَةِ مِلْيُونِ مُسْتَخْدِمٍ"),
        ("من سبعة وستين مشروعا في", "سَبْعَةٍ وَسِتِّينَ مَشْرُوعًا"),
        ("حضر سبعة وستون لاعبا في", "سَبْعَةٌ وَسِتُّونَ لَاعِبًا"),
        ("نحو ثلاثة آلاف موظف في", "ثَلَاثَةِ آلَافِ مُوَظَّفٍ"),
        ("بنحو عشرين ألفا وخمسمئة وسبعين طنا", "مِئَةٍ وَسَبْعِينَ طُنًّا"),
        ("إلى عشرة مليارات دولار في", "عَشَرَةِ مِلْيَارَاتِ دُولَارٍ"),
        ("ارتفع اثنين في المئة أمس", "فِي الْمِئَةِ"),
    ],
)
def test_numbers_and_what_they_count(words: str, said: str) -> None:
    assert ordered(said) in vowelled(f"{words} اليوم.")


@pytest.mark.parametrize(
    ("words", "said"),
    [("على الطاولة", "الطَّاوِلَةِ"), ("وبالكتاب", "وَبِالْكِتَابِ"), ("للرجل", "لِلرَّجُلِ"), ("منذ مدة", "مُدَّةٍ")],
)  # fmt: skip
def test_nouns_after_prepositions(words: str, said: str) -> None:
    assert ordered(said) in vowelled(f"قرأ {words} كثيرا.")


def test_a_stop_parts_a_number_from_the_next_word() -> None:
    assert ordered("خَمْسَة") in vowelled("العدد خمسة، عشر دول.")
    assert endings(["خمسة", "عشر"], [True, True]) != endings(["خمسة", "عشر"], [False, True])


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["خمسة", "وعشر", "عشر", "مئة", "ألفا", "ألف", "في", "الولد", "", "و", "بنت"]
        )
    )
)
def test_every_word_gets_an_answer(words: list[str]) -> None:
    assert len(endings(words, [False] * len(words))) == len(words)
    assert all(bare(word) == word for word in words)
