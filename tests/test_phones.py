"""Phones: what each spelling sounds like, alone and beside its neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.inventory import PHONES, is_vowel
from podcaster.arabic.phones import MARKS, phrases


def said(text: str) -> str:
    return " / ".join(" ".join(phrase.phones) for phrase in phrases(text))


def test_words_are_joined_as_they_are_read() -> None:
    assert said("هَذَا الْبَيْتُ فِي الشَّمْسِ") == "h aa th a l b a y t u f i chh a m s i"


def test_phrases_end_at_marks() -> None:
    found = phrases("نَعَمْ، وَلَكِنْ مَتَى؟! غَدًا")
    assert [phrase.mark for phrase in found] == ["،", "؟", ""]
    assert [len(phrase.words) for phrase in found] == [1, 2, 1]


@given(st.text(max_size=60) | st.text(alphabet="اوىيةءأإآؤئلبتشمنهقط َُِّْٰـًٌٍ.،؟", max_size=60))
def test_any_text_gives_known_phones_and_never_fails(text: str) -> None:
    for phrase in phrases(text):
        assert phrase.words
        assert phrase.mark in (*MARKS, "")
        assert set(phrase.phones) <= set(PHONES)
        for word in phrase.words:
            assert 0 <= word.stress < len(word.syllables)
            assert all(sum(map(is_vowel, syllable)) <= 1 for syllable in word.syllables)
