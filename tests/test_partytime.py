"""The feed as podcast-partytime reads it, the Podcast Index's own parser."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from podcaster.models import Show
from podcaster.show import feed
from tests.episodes import EPISODE
from tests.test_feed import BASE, SHOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.models import Episode

NODE = shutil.which("node")
HERE = Path(__file__).parent
INSTALLED = HERE / "node_modules" / "podcast-partytime"

pytestmark = pytest.mark.skipif(
    NODE is None or not INSTALLED.exists(), reason="needs node, and npm ci --prefix tests"
)


def read(show: Show, episodes: Sequence[Episode]) -> dict[str, Any]:
    done = subprocess.run(
        [str(NODE), str(HERE / "partytime.mjs")],
        input=feed.render(show, episodes, BASE),
        capture_output=True,
        check=True,
    )
    # Its log goes to stdout too, before.
    parsed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return parsed


def test_it_reads_every_field_of_the_channel() -> None:
    asked = replace(SHOW, explicit=True, type="serial", block=True, complete=True)
    parsed = read(asked, [EPISODE])
    wanted = {
        "title": SHOW.title,
        "description": SHOW.description,
        "language": "ar",
        "author": SHOW.author,
        "owner": {"name": "سارة", "email": "sara@example.com"},
        "copyright": SHOW.copyright,
        "explicit": True,
        "itunesBlock": True,
        "itunesComplete": True,
        "itunesType": "serial",
        "itunesCategory": ["News > Tech News"],
        "itunesImage": f"{BASE}/cover.jpg",
        "pubsub": {"self": f"{BASE}/feed.xml"},
        "lastBuildDate": "2026-11-24T09:30:00.000Z",
        "guid": SHOW.guid,
        "medium": "podcast",
        "locked": True,
        "podcastOwner": "sara@example.com",
        "podcastFunding": [{"message": SHOW.funding_text, "url": SHOW.funding_url}],
        "podcastPeople": [{"name": SHOW.author, "role": "Host", "group": "Cast"}],
    }
    assert {name: parsed.get(name) for name in wanted} == wanted
    assert parsed["pc20support"] == {
        "1": ["locked", "funding", "transcript", "chapters"],
        "2": ["person"],
        "3": ["guid"],
        "4": ["medium"],
    }


def test_it_reads_every_field_of_the_episode() -> None:
    (item,) = read(SHOW, [replace(EPISODE, cover="cover.jpg")])["items"]
    folder = f"{BASE}/episodes/{EPISODE.slug}"
    wanted = {
        "guid": EPISODE.guid,
        "title": EPISODE.title,
        "author": EPISODE.author,
        "link": f"{folder}/index.html",
        "pubDate": "2026-11-24T09:30:00.000Z",
        "duration": 95,
        "explicit": False,
        "itunesEpisode": 1,
        "itunesEpisodeType": "full",
        "itunesImage": f"{folder}/cover.jpg",
        "enclosure": {"url": f"{folder}/{EPISODE.slug}.mp3", "length": 5, "type": "audio/mpeg"},
        "podcastChapters": {
            "url": f"{folder}/chapters.json",
            "type": "application/json+chapters",
        },
        "podcastPeople": [{"name": EPISODE.author, "role": "Author", "group": "Writing"}],
    }
    assert {name: item.get(name) for name in wanted} == wanted
    assert [(t["url"], t["language"]) for t in item["podcastTranscripts"]] == [
        (f"{folder}/transcript.vtt", "ar"),
        (f"{folder}/transcript.srt", "ar"),
    ]


def test_it_reads_a_show_of_no_episodes() -> None:
    assert read(Show(), [])["items"] == []
