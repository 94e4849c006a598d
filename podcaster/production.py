"""One episode: what it is made of, what is said in it, its recording, its record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcaster import __version__, script, tags
from podcaster.arabic.diction import Diction
from podcaster.arabic.lexicon import Lexicon
from podcaster.arabic.words import written_date
from podcaster.audio.master import master
from podcaster.audio.timeline import lay
from podcaster.models import Episode
from podcaster.show import cover
from podcaster.show.feed import COVER

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from podcaster.models import Article, Clip, Script, TextForm, Timeline
    from podcaster.settings import Settings
    from podcaster.voices.base import Voice


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an episode is made of, but for its voice."""

    article: Article
    published: datetime
    """Aware; it is said in the opening."""
    settings: Settings
    cover: Path | None = None
    """The user's own picture; one is drawn where there is none."""

    def fingerprint(self, voice: Voice) -> str:
        """The same again means that nothing would come out differently."""
        settings, show = self.settings, self.settings.show
        files = [path.read_bytes() for path in (settings.lexicon, self.cover) if path]
        made_of = (
            __version__,
            replace(self.article, dropped=()),
            self.published.isoformat(),
            (voice.name, voice.fingerprint),
            (show.title, show.author, show.colour),
            (settings.wording, settings.pauses, settings.sound),
            [hashlib.sha256(content).hexdigest() for content in files],
        )
        return hashlib.sha256(repr(made_of).encode("utf-8", "backslashreplace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Take:
    """A script that a voice has spoken."""

    voice: Voice
    script: Script
    clips: tuple[tuple[Clip, ...], ...]
    """By chapter."""


def diction(form: TextForm, settings: Settings) -> Diction:
    """How this show says things, for a voice that wants that form."""
    return Diction(form, Lexicon.load(settings.lexicon) if settings.lexicon else None)


def scripted(plan: Plan, form: TextForm, max_chars: int | None) -> Script:
    """What is said in the episode, spelt and cut for such a voice."""
    settings = plan.settings
    facts = {
        "title": plan.article.title,
        "show": settings.show.title,
        "author": plan.article.author or "",
        "date": written_date(plan.published),
    }
    return script.write(
        plan.article,
        facts,
        settings.wording,
        settings.pauses,
        diction(form, settings),
        max_chars,
    )


def produced(plan: Plan, take: Take, slug: str, guid: str, folder: Path) -> Episode:
    """The episode's record; its mastered and tagged MP3 and its art are in that folder then."""
    article, settings = plan.article, plan.settings
    titles = [chapter.title for chapter in take.script.chapters]
    wav, mp3 = folder / "recording.wav", folder / f"{slug}.mp3"
    timeline = lay(titles, take.clips, wav)
    master(wav, mp3, settings.sound.bitrate_kbps)
    if plan.cover:
        art = cover.checked(plan.cover)
    else:
        art = cover.episode_art(article.title, settings.show)
    (folder / COVER).write_bytes(art)
    tags.write(mp3, _tags(plan, timeline, art))
    return Episode(
        slug=slug,
        guid=guid,
        source=article.source,
        title=article.title,
        published=plan.published,
        duration_ms=timeline.duration_ms,
        audio_bytes=mp3.stat().st_size,
        voice=take.voice.name,
        chapters=timeline.chapters,
        cues=timeline.cues,
        summary=article.summary,
        author=article.author,
        link=article.link,
        cover=COVER,
        fingerprint=plan.fingerprint(take.voice),
    )


def _tags(plan: Plan, timeline: Timeline, art: bytes) -> tags.Tags:
    article, show = plan.article, plan.settings.show
    paragraphs = [text for s in article.sections for text in (s.heading, *s.paragraphs) if text]
    return tags.Tags(
        title=article.title,
        artist=article.author or show.author,
        album=show.title,
        date=plan.published.date(),
        comment=" ".join(article.summary) or paragraphs[0],
        text="\n\n".join([article.title, *article.summary, *paragraphs]),
        link=article.link,
        cover=cover.small(art),
        chapters=timeline.chapters,
    )
