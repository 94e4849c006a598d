"""What lies in an episode's folder: the files that it is brought with, and those that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.show import chapters, layout, transcript

if TYPE_CHECKING:
    from podcaster.models import Episode


def derived(episode: Episode) -> dict[str, bytes]:
    """The files, by name, that follow from the record alone."""
    return {
        layout.CHAPTERS: chapters.render(episode),
        layout.VTT: transcript.vtt(episode),
        layout.SRT: transcript.srt(episode),
        layout.TEXT: transcript.text(episode),
    }


def brought(episode: Episode) -> list[str]:
    """The files that do not."""
    return [layout.audio(episode.slug), *([episode.cover] if episode.cover else [])]
