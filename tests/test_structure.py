"""What a pasted text holds, told by the shape of its lines; nothing of it is lost."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.article.decode import clean
from podcaster.article.structure import Structure, structure

LEAD = (
    "قررت المدينة أن تزرع مليون شجرة في خمس سنوات. وبدأت الحملة من الأحياء القديمة، حيث لا ظل ولا "
    "متنفس، ثم امتدت إلى الضواحي والطرق السريعة."
)
MORE = "تقول البلدية إن الأشجار ستخفض الحرارة درجتين في الصيف، وإن كلفتها أقل مما توقع الخبراء."
LAST = "ويبقى السؤال عن الماء الذي ترويها به في بلد لا يعرف المطر إلا نادرًا."


def read(*lines: str, blank: str = "\n\n") -> Structure:
    found = structure(clean(blank.join(lines)))
    assert found is not None
    return found


def reasons(found: Structure) -> list[tuple[str, str]]:
    return [(line.text, line.reason) for line in found.dropped]


def headings(found: Structure) -> list[str | None]:
    return [section.heading for section in found.sections]


def text_of(found: Structure) -> list[str]:
    return [paragraph for section in found.sections for paragraph in section.paragraphs]


def test_the_first_line_is_the_title_and_short_open_lines_are_headings() -> None:
    found = read("مليون شجرة", LEAD, "ظل في الصيف", MORE, "من يسقيها؟", LAST)
    assert found.title == "مليون شجرة"
    assert headings(found) == [None, "ظل في الصيف", "من يسقيها؟"]
    assert text_of(found) == [LEAD, MORE, LAST]
    assert found.dropped == ()


def test_single_newlines_are_enough() -> None:
    found = read("مليون شجرة", LEAD, "ظل في الصيف", MORE, LAST, blank="\n")
    assert headings(found) == [None, "ظل في الصيف"]
    assert text_of(found) == [LEAD, MORE, LAST]


def test_lines_wrapped_to_a_width_are_joined() -> None:
    words, wrapped, line = f"{LEAD} {MORE}".split(), [], ""
    for word in words:
        if len(line) + 1 + len(word) > 60:
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    found = read("مليون شجرة", "\n".join([*wrapped, line]), LAST)
    assert text_of(found) == [f"{LEAD} {MORE}", LAST]


def test_a_poem_keeps_its_lines_and_heads_nothing() -> None:
    verses = ["يا ليل الصب متى غده", "أقيام الساعة موعده", "رقد السمار فأرقه", "أسف للبين يردده"]
    found = read("قصيدة قديمة", LEAD, *verses, LAST, blank="\n")
    assert headings(found) == [None]
    assert text_of(found) == [LEAD, *verses, LAST]


def test_one_paragraph_gets_a_title_out_of_its_first_sentence_and_stays_whole() -> None:
    found = read(LEAD)
    assert found.title == "قررت المدينة أن تزرع مليون شجرة في خمس سنوات"
    assert text_of(found) == [LEAD]


def test_numbered_and_marked_headings_are_headings() -> None:
    found = read("# مليون شجرة", LEAD, "1. ظل في الصيف", MORE, "## من يسقيها", LAST)
    assert found.title == "مليون شجرة"
    assert headings(found) == [None, "1. ظل في الصيف", "من يسقيها"]


def test_a_list_stays_in_its_paragraphs() -> None:
    found = read("مليون شجرة", LEAD, "الأشجار المختارة:", "- السدر", "- الغاف", "- النخيل", LAST)
    assert headings(found) == [None]
    assert text_of(found) == [LEAD, "الأشجار المختارة:", "السدر", "الغاف", "النخيل", LAST]


def test_a_last_short_line_heads_nothing_and_stays() -> None:
    found = read("مليون شجرة", LEAD, MORE, "والله أعلم بما يكون")
    assert text_of(found)[-1] == "والله أعلم بما يكون"
    assert headings(found) == [None]


SUMMARY = [
    "تزرع المدينة مليون شجرة.",
    "تبدأ الحملة من الأحياء القديمة.",
    "يبقى الماء أصعب ما فيها.",
]


def test_sentences_alone_above_the_lead_are_the_summary() -> None:
    found = read("مليون شجرة", "3 د", *SUMMARY, LEAD, MORE)
    assert list(found.summary) == SUMMARY
    assert text_of(found) == [LEAD, MORE]


def test_bullets_above_the_lead_are_the_summary() -> None:
    found = read("مليون شجرة", *(f"• {line.rstrip('.')}" for line in SUMMARY), LEAD, MORE)
    assert list(found.summary) == [line.rstrip(".") for line in SUMMARY]


def test_a_text_of_short_paragraphs_has_no_summary() -> None:
    found = read("مليون شجرة", MORE, LAST, MORE, LAST)
    assert found.summary == ()


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (("Salma Nasser", "Salma Nasser"), "Salma Nasser"),
        (("Salma Nasser",), "Salma Nasser"),
        (("بقلم: خالد حسن",), "خالد حسن"),
        (("بقلم خالد حسن",), "خالد حسن"),
        (("كتبت: منى سعيد - القاهرة",), "منى سعيد"),
        (("زهرة البستاني", "زهرة البستاني"), "زهرة البستاني"),
        (("أحمد الصالح", "12 مارس 2026"), "أحمد الصالح"),
    ],
)
def test_the_author_is_found_above_the_lead(lines: tuple[str, ...], author: str) -> None:
    found = read("مدينة تزرع مليون شجرة", *lines, LEAD, MORE)
    assert found.author == author
    assert text_of(found) == [LEAD, MORE]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("نُشر في 12 فبراير 2026", datetime(2026, 2, 12, tzinfo=UTC)),
        ("الأحد 1 فبراير/شباط 2026", datetime(2026, 2, 1, tzinfo=UTC)),
        ("١٢ كانون الثاني ٢٠٢٦", datetime(2026, 1, 12, tzinfo=UTC)),
        ("تاريخ النشر: 01.02.2026 | 10:30 GMT", datetime(2026, 2, 1, 10, 30, tzinfo=UTC)),
        ("5 فيفري 2026", datetime(2026, 2, 5, tzinfo=UTC)),
        ("12/31/2025", datetime(2025, 12, 31, tzinfo=UTC)),
        ("13 شعبان 1447 هـ", None),
        ("31/2/2026", None),
        ("منذ 3 ساعات", None),
    ],
)
def test_the_date_is_the_publishers(line: str, date: datetime | None) -> None:
    found = read("مدينة تزرع مليون شجرة", line, LEAD, MORE)
    assert found.date == date
    assert text_of(found) == [LEAD, MORE]


def test_a_clock_without_a_zone_is_three_hours_ahead() -> None:
    found = read("مدينة تزرع مليون شجرة", "2026-02-01 10:30 م", LEAD)
    assert found.date is not None
    assert found.date.utcoffset() == timedelta(hours=3)
    assert found.date.hour == 22


def test_the_day_of_publication_counts_and_not_that_of_the_update() -> None:
    found = read(
        "مدينة تزرع مليون شجرة", "آخر تحديث: 5 مارس 2026", "تاريخ النشر: 1 مارس 2026", LEAD
    )
    assert found.date == datetime(2026, 3, 1, tzinfo=UTC)


def test_a_category_goes_above_the_title_and_stays_as_a_heading() -> None:
    found = read("تكنولوجيا", "مدينة تزرع مليون شجرة", LEAD, "ظل في الصيف", MORE, "اقتصاد", LAST)
    assert reasons(found) == [("تكنولوجيا", "live")]
    assert headings(found) == [None, "ظل في الصيف", "اقتصاد"]


def test_a_category_that_no_list_knows_goes_where_the_page_shows_it() -> None:
    found = read("حدائق ومدن", "مدينة تزرع مليون شجرة", "3 د", LEAD)
    assert found.title == "مدينة تزرع مليون شجرة"
    assert ("حدائق ومدن", "category") in reasons(found)


def test_a_title_that_is_a_category_by_its_word_is_the_title() -> None:
    found = read("الذكاء الاصطناعي", LEAD, MORE)
    assert found.title == "الذكاء الاصطناعي"
    assert found.dropped == ()


def test_names_of_networks_stay_where_they_head_paragraphs() -> None:
    found = read("أين يقرأ الناس؟", LEAD, "فيسبوك", MORE, "يوتيوب", LAST)
    assert headings(found) == [None, "فيسبوك", "يوتيوب"]
    row = read("أين يقرأ الناس؟", LEAD, "فيسبوك", "تويتر", MORE)
    assert text_of(row) == [LEAD, MORE]


def test_numbers_that_count_up_stay_and_a_lone_counter_goes() -> None:
    counted = read("ثلاث نصائح", LEAD, "1", MORE, "2", LAST)
    assert "1" in headings(counted)
    lone = read("ثلاث نصائح", LEAD, "12", MORE)
    assert text_of(lone) == [LEAD, MORE]


def test_related_stands_between_a_heading_and_its_text() -> None:
    found = read("مليون شجرة", LEAD, "ظل في الصيف", "ذو صلة", MORE, "ذو صلة")
    assert headings(found) == [None, "ظل في الصيف"]
    assert [reason for _, reason in reasons(found)] == ["related", "related"]


def test_titles_of_other_articles_go_with_the_line_above_them() -> None:
    other = "عشر حدائق لا تعرفها في العاصمة"
    assert text_of(read("مليون شجرة", LEAD, "اقرأ أيضًا", other, MORE)) == [LEAD, MORE]
    end = read("مليون شجرة", LEAD, MORE, "أخبار ذات صلة", other, "كيف تزرع شجرة", "3 د")
    assert text_of(end) == [LEAD, MORE]


def test_a_heading_under_a_closed_box_stays() -> None:
    found = read("مليون شجرة", LEAD, "ظل في الصيف", MORE, "ذو صلة", "من يسقيها", LAST)
    assert headings(found) == [None, "ظل في الصيف", "من يسقيها"]


def test_comments_end_the_article_and_a_button_of_that_name_does_not() -> None:
    found = read("مليون شجرة", LEAD, MORE, "التعليقات", "فكرة رائعة جدًا!", "شكرًا لكم.")
    assert text_of(found) == [LEAD, MORE]
    button = read("مليون شجرة", "التعليقات", LEAD, MORE)
    assert text_of(button) == [LEAD, MORE]


def test_a_dateline_is_stripped_and_said_to_be() -> None:
    found = read("مليون شجرة", f"دبي (رويترز) - {LEAD}", MORE)
    assert text_of(found) == [LEAD, MORE]
    assert reasons(found) == [("دبي (رويترز) -", "dateline")]


def test_an_urgent_title_is_stripped() -> None:
    found = read("عاجل | مدينة تزرع مليون شجرة", LEAD)
    assert found.title == "مدينة تزرع مليون شجرة"
    assert reasons(found) == [("عاجل |", "live_prefix")]


def test_a_browsers_title_above_the_same_title_goes() -> None:
    found = read("مدينة تزرع مليون شجرة - جريدة الغد", "مدينة تزرع مليون شجرة", LEAD)
    assert found.title == "مدينة تزرع مليون شجرة"
    assert reasons(found) == [("مدينة تزرع مليون شجرة - جريدة الغد", "page_title")]


def test_nothing_but_chrome_is_no_article() -> None:
    assert structure("شارك\n\nذو صلة") is None


LINES = st.sampled_from(
    [
        LEAD, MORE, LAST, "مليون شجرة", "ظل في الصيف", "من يسقيها؟", "ذو صلة", "اقرأ أيضا",
        "فيسبوك", "12", "تكنولوجيا", "3 د", "Salma Nasser", "أحمد الصالح", "• نقطة أولى",
        "## عنوان", "التعليقات", "بقلم: منى سعيد", "https://example.com/a", "عاجل | خبر",
        "جميع الحقوق محفوظة", "12 مارس 2026", "", "", "1", "2", "كاتب مصري",
        f"دبي (رويترز) - {MORE}", "**بارز**", "- بند",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_every_line_is_in_the_article_or_was_dropped(lines: list[str]) -> None:
    found = structure("\n".join(lines))
    if found is None:
        return
    kept = "\n".join([found.title, *found.summary, *text_of(found), *filter(None, headings(found))])
    dropped = {line.line: line.text for line in found.dropped}
    for number, line in enumerate(lines, 1):
        left = line.removeprefix(dropped.get(number, "")).strip("•#*- ")
        assert left in kept, line
    assert all(1 <= number <= len(lines) for number in dropped)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_what_is_kept_stands_in_its_order(lines: list[str]) -> None:
    found = structure("\n".join(lines))
    if found is None:
        return
    order = [*found.summary]
    for section in found.sections:
        order += [*filter(None, [section.heading]), *section.paragraphs]
    at = 0
    for text in order:
        at = next(i for i in range(at, len(lines)) if lines[i].strip("•#*- ").endswith(text)) + 1


def test_a_long_text_takes_no_more_for_each_paragraph() -> None:
    def seconds(paragraphs: int) -> float:
        lines = [
            f"الظل في الفقرة {at}" if at % 9 == 0 else f"{LEAD} {at}." for at in range(paragraphs)
        ]
        text = "\n\n".join(("مليون شجرة", LEAD, *lines))
        begun = time.process_time()
        structure(text)
        return time.process_time() - begun

    seconds(50)
    assert seconds(6000) < 6 * seconds(2000)
