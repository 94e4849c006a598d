"""Latin names are said by the spelling of their tongue, and one way throughout a text."""

from __future__ import annotations

import re

import pytest

from podcaster.arabic.words import verbalise
from podcaster.arabic.words.tongues import Tongue, tongue

MARKS = re.compile("[\u064b-\u0652]")


def said(written: str) -> str:
    return MARKS.sub("", verbalise(written).text)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Élysée", Tongue.FRENCH),
        ("L'Avenir", Tongue.FRENCH),
        ("Rousseau", Tongue.FRENCH),
        ("Düsseldorf", Tongue.GERMAN),
        ("Schmidt", Tongue.GERMAN),
        ("Núñez", Tongue.SPANISH),
        ("Erdoğan", Tongue.ENGLISH),
        ("school", Tongue.ENGLISH),
        ("Google", Tongue.ENGLISH),
    ],
)
def test_spelling_tells_the_tongue(word: str, found: Tongue) -> None:
    assert tongue(word) is found


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Le Havre", "لوهافر"),
        ("Les Échos", "لي إيشو"),
        ("Saint-Étienne", "سان إيتيان"),
        ("Jean-Pierre Dupont", "جان بيير دوبون"),
        ("Château", "شاتو"),
        ("Olivier Rousseau", "أوليفييه روسو"),
        ("Wolfgang Schäuble", "فولفغانغ شويبله"),
        ("Gerhard Schröder", "غرهارد شرودر"),
        ("Zweig von Köhler", "تسفايغ فون كولر"),
        ("Núñez", "نونييز"),
        ("Pedro Jiménez", "بيدرو خيمينيز"),
    ],
)
def test_names_are_said_as_they_are_spelled_at_home(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_a_name_is_said_one_way_throughout_a_text() -> None:
    first, second = said("قال Jean Beauvent أمس إن Beauvent رحل").split(" أمس إن ")
    assert second.split()[0] == first.split()[-1]


def test_what_was_worked_out_by_rule_is_still_a_guess() -> None:
    guesses = verbalise("قال Benoît Vautrin").guesses
    assert [guess.written for guess in guesses] == ["Benoît", "Vautrin"]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("نفذ $ git commit", "نفذ غيت كوميت"),
        ("بسعر $5", "بسعر خمسة دولارات"),
        ("طبقة dropout", "طبقة دروب آوت"),
        ("مجموعة dataset", "مجموعة داتا سيت"),
        ("تطبيق frontend", "تطبيق فرونت إند"),
    ],
)
def test_words_of_programmers(written: str, spoken: str) -> None:
    assert said(written) == spoken
