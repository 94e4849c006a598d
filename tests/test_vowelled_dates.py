"""Dates and years with their vowels, against a small grammar of their own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from podcaster.arabic.letters import ordered
from podcaster.arabic.vowels import vowelled
from podcaster.arabic.vowels.dates import dated
from podcaster.arabic.words import verbalise, written_date

STEMS = (
    "الْأَوَّل", "الثَّانِي", "الثَّالِث", "الرَّابِع", "الْخَامِس", "السَّادِس", "السَّابِع", "الثَّامِن",
    "التَّاسِع", "الْعَاشِر",
)  # fmt: skip
MONTHS = (
    "يَنَايِرَ", "فِبْرَايِرَ", "مَارِسَ", "أَبْرِيلَ", "مَايُو", "يُونْيُو", "يُولْيُو", "أَغُسْطُسَ",
    "سِبْتَمْبِرَ", "أُكْتُوبَرَ", "نُوفَمْبِرَ", "دِيسَمْبِرَ",
)  # fmt: skip
ONES = ("", "وَاحِدٍ", "اثْنَيْنِ", "ثَلَاثَةٍ", "أَرْبَعَةٍ", "خَمْسَةٍ", "سِتَّةٍ", "سَبْعَةٍ", "ثَمَانِيَةٍ", "تِسْعَةٍ")
TENS = ("", "", "عِشْرِينَ", "ثَلَاثِينَ", "أَرْبَعِينَ", "خَمْسِينَ", "سِتِّينَ", "سَبْعِينَ", "ثَمَانِينَ", "تِسْعِينَ")
TEENS = {11: "أَحَدَ عَشَرَ", 12: "اثْنَيْ عَشَرَ", 10: "عَشَرَةٍ"}
FEMININE = {
    "وَاحِدٍ": "وَاحِدَةٍ", "اثْنَيْنِ": "اثْنَتَيْنِ", "ثَلَاثَةٍ": "ثَلَاثٍ", "أَرْبَعَةٍ": "أَرْبَعٍ", "خَمْسَةٍ": "خَمْسٍ",
    "سِتَّةٍ": "سِتٍّ", "سَبْعَةٍ": "سَبْعٍ", "ثَمَانِيَةٍ": "ثَمَانٍ", "تِسْعَةٍ": "تِسْعٍ",
}  # fmt: skip
CASES = {"nominative": "\u064f", "accusative": "\u064e", "genitive": "\u0650"}


def day_in(case: str, day: int) -> str:
    vowel = CASES[case]
    if day == 11:
        return "الْحَادِيَ عَشَرَ"
    if 12 <= day <= 19:
        return f"{STEMS[day - 11]}\u064e عَشَرَ"
    tens = "ونَ" if case == "nominative" else "ينَ"
    link = "\u064f" if case == "nominative" else "\u0650"
    if day in (20, 30):
        stem = "الْعِشْر" if day == 20 else "الثَّلَاث"
        return stem + link + tens
    unit = "الْحَادِي" if day in (21, 31) else STEMS[day % 10 - 1 if day > 20 else day - 1]
    if not unit.endswith("ي") or case == "accusative":
        unit += vowel
    if day < 20:
        return unit
    return f"{unit} {'وَالْعِشْر' if day < 30 else 'وَالثَّلَاث'}{link}{tens}"


def year_of(number: int) -> str:
    """In the genitive, after عام."""
    thousands, rest = divmod(number, 1000)
    hundreds, last = divmod(rest, 100)
    said = ["أَلْفٍ" if thousands == 1 else "أَلْفَيْنِ"]
    said += {0: [], 1: ["مِئَةٍ"], 9: ["تِسْعِمِئَةٍ"]}[hundreds]
    if last in TEENS:
        said.append(TEENS[last])
    elif 13 <= last <= 19:
        said.append(f"{ONES[last - 10][:-1]}\u064e عَشَرَ")
    else:
        said += [part for part in (ONES[last % 10], TENS[last // 10]) if part]
    return " وَ".join(said)


def read(text: str) -> str:
    """The text with the vowels that the rules for dates give, and those alone."""
    words = verbalise(text).text.replace("،", " ،").replace(".", " .").split()
    stops = {at for at, word in enumerate(words) if word in "،."}
    kept = [word for word in words if word not in "،."]
    stopped = []
    for at in range(len(words)):
        if at not in stops:
            stopped.append(at + 1 in stops or at + 1 == len(words))
    found = dated(kept, stopped)
    return " ".join(found[at].vowelled if at in found else word for at, word in enumerate(kept))


FRAMES = {
    "من نشرتي، {}.": "accusative",
    "في {} بدأ العمل.": "genitive",
    "منذ {} لم يعد.": "genitive",
    "وصل الوفد، {}، إلى المدينة.": "accusative",
    "يوم {} وصل الوفد.": "genitive",
}
EVERY = [date(1900, 1, 1) + timedelta(days=181 * at) for at in range(406)]
LEAP = [date(2024, 1, 1) + timedelta(days=at) for at in range(366)]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_day_and_every_year_is_right_in_its_frame(frame: str) -> None:
    assert {day.year for day in EVERY} == set(range(1900, 2102)) - {2101} | {2100}
    for day in [*EVERY, *LEAP]:
        wanted = (
            f"{day_in(FRAMES[frame], day.day)} مِنْ {MONTHS[day.month - 1]} عَامَ {year_of(day.year)}"
        ).replace("مِنْ", "من")
        assert ordered(wanted) in ordered(read(frame.format(written_date(day)))), day


def test_a_date_that_is_the_subject_is_nominative() -> None:
    for day in LEAP:
        said = read(f"{day.day} {written_date(day).split()[1]} يوم عطلة.")
        wanted = f"{day_in('nominative', day.day)} من {MONTHS[day.month - 1]}"
        assert ordered(wanted) in ordered(said), day


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("تأسست سنة 1999.", "سَنَةَ أَلْفٍ وَتِسْعِمِئَةٍ وَتِسْعٍ وَتِسْعِينَ"),
        ("في عام 2011 تغير ذلك.", "عَامِ أَلْفَيْنِ وَأَحَدَ عَشَرَ"),
        ("في سنة 1914 بدأت الحرب.", "سَنَةِ أَلْفٍ وَتِسْعِمِئَةٍ وَأَرْبَعَ عَشْرَةَ"),
        ("تعود إلى نهاية عام 2015.", "عَامِ أَلْفَيْنِ وَخَمْسَةَ عَشَرَ"),
        ("عادت الشركة، عام 2003، إلى السوق.", "عَامَ أَلْفَيْنِ وَثَلَاثَةٍ"),
        ("منذ 2001 تغير كل شيء.", "أَلْفَيْنِ وَوَاحِدٍ"),
        ("بين 1990 و1995 عاش هنا.", "أَلْفٍ وَتِسْعِمِئَةٍ وَتِسْعِينَ وَأَلْفٍ وَتِسْعِمِئَةٍ وَخَمْسَةٍ وَتِسْعِينَ"),
        ("من 3 إلى 5 مايو 2020.", "الثَّالِثِ إلى الْخَامِسِ من مَايُو عَامَ أَلْفَيْنِ وَعِشْرِينَ"),
        ("الثلاثاء 24 نوفمبر 2026.", "الثُّلَاثَاءَ الرَّابِعَ وَالْعِشْرِينَ من نُوفَمْبِرَ"),
        ("يوم الثلاثاء 24 نوفمبر 2026.", "الثُّلَاثَاءِ الرَّابِعِ وَالْعِشْرِينَ من نُوفَمْبِرَ"),
        ("في 12 تشرين الثاني 2011.", "الثَّانِيَ عَشَرَ من تِشْرِينَ الثَّانِي"),
        ("في 7 ربيع الأول 1445هـ.", "السَّابِعِ من رَبِيعِ الْأَوَّلِ عَامَ أَلْفٍ وَأَرْبَعِمِئَةٍ وَخَمْسَةٍ وَأَرْبَعِينَ"),
        ("بين عامي 1973 و1980.", "عَامَيْ أَلْفٍ وَتِسْعِمِئَةٍ وَثَلَاثَةٍ وَسَبْعِينَ وَأَلْفٍ وَتِسْعِمِئَةٍ وَثَمَانِينَ"),
        ("كان الأول من مايو عطلة.", "الْأَوَّلُ من مَايُو"),
        ("لعام 2026 خطة.", "لِعَامِ أَلْفَيْنِ وَسِتَّةٍ وَعِشْرِينَ"),
    ],
)  # fmt: skip
def test_years_and_dates_in_other_frames(written: str, said: str) -> None:
    assert ordered(said) in ordered(read(written))


def test_what_is_no_date_is_left_to_others() -> None:
    for text in (
        "الفصل الثالث من الكتاب.",
        "المركز الأول في المسابقة.",
        "ألفين من الناس.",
        "هذا العام صعب.",
    ):
        assert not dated(text.rstrip(".").split(), [False] * 3 + [True] * 9)


def test_the_opening_that_everybody_hears() -> None:
    said = vowelled(verbalise("من نشرتي، 24 نوفمبر 2026.").text)
    wanted = "الرَّابِعَ وَالْعِشْرِينَ مِنْ نُوفَمْبِرَ عَامَ أَلْفَيْنِ وَسِتَّةٍ وَعِشْرِينَ."
    assert said.endswith(ordered(wanted))


def test_the_authors_marks_stay_in_a_date() -> None:
    assert "عَامُ" in vowelled("انقضى عَامُ ألفين وعشرين.")
