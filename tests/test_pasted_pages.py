"""What people paste, kind by kind, and what a reader would call the article in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from podcaster.article.decode import clean
from podcaster.article.structure import structure

DATA = Path(__file__).resolve().parent / "data"


def cases(path: Path) -> list[tuple[str, str, str]]:
    blocks = re.split(r"^==== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        paste, _, expected = rest.partition("\n----\n")
        found.append((name, paste, expected.strip()))
    return found


def outline(paste: str) -> str:
    """The article in the paste, as the data has it."""
    found = structure(clean(paste))
    assert found is not None
    lines = [("~ " if found.title_line is None else "= ") + found.title]
    if found.author:
        lines.append(f"@ {found.author}")
    if found.date:
        lines.append(f"% {found.date.date().isoformat()}")
    lines += [f"* {point}" for point in found.summary]
    for section in found.sections:
        lines += [f"# {section.heading}"] if section.heading else []
        lines += section.paragraphs
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("paste", "expected"),
    [
        pytest.param(paste, read, id=name)
        for file in ("pasted.txt", "pasted_pages.txt")
        for name, paste, read in cases(DATA / file)
    ],
)
def test_a_paste_is_read_as_its_reader_would(paste: str, expected: str) -> None:
    assert outline(paste) == expected


TITLE = "علماء يكتشفون بحيرة تحت رمال الصحراء الكبرى"
LEAD = (
    "أعلن فريق من الجيولوجيين أمس اكتشاف بحيرة عذبة واسعة تحت رمال الصحراء الكبرى، على عمق أربعمئة "
    "متر، بعد بحث دام ست سنوات."
)
MORE = (
    "وقالت رئيسة الفريق إن الماء يكفي مدينة متوسطة قرنا كاملا، وإن الحفر سيبدأ في الصيف إذا توفر "
    "التمويل اللازم له."
)


def page_lines() -> tuple[list[str], list[str]]:
    lines = (DATA / "page_lines.txt").read_text("utf-8").split("\n")
    own = [line for line in lines if line and not line.startswith("# ")]
    parted = own.index("----")
    return own[:parted], own[parted + 1 :]


ABOVE, BELOW = page_lines()


def article(*lines: str, blank: str = "\n\n") -> list[str]:
    """The article in the page but for who wrote it and when."""
    return [line for line in outline(blank.join(lines)).split("\n") if line[:2] not in ("@ ", "% ")]


@pytest.mark.parametrize("line", ABOVE)
def test_a_page_s_line_is_no_title_and_no_heading(line: str) -> None:
    wanted = [f"= {TITLE}", LEAD, MORE]
    assert article(line, TITLE, LEAD, MORE) == wanted
    assert article(TITLE, line, LEAD, MORE) == wanted
    assert article(line, TITLE, LEAD, MORE, blank="\n") == wanted


@pytest.mark.parametrize("line", BELOW)
def test_a_page_s_line_below_the_text_goes(line: str) -> None:
    assert article(TITLE, LEAD, MORE, line) == [f"= {TITLE}", LEAD, MORE]
