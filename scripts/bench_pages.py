#!/usr/bin/env python3
"""How smoothly a long episode's page runs: `scripts/bench_pages.py [HOURS]`, 3 by default.

Opens the page in Debian's chromium, plays it at double speed so that sentences change as fast as
they ever will, then scrolls through the whole transcript. Prints the page's size, how long it took
to load, the times between frames, and what a second of it costs the main thread.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from podcaster.models import Chapter, Cue, Episode
from podcaster.show import site
from podcaster.show.shelf import Shelf
from tests import browsing
from tests.episodes import EPISODE

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

CUE_MS, CUES_IN_A_PARAGRAPH, CUES_IN_A_CHAPTER = 3000, 4, 120
SECONDS = 10
SENTENCE = "تشير التقارير إلى أن محادثات OpenAI لم تتجاوز المراحل المبكرة."
SPENT = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration", "TaskDuration")
FRAMES = """(seconds) => new Promise((done) => {
  const gaps = [];
  let before = performance.now();
  const end = before + seconds * 1000;
  const frame = (now) => {
    gaps.push(now - before);
    before = now;
    if (STEP) scrollBy({ top: STEP, behavior: "instant" });
    if (now < end) requestAnimationFrame(frame);
    else done(gaps.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(frame);
})"""


def main(hours: float) -> None:
    episode = long(hours)
    with TemporaryDirectory() as folder, browsing.browser() as chromium:
        root = Path(folder)
        audio = root / "episodes" / episode.slug / f"{episode.slug}.mp3"
        audio.parent.mkdir(parents=True)
        minute = browsing.tone(60_000)
        audio.write_bytes(minute * round(hours * 60))
        site.write(browsing.SHOW, [episode], Shelf(root))
        page_file = audio.with_name("index.html")
        print(f"{len(episode.cues)} sentences, a page of {page_file.stat().st_size / 1e6:.2f} MB")
        page = chromium.new_page(viewport={"width": 360, "height": 740})
        began = perf_counter()
        page.goto(page_file.as_uri())
        print(f"loaded in {perf_counter() - began:.2f} s")
        protocol = page.context.new_cdp_session(page)
        protocol.send("Performance.enable")
        page.locator(".cue").nth(len(episode.cues) // 2).evaluate("(cue) => cue.click()")
        page.evaluate("audio.playbackRate = 2")
        browsing.until(page, "audio.currentTime > 0 && !audio.seeking")
        measure("playing", page, protocol, step=0)
        page.evaluate("audio.pause(); scrollTo(0, 0)")
        measure("scrolling", page, protocol, step=400)


def measure(what: str, page: Page, protocol: CDPSession, step: int) -> None:
    before = spent(protocol)
    gaps: list[float] = page.evaluate(FRAMES.replace("STEP", str(step)), SECONDS)
    cost = {name: (after - before[name]) / SECONDS for name, after in spent(protocol).items()}
    median, high, most = gaps[len(gaps) // 2], gaps[len(gaps) * 99 // 100], gaps[-1]
    print(f"{what}: {median:.1f} ms between frames, 99 of 100 in {high:.1f}, at most {most:.1f}")
    shares = ", ".join(f"{name.removesuffix('Duration')} {1000 * cost[name]:.1f}" for name in SPENT)
    print(f"{what}: ms of a second on the main thread: {shares}")


def spent(protocol: CDPSession) -> dict[str, float]:
    metrics = protocol.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics if metric["name"] in SPENT}


def long(hours: float) -> Episode:
    count = round(hours * 3_600_000 / CUE_MS)
    starts = range(0, count * CUE_MS, CUE_MS)
    cues = [
        Cue(SENTENCE, at, at + CUE_MS - 200, n // CUES_IN_A_CHAPTER, n // CUES_IN_A_PARAGRAPH)
        for n, at in enumerate(starts)
    ]
    firsts = cues[::CUES_IN_A_CHAPTER]
    length_ms = count * CUE_MS
    ends = [*(cue.start_ms for cue in firsts[1:]), length_ms]
    chapters = (
        Chapter(f"الفصل {cue.chapter + 1}", cue.start_ms, end)
        for cue, end in zip(firsts, ends, strict=True)
    )
    return replace(
        EPISODE, duration_ms=length_ms, chapters=tuple(chapters), cues=tuple(cues), guid="long"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 3)
