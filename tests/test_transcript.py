"""Captions and transcripts, as parsers that are not ours read them."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from podcaster.models import Cue
from podcaster.show import transcript
from podcaster.show.plain import one_line
from tests.episodes import EPISODE

LONG = "بحسب تقرير وول ستريت جورنال، فإن محادثات إنفيديا للاستثمار المباشر في OpenAI " * 4


def read(text: str, start_ms: int = 1_000, end_ms: int = 9_000) -> list[webvtt.Caption]:
    episode = replace(EPISODE, cues=(Cue(text, start_ms, end_ms, 0, 0),))
    parsed = webvtt.from_buffer(io.BytesIO(transcript.vtt(episode)))
    again = webvtt.from_buffer(io.BytesIO(transcript.srt(episode)), format="srt")
    assert [c.start for c in again.captions] == [c.start for c in parsed.captions]
    return list(parsed.captions)


def plain(caption: webvtt.Caption) -> str:
    return " ".join(line.removeprefix("\u200f") for line in caption.lines)


def test_an_utterance_is_a_caption() -> None:
    (caption,) = read("تشير التقارير إلى أن التداولات مبكرة.")
    assert (caption.start, caption.end) == ("00:00:01.000", "00:00:09.000")
    assert plain(caption) == "تشير التقارير إلى أن التداولات مبكرة."


def test_a_long_utterance_is_shared_over_captions_in_time_order() -> None:
    captions = read(LONG)
    assert len(captions) > 1
    assert " ".join(plain(c) for c in captions) == " ".join(LONG.split())
    assert (captions[0].start, captions[-1].end) == ("00:00:01.000", "00:00:09.000")
    assert all(a.end == b.start for a, b in pairwise(captions))
    assert all(len(c.lines) <= 2 and max(map(len, c.lines)) <= 65 for c in captions)


def test_lines_of_a_caption_are_of_about_one_length() -> None:
    (caption,) = read("كلمة " * 16)
    first, second = map(len, caption.lines)
    assert abs(first - second) <= 5


@pytest.mark.parametrize("text", ["OpenAI لم تتجاوز", "2% نمو OpenAI", "(WSJ) قالت"])
def test_a_line_that_begins_in_latin_is_still_set_right_to_left(text: str) -> None:
    (caption,) = read(text)
    assert caption.lines == [f"\u200f{text}"] or text.startswith("2")


def test_a_text_without_arabic_is_left_as_it_is() -> None:
    (caption,) = read("All in English.")
    assert caption.lines == ["All in English."]


@pytest.mark.parametrize(
    "text", ["أ --> ب", "<b>غامق</b> & <v سارة>", "سطر\n\nآخر", "أ\x00ب\ud800"]
)
def test_no_text_breaks_the_captions(text: str) -> None:
    episode = replace(EPISODE, cues=(Cue(text, 0, 2_000, 0, 0), Cue("بعد", 2_000, 3_000, 0, 1)))
    for parsed in (
        webvtt.from_buffer(io.BytesIO(transcript.vtt(episode))),
        webvtt.from_buffer(io.BytesIO(transcript.srt(episode)), format="srt"),
    ):
        assert [c.start for c in parsed.captions] == ["00:00:00.000", "00:00:02.000"]
        assert parsed.captions[1].text == "بعد"
    raw = transcript.vtt(episode).decode()
    assert raw.count("-->") == 2
    assert "<" not in raw


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=()), max_size=300), st.integers(400, 9000)
        ),
        max_size=6,
    )
)
def test_captions_never_overlap_and_fit_on_a_screen(said: list[tuple[str, int]]) -> None:
    cues, at_ms = [], 0
    for text, length_ms in said:
        cues.append(Cue(text, at_ms, at_ms + length_ms, 0, 0))
        at_ms += length_ms
    shown = list(transcript.captions(tuple(cues)))
    assert all(c.start_ms < c.end_ms for c in shown)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(shown))
    for caption in shown:
        lines = caption.text.split("\n")
        assert len(lines) <= 2
        assert all(0 < len(line) <= 65 for line in lines)
    words = "".join(c.text for c in shown).replace("\u200f", "").replace("\n", "").replace(" ", "")
    spoken = "".join(one_line(text) for text, _ in said)
    assert words == spoken.replace("\u200f", "").replace(" ", "")


def test_hours_are_written_out() -> None:
    assert transcript.clock(3 * 3_600_000 + 62_003) == "03:01:02.003"


def test_the_text_has_headings_and_paragraphs() -> None:
    assert transcript.text(EPISODE).decode() == (
        "إنفيديا توقف أكبر صفقة لها مع OpenAI\n\n"
        "إنفيديا توقف أكبر صفقة لها مع OpenAI.\n\n"
        "تراجع سهم إنفيديا بنسبة 2% بعد خبر التوقف المؤقت\n\n"
        "استثمار ضخم يدخل غرفة المراجعة\n\n"
        "OpenAI لم تتجاوز المراحل المبكرة، رغم التوقعات.\n"
    )


def test_a_chapter_whose_heading_is_not_said_still_has_it_in_the_text() -> None:
    renamed = replace(EPISODE.chapters[1], title="التفاصيل")
    text = transcript.text(replace(EPISODE, chapters=(EPISODE.chapters[0], renamed))).decode()
    assert "\n\nالتفاصيل\n\nاستثمار ضخم يدخل غرفة المراجعة\n\n" in text
