#!/usr/bin/env python3
"""Takes the README's pictures: an episode's page, light at 1280 pixels and dark at 360.

Needs Debian's chromium; the pages are set in the typeface that the covers use.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import fontpkg_ibm_plex_sans_arabic as plex
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from podcaster.models import Chapter, Cue, Episode, Show
from podcaster.show import cover
from tests import browsing
from tests.episodes import EPISODE

ROOT = Path(__file__).resolve().parent.parent
SHOW = Show(title="على مهل", author="هيئة التحرير", description="مقالات تُسمع على مهل.")
SIGHTS: tuple[tuple[Literal["light", "dark"], int, int, int, int], ...] = (
    ("light", 1280, 860, 1, 15),
    ("dark", 360, 740, 2, 31),
)
"""Theme, width and height in CSS pixels, their scale, and the time at which the page stands."""
SUMMARY = (
    "عادت القراءة بصوت عالٍ إلى البيوت مع انتشار البودكاست.",
    "يتذكر السامع أكثر حين يرى النص وهو يُقرأ.",
    "تكفي عشر دقائق في اليوم لبناء العادة.",
)
CHAPTERS = {
    "حين كان الكتاب صوتًا": (
        "لم تكن القراءة الصامتة هي الأصل. كان الناس يقرؤون بأصوات مسموعة، وكان الكتاب يُسمع في "
        "المجلس قبل أن يُرى على الرف. ثم رخُص الورق، وصار لكل قارئ كتابه، فسكت الصوت شيئًا فشيئًا.",
        "واليوم يعود الصوت من باب آخر. سماعة صغيرة، وهاتف في الجيب، وطريق طويل إلى العمل.",
    ),
    "ما الذي يبقى في الذاكرة؟": (
        "يقول المعلمون إن الأذن صبورة، وإن العين عجولة. فإذا اجتمعتا على نص واحد أبطأت العين "
        "وانتبهت الأذن. لهذا تتبع الصفحة الصوت جملةً جملةً، ولهذا يعود القارئ إلى موضعه بنقرة.",
        "ولا يحتاج ذلك إلى أكثر من متصفح. لا حساب ولا تطبيق، بل صفحة واحدة وملف MP3 بجانبها.",
    ),
    "عشر دقائق في اليوم": (
        "ابدأ بمقال قصير قبل النوم. اختر سرعة مريحة، 1.25 مثلًا، واترك النص أمامك. وبعد أسبوع "
        "ستجد أنك أنهيت 7 مقالات كاملة، وأنك تذكر منها أكثر مما كنت تظن.",
    ),
}


def main() -> None:
    (ROOT / "docs").mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        fonts = home / "fonts.conf"
        fonts.write_text(
            f"<fontconfig><dir>{plex.ROOT / 'files'}</dir><cachedir>{home}</cachedir></fontconfig>"
        )
        os.environ["FONTCONFIG_FILE"] = str(fonts)
        episode = sample()
        (home / "show").mkdir()
        browsing.put_show(home / "show", episode, show=SHOW)
        art = cover.episode_art(episode.title, SHOW, side=640)
        (home / "show" / "episodes" / episode.slug / "cover.jpg").write_bytes(art)
        url = f"{(home / 'show').as_uri()}/episodes/{episode.slug}/index.html"
        with browsing.browser() as chromium:
            for theme, width, height, scale, seconds in SIGHTS:
                context = chromium.new_context(
                    viewport={"width": width, "height": height},
                    device_scale_factor=scale,
                    color_scheme=theme,
                    has_touch=theme == "dark",
                    is_mobile=theme == "dark",
                )
                page = context.new_page()
                page.goto(f"{url}#t={seconds}")
                browsing.until(page, "!audio.seeking")
                page.wait_for_timeout(500)
                if theme == "light":
                    page.evaluate("scrollTo(0, 0)")
                picture = Image.open(BytesIO(page.screenshot())).quantize(128)
                picture.save(ROOT / "docs" / f"episode-{theme}-{width}.png", optimize=True)
                context.close()


def sample() -> Episode:
    """The text above as an episode that is read at 14 letters a second."""
    title = "لماذا نعود إلى القراءة بصوت عالٍ؟"
    cues: list[Cue] = []
    starts: list[int] = []

    def say(text: str, paragraph: int) -> None:
        start_ms = cues[-1].end_ms + 300 if cues else 0
        cues.append(Cue(text, start_ms, start_ms + len(text) * 70, len(starts) - 1, paragraph))

    for name, paragraphs in CHAPTERS.items():
        starts.append(cues[-1].end_ms + 300 if cues else 0)
        say(name, 0)
        for number, paragraph in enumerate(paragraphs, 1):
            for sentence in paragraph.rstrip(".").split(". "):
                say(f"{sentence}.", number)
    ends = [*starts[1:], cues[-1].end_ms]
    return replace(
        EPISODE,
        title=title,
        cover="cover.jpg",
        chapters=tuple(map(Chapter, CHAPTERS, starts, ends)),
        cues=tuple(cues),
        duration_ms=ends[-1],
        summary=SUMMARY,
        author="سارة الخطيب",
    )


if __name__ == "__main__":
    main()
