"""Tables in a pasted text: a row is read as a sentence, each cell after its column's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE = re.compile(r"^\|?(?: ?:?-{2,}:? ?\|)+(?: ?:?-{2,}:? ?)?$")
"""|---|---|, under the head of a table in Markdown."""
_DIGIT = re.compile(r"\d")
_EMPTY = re.compile(r"^[-–—.]*$")
_LEADING_ZERO = re.compile(r"^0(?=[1-9]$)")
_NAME_WORDS = 3
_CELL_WORDS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    text: str
    """As it is read; empty for the head, which is read with each cell, and for a rule."""


def tables(lines: Sequence[str]) -> dict[int, Row]:
    """The lines that are rows: index -> what is read of them. Cells are parted by tabs or bars.

    «المدينة ⇥ العظمى ⇥ الصغرى» over «القاهرة ⇥ 21 ⇥ 04» is read «القاهرة: العظمى 21، الصغرى 4.»
    """
    found: dict[int, Row] = {}
    at = 0
    while at < len(lines):
        block = _block(lines, at)
        if _is_table(block, barred=lines[at].startswith("|")):
            found.update(_read(block, at))
        at += max(1, len(block))
    return found


def _block(lines: Sequence[str], start: int) -> list[list[str]]:
    """The rows from there that have the same number of cells; one in Markdown's rule is empty."""
    block: list[list[str]] = []
    for line in islice(lines, start, None) if _may_part(lines[start]) else ():
        cells = [] if _RULE.match(line) and block else cells_of(line)
        if cells is None or (block and cells and len(cells) != len(block[0])):
            break
        block.append(cells)
    return block


def _may_part(line: str) -> bool:
    return "\t" in line or "|" in line


def cells_of(line: str) -> list[str] | None:
    """The cells of a line; None where nothing parts it into several."""
    if "\t" in line:
        return line.split("\t")
    if line.count("|") < 2 or not (line.startswith("|") or line.count("|") > 2):
        return None
    return [cell.strip() for cell in line.strip("|").split("|")]


def _is_table(block: Sequence[Sequence[str]], *, barred: bool) -> bool:
    rows = [row for row in block if row]
    if len(rows) < 2:
        return False
    if barred:
        return True
    cells = [cell for row in rows for cell in row[1:]]
    if max(len(cell.split()) for row in rows for cell in row) > 2 * _CELL_WORDS:
        return False
    if sum(bool(_DIGIT.search(cell)) for cell in cells) * 3 >= len(cells):
        return True
    # The halves of verses stand apart, too; they are longer than names and values.
    return all(len(row[0].split()) <= _NAME_WORDS for row in rows)


def _read(block: Sequence[Sequence[str]], start: int) -> dict[int, Row]:
    rows = [row for row in block if row]
    head = rows[0] if _has_head(block) else None
    return {
        start + at: Row("" if not row or row is head else _sentence(row, head))
        for at, row in enumerate(block)
    }


def _has_head(block: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names columns: figures stand under names, or a rule does."""
    first, *rest = block
    if rest and not rest[0]:
        return True
    below = [row for row in rest if row]
    if any(_DIGIT.search(cell) for cell in first[1:]) or not all(first[1:]):
        return False
    figures = [[bool(_DIGIT.search(cell)) for cell in row[1:]] for row in below]
    return all(any(row) for row in figures) and len(below) > 1


def _sentence(row: Sequence[str], head: Sequence[str] | None) -> str:
    name, *cells = (_LEADING_ZERO.sub("", cell) for cell in row)
    if head is not None:
        said = [f"{column} {cell}" for column, cell in zip(head[1:], cells, strict=True) if cell]
        cells = [text for text, cell in zip(said, filter(None, cells), strict=True) if _says(cell)]
    else:
        cells = [cell for cell in cells if _says(cell)]
    apart = ": " if name and (head is not None or len(row) == 2) else "، "
    joined = apart.join(filter(None, (name, "، ".join(cells))))
    return joined if joined.endswith((".", "؟", "!")) else f"{joined}."


def _says(cell: str) -> bool:
    return not _EMPTY.match(cell)
