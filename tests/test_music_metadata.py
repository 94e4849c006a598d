"""Tags as music-metadata reads them, which many players on the web and in Electron use."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from podcaster.models import Chapter
from podcaster.tags import write
from tests.test_tags import CHAPTERS, FULL, by_eyed3, by_ffmpeg
from tests.test_tags import mp3 as mp3
from tests.test_tags import plain as plain

NODE = shutil.which("node")
HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules" / "music-metadata"

pytestmark = pytest.mark.skipif(
    NODE is None or not INSTALLED.exists(), reason="needs node, and npm ci --prefix tests"
)


def read(mp3: Path) -> dict[str, Any]:
    done = subprocess.run(
        [str(NODE), str(HERE / "metadata.mjs")],
        input=mp3.read_bytes(),
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_it_reads_the_chapters_that_eyed3_and_ffmpeg_read(mp3: Path) -> None:
    write(mp3, FULL)
    found = read(mp3)
    chapters = tuple(Chapter(**chapter) for chapter in found["chapters"])
    assert chapters == by_eyed3(mp3) == by_ffmpeg(mp3) == CHAPTERS
    assert (found["title"], found["artist"]) == (FULL.title, FULL.artist)
