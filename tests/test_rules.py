"""The rules of written forms: each speaks its own example, and tells what it chose."""

from __future__ import annotations

import pytest

from podcaster.arabic.lexicon import Lexicon
from podcaster.arabic.words import explain, verbalise
from podcaster.arabic.words.rules import FORMS, LEXICON, RULES, Form, asked_at
from podcaster.arabic.words.tokens import Kind


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_rule_speaks_its_example(form: Form) -> None:
    lexicon = Lexicon({form.example: "أُوبِنْ"}) if form is LEXICON else None
    found = {reading.rule: reading for reading in explain(form.example, lexicon)}
    assert form.id in found
    assert found[form.id].semiotic_class == form.semiotic_class


def test_an_id_is_ascii_and_means_one_rule() -> None:
    assert all(name.isascii() and name.isidentifier() for name in FORMS)
    with pytest.raises(KeyError):
        FORMS["no_such_rule"]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.WORD, Kind.STOP)])
def test_whatever_follows_there_is_a_rule_to_ask(kind: Kind) -> None:
    assert all(asked_at(kind, following) for following in Kind)


def test_rules_change_nothing() -> None:
    with pytest.raises(AttributeError):
        RULES[0].id = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "rule", "form", "spoken", "gender", "case", "count"),
    [
        ("قتل 3 نساء", "counted_noun", "3", "ثلاث", "f", "nominative", "plural"),
        ("دفع $2", "money", "$2", "دولارين", "m", "accusative", "dual"),
        ("دفع 11 دينارا", "money", "11 دينارا", "أحد عشر دينارا", "m", "accusative", "singular"),
        ("بـ15%", "percent", "ب15%", "بخمسة عشر في المئة", "m", "oblique", None),
        ("المرتبة 5", "ordinal", "5", "الخامسة", "f", "nominative", None),
        ("في 15/3/2024", "date", "15/3/2024", None, "m", "oblique", None),
        ("قالت IBM", "latin", "IBM", None, None, None, None),
        ("قال د. علي", "title", "د.", "الدكتور", None, None, None),
    ],
)
def test_what_was_chosen_is_told(
    written: str,
    rule: str,
    form: str,
    spoken: str | None,
    gender: str | None,
    case: str | None,
    count: str | None,
) -> None:
    (reading,) = explain(written)
    assert (reading.rule, reading.written) == (rule, form)
    assert spoken is None or reading.spoken == spoken
    assert (reading.gender, reading.case, reading.count) == (gender, case, count)


def test_plain_words_and_stops_need_no_rule() -> None:
    assert explain("قال «نعم»، ثم صمت.") == ()


def test_a_verbs_case_reaches_the_next_number_of_its_list_and_no_farther() -> None:
    def cases(text: str) -> list[str | None]:
        return [reading.case for reading in explain(text)]

    assert cases("قتل 12 رجلا و22 امرأة") == ["nominative", "nominative"]
    assert cases("قتل 12 رجلا. وزار و22 امرأة") == ["nominative", "nominative"]
    far = "قتل 12 رجلا وقال المتحدث باسم الشركة إن القرار سوف يعلن غدا و22 امرأة"
    assert cases(far) == ["nominative", "oblique"]


def test_readings_are_those_of_what_is_said() -> None:
    verbalised = verbalise("دفع 5 دولارات و3%")
    assert [reading.spoken for reading in verbalised.readings] == [
        "خمسة دولارات",
        "وثلاثة في المئة",
    ]
    assert verbalised.text == "دفع خمسة دولارات وثلاثة في المئة"
