"""The pages judged by others: vnu, the HTML validator of the W3C, and axe-core in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests import browsing
from tests.browsing import CHROMIUM, MISSING, SHOW
from tests.episodes import EPISODE
from tests.hostile import EPISODE as BAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PACKAGES = Path(__file__).parent / "node_modules"
VNU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = PACKAGES / "axe-core" / "axe.min.js"
JAVA = shutil.which("java")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def shows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shows of every kind: the usual, an empty one, one that is published, one of hostile texts."""
    folder = tmp_path_factory.mktemp("shows")
    hostile = replace(SHOW, title=BAD.title, description=BAD.summary[3], author=BAD.summary[5])
    published = replace(
        SHOW,
        base_url="https://example.com/show",
        link="https://example.com/عن",
        copyright="© 2026",
        colour="#f2c14e",
    )
    lone = replace(
        EPISODE, chapters=EPISODE.chapters[:1], cues=(), summary=(), author=None, link=None
    )
    for name, show, episodes in [
        ("usual", SHOW, [EPISODE]),
        ("empty", SHOW, []),
        ("published", published, [lone]),
        ("hostile", hostile, [BAD]),
    ]:
        (folder / name).mkdir()
        browsing.put_show(folder / name, *episodes, show=show)
    return folder


@pytest.mark.skipif(not (JAVA and VNU.exists()), reason="needs java, and npm ci in tests/")
def test_the_validator_finds_nothing_wrong(shows: Path) -> None:
    pages = sorted(shows.rglob("index.html"))
    assert len(pages) == 7
    command = [
        str(JAVA),
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--exit-zero-always",
        *map(str, pages),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    # It does not compare hashes and does not know what a page's own folder is; Chromium, which
    # does, complains of nothing in the browser's tests.
    found = [m for m in messages if "Content Security Policy" not in m["message"]]
    assert [(m["url"], m.get("lastLine"), m["message"]) for m in found] == []


@pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
@pytest.mark.skipif(not AXE.exists(), reason="needs npm ci in tests/")
@pytest.mark.parametrize("name", ["usual", "empty", "published", "hostile"])
def test_axe_finds_no_barrier(shows: Path, chromium: Browser, name: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        for file in sorted((shows / name).rglob("index.html")):
            page.goto(file.as_uri())
            # With everything on the screen that may be there while it plays.
            page.evaluate(
                "document.querySelectorAll('#rejoin, #apps').forEach((e) => (e.hidden = false))"
            )
            page.evaluate(AXE.read_text("utf-8"))
            for theme, width in product(THEMES, (360, 1280)):
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                page.set_viewport_size({"width": width, "height": 800})
                report = page.evaluate("axe.run({ resultTypes: ['violations'] })")
                barriers = [
                    (rule["id"], node["html"], node["failureSummary"])
                    for rule in report["violations"]
                    for node in rule["nodes"]
                ]
                assert barriers == [], (theme, width)
                assert len(report["passes"]) > 20


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as chromium:
        yield chromium
