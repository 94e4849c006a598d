"""Calls the stages in order. What a build needs is passed in: paths, settings, the clock."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from uuid import uuid4

from podcaster import script
from podcaster.article import read
from podcaster.audio.master import master
from podcaster.audio.timeline import lay
from podcaster.errors import ShelfError, VoiceError
from podcaster.models import TextForm
from podcaster.production import Plan, Take, diction, produced, scripted
from podcaster.show import cover, feed, identity, site
from podcaster.speech import ClipCache, speak
from podcaster.voices.choice import AUTO, OFFLINE, named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from podcaster.models import Article, Episode, Script, Show
    from podcaster.settings import Settings
    from podcaster.show.shelf import Shelf
    from podcaster.voices.base import Voice

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
    plan = Plan(article, article.date or now, settings)
    return scripted(plan, TextForm.VOWELLED if vowels else form, max_chars)


def build(
    source: str, wishes: Wishes, studio: Studio, progress: Progress, stdin: BinaryIO | None = None
) -> Path:
    """Reads the article, puts its episode on the shelf, and rewrites the feed and the pages.

    Returns the path of the MP3. An episode that is there already and would come out the same is
    left as it is. Raises the errors of the stages; the show is then as it was.
    """
    article = article_of(source, wishes, stdin)
    shelf, settings = studio.shelf, studio.settings
    before = shelf.get(wishes.episode) if wishes.episode else shelf.find(article.source)
    published = min(article.date or (before.published if before else studio.now), studio.now)
    plan = Plan(article, published, settings, wishes.cover)
    if before and not wishes.force and _stands(before, plan, shelf):
        progress.says(f"{before.slug}: nothing has changed")
        return shelf.audio(before)
    take = _spoken(plan, _voice(settings, before), studio, progress)
    progress.says("mastering")
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        slug = before.slug if before else shelf.new_slug(article.title, published.date())
        guid = before.guid if before else str(uuid4())
        episode = produced(plan, take, slug, guid, Path(folder))
        stored = shelf.put(episode, Path(folder))
    refresh(settings, shelf, [stored])
    studio.cache.prune(CACHE_BYTES)
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
        if not cover.is_current(shelf.root / feed.COVER, show):
            shelf.write(shelf.root / feed.COVER, cover.of(show))
        site.write(show, episodes, shelf, changed)
        feed.write(show, episodes, shelf)
    return show


def say(text: str, target: Path, settings: Settings, cache: ClipCache, progress: Progress) -> None:
    """Speaks a text that is no article into one .wav or .mp3 file."""
    voice = named(settings.voice.name, settings.voices)
    said = script.loose(text, settings.pauses, diction(voice.form, settings), voice.max_chars)
    clips = speak(said, voice, cache, heard=progress.heard)
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        wav, mp3 = Path(folder) / "clip.wav", Path(folder) / "clip.mp3"
        lay([""], clips, wav)
        if target.suffix.lower() == ".mp3":
            master(wav, mp3, settings.sound.bitrate_kbps)
        _deliver(mp3 if mp3.exists() else wav, target)


def _stands(before: Episode, plan: Plan, shelf: Shelf) -> bool:
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


def _spoken(plan: Plan, voice: Voice, studio: Studio, progress: Progress) -> Take:
    """The voice's take or else, as a whole, the fallback's."""
    try:
        return _take(plan, voice, studio, progress)
    except VoiceError as error:
        fallback = plan.settings.voice.fallback
        if fallback is None or fallback == voice.name:
            raise type(error)(f"{error}; {_advice(voice)}") from error
        progress.says(f"{error}; {fallback} speaks the whole episode instead")
    return _take(plan, named(fallback, plan.settings.voices), studio, progress)


def _take(plan: Plan, voice: Voice, studio: Studio, progress: Progress) -> Take:
    progress.says(f"{plan.article.title} (voice: {voice.name})")
    said = scripted(plan, voice.form, voice.max_chars)
    return Take(
        voice, said, speak(said, voice, studio.cache, jobs=studio.jobs, heard=progress.heard)
    )


def _advice(voice: Voice) -> str:
    if voice.name.startswith(OFFLINE):
        return "podcaster script shows what it was given"
    return f"build again later, or with --voice {OFFLINE}, which needs no network"


def _deliver(made: Path, target: Path) -> None:
    """Beside the target first: a copy that dies leaves what was there."""
    beside = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(made, beside)
        os.replace(beside, target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ShelfError(f"{target} cannot be written ({error.strerror})") from error
