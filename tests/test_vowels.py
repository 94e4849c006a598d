"""Vowelling: the same letters, words and stops, the author's marks untouched, the rest filled."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.arabic.letters import bare, letters, ordered
from podcaster.arabic.vowels.sentences import vowelled

MARK = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

arabic = st.text(st.sampled_from(LETTERS + MARK + "ـپڤگچ ،.؟!\n"), max_size=60)
anything = st.text(max_size=40)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ذهب الولد إلى المدرسة الجديدة", "ذَهَبَ الْوَلَدُ إِلَى الْمَدْرَسَةِ الْجَدِيدَةِ"),
        ("قال الوزير إن الشركة حققت أرباحا", "قَالَ الْوَزِيرُ إِنَّ الشَّرِكَةَ حَقَّقَتْ أَرْبَاحًا"),
    ],
)  # fmt: skip
def test_endings_follow_the_context(written: str, said: str) -> None:
    assert vowelled(f"{written} أمس.").startswith(ordered(said))


def test_marks_that_the_author_wrote_stay() -> None:
    assert vowelled("قُتِل الرجل أمس").startswith("قُتِل")
    assert ordered("مُدَرِّسَة") in vowelled("هذه مُدرِّسة جديدة")


@pytest.mark.parametrize("word", ["غُوغِل", "أُوبِن", "تْشَات", "كِتَابٍ", "جِي", "الشَّمْسُ", "لٰكِنْ"])
def test_a_word_that_comes_vowelled_stays_as_it_is(word: str) -> None:
    assert vowelled(f"قالت {word} اليوم.").split()[1] == ordered(word)


def test_what_the_spelling_implies_is_filled_in_a_vowelled_word() -> None:
    assert vowelled("كِتابٌ") == "كِتَابٌ"
    assert vowelled("إذَا") == "إِذَا"
    assert vowelled("ذَهَبُوا") == ordered("ذَهَبُوا")


def test_tanwin_on_its_alif_goes_where_it_is_said() -> None:
    assert vowelled("قريباً جداً").split()[0] == "قَرِيبًا"


def test_the_article_takes_a_sun_letter_and_no_tanwin() -> None:
    said = vowelled("الشمس والقمر والنجوم بالتقنية وللرجال").split()
    assert said[0].startswith(ordered("الشَّ"))
    assert said[1].startswith("وَالْقَ")
    assert said[2].startswith(ordered("وَالنُّ"))
    assert said[3].startswith(ordered("بِالتِّ"))
    assert said[4].startswith("وَلِلرّ")
    assert not any(set(word) & set("\u064b\u064c\u064d") for word in said)


def test_a_long_sentence_is_read_in_windows() -> None:
    clause = "قال الوزير إن الشركة حققت أرباحا كبيرة في الربع الأول من هذا العام، "
    said = vowelled(clause * 40)
    assert bare(said) == clause * 40
    assert said.count(ordered("الشَّرِكَةَ")) == 40


@settings(max_examples=60, deadline=None)
@given(arabic | anything)
def test_letters_words_and_stops_never_change(text: str) -> None:
    said = vowelled(text)
    assert bare(said) == bare(text)
    assert len(said.split()) == len(text.split())
    assert not re.search(f"[{LETTERS}][\u064b-\u0650\u0652]\u0651", said)


@settings(max_examples=60, deadline=None)
@given(arabic)
def test_every_letter_carries_one_vowel_at_most(text: str) -> None:
    for word in re.findall(f"[{LETTERS}][{LETTERS}{MARK}]*", vowelled(text)):
        for letter in letters(word):
            assert len(re.findall("[\u064b-\u0650\u0652]", letter.marks)) <= 1


def test_every_run_gives_the_same_answer() -> None:
    # Where the model likes several marks alike, the order of a set once decided: خطِّ or خطَّ.
    program = "from podcaster.arabic.vowels import vowelled; print(vowelled('تغيير حجم الخط'))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(5)
    }
    assert len(said) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(LETTERS + 2 * MARK + " "), max_size=40))
def test_no_mark_that_the_author_wrote_is_contradicted(text: str) -> None:
    for wanted, said in zip(text.split(), vowelled(text).split(), strict=True):
        if not re.fullmatch(f"[{LETTERS}][{LETTERS}{MARK}]*", wanted):
            continue
        tanwin = re.sub("([\u064b])?([اى])\u064b$", "\u064b\\2", wanted)
        for mine, its in zip(letters(tanwin), letters(said), strict=True):
            assert set(mine.marks) <= set(its.marks)


@pytest.mark.parametrize(
    ("written", "said"),
    [("تُناقش اللجنة القانون", "تُنَاقِشُ"), ("يُقيد القانون الحركة", "يُقَيِّدُ"), ("يُقيَّد القانون", "يُقَيَّدُ")],
)  # fmt: skip
def test_a_mark_that_is_given_is_a_hint_for_the_others(written: str, said: str) -> None:
    assert vowelled(f"{written} اليوم.").split()[0] == ordered(said)


def test_no_vowels_of_a_text_without_stops_are_lost() -> None:
    text = "قالت الشركة إن المدير عاد " * 200
    said = vowelled(text)
    assert bare(said) == text
    assert said.count(ordered("الْمُدِيرَ")) > 190
