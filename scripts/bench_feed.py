#!/usr/bin/env python3
"""How long a long-running show's feed takes: `scripts/bench_feed.py [EPISODES]`, 5000 by default.

Prints the processor time that reading the records and writing the feed take, and the feed's size.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from podcaster.models import Chapter, Cue, Episode, Show
from podcaster.show import feed, layout, record
from podcaster.show.shelf import Shelf

CHAPTERS, CUES, CUE_MS = 7, 70, 6000
SENTENCE = "تشير التقارير إلى أن محادثات OpenAI لم تتجاوز المراحل المبكرة، رغم توقعات سابقة."


def main(count: int) -> None:
    with TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for number in range(count):
            episode = of_a_usual_length(number)
            path = shelf.folder(episode.slug) / layout.RECORD
            path.parent.mkdir(parents=True)
            path.write_bytes(record.encode(episode))
        began = process_time()
        episodes = shelf.episodes()
        read = process_time()
        feed.write(Show(base_url="https://example.com/show"), episodes, shelf)
        written = process_time()
        size = (shelf.root / layout.FEED).stat().st_size
    print(f"{count} records read in {read - began:.2f} s")
    print(f"feed of {size / 1e6:.1f} MB written in {written - read:.2f} s")


def of_a_usual_length(number: int) -> Episode:
    """Seven minutes in seven chapters, as a news article makes."""
    day = datetime(2013, 1, 1, 6, tzinfo=UTC) + timedelta(days=number)
    cues = tuple(
        Cue(SENTENCE, at * CUE_MS, (at + 1) * CUE_MS, at * CHAPTERS // CUES, at % 10)
        for at in range(CUES)
    )
    step = CUES * CUE_MS // CHAPTERS
    chapters = tuple(
        Chapter(f"الفصل {at + 1} عن OpenAI", at * step, (at + 1) * step) for at in range(CHAPTERS)
    )
    return Episode(
        slug=f"{day:%Y-%m-%d}-halqa-{number}",
        guid=str(UUID(int=number)),
        source=f"https://example.com/articles/{number}",
        title=f"إنفيديا توقف أكبر صفقة لها مع OpenAI مؤقتًا ({number})",
        published=day,
        duration_ms=CUES * CUE_MS,
        audio_bytes=3_400_000 + number,
        voice="gtts",
        chapters=chapters,
        cues=cues,
        summary=(SENTENCE,) * 5,
        author="Abdelrahman Amr",
        link=f"https://example.com/articles/{number}",
        number=number + 1,
    )


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
