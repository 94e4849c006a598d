"""Lines of a site and their look-alikes: the first go, the second stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.article.boilerplate import is_name, judge
from podcaster.article.rules import Action, pattern, rules

CASES = Path(__file__).resolve().parent / "data" / "boilerplate.jsonl"


def kinds() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind["id"]))
def test_lines_of_a_site_are_known(kind: dict[str, Any]) -> None:
    missed = [
        line for line in kind["yes"] if (v := judge(line)) is None or v.action != kind["action"]
    ]
    assert missed == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind["id"]))
def test_sentences_that_look_alike_stay(kind: dict[str, Any]) -> None:
    assert [line for line in kind["no"] if judge(line) is not None] == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind["id"]))
def test_spelling_does_not_matter(kind: dict[str, Any]) -> None:
    plain = str.maketrans("أإآة", "اااه")
    for line in kind["yes"]:
        assert judge(line.translate(plain)) is not None, line
        assert judge(f"• {line}") is not None or kind["action"] == "strip", line


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("دبي (رويترز) - قالت الشركة إنها باعت", "قالت الشركة إنها باعت"),
        ("دمشق، سوريا (CNN) -- أكدت جهات", "أكدت جهات"),
        ("عاجل | زلزال يضرب اليابان", "زلزال يضرب اليابان"),
        ("القاهرة - أعلنت الحكومة", "أعلنت الحكومة"),
    ],
)
def test_a_stripped_line_keeps_its_sentence(line: str, kept: str) -> None:
    verdict = judge(line)
    assert verdict is not None
    assert verdict.action is Action.STRIP
    assert verdict.kept == kept


def test_names_of_people_are_told_from_other_short_lines() -> None:
    assert is_name("محمد عبد الله")
    assert is_name("د. سارة يوسف")
    assert not is_name("استثمار ضخم يدخل")
    assert not is_name("لماذا الآن")


def test_every_pattern_of_the_table_compiles() -> None:
    for rule in rules():
        assert pattern(rule.cue)
        assert all(pattern(line) for line in rule.lines)


@settings(deadline=None)
@given(st.text(alphabet="اأبتعليقات شركمصدرن:|-.()/#@12 aA", max_size=400))
def test_any_line_is_judged_and_a_strip_keeps_its_end(line: str) -> None:
    verdict = judge(line)
    if verdict is not None and verdict.action is Action.STRIP:
        assert verdict.kept
        assert line.endswith(verdict.kept)
