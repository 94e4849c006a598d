"""Editions' notes in brackets go; lam and alef that a PDF turned around are turned back."""

from __future__ import annotations

import pytest

from podcaster.arabic.letters import repaired, without_notes
from podcaster.arabic.words import verbalise


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("بنيت قبل ألف عام[1] ثم رممت.[2][3]", "بنيت قبل ألف عام ثم رممت."),
        ("بنيت قبل قرن.[بحاجة لمصدر] ثم هدمت", "بنيت قبل قرن. ثم هدمت"),
        ("انتقل السكان [عدل]", "انتقل السكان"),
        ("التاريخ [عدل | عدل المصدر]", "التاريخ"),
        ("قديم[12]:34 جدا[٣]، وكبير[4-6] [7، 8]", "قديم جدا، وكبير"),
        ("بناه رجل[من؟] في قرن[متى؟][ملاحظة 1]", "بناه رجل في قرن"),
        ("في المدينة.[1]ثم", "في المدينة. ثم"),
        ("بنيت عام¹ في المدينة.² ومساحتها 12 كم²", "بنيت عام في المدينة. ومساحتها 12 كم²"),
        ("قال [الوزير] إن المادة [3] في المجموعة [أ] لعام [2024]", None),
    ],
)
def test_notes_of_an_edition_are_no_part_of_the_text(written: str, read: str | None) -> None:
    assert without_notes(written) == (written if read is None else read)


def test_notes_are_not_said() -> None:
    said = verbalise("كان ذلك قبل قرن.[بحاجة لمصدر] ثم انتقل السكان[4] [عدل]").text
    assert said == "كان ذلك قبل قرن. ثم انتقل السكان"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("الدراسة اإلحصائية لألسعار قاعدة االقتصاد", "الدراسة الإحصائية للأسعار قاعدة الاقتصاد"),
        ("باإلضافة واألول فاآلن لالستثمار", "بالإضافة والأول فالآن للاستثمار"),
        ("واالجتماعية باألرقام لإلعلام لآلخرين", "والاجتماعية بالأرقام للإعلام للآخرين"),
        ("لألمم لألمن لألولى لإلقليم", "للأمم للأمن للأولى للإقليم"),
        ("لالتزام لألمانيا لألعاب لإلغاء لآلاف لألمه ألا آلة", None),
    ],
)
def test_what_a_pdf_turned_around_is_turned_back(given: str, read: str | None) -> None:
    assert repaired(given) == (given if read is None else read)
    assert verbalise(given).text == (given if read is None else read)


def test_within_words_it_takes_a_dictionary_and_a_sign_of_such_a_pdf() -> None:
    words = {"خلال", "علاقة", "عالم"}
    assert repaired("اإلنتاج خالل عالم", words.__contains__) == "الإنتاج خلال عالم"
    assert repaired("خالل عالم", words.__contains__) == "خالل عالم"
