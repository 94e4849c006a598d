"""Our own voice, with the weights that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcaster.errors import SettingsError
from podcaster.settings import load
from podcaster.voices.fasih import FasihOptions

if TYPE_CHECKING:
    from pathlib import Path


def test_the_show_sets_how_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "podcaster.toml"
    file.write_text("[fasih]\nspeed = 1.2\npause = 0\n", "utf-8")
    assert load(file).fasih == FasihOptions(speed=1.2, pause=0)


@pytest.mark.parametrize("setting", ["speed = 5", "speed = 0", "pitch = nan", "pause = -1"])
def test_what_it_cannot_do_is_refused(tmp_path: Path, setting: str) -> None:
    file = tmp_path / "podcaster.toml"
    file.write_text(f"[fasih]\n{setting}\n", "utf-8")
    with pytest.raises(SettingsError, match=f"{setting.split()[0]} has to be between"):
        load(file)
