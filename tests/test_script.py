"""The script: every word of the article, in breaths, paced, in chapters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from podcaster import script
from podcaster.arabic.diction import Diction
from podcaster.errors import ArticleError
from podcaster.models import Article, Pauses, Script, Section, TextForm, Utterance, Wording

PAUSES = Pauses()
FACTS = {"title": "سد جديد", "show": "نشرتي", "author": "", "date": "24 نوفمبر 2026"}
LEAD = Section(None, ("افتتح الوزير السد أمس. وقال إن الكلفة بلغت 2% من الموازنة.",))
FIRST = Section("ماذا بعد", ("يبدأ الملء غدًا، ثم يستمر عامين.", "والخبراء متفائلون."))
SECOND = Section("آراء", ("قال د. محمد: «لن نتوقف. لن نعود.» ثم مضى.",))
ARTICLE = Article("سد جديد", (LEAD, FIRST, SECOND), "/x", summary=("اكتمل السد.", "بدأ الملء."))


def written(
    article: Article = ARTICLE,
    facts: dict[str, str] = FACTS,
    wording: Wording = Wording(),  # noqa: B008 - frozen
    form: TextForm = TextForm.SPOKEN,
    max_chars: int | None = None,
) -> Script:
    return script.write(article, facts, wording, PAUSES, Diction(form), max_chars)


def test_chapters_are_the_title_the_lead_and_each_heading() -> None:
    titles = [chapter.title for chapter in written().chapters]
    assert titles == ["سد جديد", "التفاصيل", "ماذا بعد", "آراء"]


def test_the_title_with_show_and_date_is_said_first_and_the_closing_last() -> None:
    said = written().utterances
    assert said[0].written == "سد جديد."
    assert said[1].written == "من نشرتي، 24 نوفمبر 2026."
    assert said[-1].written == "كنتم مع نشرتي، شكرًا لاستماعكم."
    assert said[2].written == "في هذه الحلقة:"


def test_a_heading_opens_its_chapter_and_ends_with_a_stop_for_the_voice() -> None:
    heading = written().chapters[2].utterances[0]
    assert (heading.written, heading.spoken) == ("ماذا بعد", "ماذا بعد.")
    assert heading.pause_ms == PAUSES.heading_ms


def test_without_a_summary_the_lead_follows_the_title_in_one_chapter() -> None:
    bare = Article("سد جديد", (LEAD, FIRST), "/x")
    chapters = written(bare).chapters
    assert [chapter.title for chapter in chapters] == ["سد جديد", "ماذا بعد"]
    assert "افتتح الوزير السد أمس." in [u.written for u in chapters[0].utterances]


def test_every_word_of_the_article_is_there_once_and_in_order() -> None:
    said = " ".join(u.written for u in written().utterances)
    for section in ARTICLE.sections:
        for paragraph in section.paragraphs:
            assert said.count(paragraph) == 1


def test_captions_keep_what_is_written_and_the_voice_gets_words() -> None:
    (percent,) = [u for u in written().utterances if "2%" in u.written]
    assert "2" not in percent.spoken
    assert "في المئة" in percent.spoken or "بالمئة" in percent.spoken


@pytest.mark.parametrize("form", [TextForm.SPOKEN, TextForm.VOWELLED])
@pytest.mark.parametrize("max_chars", [40, 60, 100])
def test_no_utterance_is_longer_than_the_voice_takes(form: TextForm, max_chars: int) -> None:
    long = "وأعلنت الهيئة العامة للطاقة المتجددة في بيان صدر مساء أمس أن المشروع سينتهي في 2031 "
    paragraphs = (long * 3, "كلمة" * 60, "https://www.example.com/" + "abc" * 40, "1" * 90)
    said = written(
        Article("عنوان", (Section(None, paragraphs),), "/x"), form=form, max_chars=max_chars
    )
    assert all(0 < len(u.spoken) <= max_chars for u in said.utterances)


def test_pauses_grow_from_clause_to_chapter() -> None:
    pauses = [u.pause_ms for u in written().chapters[2].utterances]
    assert pauses[0] == PAUSES.heading_ms
    assert pauses[1] == PAUSES.paragraph_ms
    assert pauses[-1] == PAUSES.chapter_ms
    assert written().utterances[-1].pause_ms == 0
    long = "اجتمع الوزراء في العاصمة صباح اليوم، وناقشوا الخطة الجديدة للطاقة ثم وافقوا عليها معا"
    said = written(Article("ع", (Section(None, (long + ". انتهى.",)),), "/x"), max_chars=50)
    found = {u.written: u.pause_ms for u in said.utterances}
    assert found["اجتمع الوزراء في العاصمة صباح اليوم،"] == PAUSES.clause_ms
    assert [ms for text, ms in found.items() if text.endswith("معا.")] == [PAUSES.sentence_ms]


def test_paragraphs_are_counted_within_their_chapter() -> None:
    for chapter in written().chapters:
        numbers = [u.paragraph for u in chapter.utterances]
        assert numbers[0] == 0
        assert all(later - earlier in (0, 1) for earlier, later in pairwise(numbers))


def test_a_clause_of_the_wording_whose_fact_is_missing_is_left_out() -> None:
    wording = Wording(opening="{title}. بقلم {author}. من {show}.")
    said = [u.written for u in written(wording=wording).utterances]
    assert said[:2] == ["سد جديد.", "من نشرتي."]
    known = written(wording=wording, facts=FACTS | {"author": "ليلى"})
    assert known.utterances[1].written == "بقلم ليلى."


@pytest.mark.parametrize("title", ["هل انتهى الانتظار؟", "انتهى الانتظار!", "وماذا بعد…", "انتهى."])
def test_a_title_that_ends_with_a_mark_gets_no_stop(title: str) -> None:
    said = written(facts={**FACTS, "title": title}).utterances
    assert said[0].written == title
    assert said[1].written == "من نشرتي، 24 نوفمبر 2026."


def test_a_title_that_was_made_of_the_lead_is_said_there_alone() -> None:
    said = written(facts={**FACTS, "title": ""}).utterances
    assert said[0].written == "من نشرتي، 24 نوفمبر 2026."


def test_what_cannot_be_said_is_not_asked_of_the_voice() -> None:
    odd = Article("عنوان", (Section(None, ("🎉", "***", "نص.")),), "/x")
    assert all(any(c.isalpha() for c in u.spoken) for u in written(odd).utterances)


def test_a_word_that_is_said_in_two_breaths_is_written_once() -> None:
    number = "1" * 60
    said = written(Article("ع", (Section(None, (number,)),), "/x"), max_chars=60)
    assert [u.written for u in said.utterances].count(number) == 1
    assert sum(u.written == "" for u in said.utterances) > 3


def test_nothing_under_the_title_is_an_error() -> None:
    with pytest.raises(ArticleError, match="nothing under its title"):
        written(Article("عنوان", (), "/x"))
    with pytest.raises(ArticleError, match="nothing under its title"):
        written(Article("عنوان", (Section(None, ("🎉",)),), "/x"))


def test_a_loose_text_is_one_chapter_of_its_lines() -> None:
    said = script.loose("مرحبا بكم.\nإلى اللقاء", PAUSES, Diction(TextForm.SPOKEN), None)
    assert [u.spoken for u in said.utterances] == ["مرحبا بكم.", "إلى اللقاء."]
    assert isinstance(said.utterances[0], Utterance)
    with pytest.raises(ArticleError, match="nothing to say"):
        script.loose(" \n🎉", PAUSES, Diction(TextForm.SPOKEN), None)
