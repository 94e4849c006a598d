"""Where a show's files stand is said once: no other module spells their names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from podcaster.show import layout

PACKAGE = Path(__file__).resolve().parent.parent / "podcaster"
NAMES = {value for name, value in vars(layout).items() if name.isupper() and type(value) is str}


@pytest.mark.parametrize(
    "path",
    sorted(path for path in PACKAGE.rglob("*.py") if path.name != "layout.py"),
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_no_other_module_spells_a_files_name(path: Path) -> None:
    constants = {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # A command may be called as a folder is.
    assert not constants & (NAMES - {layout.EPISODES})
