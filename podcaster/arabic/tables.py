"""One reader for the tables of words that lie in `data` beside the module that uses them.

A table is a file of rows whose cells are parted by tabs, and its schema a NamedTuple: the fields
are the columns, their annotations convert the cells. It begins with comments that say what it
holds, then

    # columns: written	spoken
    # example: د.	الدكتور
    # source: own compilation

A file of lists is TOML, and its schema a NamedTuple of sets of words; it has a source, too, and
over each list what it is for, with an example. A file that does not keep to its schema raises a
TableError that names the file and the row.
"""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row", bound=NamedTuple)
Lists = TypeVar("Lists", bound=NamedTuple)

_HEADER = re.compile(r"# (columns|example|source): (.+)")


class TableError(ValueError):
    """A table that the program brings does not keep to its schema."""


def rows(name: str, schema: type[Row]) -> tuple[Row, ...]:
    """The rows of a table; lines that begin with # and a space are comments."""
    text = _text(name, schema)
    columns = schema._fields
    header = dict(_HEADER.findall(text))
    if header.get("columns", "").split("\t") != list(columns):
        raise TableError(f"{name}: begin it with «# columns: » and {' '.join(columns)}, with tabs")
    if not {"example", "source"} <= header.keys():
        raise TableError(f"{name}: begin it with «# example: » and «# source: »")
    row_of(f"{name}, its example", header["example"], schema)
    return tuple(
        row_of(f"{name}, line {number}", line, schema)
        for number, line in enumerate(text.splitlines(), start=1)
        if line and not line.startswith("# ")
    )


def row_of(where: str, line: str, schema: type[Row]) -> Row:
    """One line of a table. Cells at its end whose fields have a default may be left out."""
    cells = line.split("\t")
    columns = schema._fields
    fewest = len(columns) - len(schema._field_defaults)
    if not fewest <= len(cells) <= len(columns):
        raise TableError(f"{where}: {len(cells)} cells, not {' '.join(columns)}")
    hints = _hints(schema)
    found = []
    for column, cell in zip(columns, cells, strict=False):
        try:
            found.append(_converted(cell, hints[column]))
        except (ValueError, re.error) as error:
            raise TableError(f"{where}, {column}: «{cell}» cannot stand there ({error})") from error
    make = cast("Callable[..., Row]", schema)
    return make(*found)


def lists(name: str, schema: type[Lists]) -> Lists:
    """The lists of a file."""
    text = _text(name, schema)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}") from error
    if "# source: " not in text:
        raise TableError(f"{name}: say where it comes from, «# source: »")
    if set(found) != set(schema._fields):
        raise TableError(f"{name}: not its lists: {sorted(set(found) ^ set(schema._fields))}")
    for listed, words in found.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise TableError(f"{name}, {listed}: a list of words is wanted")
        twice = sorted({word for word in words if words.count(word) > 1})
        if twice:
            raise TableError(f"{name}, {listed}: listed twice: {' '.join(twice)}")
    return schema._make(frozenset(found[listed]) for listed in schema._fields)


def _text(name: str, schema: type[NamedTuple]) -> str:
    package = schema.__module__.rpartition(".")[0]
    return files(package).joinpath("data", name).read_text("utf-8")


@cache
def _hints(schema: type[NamedTuple]) -> dict[str, Any]:
    return get_type_hints(schema)


def _converted(cell: str, kind: Any) -> object:
    """The cell as its annotation wants it: `tuple[str, ...]` is words, with spaces between."""
    if get_origin(kind) is tuple:
        return tuple(cell.split())
    if get_origin(kind) is re.Pattern:
        return re.compile(cell)
    options = [option for option in get_args(kind) if option is not NoneType]
    if options:
        return _converted(cell, options[0]) if cell else None
    if kind is str:
        return cell
    if kind is int or issubclass(kind, Enum):
        return kind(cell)
    raise TypeError(f"no cell can be a {kind}")
