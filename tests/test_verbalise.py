"""What is written becomes what a news reader says; nothing but Arabic words and stops is left."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.lexicon import Lexicon
from podcaster.arabic.words.rules import FORMS
from podcaster.arabic.words.verbalise import authors_marks, verbalise

DATA = Path(__file__).parent / "data"
TABLES = sorted(DATA.joinpath("words").glob("*.tsv"))
ARTICLE = DATA / "article.tsv"
SAYABLE = re.compile("[\u0621-\u063a\u0641-\u0652\u0670\u0671 .،؛:؟!…]*")
MARKS_AND_STOPS = re.compile("[\u064b-\u0652\u0670.،؛:؟!…]")


def rows(table: Path) -> list[tuple[str, str]]:
    lines = table.read_text("utf-8").splitlines()
    return [(w, s) for w, s in (line.split("\t") for line in lines if line and line[:2] != "# ")]


def bare(text: str) -> str:
    return " ".join(MARKS_AND_STOPS.sub("", text).split())


@pytest.mark.parametrize(
    ("table", "written", "accepted"),
    [(table.stem, *row) for table in TABLES for row in rows(table)],
)
def test_the_tables_of_cases(table: str, written: str, accepted: str) -> None:
    verbalised = verbalise(written)
    assert bare(verbalised.text) in accepted.split("|")
    classes = {reading.semiotic_class for reading in verbalised.readings}
    assert table in classes or (table == "plain" and not classes)


def test_each_class_of_written_forms_has_its_table() -> None:
    classes = {str(form.semiotic_class) for form in FORMS.values()} - {"lexicon"}
    assert {table.stem for table in TABLES} == classes | {"plain"}


WORDS = st.sampled_from(
    "عام شركة شركات 3 12 2024 15/3/2024 10:30 - – % $ ( ) مليون كم ر.س د. ص.ب الـ و ل ب # @ . ، ½ "
    "GPT-4o XIV لويس https://a.com a@b.co #وسم مارس صفر الساعة هـ 5GB ² ° / من إلى".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_only_arabic_and_stops_are_left_and_saying_it_again_changes_nothing(text: str) -> None:
    said = verbalise(text).text
    assert SAYABLE.fullmatch(said)
    assert verbalise(said).text == said


def test_ten_thousand_strings_of_all_of_unicode_are_said() -> None:
    chance = random.Random(20240315)
    for _ in range(10_000):
        text = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(12)))
        assert SAYABLE.fullmatch(verbalise(text).text)


def test_plain_arabic_keeps_its_authors_marks() -> None:
    text = "عَلِمَ مؤقتًا أنّ «الخبرَ» صحيح؛ فمتى؟"
    assert verbalise(text).text == "عَلِمَ مؤقتًا أنّ الخبرَ صحيح؛ فمتى؟"


def test_stops_are_kept_and_brackets_become_pauses() -> None:
    assert verbalise("قال (أمس): نعم, ثم صمت...").text == "قال، أمس: نعم، ثم صمت…"


def test_what_was_worked_out_by_rule_is_told() -> None:
    guesses = verbalise("قالت Zorbex إن OpenAI نمت").guesses
    assert [guess.written for guess in guesses] == ["Zorbex"]


def test_the_shows_lexicon_wins() -> None:
    lexicon = Lexicon({"OpenAI": "أُوبِنْ", "شركة": "شَرِكَة", "GPT-5": "جي بي تي خمسة"})
    said = verbalise("والشركة OpenAI وOpenAI تطلق GPT-5.", lexicon).text
    assert said == "وَالشَرِكَة أُوبِنْ وَأُوبِنْ تطلق جي بي تي خمسة."


def test_marks_that_the_author_did_not_write_can_be_left_out() -> None:
    written = "أطلقت Google خدمةً"
    assert authors_marks(verbalise(written).text, written) == "أطلقت غوغل خدمةً"


@pytest.mark.parametrize(("written", "said"), rows(ARTICLE))
def test_an_article_reads_as_a_reader_would_read_it(written: str, said: str) -> None:
    marks = re.compile("[\u064b-\u0652]")
    assert marks.sub("", verbalise(written).text) == marks.sub("", said)


@pytest.mark.parametrize("part", ["(", "1-", "1,111", "د. ", "a.a", "http://", "@a", "”", "وال "])
def test_long_runs_of_one_thing_are_got_through(part: str) -> None:
    assert SAYABLE.fullmatch(verbalise(part * 5000 + "كلمة").text)
