"""The table of known words: sound entries, and every form that they take."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from podcaster.arabic.letters import SHADDA, is_vowelled, letters, ordered
from podcaster.arabic.vowels import known as stems
from podcaster.arabic.vowels.orthography import OPEN

DATA = Path(stems.__file__).parent / "data" / "vowels.toml"
KINDS = tomllib.loads(DATA.read_text("utf-8"))


FIXED = ("word", "name", "noun", "adjective")
"""The kinds that may have words without endings."""


def spelled(word: str) -> list[str]:
    return [
        "".join(base + marks for base, marks in zip(word, form.marks, strict=True))
        for form in stems.forms(word)
    ]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("منطقة", ["مَنْطِقَة?"]),
        ("والمنطقة", ["وَالْمَنْطِقَة?"]),
        ("للتقنية", ["لِلتِّقْنِيَّة?", "لِلتِّقَنِيَّة?"]),
        ("بالاجتماع", ["بِالِاجْتِمَاع?"]),
        ("سيستخدمها", ["سَيَسْتَخْدِم?هَا", "سَيُسْتَخْدَم?هَا"]),
        ("لله", ["لِلَّهِ"]),
        ("ثلاثمئة", ["ثَلَاثُمِئَة?", "ثَلَاثَمِئَة?", "ثَلَاثِمِئَة?"]),
        ("أمس", ["أَمْسِ"]),
        ("قرشت", []),
        ("", []),
    ],
)
def test_forms_of_a_word(word: str, forms: list[str]) -> None:
    assert set(map(ordered, forms)) <= set(spelled(word))
    assert bool(forms) == bool(spelled(word))


def test_the_article_bears_neither_tanwin_nor_pronouns() -> None:
    assert not any(re.search("[\u064b-\u064d]", form) for form in spelled("الكتابا"))
    assert not spelled("الكتابهم")


@pytest.mark.parametrize("kind", KINDS)
def test_stems_are_vowelled_up_to_their_last_letter(kind: str) -> None:
    present = kind.startswith("present")
    for stem in KINDS[kind]["stems"].split():
        found = letters(stem)
        closed = [*found[:-1], found[-1]._replace(marks="\u064e")]
        if len(found) > 1 and not present and "\u06df" not in stem:
            assert is_vowelled(closed), stem
        assert OPEN not in stem
        assert found[-1].marks in ("", SHADDA) or kind in FIXED, stem


def test_no_stem_is_there_twice() -> None:
    for kind, table in KINDS.items():
        listed = table["stems"].split()
        assert sorted(listed) == sorted(set(listed)), kind
