"""The reader of tables: cells become what the schema says, and a bad row is named."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import pytest

from podcaster.arabic import tables

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "# Words.\n# columns: word\tsize\tkind\tforms\tfollowing\tmany\ttail\n# source: own\n"
EXAMPLE = "# example: a\t1\tm\tx y\t[a-z]\t2\n"


class Kind(StrEnum):
    M = "m"


class Row(NamedTuple):
    word: str
    size: int
    kind: Kind
    forms: tuple[str, ...]
    following: re.Pattern[str]
    many: int | None
    tail: str = ""


class Lists(NamedTuple):
    first: frozenset[str]
    second: frozenset[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder beside the module of these schemas."""
    package = tmp_path / "tabled"
    package.joinpath("data").mkdir(parents=True)
    package.joinpath("__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(Row, "__module__", "tabled.rows")
    monkeypatch.setattr(Lists, "__module__", "tabled.rows")
    monkeypatch.delitem(sys.modules, "tabled", raising=False)
    monkeypatch.setitem(sys.modules, "tabled.rows", sys.modules[__name__])
    return package / "data"


def test_cells_become_what_the_schema_says(data: Path) -> None:
    data.joinpath("t.tsv").write_text(
        f"{HEADER}{EXAMPLE}b\t2\tm\tp q\t[eiy]\t\tend\n#\t3\tm\t\t\t7\n"
    )
    first, second = tables.rows("t.tsv", Row)
    assert first == Row("b", 2, Kind.M, ("p", "q"), re.compile("[eiy]"), None, "end")
    assert second == Row("#", 3, Kind.M, (), re.compile(""), 7)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{HEADER}{EXAMPLE}a\t1\n", "t.tsv, line 5: 2 cells"),
        (f"{HEADER}{EXAMPLE}a\tone\tm\tx\t\t1\n", "t.tsv, line 5, size: «one» cannot stand there"),
        (f"{HEADER}{EXAMPLE}\n\na\t1\tf\tx\t\t1\n", "t.tsv, line 7, kind: «f» cannot stand there"),
        (f"{HEADER}{EXAMPLE}a\t1\tm\tx\t[\t1\n", r"t.tsv, line 5, following: «\[» cannot"),
        (f"{HEADER}# example: a\n", "t.tsv, its example: 1 cells"),
        (HEADER, "t.tsv: begin it with «# example"),
        ("# columns: word\n# source: own\n", "t.tsv: begin it with «# columns: » and word size"),
    ],
)
def test_a_row_that_does_not_keep_to_the_schema_is_named(
    data: Path, text: str, message: str
) -> None:
    data.joinpath("t.tsv").write_text(text)
    with pytest.raises(tables.TableError, match=message):
        tables.rows("t.tsv", Row)


def test_lists_are_sets_of_words(data: Path) -> None:
    data.joinpath("l.toml").write_text('# source: own\nfirst = ["a", "b"]\nsecond = []\n')
    assert tables.lists("l.toml", Lists) == Lists(frozenset("ab"), frozenset())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('# source: own\nfirst = ["a"]\n', "l.toml: not its lists: .'second'."),
        ('# source: own\nfirst = "a"\nsecond = []\n', "l.toml, first: a list of words"),
        ('# source: own\nfirst = ["a", "a"]\nsecond = []\n', "l.toml, first: listed twice: a"),
        ("first = []\nsecond = []\n", "l.toml: say where it comes from"),
        ("# source: own\nfirst = [", "l.toml: "),
    ],
)
def test_a_list_that_does_not_keep_to_the_schema_is_named(
    data: Path, text: str, message: str
) -> None:
    data.joinpath("l.toml").write_text(text)
    with pytest.raises(tables.TableError, match=message):
        tables.lists("l.toml", Lists)


def test_a_cell_can_be_no_more_than_the_reader_knows() -> None:
    class Odd(NamedTuple):
        number: float

    with pytest.raises(TypeError, match="no cell can be"):
        tables.row_of("here", "1.5", Odd)
