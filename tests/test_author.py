"""Who signs above the lead, what is a category there, and what only looks like either."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from podcaster.article.decode import clean
from podcaster.article.names import names_a_person
from podcaster.article.structure import Structure, structure

TITLE = "مدينة تزرع مليون شجرة في خمس سنوات"
LEAD = (
    "قررت المدينة أن تزرع مليون شجرة في خمس سنوات. وبدأت الحملة من الأحياء القديمة، حيث لا ظل ولا "
    "متنفس، ثم امتدت إلى الضواحي والطرق السريعة."
)
MORE = "تقول البلدية إن الأشجار ستخفض الحرارة درجتين في الصيف، وإن كلفتها أقل مما توقع الخبراء."


def read(*lines: str) -> Structure:
    found = structure(clean("\n\n".join(lines)))
    assert found is not None
    return found


def headings(found: Structure) -> list[str]:
    return [section.heading for section in found.sections if section.heading]


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (("ليلى حسن",), "ليلى حسن"),
        (("عبد الرحمن القحطاني",), "عبد الرحمن القحطاني"),
        (("زخيا المعلوف",), "زخيا المعلوف"),
        (("جون سميث",), "جون سميث"),
        (("شعلان القويعي", "5 دقائق"), "شعلان القويعي"),
        (("12 مارس 2026", "وجدان الربيعي"), "وجدان الربيعي"),
        (("أمل الحارثي", "3 د"), "أمل الحارثي"),
        (("أ. محمد عبد الله", "أ. محمد عبد الله"), "محمد عبد الله"),
        (("سلاف الدجيلي - بغداد",), "سلاف الدجيلي"),
        (("بغداد", "سلاف الدجيلي"), "سلاف الدجيلي"),
        (("سلاف الدجيلي", "بغداد"), "سلاف الدجيلي"),
        (("نضال الشعيبي", "محررة شؤون البيئة"), "نضال الشعيبي"),
        (("ليلى حسن", "@laila"), "ليلى حسن"),
        (("**ليلى حسن**",), "ليلى حسن"),
        (("من: هديل منصور",), "هديل منصور"),
    ],
)
def test_a_bare_name_above_the_lead_is_the_authors(lines: tuple[str, ...], author: str) -> None:
    found = read(TITLE, *lines, LEAD, "ما بعد الشجرة", MORE)
    assert found.author == author
    assert headings(found) == ["ما بعد الشجرة"]
    assert len(found.dropped) == len(lines)


@pytest.mark.parametrize("line", ["ليلى حسن، 12 مارس 2026", "ليلى حسن | 12 مارس 2026 | 3 دقائق"])
def test_a_date_beside_the_name_is_the_publications(line: str) -> None:
    found = read(TITLE, line, LEAD, MORE)
    assert (found.author, found.date) == ("ليلى حسن", datetime(2026, 3, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    "heading",
    [
        "مقدمة",
        "خلفية تاريخية",
        "بداية الحكاية",
        "أمل جديد",
        "محمد يعود",
        "سان فرانسيسكو",
        "الحكاية كلها",
        "بغداد",
        "كم شجرة؟",
    ],
)
def test_a_first_heading_is_no_author(heading: str) -> None:
    for above in ((), ("3 د",)):
        found = read(TITLE, *above, heading, LEAD, "ما بعد الشجرة", MORE)
        assert found.author is None
        assert headings(found) == [heading, "ما بعد الشجرة"]


def test_whom_the_text_tells_of_is_a_heading() -> None:
    told = "ولد جبران خليل جبران في بشري عام 1883. ورحل مع أمه إلى بوسطن وهو في الثانية عشرة."
    found = read("شعراء المهجر", "جبران خليل جبران", told, MORE)
    assert found.author is None
    assert headings(found) == ["جبران خليل جبران"]


@pytest.mark.parametrize(
    "category",
    ["مدن", "حول العالم", "سيارات ومحركات", "هواتف وأجهزة", "اسأل الطبيب", "ملفات خاصة:"],
)
@pytest.mark.parametrize("below", [(), ("ليلى حسن",), ("12 مارس 2026",), ("مقدمة",)])
def test_a_word_or_two_above_the_title_are_a_category(category: str, below: tuple[str]) -> None:
    found = read(category, TITLE, *below, LEAD, MORE)
    assert found.title == TITLE
    assert (found.dropped[0].text, found.dropped[0].reason) == (category, "category")


def test_a_short_title_is_told_by_the_name_under_it() -> None:
    found = read("زاوية حرة", "حين يعطش الماء", "عزمي خوري", LEAD, MORE)
    assert (found.title, found.author) == ("حين يعطش الماء", "عزمي خوري")
    assert headings(found) == []


def test_a_name_may_stand_between_category_and_title() -> None:
    found = read("مدن", "ليلى حسن", TITLE, "3 د", LEAD, MORE)
    assert (found.title, found.author) == (TITLE, "ليلى حسن")


@pytest.mark.parametrize(
    "lines",
    [
        ("الظل", LEAD, MORE),
        ("الظل", "لماذا تزرع المدينة كل هذه الأشجار؟", LEAD, "من يسقيها؟", MORE),
        ("زمن الظل", "كيف وصلت الأشجار إلى هنا", LEAD, "من حقول الأنديز إلى موائد العالم", MORE),
        ("ليل", "يا ليل الصب متى غده القريب", "أقيام الساعة موعده", "رقد السمار", "أسف", LEAD),
        ("كأس 2026", TITLE, LEAD, MORE),
        ("# الظل", TITLE, LEAD, MORE),
    ],
)
def test_a_short_title_stays(lines: tuple[str, ...]) -> None:
    found = read(*lines)
    assert found.title == lines[0].strip("# ")
    assert found.dropped == ()


def test_markdown_keeps_the_words_of_links_and_loses_pictures() -> None:
    found = read(
        f"# {TITLE}",
        "![شجرة](https://example.com/a_(1).png)",
        'تقول [البلدية](https://example.com/b "بيان") إن **الظل** أرخص [من التكييف](/c).',
        "> ويقول خبير: ازرعوا [اليوم](#now).",
        "[المزيد](https://example.com/d)",
    )
    assert found.sections[0].paragraphs == (
        "تقول البلدية إن الظل أرخص من التكييف.",
        "ويقول خبير: ازرعوا اليوم.",
    )
    assert [line.reason for line in found.dropped] == ["picture", "nav"]


def test_brackets_that_are_no_link_stay() -> None:
    text = "قال الوزير [المستقيل] (قبل يوم) إن الأشجار [بقيت](في مكانها) ولم تُقطع."
    assert read(TITLE, text, MORE).sections[0].paragraphs[0] == text


def test_the_name_and_the_tags_go_below_the_text_too() -> None:
    found = read(TITLE, "Nour Haddad", LEAD, MORE, "Nour Haddad", "الوسوم", "أشجار", "مدن وظل")
    assert [line.reason for line in found.dropped] == ["author", "author", "tags", "tags", "tags"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("قتيبة الهنداوي", True),
        ("علي فرج", True),
        ("د. غيداء شموط", True),
        ("علاء الدين أبو زينة", True),
        ("المبروك الزنتاني", True),
        ("النمو الاقتصادي", False),
        ("محمد بن راشد", True),
        ("محمد", False),
        ("علي يفوز", False),
        ("بيئة ومناخ", False),
        ("الأهلي والزمالك", False),
        ("ظل في الصيف", False),
        ("نهاية 2025", False),
        ("", False),
    ],
)
def test_names_are_told_by_their_words(text: str, is_one: bool) -> None:
    assert names_a_person(text) is is_one
