"""One episode: what it is made of, what is said in it, its recording, its record.

The pipeline finds and puts; all that an episode is made by is called here.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from podcaster import __version__, script, tags
from podcaster.arabic.diction import Diction
from podcaster.arabic.lexicon import Lexicon
from podcaster.arabic.words import written_date
from podcaster.audio.master import master
from podcaster.audio.timeline import lay
from podcaster.errors import ShelfError, VoiceError
from podcaster.models import Episode, TextForm
from podcaster.show import cover, layout
from podcaster.speech import ClipCache, speak
from podcaster.voices.choice import AUTO, OFFLINE, named
from podcaster.writing import replacing

if TYPE_CHECKING:
    from datetime import datetime

    from podcaster.models import Article, Clip, Script, Timeline
    from podcaster.settings import Settings
    from podcaster.voices.base import Voice


class Progress(Protocol):
    """Who is told how far a build has come."""

    def says(self, line: str) -> None: ...

    def fails(self, line: str) -> None:
        """What is told even to those who want no progress."""

    def heard(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Booth:
    """Where sentences are spoken and kept, and who is told of it."""

    cache: ClipCache
    progress: Progress
    jobs: int | None = None


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
            (settings.wording, settings.pauses, settings.sound, settings.spoken),
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


@dataclass(frozen=True, slots=True)
class Recording:
    """A mastered MP3 without tags, and the episode's art."""

    mp3: Path
    timeline: Timeline
    voice: Voice
    art: bytes
    """JPEG."""


def diction(form: TextForm, settings: Settings) -> Diction:
    """How this show says things, for a voice that wants that form."""
    lexicon = Lexicon.load(settings.lexicon) if settings.lexicon else None
    return Diction(form, lexicon, settings.spoken.endings)


def scripted(plan: Plan, form: TextForm, max_chars: int | None) -> Script:
    """What is said in the episode, spelt and cut for such a voice."""
    settings = plan.settings
    facts = {
        "title": plan.article.title if plan.article.headed else "",
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


def rehearsed(
    article: Article, settings: Settings, now: datetime, voice: str | None, vowels: bool
) -> Script:
    """What would be said today, without speaking it. A voice's name has it cut for that voice."""
    speaker = named(voice, settings.voices) if voice else None
    form = speaker.form if speaker else TextForm.SPOKEN
    max_chars = speaker.max_chars if speaker else None
    plan = Plan(article, article.date or now, settings)
    return scripted(plan, TextForm.VOWELLED if vowels else form, max_chars)


def stands(plan: Plan, before: Episode) -> bool:
    """Whether the plan would make the same episode again. Nobody is asked over the network."""
    asked = plan.settings.voice.name
    voice = named(before.voice if asked == AUTO else asked, plan.settings.voices)
    return before.fingerprint == plan.fingerprint(voice)


def recorded(plan: Plan, before: Episode | None, booth: Booth, folder: Path) -> Recording:
    """The episode spoken and mastered, in that folder.

    With "auto" an episode keeps the voice it had `before`, while that can be had. Raises the
    errors of the voice, of the audio and of the cover.
    """
    name = plan.settings.voice.name
    if name == AUTO and before and before.voice != "gtts":
        name = before.voice
    take = _spoken(plan, named(name, plan.settings.voices), booth)
    booth.progress.says("mastering")
    titles = [chapter.title for chapter in take.script.chapters]
    wav, mp3 = folder / "recording.wav", folder / "recording.mp3"
    timeline = lay(titles, take.clips, wav)
    master(wav, mp3, plan.settings.sound.bitrate_kbps)
    wav.unlink()
    given = plan.cover
    show = plan.settings.show
    art = cover.checked(given) if given else cover.episode_art(plan.article.title, show)
    return Recording(mp3, timeline, take.voice, art)


def produced(plan: Plan, recording: Recording, slug: str, guid: str, number: int) -> Episode:
    """The episode's record; its tagged MP3 and its art lie beside the recording then."""
    article, timeline = plan.article, recording.timeline
    mp3 = recording.mp3.rename(recording.mp3.with_name(layout.audio(slug)))
    mp3.with_name(layout.COVER).write_bytes(recording.art)
    tags.write(mp3, _tags(plan, recording, number))
    return Episode(
        slug=slug,
        guid=guid,
        source=article.source,
        title=article.title,
        published=plan.published,
        duration_ms=timeline.duration_ms,
        audio_bytes=mp3.stat().st_size,
        voice=recording.voice.name,
        chapters=timeline.chapters,
        cues=timeline.cues,
        summary=article.summary,
        author=article.author,
        link=article.link,
        cover=layout.COVER,
        fingerprint=plan.fingerprint(recording.voice),
        number=number,
    )


def say(text: str, target: Path, settings: Settings, booth: Booth) -> None:
    """Speaks a text that is no article into one .wav or .mp3 file."""
    voice = named(settings.voice.name, settings.voices)
    said = script.loose(text, settings.pauses, diction(voice.form, settings), voice.max_chars)
    clips = speak(said, voice, booth.cache, heard=booth.progress.heard)
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        made, mp3 = Path(folder) / "clip.wav", Path(folder) / "clip.mp3"
        lay([""], clips, made)
        if target.suffix.lower() == ".mp3":
            master(made, mp3, settings.sound.bitrate_kbps)
            made = mp3
        try:
            with replacing(target) as beside:
                shutil.copyfile(made, beside)
        except OSError as error:
            raise ShelfError(f"{target} cannot be written ({error.strerror})") from error


def _spoken(plan: Plan, voice: Voice, booth: Booth) -> Take:
    """The voice's take or else, as a whole, the fallback's."""
    try:
        return _take(plan, voice, booth)
    except VoiceError as error:
        fallback = plan.settings.voice.fallback
        if fallback is None or fallback == voice.name:
            raise type(error)(f"{error}; {_advice(voice)}") from error
        booth.progress.says(f"{error}; {fallback} speaks the whole episode instead")
    return _take(plan, named(fallback, plan.settings.voices), booth)


def _take(plan: Plan, voice: Voice, booth: Booth) -> Take:
    booth.progress.says(f"{plan.article.title} (voice: {voice.name})")
    said = scripted(plan, voice.form, voice.max_chars)
    spoken = speak(said, voice, booth.cache, jobs=booth.jobs, heard=booth.progress.heard)
    return Take(voice, said, spoken)


def _advice(voice: Voice) -> str:
    if voice.name.startswith(OFFLINE):
        return "podcaster script shows what it was given"
    return f"build again later, or with --voice {OFFLINE}, which needs no network"


def _tags(plan: Plan, recording: Recording, number: int) -> tags.Tags:
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
        cover=cover.small(recording.art),
        number=number,
        chapters=recording.timeline.chapters,
    )
