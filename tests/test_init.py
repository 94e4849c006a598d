"""`podcaster init`: a file that says everything, means the defaults, and overwrites nothing."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from podcaster import settings
from podcaster.cli import main
from podcaster.models import Show

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "podcaster.toml"
    done = CliRunner().invoke(main, ["init", "--config", str(path)])
    assert (done.exit_code, done.stdout.strip()) == (0, str(path))
    return path


def test_as_it_is_written_it_changes_nothing(written: Path) -> None:
    assert settings.load(written) == settings.Settings()


def test_filled_in_it_is_taken(written: Path) -> None:
    # That it names every setting is seen in test_docs.py.
    everything = re.sub(r"^# (?=\w+ = )", "", written.read_text("utf-8"), flags=re.MULTILINE)
    written.write_text(everything, "utf-8")
    filled = settings.load(written)
    assert filled.voice.fallback == "fasih"
    assert all(getattr(filled.show, each.name) is not None for each in fields(Show))


def test_a_file_that_is_there_stays_as_it_is(written: Path) -> None:
    written.write_text("[show]\n", "utf-8")
    done = CliRunner().invoke(main, ["init", "--config", str(written)])
    assert done.exit_code == 1
    assert "is there already, and stays as it is" in done.output
    assert written.read_text("utf-8") == "[show]\n"


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", "--config", str(tmp_path / "no" / "p.toml")])
    assert done.exit_code == 1
    assert "cannot be written (No such file or directory)" in done.output
    assert done.output.count("\n") == 1
