"""Debian's Chromium, driven by Playwright, and the shows that it looks at."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import uvicorn
from playwright.sync_api import expect, sync_playwright
from starlette.applications import Starlette
from starlette.routing import Mount

from podcaster import ffmpeg
from podcaster.models import Chapter, Cue, Episode, Show
from podcaster.show import cover, server, site
from podcaster.show.shelf import Shelf
from tests.episodes import EPISODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium")
_PATIENCE_S = 20
"""A busy machine takes its time; what never comes costs it once."""
expect.set_options(timeout=_PATIENCE_S * 1000)
MISSING = "needs Debian's chromium: scripts/test installs it where it may"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
]
SHOW = Show(title="نشرة التقنية", author="هيئة التحرير", description="مقالات مسموعة.")
# A sentence every second: long enough a transcript to scroll in.
READ_ALONG = replace(
    EPISODE,
    slug="2026-11-23-tawila",
    guid="read-along",
    title="حلقة طويلة تُقرأ مع الصوت",
    chapters=(Chapter("الأول", 0, 60_000), Chapter("الثاني", 60_000, 95_400)),
    cues=tuple(
        Cue(f"هذه هي الجملة رقم {n} من نصّ طويل جدًا.", n * 1000, n * 1000 + 900, n // 60, n // 5)
        for n in range(95)
    ),
)


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield chromium
        finally:
            chromium.close()


def put_show(root: Path, *episodes: Episode, show: Show = SHOW) -> None:
    """A show as a build leaves it, its MP3s as long as the records say."""
    for episode in episodes:
        folder = root / "episodes" / episode.slug
        folder.mkdir(parents=True)
        (folder / f"{episode.slug}.mp3").write_bytes(tone(episode.duration_ms))
    (root / "cover.jpg").write_bytes(cover.episode_art(show.title, show, side=300))
    site.write(show, episodes, Shelf(root))


def tone(duration_ms: int) -> bytes:
    source = f"sine=frequency=220:sample_rate=16000:duration={duration_ms / 1000}"
    mp3 = ["-b:a", "32k", "-ac", "1", "-f", "mp3", "pipe:1"]
    return ffmpeg.run(["-f", "lavfi", "-i", source, *mp3])[0]


@contextmanager
def served(root: Path, below: str) -> Iterator[str]:
    """The address of the show on its own server, on loopback and below a path."""
    app = Starlette(routes=[Mount(below, server.app(SHOW, root))])
    running = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}{below}"
    finally:
        running.should_exit = True
        thread.join()


class Visit:
    """A context that lets nothing out of the show, and notes what a user should never see."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        context.on("console", lambda message: self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        context.on("request", lambda request: self._note(request.url))
        self.page = context.new_page()

    def _note(self, url: str) -> None:
        if not url.startswith(self.base):
            self.complaints.append(f"asked for {url}")

    def show(self) -> Page:
        self.page.goto(f"{self.base}/index.html")
        return self.page

    def episode(self, wanted: Episode, fragment: str = "") -> Page:
        # From elsewhere, so that another fragment of the same page is a new visit too.
        self.page.goto("about:blank")
        self.page.goto(f"{self.base}/episodes/{wanted.slug}/index.html{fragment}")
        until(self.page, "audio.readyState >= 1")
        return self.page


def at(page: Page) -> float:
    """Where the audio stands, in seconds."""
    return float(page.evaluate("audio.currentTime"))


def until(page: Page, truth: str) -> None:
    """Waits for a JavaScript expression. The page's policy forbids Playwright's own way, eval."""
    end = time.monotonic() + _PATIENCE_S
    while not page.evaluate(truth):
        assert time.monotonic() < end, f"never: {truth}"
        page.wait_for_timeout(40)
