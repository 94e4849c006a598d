"""Show notes: safe HTML, times that clients link, Latin that keeps its order."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.models import Chapter, Cue
from podcaster.show import notes
from podcaster.show.plain import one_line
from tests.episodes import EPISODE


class Reader(HTMLParser):
    """The text, and every tag and attribute."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.attributes = "", set[str](), set[str]()
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("مع OpenAI.", "مع <bdi>OpenAI</bdi>."),
        ("لغة C++ أسرع", "لغة <bdi>C++</bdi> أسرع"),
        ("قال Sam Altman (CEO) ذلك", "قال <bdi>Sam Altman</bdi> (<bdi>CEO</bdi>) ذلك"),
        ("سعر GPT-5 نحو 20% أقل", "سعر <bdi>GPT-5</bdi> نحو 20% أقل"),
        ("نمو 2% في 2026", "نمو 2% في 2026"),
        ("AT&T والسوق", "<bdi>AT&amp;T</bdi> والسوق"),
        ("<script>", "&lt;<bdi>script</bdi>&gt;"),
    ],
)
def test_latin_runs_are_isolated_with_their_signs(text: str, html: str) -> None:
    assert notes.isolated(text) == html


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_isolating_keeps_the_text(text: str) -> None:
    html = notes.isolated(text)
    assert unescape(html.replace("<bdi>", "").replace("</bdi>", "")) == one_line(text)


@given(st.text(max_size=30))
def test_nothing_of_a_text_becomes_markup(text: str) -> None:
    wild = replace(
        EPISODE, summary=(text,), author=text, chapters=(Chapter(text, 0, 1), Chapter(text, 1, 2))
    )
    read = Reader(notes.html(wild))
    assert read.tags <= {"div", "p", "ul", "li", "bdi", "a"}
    assert read.attributes <= {"dir", "lang", "href"}


def test_chapter_times_are_text_that_clients_link() -> None:
    long = (*EPISODE.chapters, Chapter("الأخير", 3_845_000, 4_000_000))
    html = notes.html(replace(EPISODE, chapters=long))
    assert "<li>00:00 " in html
    assert "<li>00:40 " in html
    assert "<li>1:04:05 الأخير</li>" in html


def test_a_single_chapter_is_not_listed() -> None:
    assert "<li>" not in notes.html(replace(EPISODE, chapters=EPISODE.chapters[:1], summary=()))


def test_without_a_summary_the_article_s_beginning_stands_in() -> None:
    cues = (
        Cue("العنوان. من النشرة، اليوم.", 0, 1, 0, 0),
        Cue("استثمار ضخم يدخل غرفة المراجعة", 1, 2, 1, 0),
        *(Cue(f"جملة رقم {at} من المقال الطويل.", 2 + at, 3 + at, 1, 1) for at in range(50)),
    )
    said = notes.plain(replace(EPISODE, summary=(" ",), cues=cues))
    assert said.startswith("جملة رقم 0 من المقال الطويل. جملة رقم 1")
    assert 200 < len(said) <= notes.EXCERPT_CHARS


def test_the_opening_is_no_part_of_the_beginning() -> None:
    cues = (
        Cue("هل انتهى الانتظار؟", 0, 1, 0, 0),
        Cue("من النشرة، اليوم.", 1, 2, 0, 0),
        Cue("انتهى الانتظار.", 2, 3, 0, 1),
    )
    assert notes.plain(replace(EPISODE, summary=(), cues=cues)) == "انتهى الانتظار."


def test_without_any_of_that_there_is_the_title() -> None:
    assert notes.plain(replace(EPISODE, summary=(), cues=())) == EPISODE.title
