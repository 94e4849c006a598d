"""Every row of every table of words is heard through the door: nothing in them is dead."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from podcaster.arabic.words import explain, verbalise
from podcaster.arabic.words.context import Words, words
from podcaster.arabic.words.verbs import is_verb, looks_like_a_verb

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = re.compile("[\u064b-\u0652]")


def rows(name: str) -> list[list[str]]:
    text = files("podcaster.arabic.words").joinpath("data", name).read_text("utf-8")
    return [row.split("\t") for row in text.splitlines() if not row.startswith("# ")]


def said(written: str) -> str:
    return MARKS.sub("", verbalise(written).text)


def rules(written: str) -> list[str]:
    return [reading.rule for reading in explain(written)]


@pytest.mark.parametrize(("kind", "written", "spoken"), rows("abbreviations.tsv"))
def test_abbreviations(kind: str, written: str, spoken: str) -> None:
    assert spoken.rstrip(":") in said(f"قال {written} محمد" if kind == "title" else written)


@pytest.mark.parametrize("row", rows("units.tsv"), ids=lambda row: row[1])
def test_units(row: list[str]) -> None:
    for form in row[0].split():
        assert said(f"3 {form}").endswith(row[4] if len(row) > 4 else row[2]), form
        assert rules(f"3 {form}") == ["measure"], form


def genders(singular: str) -> set[str]:
    """رجل is a man and a leg, and جمل a camel and sentences: the word alone does not tell."""
    return {gender for plural, one, gender in rows("nouns.tsv") if singular in (plural, one)}


@pytest.mark.parametrize(("plural", "singular", "gender"), rows("nouns.tsv"))
def test_counted_nouns(plural: str, singular: str, gender: str) -> None:
    three, eleven = ("ثلاث", "إحدى عشرة") if gender == "f" else ("ثلاثة", "أحد عشر")
    if rules(f"3 {plural}") == ["scale"]:
        assert said(f"3 {plural}") in (f"{three} {plural}", "ثلاثة مليارات")
        return
    assert said(f"3 {plural}") == f"{three} {plural}"
    if genders(singular) == {gender} and singular not in words().function:
        assert said(f"11 {singular}").startswith(f"{eleven} ")


@pytest.mark.parametrize(("name", "gender"), rows("rulers.tsv"))
def test_rulers(name: str, gender: str) -> None:
    assert said(f"{name} V").endswith("الخامسة" if gender == "f" else "الخامس")


@pytest.mark.parametrize(("calendar", "number", "name"), rows("months.tsv"))
def test_months(calendar: str, number: str, name: str) -> None:
    heard = said(f"15 {name} {1445 if calendar == 'hijri' else 2024}")
    assert heard.startswith("الخامس عشر من ")
    assert calendar == "latin" or name in heard


@pytest.mark.parametrize(("written", "spoken"), rows("latin.tsv"))
def test_latin_words(written: str, spoken: str) -> None:
    assert verbalise(f"قالت {written} أمس").text == f"قالت {spoken} أمس"


@pytest.mark.parametrize("row", rows("symbols.tsv"), ids=lambda row: row[0])
def test_symbols(row: list[str]) -> None:
    symbol, name, between = (*row, "")[:3]
    assert name in said(f"قال {symbol} 7")
    assert between in said(f"3{symbol}40=7")


@pytest.mark.parametrize(("letters", "spoken"), rows("blessings.tsv"))
def test_blessings(letters: str, spoken: str) -> None:
    assert said(f"النبي ({letters})") == f"النبي {spoken}"


PLACES = {
    "nominative": ("{} 12 دولارا", "money", "nominative"),
    "passing": ("قتل {} 12 دولارا", "money", "nominative"),
    "measured": ("{} الشركة 12 دولارا", "money", "nominative"),
    "governing": ("{} لديها 12 دولارا", "money", "accusative"),
    "being": ("{} في القاعة 12 دولارا", "money", "nominative"),
    "sisters": ("قال {} للشركة 12 فرعا", "counted_noun", "accusative"),
    "prepositions": ("شارك {} القاعة 12 طالبا", "counted_noun", "nominative"),
    "fronted": ("{} القاعة 12 فرعا", "counted_noun", "nominative"),
    "verbs": ("{} الرئيس 12 فرعا", "counted_noun", "accusative"),
    "taking": ("{} 12 طالبا", "counted_noun", "accusative"),
    "visiting": ("{} المعرض 12 طالبا", "counted_noun", "nominative"),
    "to_dial": ("هاتف {} 12345", "telephone", None),
    "hours": ("{} 4 م", "hour", None),
    "people": ("أدلى 12 {}", "counted_noun", "nominative"),
    "places": ("في {} 12 فرعا", "counted_noun", "nominative"),
    "before_year": ("{} 2011 شهاب", "cardinal", "oblique"),  # not counted_noun
    "numbered": ("{} 12/2020", "paper", None),
    "before_day": ("{} 15/9", "day_in_figures", None),
    "names_year": ("{} 622", "year", "oblique"),
    "feminine_year": ("{} 622", "year", "oblique"),
    "score": ("{} 1-3", "score", None),
    "ordinal": ("{} 5", "ordinal", None),
    "clause": ("{} 3-1", "places", None),
    "phone": ("{}: 12345", "telephone", None),
}


@pytest.mark.parametrize(
    ("listed", "word"), [(name, word) for name in PLACES for word in sorted(getattr(words(), name))]
)
def test_words_that_tell_how_a_number_is_said(listed: str, word: str) -> None:
    place, rule, case = PLACES[listed]
    reading = explain(place.format(word))[0]
    assert reading.rule == (
        "year" if listed == "before_year" and word in words().names_year else rule
    )
    assert case is None or reading.case == case


OTHERS: dict[str, tuple[str, Callable[[str], bool]]] = {
    "function": ("بلغ 5 {}", lambda heard: heard.startswith(("بلغ خمسة ", "بلغ الخامسة "))),
    "before_range": ("وصل {} 10-15 شخصا", lambda heard: " من عشرة" not in heard[8:]),
    "length": ("{} 1500 م", lambda heard: heard.endswith("متر")),
    "season": ("{} 2020-2021", lambda heard: "إلى" not in heard),
    "ordinal_to_hundred": ("{} 255", lambda heard: "مئتين وخمس" in heard),
    "portions": ("2 {} لوز", lambda heard: heard.endswith("ان من اللوز")),
    "adjectives": ("2 فنجان {}", lambda heard: heard.endswith("ان")),
    "women": ("د. {} هنا", lambda heard: heard.startswith("الدكتورة ")),
    "men_in_ta": ("د. {} هنا", lambda heard: heard.startswith("الدكتور ")),
    "blessed": ("{} (ص)", lambda heard: heard.endswith(" صلى الله عليه وسلم")),
}


@pytest.mark.parametrize(
    ("listed", "word"), [(name, word) for name in OTHERS for word in sorted(getattr(words(), name))]
)
def test_words_that_tell_what_is_said(listed: str, word: str) -> None:
    place, is_right = OTHERS[listed]
    heard = said(place.format(word))
    assert is_right(heard), heard


@pytest.mark.parametrize("word", sorted(words().feminine | words().masculine))
def test_words_whose_gender_their_form_does_not_tell(word: str) -> None:
    gender = "f" if word in words().feminine else "m"
    place = "{} الـ5" if word.startswith("ال") else "11 {}"
    assert explain(place.format(word))[0].gender == gender


@pytest.mark.parametrize("word", sorted(words().no_verbs))
def test_words_that_only_look_like_verbs(word: str) -> None:
    assert looks_like_a_verb(word)
    assert not is_verb(word)


@pytest.mark.parametrize("word", sorted(words().substances))
def test_substances_that_look_like_adjectives(word: str) -> None:
    assert said(f"2 علبة {word}") == f"علبتان من ال{word}"


def test_each_list_is_walked() -> None:
    walked = {*PLACES, *OTHERS, "feminine", "masculine", "no_verbs", "substances"}
    assert walked == set(Words._fields)


@pytest.mark.parametrize("listed", Words._fields)
def test_listed_words_are_bare_and_single(listed: str) -> None:
    assert all(re.fullmatch("[ء-ي]+", word) for word in getattr(words(), listed))
