"""How likely a vowelled word is right."""

from __future__ import annotations

import pytest

from podcaster.arabic.letters import DAMMA, FATHA, KASRA, letters, ordered
from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.sureness import CERTAIN, ENDING, Logistic, other_endings, sureness


def row(**chances: float) -> list[float]:
    from math import log

    names = {"a": FATHA, "u": DAMMA, "i": KASRA}
    scores = [log(1e-6)] * len(CLASSES)
    for name, chance in chances.items():
        scores[CLASSES.index(names[name])] = log(chance)
    return scores


WORD = letters(ordered("كَتَبَ"))


def test_a_word_is_as_sure_as_its_letters_together() -> None:
    likely = sureness(WORD, [row(a=0.9), row(a=0.9), row(a=0.99, u=0.01)])
    unlikely = sureness(WORD, [row(a=0.9, u=0.1), row(a=0.5, i=0.5), row(a=0.5, u=0.5)])
    assert 0 < unlikely.stem < likely.stem < 1
    assert 0 < unlikely.ending < likely.ending < 1


def test_what_was_told_is_certain() -> None:
    nothing = [[0.0] * len(CLASSES)] * 3
    assert sureness(WORD, nothing) == CERTAIN


def test_a_chance_is_corrected_along_a_line_of_log_odds() -> None:
    assert Logistic(1.0, 0.0)(0.3) == pytest.approx(0.3)
    assert Logistic(1.0, -1.0)(0.5) < 0.5
    assert 0 < ENDING(0.0) < ENDING(0.5) < ENDING(1.0) < 1


def test_the_likelier_of_the_other_cases_is_told() -> None:
    found = other_endings(WORD, [row(a=0.9), row(a=0.9), row(a=0.6, u=0.3, i=0.1)])
    assert [word[-1].marks for word in found] == [DAMMA]
