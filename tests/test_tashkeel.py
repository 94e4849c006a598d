"""The model that piper-tts ships: scores for every letter, steered by marks that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcaster.arabic.vowels import model as tashkeel
from podcaster.arabic.vowels.model import CLASSES, scores
from podcaster.errors import PodcasterError

if TYPE_CHECKING:
    from pathlib import Path


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
    assert all(any(row) for row in rows)
    assert best("ل" * 1200)


def test_a_missing_model_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tashkeel._model.cache_clear()
    monkeypatch.setattr(tashkeel, "find_spec", lambda name: None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PodcasterError, match="piper-tts"):
        scores("قال", [""] * 3)
