"""Lines of a site and their look-alikes: the first go, the second stay."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.article.boilerplate import Action, Role, is_name, judge, pattern, reason_of
from podcaster.article.boilerplate.rules import Rule, _data, rules, rules_for
from podcaster.article.decode import clean
from podcaster.article.folding import fold
from podcaster.article.names import marked
from podcaster.article.structure import structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: str(rule.reason.id))
def test_each_pattern_of_the_table_takes_its_example(rule: Rule) -> None:
    for example, line in zip(rule.examples, rule.lines, strict=True):
        folded = fold(example)
        takes = pattern(line).fullmatch(folded) or pattern(line).fullmatch(marked(folded))
        assert takes, (example, line)
        assert rule.may_have(folded.count(" ") + 1, stopped=False), example
        assert rule.matches(folded), example


PAGES = sorted((Path(__file__).resolve().parent / "data" / "pages").glob("*.txt"))


def read(page: Path) -> tuple[object, ...]:
    found = structure(clean(page.read_text("utf-8")))
    assert found is not None
    dropped = [(line.line, line.text) for line in found.dropped]
    return found.title, found.author, found.date, found.summary, found.sections, dropped


@contextmanager
def table(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[dict[str, Any]], None]
) -> Iterator[None]:
    """The table of rules with something changed in it."""
    data = _data("rules.toml")
    change(data)
    with monkeypatch.context() as patch:
        patch.setattr(
            "podcaster.article.boilerplate.rules._data",
            lambda name: data if name == "rules.toml" else _data(name),
        )
        forget()
        yield
    forget()


def forget() -> None:
    for known in (rules, rules_for, reason_of):
        known.cache_clear()


def test_a_rule_may_be_renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(data: dict[str, Any]) -> None:
        for at, row in enumerate(data["rule"]):
            row["id"] = f"rule_{at}"

    before = [read(page) for page in PAGES]
    with table(monkeypatch, rename):
        assert [read(page) for page in PAGES] == before


def test_an_unknown_role_and_a_role_without_a_rule_fail_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def misspell(data: dict[str, Any]) -> None:
        data["rule"][0]["roles"] = ["under_a_nmae"]

    def forget(data: dict[str, Any]) -> None:
        for row in data["rule"]:
            row["roles"] = [role for role in row.get("roles", ()) if role != Role.TITLES_NEXT]

    with table(monkeypatch, misspell), pytest.raises(ValueError, match="under_a_nmae"):
        rules()
    with table(monkeypatch, forget), pytest.raises(ValueError, match="titles_next"):
        rules()


@settings(deadline=None)
@given(st.text(alphabet="اأبتعليقات شركمصدرن:|-.()/#@12 aA", max_size=400))
def test_any_line_is_judged_and_a_strip_keeps_its_end(line: str) -> None:
    verdict = judge(line)
    if verdict is not None and verdict.action is Action.STRIP:
        assert verdict.kept
        assert line.endswith(verdict.kept)
