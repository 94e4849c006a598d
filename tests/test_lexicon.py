"""The show's lexicon: one entry, all the forms its word takes in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcaster.arabic.lexicon import Lexicon
from podcaster.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = Lexicon(
    {
        "OpenAI": "أُوبِن",
        "شركة": "شَرِكَة",
        "إنفيديا": "إِنْفِيدْيا",
        "ولفرام": "وُلْفْرَام",
        "كر": "كَرّ",
        "الناتو": "النَّاتُو",
    }
)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("OpenAI", "أُوبِن"),
        ("OPENAI", "أُوبِن"),
        ("إنفيديا", "إِنْفِيدْيا"),
        ("وإنفيديا", "وَإِنْفِيدْيا"),
        ("فبإنفيديا", "فَبِإِنْفِيدْيا"),
        ("لإنفيديا", "لِإِنْفِيدْيا"),
        ("الشركة", "الشَرِكَة"),
        ("والشركة", "وَالشَرِكَة"),
        ("بالشركة", "بِالشَرِكَة"),
        ("للشركة", "لِلشَرِكَة"),
        ("شركته", "شَرِكَتهُ"),
        ("وشركتها", "وَشَرِكَتهَا"),
        ("ولفرام", "وُلْفْرَام"),
        ("وولفرام", "وَوُلْفْرَام"),
        ("إِنفيديا", "إِنْفِيدْيا"),
        ("شركات", None),
        ("كر", "كَرّ"),
        ("فكر", None),
        ("بالناتو", "بِالنَّاتُو"),
        ("وللناتو", "وَلِلنَّاتُو"),
        ("الـOpenAI".replace("ـ", ""), "الأُوبِن"),
        ("ال", None),
        ("", None),
    ],
)
def test_one_entry_covers_the_forms_of_its_word(word: str, said: str | None) -> None:
    assert ENTRIES.say(word) == said


def test_a_file_gives_letters_or_phones(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text('بلا_علامات = "ا"', "utf-8")
    with pytest.raises(SettingsError, match="not TOML"):  # bare Arabic keys are not TOML
        Lexicon.load(path)
    entries = [
        '"GPT" = "جي بي تي"',
        '"كتاب" = { phones = "k i t aa b" }',
        '"ثبت" = { phones = "^ a bb a t" }',
    ]
    path.write_text("\n".join(entries), "utf-8")
    lexicon = Lexicon.load(path)
    assert lexicon.say("gpt") == "جي بي تي"
    assert lexicon.say("كتاب") == "كِتَابْ"
    assert lexicon.say("ثبت") == "ث\u064eب\u0651\u064eت\u0652"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('"أ" = 3', "give Arabic letters"),
        ('"a" = "abc"', "Arabic letters and vowel marks"),
        ('"a b" = "ا"', "one word"),
        ('"a" = { phones = "a b" }', "cannot stand there"),
        ('"a" = { phones = "k qx" }', "«qx»"),
        ('"a" = { phones = "" }', "no phones"),
        ("x =", "not TOML"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=complaint):
        Lexicon.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        Lexicon.load(tmp_path / "gone.toml")
