"""Reading an article: a path or standard input in, an Article or one clear line out."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from podcaster.article.read import MAX_BYTES, read
from podcaster.article.title import TITLE_CHARS
from podcaster.errors import ArticleError

ARTICLES = Path(__file__).resolve().parent.parent / "scripts" / "articles"
PASTED = Path(__file__).resolve().parents[2] / "shared" / "articles" / "nvidia-openai.txt"
TEXT = "عنوان الخبر هنا\n\nالفقرة الأولى من الخبر تقول شيئًا مفيدًا للقارئ.\n"


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def written(folder: Path, text: str) -> str:
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.skipif(not PASTED.exists(), reason="needs the publisher's article")
def test_a_pasted_article_of_a_publisher_is_read_whole() -> None:
    article = read(str(PASTED))
    assert article.title == "إنفيديا توقف أكبر صفقة لها مع أوبن إيه آي مؤقتًا"
    assert article.author == "Abdelrahman Amr"
    assert len(article.summary) == 5
    assert [section.heading for section in article.sections] == [
        None,
        "استثمار ضخم يدخل غرفة المراجعة",
        "لماذا يهم هذا التوقف السوق",
        "OpenAI والبحث عن نموذج تمويل جديد",
        "إنفيديا بين الهيمنة والحذر",
        "مستقبل الذكاء الاصطناعي كعمل جماعي",
    ]
    assert [len(section.paragraphs) for section in article.sections] == [1, 2, 2, 2, 1, 2]
    assert [(line.text, line.reason) for line in article.dropped] == [
        ("ذكاء اصطناعي", "live"),
        ("Abdelrahman Amr", "author"),
        ("Abdelrahman Amr", "author"),
        ("3 د", "reading_time"),
        ("ذو صلة", "related"),
        ("ذو صلة", "related"),
    ]


def test_the_demo_article_has_the_same_parts() -> None:
    article = read(str(ARTICLES / "solar.txt"))
    assert article.author == "Salma Nasser"
    assert len(article.summary) == 4
    assert len(article.sections) == 6
    assert article.sections[2].heading == "لماذا هبطت الكلفة بهذه السرعة؟"
    reasons = [line.reason for line in article.dropped]
    assert reasons == ["live", "author", "author", "reading_time", "related", "related"]


def test_a_text_without_blank_lines_is_read_too() -> None:
    article = read(str(ARTICLES / "library.txt"))
    assert article.title == "مكتبة على ظهر دراجة تجوب قرى الجبل"
    assert article.author == "ريم الخطيب"
    assert article.date == datetime(2025, 3, 14, tzinfo=UTC)
    assert [len(section.paragraphs) for section in article.sections] == [5]


def test_options_overrule_what_the_text_says() -> None:
    date = datetime(2026, 1, 2, tzinfo=UTC)
    article = read(str(ARTICLES / "library.txt"), title="غيره", author="سواه", date=date)
    assert (article.title, article.author, article.date) == ("غيره", "سواه", date)


def test_a_file_is_known_by_its_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, TEXT)
    monkeypatch.chdir(tmp_path)
    assert read("a.txt").source == str(tmp_path / "a.txt")


def test_standard_input_is_known_by_its_title() -> None:
    assert read("-", io.BytesIO(TEXT.encode())).source == "عنوان الخبر هنا"
    assert read("-", io.BytesIO(TEXT.encode()), title="آخر").source == "آخر"


def test_an_article_that_holds_its_own_link_is_known_by_it(tmp_path: Path) -> None:
    article = read(written(tmp_path, TEXT + "\nالرابط: https://example.com/a/1\n"))
    assert article.link == article.source == "https://example.com/a/1"


def test_an_endless_first_paragraph_gives_a_title_of_its_beginning(tmp_path: Path) -> None:
    article = read(written(tmp_path, "كلمة " * 200 + "\n\n" + TEXT))
    assert len(article.title) < 100


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\n\u200f\n", "empty"),
        ("An English text.\n\nWith two paragraphs.", "no Arabic"),
        ("12345", "no Arabic"),
        ("عنوان بلا شيء تحته", "nothing under its title"),
        ("تكنولوجيا\n\nعنوان الخبر هنا\n\n3 د\n\nذو صلة", "nothing under its title"),
        ("ذو صلة\n\nشارك", "nothing under its title"),
    ],
)
def test_what_holds_nothing_to_say_is_refused_in_one_line(
    tmp_path: Path, text: str, says: str
) -> None:
    with pytest.raises(ArticleError, match=says) as caught:
        read(written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_title_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="--title"):
        read(written(tmp_path, TEXT), title="ع" * (TITLE_CHARS + 1))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="folder"):
        read(str(tmp_path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"none\.txt does not exist"):
        read(str(tmp_path / "none.txt"))


def test_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(ArticleError):
        read("a\x00b")
    with pytest.raises(ArticleError):
        read("a" * 5000)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    Path(path).chmod(0)
    with pytest.raises(ArticleError, match="cannot be read"):
        read(path)


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(4 * MAX_BYTES)
    with pytest.raises(ArticleError, match="larger than 5 MB"):
        read(str(path))


def test_a_huge_standard_input_is_read_no_further_than_the_limit() -> None:
    stdin = io.BytesIO(b"x" * (2 * MAX_BYTES))
    with pytest.raises(ArticleError, match="larger"):
        read("-", stdin)
    assert stdin.tell() == MAX_BYTES + 1


def test_a_terminal_is_not_waited_for() -> None:
    with pytest.raises(ArticleError, match="terminal"):
        read("-", Terminal())
