"""Episodes for the tests of what is made from records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from podcaster.models import Chapter, Cue, Episode

if TYPE_CHECKING:
    from pathlib import Path

    from podcaster.show.shelf import Shelf

DAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
EPISODE = Episode(
    slug="2026-11-24-invidia-tuqif",
    guid="5f2b0c6e-6f0e-4c43-9d3c-1f6d0f1a2b3c",
    source="https://example.com/articles/1",
    title="إنفيديا توقف أكبر صفقة لها مع OpenAI",
    published=DAY,
    duration_ms=95_400,
    audio_bytes=5,
    voice="gtts",
    chapters=(
        Chapter("إنفيديا توقف أكبر صفقة لها مع OpenAI", 0, 40_000),
        Chapter("استثمار ضخم يدخل غرفة المراجعة", 40_000, 95_400),
    ),
    cues=(
        Cue("إنفيديا توقف أكبر صفقة لها مع OpenAI.", 0, 4_000, 0, 0),
        Cue("تراجع سهم إنفيديا بنسبة 2% بعد خبر التوقف المؤقت", 4_500, 40_000, 0, 1),
        Cue("استثمار ضخم يدخل غرفة المراجعة", 40_000, 43_000, 1, 0),
        Cue("OpenAI لم تتجاوز المراحل المبكرة، رغم التوقعات.", 43_500, 95_000, 1, 1),
    ),
    summary=("قررت إنفيديا التوقف مؤقتًا.", "تراجع السهم بنسبة 2%."),
    author="Abdelrahman Amr",
    link="https://example.com/articles/1?a=1&b=2",
    number=1,
)


def episode(number: int, *, counted: bool = True, **changes: Any) -> Episode:
    """Another one, a day later for each number, and of its own source."""
    day = DAY + timedelta(days=number - 1)
    fresh = replace(
        EPISODE,
        slug=f"{day:%Y-%m-%d}-halqa-{number}",
        guid=f"guid-{number}",
        source=f"https://example.com/articles/{number}",
        published=day,
        number=number if counted else None,
    )
    return replace(fresh, **changes)


def take_away(shelf: Shelf, name: str) -> None:
    """Takes the episode off the shelf, files and all."""
    shelf.withdraw(name)
    shelf.sweep()


def shelve(shelf: Shelf, wanted: Episode, staged: Path, audio: bytes = b"sound") -> Episode:
    """Puts the episode on the shelf with that MP3."""
    staged.mkdir(exist_ok=True)
    (staged / f"{wanted.slug}.mp3").write_bytes(audio)
    with shelf.lock():
        number = wanted.number or shelf.number(wanted.guid)
        return shelf.put(replace(wanted, audio_bytes=len(audio), number=number), staged)
