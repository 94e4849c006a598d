"""Names of the news: every row of the table is known, with its clitics."""

from __future__ import annotations

import pytest

from podcaster.arabic.letters import bare, ordered
from podcaster.arabic.tables import rows
from podcaster.arabic.vowels import vowelled
from podcaster.arabic.vowels.known import forms
from podcaster.arabic.vowels.names import Kind, Name

NAMES = rows("names.tsv", Name)


def test_there_are_thousands_of_many_kinds() -> None:
    assert len(NAMES) > 3000
    assert {row.kind for row in NAMES} == set(Kind)


def test_every_name_is_known_as_its_row_has_it() -> None:
    for row in NAMES:
        word = bare(row.vowelled)
        found = [
            "".join(letter + marks for letter, marks in zip(word, form.marks, strict=True))
            for form in forms(word)
        ]
        said = {ordered(each.replace("?", "")).rstrip("\u0650\u064e\u0652") for each in found}
        stem = ordered(row.vowelled).rstrip("\u0650\u064e\u0652")
        if not word.startswith("عبدال"):
            assert stem in said, row


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("وزارت الوفود الدنمارك أمس", "الدَّنْمَارْك"),
        ("وتوقف في كازاخستان يومين", "كَازَاخِسْتَان"),
        ("سافر إلى بوركينا وعاد", "بُورْكِينَا"),
    ],
)
def test_a_name_in_a_sentence_has_its_vowels(written: str, said: str) -> None:
    assert ordered(said) in vowelled(written)
