"""CONTRIBUTING.md's recipes, followed to the letter on a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from podcaster.show.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECIPES = dict(re.findall(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", TEXT, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r"(?:^([^\n`][^\n]*)\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"`(podcaster/[^`]+)`(?:, (before|after|instead of) `([^`]+)`)?")


class Step(NamedTuple):
    told: str
    language: str
    block: str


def steps(recipe: str) -> list[Step]:
    return [Step(*found) for found in BLOCK.findall(RECIPES[recipe])]


def follow(step: Step, tree: Path) -> str:
    """Does what the step says; the file that it touches."""
    place = PLACE.search(step.told)
    assert place is not None, step.told
    path, how, anchor = tree / place[1], place[2], place[3]
    text = path.read_text("utf-8") if path.exists() else ""
    if how is None:
        text = text.rstrip("\n") + "\n" * (2 if step.language == "toml" else 1) + step.block
        text = text.lstrip("\n")
    else:
        assert text.count(anchor) == 1, anchor
        new = {
            "before": step.block.rstrip() + "\n" * (3 if anchor.startswith("def ") else 1) + anchor,
            "after": f"{anchor}\n{step.block.rstrip()}",
            "instead of": step.block.rstrip("\n"),
        }[how]
        text = text.replace(anchor, new)
    path.write_text(text, "utf-8")
    return place[1]


def says(command: str, tree: Path) -> str:
    """What the shell prints, with that tree's podcaster."""
    program = f'podcaster() {{ "{sys.executable}" -m podcaster "$@"; }}\n{command}'
    env = {**os.environ, "PYTHONPATH": str(tree), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", program],
        cwd=tree,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_are_seven() -> None:
    assert len(RECIPES) == 7


@pytest.mark.skipif(shutil.which("bash") is None, reason="the recipes' commands are for a shell")
@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_does_what_it_promises(recipe: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "podcaster", tmp_path / "podcaster")
    with Shelf(tmp_path / "output").lock():
        pass  # a folder that a show may stand in
    changes = [step for step in steps(recipe) if step.language != "console"]
    shown = [step for step in steps(recipe) if step.language == "console"]
    touched = {follow(step, tmp_path) for step in changes}
    assert 1 <= len(touched) <= 2
    for step in shown:
        command, _, expected = step.block.removeprefix("$ ").partition("\n")
        assert expected.strip() in says(command, tmp_path)
