"""Adjectives in the case of their nouns, and the vowels that link a word to the next."""

from __future__ import annotations

import pytest

from podcaster.arabic.letters import ordered
from podcaster.arabic.vowels.sentences import vowelled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("كان ذلك لحظة تفكير عميق.", "تَفْكِيرٍ عَمِيقٍ"),
        ("وقع استثمار ضخم في البلاد.", "اسْتِثْمَارٌ ضَخْمٌ"),
        ("تحدث عن مشروع جديد.", "مَشْرُوعٍ جَدِيدٍ"),
    ],
)
def test_an_adjective_has_its_nouns_case_and_tanwin(text: str, said: str) -> None:
    noun, adjective = ordered(said).split()
    words = vowelled(text).rstrip(".").split()
    assert noun[-1] in "\u064b\u064c\u064d"
    at = next(at for at, word in enumerate(words) if word.startswith(noun[:-1]))
    assert words[at][-1] in "\u064b\u064c\u064d"
    assert words[at + 1].startswith(adjective[:-1])
    assert words[at + 1][-1] == words[at][-1]


def test_an_adjective_may_belong_to_the_word_before_the_genitive() -> None:
    assert ordered("وَزِيرُ الدِّفَاعِ") in vowelled("قال وزير الدفاع الأمريكي أمس إنه عاد.")


def test_an_ending_that_the_author_wrote_stays() -> None:
    assert "مشروعُ"[-1] == vowelled("هذا مشروعُ جديد أمس.").split()[1][-1]


@pytest.mark.parametrize(
    ("text", "said"),
    [("خرج من البيت.", "مِنَ الْ"), ("لم تتجاوز المراحل.", "تَتَجَاوَزِ الْ")],
)  # fmt: skip
def test_a_vowel_links_a_word_to_one_that_begins_without(text: str, said: str) -> None:
    assert ordered(said).replace(" ", "") in vowelled(text).replace(" ", "")


def test_no_vowel_links_over_a_stop() -> None:
    assert ordered("تَتَجَاوَزْ،") in vowelled("لم تتجاوز، المراحل.")
