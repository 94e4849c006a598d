"""Calls the stages in order. What a build needs is passed in: paths, settings, the clock."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from uuid import uuid4

from podcaster import __version__, script, tags
from podcaster.arabic.calendar import written_date
from podcaster.arabic.diction import Diction
from podcaster.arabic.lexicon import Lexicon
from podcaster.article.read import read
from podcaster.audio.master import master
from podcaster.audio.timeline import lay
from podcaster.errors import ShelfError, VoiceError
from podcaster.models import Episode, TextForm
from podcaster.show import cover, feed, identity, site
from podcaster.speech import ClipCache, speak
from podcaster.voices.choice import AUTO, OFFLINE, named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from podcaster.models import Article, Clip, Script, Show, Timeline
    from podcaster.settings import Settings
    from podcaster.show.shelf import Shelf
    from podcaster.voices.base import Voice

COVER = "cover.jpg"
CACHE_BYTES = 2 * 1024**3
"""What the cache of clips may grow to before those used longest ago are forgotten."""


class Progress(Protocol):
    """Who is told how far a build has come."""

    def says(self, line: str) -> None: ...

    def fails(self, line: str) -> None:
        """What is told even to those who want no progress."""

    def heard(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of an episode; it wins over every guess."""

    title: str | None = None
    author: str | None = None
    date: datetime | None = None
    """Aware."""
    cover: Path | None = None
    episode: str | None = None
    """The slug of the episode to update, whatever the source."""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Studio:
    """Where a build happens, and how."""

    settings: Settings
    shelf: Shelf
    cache: ClipCache
    now: datetime
    """Aware."""
    jobs: int | None = None


def clip_cache(folder: Path | None) -> ClipCache:
    """The cache in that folder, else the user's own."""
    if folder is None:
        from platformdirs import user_cache_path

        folder = user_cache_path("podcaster") / "clips"
    return ClipCache(folder)


def article_of(source: str, wishes: Wishes, stdin: BinaryIO | None) -> Article:
    """The article that the build would speak."""
    return read(source, stdin, title=wishes.title, author=wishes.author, date=wishes.date)


def rehearsed(
    article: Article, settings: Settings, now: datetime, voice: str | None, vowels: bool
) -> Script:
    """What would be said today, without speaking it. A voice's name has it cut for that voice."""
    speaker = named(voice, settings.voices) if voice else None
    form = speaker.form if speaker else TextForm.SPOKEN
    max_chars = speaker.max_chars if speaker else None
    if vowels:
        form = TextForm.VOWELLED
    return _script(article, settings, article.date or now, form, max_chars)


def build(
    source: str, wishes: Wishes, place: Studio, progress: Progress, stdin: BinaryIO | None = None
) -> Path:
    """Reads the article, puts its episode on the shelf, and rewrites the feed and the pages.

    Returns the path of the MP3. An episode that is there already and would come out the same is
    left as it is. Raises the errors of the stages; the show is then as it was.
    """
    article = article_of(source, wishes, stdin)
    shelf, settings = place.shelf, place.settings
    before = shelf.get(wishes.episode) if wishes.episode else shelf.find(article.source)
    published = min(article.date or (before.published if before else place.now), place.now)
    plan = _Plan(article, published, wishes.cover, settings)
    if before and not wishes.force and _stands(before, plan, shelf):
        progress.says(f"{before.slug}: nothing has changed")
        return shelf.audio(before)
    take = _spoken(plan, _voice(settings, before), place, progress)
    progress.says("mastering")
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        slug = before.slug if before else shelf.new_slug(article.title, published.date())
        guid = before.guid if before else str(uuid4())
        episode = _recorded(plan, take, slug, guid, Path(folder))
        stored = shelf.put(episode, Path(folder))
    refresh(settings, shelf, [stored])
    place.cache.prune(CACHE_BYTES)
    return shelf.audio(stored)


def refresh(settings: Settings, shelf: Shelf, changed: Iterable[Episode] | None = None) -> Show:
    """Writes what listeners see of the show, from the records: cover, pages, feed.

    Gives the show with the address and guid that it is now known by.
    With `changed`, only those episodes' own files are written again. The feed comes last: it never
    names what is not there yet.
    """
    with shelf.lock():
        show = identity.settled(settings.show, shelf)
        episodes = shelf.episodes()
        if changed is None:
            changed = episodes
            for episode in episodes:
                shelf.derive(episode)
        if not cover.is_current(shelf.root / COVER, show):
            shelf.write(shelf.root / COVER, cover.of(show))
        site.write(show, episodes, shelf, changed)
        feed.write(show, episodes, shelf)
    return show


