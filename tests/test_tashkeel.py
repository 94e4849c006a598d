"""The model that vowels words: scores for every letter, steered by marks that are known."""

from __future__ import annotations

from podcaster.arabic.vowels.model import scores
from podcaster.arabic.vowels.orthography import CLASSES


def best(text: str, hints: list[str] | None = None) -> list[str]:
    rows = scores(text, hints or [""] * len(text))
    return [CLASSES[row.index(max(row))] for row in rows]


def test_each_letter_is_scored() -> None:
    assert best("قال الوزير")[:4] == ["\u064e", "", "\u064e", ""]


def test_known_marks_steer_the_others() -> None:
    alone = best("علم الطالب")
    steered = best("علم الطالب", ["\u064f", "\u0651\u0650", *[""] * 8])
    assert alone[:2] != steered[:2] == ["\u064f", "\u0651\u0650"]


def test_letters_of_other_languages_are_read_as_their_arabic_kin() -> None:
    assert scores("ڤيلا", [""] * 4) == scores("فيلا", [""] * 4)


def test_unknown_characters_score_nothing_and_change_nothing() -> None:
    rows = scores("قا€ل", [""] * 4)
    assert not any(rows[2])
    assert [*rows[:2], rows[3]] == scores("قال", [""] * 3)
    assert scores("", []) == []
    assert not any(scores("€", [""])[0])


def test_windows_cover_a_long_text_once() -> None:
    text = "كلمة " * 400
    rows = scores(text, [""] * len(text))
    assert len(rows) == len(text)
    assert all(any(row) == (char != " ") for row, char in zip(rows, text, strict=True))
    assert best("ل" * 1200)
