"""Chapters as JSON, for players that do not read them from the MP3.

Format: https://github.com/Podcastindex-org/podcast-namespace, chapters 1.2.0.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcaster.show.plain import one_line

if TYPE_CHECKING:
    from podcaster.models import Episode

TYPE = "application/json+chapters"


def render(episode: Episode) -> bytes:
    """UTF-8 JSON; times in seconds, exact to the millisecond, equal to the ID3 list."""
    document = {
        "version": "1.2.0",
        "title": one_line(episode.title),
        "chapters": [
            {
                "startTime": chapter.start_ms / 1000,
                "endTime": chapter.end_ms / 1000,
                "title": one_line(chapter.title),
            }
            for chapter in episode.chapters
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