def say(text: str, target: Path, settings: Settings, cache: ClipCache, progress: Progress) -> None:
    """Speaks a text that is no article into one .wav or .mp3 file."""
    voice = named(settings.voice.name, settings.voices)
    diction = _diction(voice.form, settings)
    clips = speak(
        script.loose(text, settings.pauses, diction, voice.max_chars),
        voice,
        cache,
        heard=progress.heard,
    )
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        wav, mp3 = Path(folder) / "clip.wav", Path(folder) / "clip.mp3"
        lay([""], clips, wav)
        if target.suffix.lower() == ".mp3":
            master(wav, mp3, settings.sound.bitrate_kbps)
        _deliver(mp3 if mp3.exists() else wav, target)


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that an episode is made of, but for its voice."""

    article: Article
    published: datetime
    cover: Path | None
    settings: Settings

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


def _stands(before: Episode, plan: _Plan, shelf: Shelf) -> bool:
    """Whether the episode is as the plan would make it. Nobody is asked over the network."""
    asked = plan.settings.voice.name
    voice = named(before.voice if asked == AUTO else asked, plan.settings.voices)
    mp3 = shelf.audio(before)
    there = mp3.is_file() and mp3.stat().st_size == before.audio_bytes
    return there and before.fingerprint == plan.fingerprint(voice)


def _voice(settings: Settings, before: Episode | None) -> Voice:
    """Who is asked to speak. With "auto" an episode keeps its voice while that can be had."""
    name = settings.voice.name
    if name == AUTO and before and before.voice != "gtts":
        name = before.voice
    return named(name, settings.voices)


@dataclass(frozen=True, slots=True)
class _Take:
    """A script that has been spoken."""

    voice: Voice
    script: Script
    clips: tuple[tuple[Clip, ...], ...]


def _spoken(plan: _Plan, voice: Voice, place: Studio, progress: Progress) -> _Take:
    """The voice's take or else, as a whole, the fallback's."""
    try:
        return _take(plan, voice, place, progress)
    except VoiceError as error:
        fallback = plan.settings.voice.fallback
        if fallback is None or fallback == voice.name:
            raise type(error)(f"{error}; {_advice(voice)}") from error
        progress.says(f"{error}; {fallback} speaks the whole episode instead")
    return _take(plan, named(fallback, plan.settings.voices), place, progress)


def _take(plan: _Plan, voice: Voice, place: Studio, progress: Progress) -> _Take:
    progress.says(f"{plan.article.title} (voice: {voice.name})")
    said = _script(plan.article, plan.settings, plan.published, voice.form, voice.max_chars)
    clips = speak(said, voice, place.cache, jobs=place.jobs, heard=progress.heard)
    return _Take(voice, said, clips)


def _advice(voice: Voice) -> str:
    if voice.name.startswith(OFFLINE):
        return "podcaster script shows what it was given"
    return f"build again later, or with --voice {OFFLINE}, which needs no network"


def _script(
    article: Article, settings: Settings, day: date, form: TextForm, max_chars: int | None
) -> Script:
    facts = {
        "title": article.title,
        "show": settings.show.title,
        "author": article.author or "",
        "date": written_date(day),
    }
    diction = _diction(form, settings)
    return script.write(article, facts, settings.wording, settings.pauses, diction, max_chars)


def _diction(form: TextForm, settings: Settings) -> Diction:
    return Diction(form, Lexicon.load(settings.lexicon) if settings.lexicon else None)


def _recorded(plan: _Plan, take: _Take, slug: str, guid: str, folder: Path) -> Episode:
    """The episode's record; its MP3 and art are in that folder."""
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


def _tags(plan: _Plan, timeline: Timeline, art: bytes) -> tags.Tags:
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


def _deliver(made: Path, target: Path) -> None:
    """Beside the target first: a copy that dies leaves what was there."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(made, beside)
        os.replace(beside, target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ShelfError(f"{target} cannot be written ({error.strerror})") from error
