"""Latin words in Arabic letters: known ones as readers say them, all others pronounceable."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.words.latin import speak

MARKS = re.compile("[\u064b-\u0652]")
ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652ڤ ]+")


def bare(text: str) -> str:
    return MARKS.sub("", text)


@pytest.mark.parametrize(
    ("word", "said", "guessed"),
    [
        ("OpenAI", "أوبن إيه آي", False),
        ("openai", "أوبن إيه آي", False),
        ("NVIDIA", "إنفيديا", False),
        ("GPU", "جي بي يو", False),
        ("XYZ", "إكس واي زد", False),
        ("HP", "إتش بي", False),
        ("bcd", "بي سي دي", False),
        ("B", "بي", False),
        ("YouTube", "يوتيوب", False),
        ("Google's", "غوغل", False),
        ("Kendrick", "كندرك", True),
        ("Schneider", "شنايدر", True),
        ("GPUs", "جي بي يو", False),
        ("NASA", "ناسا", False),
        ("CoreWeave", "كور ويف", True),
        ("Kyoto", "كيوتو", True),
        ("Müller", "مولر", True),
        ("Knight", "نايت", True),
    ],
)
def test_words_are_said_as_readers_say_them(word: str, said: str, guessed: bool) -> None:
    spelled = speak(word)
    assert (bare(spelled.spoken), spelled.guessed) == (said, guessed)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1))
def test_anything_latin_becomes_arabic(word: str) -> None:
    if re.search("[a-zA-Z]", word):
        assert ARABIC.fullmatch(speak(word).spoken)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=20))
def test_every_mark_sits_on_a_letter(word: str) -> None:
    for said in speak(word).spoken.split():
        assert not MARKS.match(said)
        assert not re.search("[\u064e-\u0650\u0652]{2}", said)


def test_the_lexicon_is_in_order() -> None:
    table = files("podcaster.arabic.words").joinpath("data", "latin.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in table.splitlines() if not row.startswith("# ")]
    words = [word for word, _ in rows]
    assert len(words) == len(set(words)) >= 700
    for word, said in rows:
        assert word == word.casefold()
        assert ARABIC.fullmatch(said.replace("\u0670", "")), word
        assert not re.search("(?:^| )[\u064b-\u0652]|[\u064e-\u0650\u0652]{2}", said), word
