"""A text in tokens: each pattern takes its own example, and nothing but spaces is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.letters import normalise
from podcaster.arabic.words.tokens import Kind, Pattern, Token, patterns, tokenise


@pytest.mark.parametrize("pattern", patterns(), ids=lambda each: f"{each.kind}-{each.example}")
def test_a_pattern_takes_its_example_whole(pattern: Pattern) -> None:
    assert tokenise(pattern.example) == [Token(pattern.kind, pattern.example, near=False)]


@pytest.mark.parametrize("at", range(len(patterns())))
def test_no_pattern_before_it_takes_its_example(at: int) -> None:
    example = patterns()[at].example
    earlier = [each for each in patterns()[:at] if re.fullmatch(each.pattern, example)]
    assert earlier == []


@given(st.text())
def test_nothing_but_spaces_is_lost(text: str) -> None:
    plain = normalise(text)
    assert "".join("".join(token.text.split()) for token in tokenise(plain)) == "".join(
        plain.split()
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("15/3/2024م", [Kind.DATE, Kind.WORD]),
        ("1.2.3.4", [Kind.VERSION]),
        ("3.14", [Kind.NUMBER]),
        ("1,2,3", [Kind.NUMBER, Kind.STOP, Kind.NUMBER, Kind.STOP, Kind.NUMBER]),
        ("قال، ثم", [Kind.WORD, Kind.STOP, Kind.WORD]),
        ("NZ$5", [Kind.LATIN, Kind.NUMBER]),
        ("USD5", [Kind.LATIN, Kind.NUMBER]),
        ("USDA", [Kind.LATIN]),
        ("U.S.", [Kind.LATIN]),
        ("C++", [Kind.LATIN]),
        ("5G", [Kind.NUMBER, Kind.LATIN]),
        ("10:30:99", [Kind.NUMBER, Kind.STOP, Kind.NUMBER, Kind.STOP, Kind.NUMBER]),
    ],
)
def test_kinds(text: str, kinds: list[Kind]) -> None:
    assert [token.kind for token in tokenise(text)] == kinds
