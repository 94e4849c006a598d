"""Numbers in words: every integer can be heard back, in either gender and case."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.words.numbers import LIMIT, Case, Gender, cardinal, definite, digits, ordinal
from podcaster.arabic.words.verbalise import verbalise

ONES = {
    "صفر": 0, "واحد": 1, "واحدة": 1, "أحد": 1, "إحدى": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2,
    "اثنتين": 2, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2, "ثلاث": 3, "أربع": 4, "خمس": 5,
    "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9, "عشر": 10,
}  # fmt: skip
ONES |= {word + "ة": value for word, value in ONES.items() if 3 <= value <= 10 and word != "ثمان"}
TENS = {"عشر": 20, "ثلاث": 30, "أربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
HUNDREDS = {"ثلاث": 300, "أربع": 400, "خمس": 500, "ست": 600, "سبع": 700, "ثمان": 800, "تسع": 900}
SCALES = {"ألف": 10**3, "مليون": 10**6, "مليار": 10**9, "تريليون": 10**12, "كوادريليون": 10**15}
PLURALS = {"آلاف": 10**3, "ملايين": 10**6}


def heard(words: str) -> int:
    """The number that a listener understands; written without a look at the grammar."""
    total = part = 0
    for word in words.replace(" و", " + ").split():
        if word == "+":
            continue
        scale, dual = scale_of(word)
        if scale:
            # «مئة ألف وألف»: a scale word with nothing before it since the last one counts itself.
            total += scale * (2 if dual else part or 1)
            part = 0
        else:
            part += value_of(word)
    return total + part


def scale_of(word: str) -> tuple[int, bool]:
    for name, scale in (SCALES | PLURALS).items():
        if word in (name, name + "ا", name + "ات"):
            return scale, False
        if word in (name + "ان", name + "ين", name + "ي"):
            return scale, True
    return 0, False


def value_of(word: str) -> int:
    if word == "مئة":
        return 100
    if word in ("مئتان", "مئتين", "مئتا", "مئتي"):
        return 200
    if word.endswith("مئة"):
        return HUNDREDS[word.removesuffix("مئة")]
    if word.endswith(("ون", "ين")) and word[:-2] in TENS:
        return TENS[word[:-2]]
    if word == "عشرة":
        return 10
    accusatives = {"واحدا", "ثلاثا", "أربعا", "خمسا", "ستا", "سبعا", "ثمانيا", "تسعا"}
    return ONES[word.removesuffix("ا") if word in accusatives else word]


@given(
    st.one_of(st.integers(0, 10**15), st.integers(0, 10**4), st.integers(0, 10**7)),
    st.sampled_from(Gender),
    st.sampled_from(Case),
)
def test_a_number_is_heard_as_it_was_written(number: int, gender: Gender, case: Case) -> None:
    assert heard(cardinal(number, gender, case)) == number


@given(st.integers(0, 10**15))
def test_figures_are_read_as_the_number_they_write(number: int) -> None:
    assert heard(verbalise(str(number)).text) == number
    assert heard(verbalise(f"{number:,}").text) == number


def test_every_number_of_four_figures_is_heard() -> None:
    for number in range(10_000):
        assert heard(cardinal(number)) == number


@pytest.mark.parametrize(
    ("number", "gender", "case", "counts", "said"),
    [
        (3, "f", "oblique", True, "ثلاث"),
        (8, "f", "oblique", True, "ثماني"),
        (8, "f", "oblique", False, "ثمان"),
        (10, "m", "oblique", True, "عشرة"),
        (11, "f", "oblique", True, "إحدى عشرة"),
        (12, "f", "nominative", True, "اثنتا عشرة"),
        (12, "m", "oblique", True, "اثني عشر"),
        (18, "f", "oblique", True, "ثماني عشرة"),
        (28, "f", "nominative", True, "ثمان وعشرون"),
        (31, "f", "oblique", True, "إحدى وثلاثين"),
        (200, "m", "nominative", True, "مئتا"),
        (200, "m", "nominative", False, "مئتان"),
        (2000, "m", "nominative", True, "ألفا"),
        (2000, "m", "oblique", False, "ألفين"),
        (11_000, "m", "oblique", True, "أحد عشر ألف"),
        (11_000, "m", "oblique", False, "أحد عشر ألفا"),
        (101_000, "m", "oblique", False, "مئة ألف وألف"),
        (202_000, "m", "nominative", True, "مئتا ألف وألفا"),
        (3_000_000, "f", "oblique", True, "ثلاثة ملايين"),
    ],
)
def test_gender_case_and_construct(
    number: int, gender: str, case: str, counts: bool, said: str
) -> None:
    assert cardinal(number, Gender(gender), Case(case), counts=counts) == said


@pytest.mark.parametrize(
    ("number", "gender", "said"),
    [
        (1, "m", "الأول"),
        (1, "f", "الأولى"),
        (11, "m", "الحادي عشر"),
        (12, "f", "الثانية عشرة"),
        (21, "f", "الحادية والعشرين"),
        (50, "f", "الخمسين"),
        (100, "f", "المئة"),
        (150, "m", "الخمسين بعد المئة"),
        (1000, "m", "الألف"),
    ],
)
def test_ordinals_agree(number: int, gender: str, said: str) -> None:
    assert ordinal(number, Gender(gender)) == said


def test_the_article_stands_on_each_member() -> None:
    assert definite(24, Gender.FEMININE, counts=True) == "الأربع والعشرين"
    assert definite(12, case=Case.NOMINATIVE) == "الاثنا عشر"


def test_digits_are_named_one_by_one() -> None:
    assert digits("02-10") == "صفر اثنان واحد صفر"


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_has_no_name_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="has no name"):
        cardinal(number)


def test_figures_beyond_naming_are_read_one_by_one() -> None:
    assert verbalise("1" * 300).text.split() == ["واحد"] * 300


@pytest.mark.parametrize("noun", ["", " شركة", " دولار", " م", "%"])
def test_of_thousands_of_figures_three_hundred_are_read(noun: str) -> None:
    said = verbalise("1" * 5000 + noun).text.split()
    assert said[:302] == ["واحد"] * 300 + ["إلى", "آخره"]
    assert len(said) <= 305


def test_a_long_list_of_figures_is_read_in_its_time() -> None:
    start = time.process_time()
    verbalise("1 " * 4500)
    assert time.process_time() - start < 10
