"""The values that stages hand to each other: frozen, plain, with units in their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


Kept = tuple[tuple[str, str], ...]
"""Fields of a record that this version does not know: name and JSON, to be written back."""


class TextForm(StrEnum):
    """What a voice wants to read."""

    WRITTEN = "written"
    """The author's own text: digits, symbols and Latin as they stand."""
    SPOKEN = "spoken"
    """Arabic words and punctuation only; vowels where the author wrote them."""
    VOWELLED = "vowelled"
    """Spoken words with full tashkeel."""


class Endings(StrEnum):
    """Which endings are said: those likely right, all, or those that the words need alone."""

    SURE = "sure"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the source that is not part of the article."""

    line: int
    """Counted from 1."""
    text: str
    reason: str
    """The rule that dropped it, by its ASCII id, such as "reading_time"."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs under one heading; the lead has none."""

    heading: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader would call the article, and nothing else of the page."""

    title: str
    sections: tuple[Section, ...]
    source: str
    """What it is known by: canonical URL, else absolute path, for stdin its title."""
    headed: bool = True
    """Whether it has a title of its own; else that is the beginning of the text, and said there."""
    summary: tuple[str, ...] = ()
    author: str | None = None
    date: datetime | None = None
    """Aware; the publisher's date where the page gives one."""
    link: str | None = None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A word whose pronunciation was worked out by rule; an editor may want it in the lexicon."""

    written: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that may be vowelled wrong."""

    written: str
    spoken: str
    chance: float
    """That it is right, from 0 to 1."""
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How one written form was read: a figure, a symbol, a Latin word, an abbreviation."""

    rule: str
    """The ASCII id of the rule that spoke it, such as "money"."""
    semiotic_class: str
    """What the form stands for: cardinal, date, measure..."""
    written: str
    spoken: str
    gender: str | None = None
    """What was chosen for a number: m or f, its case, and the number of its noun."""
    case: str | None = None
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """One breath of speech: what is written, and what the voice says for it."""

    written: str
    spoken: str
    pause_ms: int
    """Silence after it, before the next one starts."""
    paragraph: int = 0
    """Counts paragraphs within the chapter, so that a transcript can be laid out."""
    guesses: tuple[Guess, ...] = ()
    readings: tuple[Reading, ...] = ()
    """How the written forms of it were read."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptChapter:
    """A chapter before it has a time; its first utterance is its heading, where it has one."""

    title: str
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """All that will be said, in order."""

    title: str
    chapters: tuple[ScriptChapter, ...]

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return tuple(u for chapter in self.chapters for u in chapter.utterances)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the show adds to an article. Fields in braces: title, show, date, author."""

    opening: str = "{title}. من {show}، {date}."
    """Said first; it opens the first chapter."""
    summary: str = "في هذه الحلقة:"
    """Said before the summary, where there is one."""
    lead: str = "التفاصيل"
    """Names the chapter of the paragraphs that stand before the first heading."""
    closing: str = "كنتم مع {show}، شكرًا لاستماعكم."
    """Said last."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silences that we set; those that a voice leaves at the ends of a clip are cut off."""

    breath_ms: int = 90
    """Where a long sentence is cut for the voice's sake and the writing has no mark."""
    clause_ms: int = 180
    sentence_ms: int = 450
    paragraph_ms: int = 750
    heading_ms: int = 700
    """After a heading."""
    chapter_ms: int = 1300
    """Before the next chapter."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono speech: signed 16-bit little-endian PCM."""

    pcm: bytes
    rate_hz: int

    @property
    def samples(self) -> int:
        return len(self.pcm) // 2


@dataclass(frozen=True, slots=True)
class Clip:
    """An utterance that has been spoken, as a file in the cache."""

    utterance: Utterance
    path: Path
    """A mono 16-bit WAV."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of the chapter list; the first starts at 0, the last ends with the episode."""

    title: str
    start_ms: int
    end_ms: int
    kept: Kept = ()
    """What a newer podcaster wrote of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """When an utterance is heard; `text` is as the author wrote it."""

    text: str
    start_ms: int
    end_ms: int
    chapter: int
    """Index into the episode's chapters."""
    paragraph: int
    """Paragraph within that chapter; cues of one paragraph are set as one block."""
    kept: Kept = ()
    """What a newer podcaster wrote of it."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a laid episode holds, and when: times are samples counted, rounded to milliseconds."""

    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    samples: int
    rate_hz: int

    @property
    def duration_ms(self) -> int:
        return round(self.samples * 1000 / self.rate_hz)


@dataclass(frozen=True, slots=True)
class Episode:
    """The record of one episode, `episode.json`: feed and pages are made from these alone."""

    slug: str
    """ASCII and unique in the show: date, then the title transliterated."""
    guid: str
    """Minted once; survives rebuilds, retitling and moves."""
    source: str
    """`Article.source`, a file's path as seen from the show's folder: building the same source
    again updates this episode."""
    title: str
    published: datetime
    """Aware, and not in the future when it was built."""
    duration_ms: int
    audio_bytes: int
    voice: str
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]
    summary: tuple[str, ...] = ()
    author: str | None = None
    link: str | None = None
    cover: str | None = None
    """File name of the episode's own art, beside the record."""
    fingerprint: str = ""
    """Of everything that went into the audio and tags; the same again means nothing to build."""
    number: int | None = None
    """Counted from 1 in the order of building; the shelf gives it."""
    kept: Kept = ()
    """What a newer podcaster wrote of it."""


@dataclass(frozen=True, slots=True)
class Show:
    """What podcaster.toml says of the show; the feed's channel."""

    title: str = "بودكاستي"
    author: str = "podcaster"
    description: str = "مقالات عربية مسموعة."
    language: str = "ar"
    category: str = "News"
    subcategory: str | None = None
    owner_name: str | None = None
    owner_email: str | None = None
    explicit: bool = False
    type: str = "episodic"
    """"episodic" or "serial"."""
    link: str | None = None
    image: str | None = None
    """Path of the cover; drawn when there is none."""
    base_url: str | None = None
    """Where the output folder is published; without it URLs are relative to the server's."""
    locked: bool = True
    funding_url: str | None = None
    funding_text: str | None = None
    copyright: str | None = None
    block: bool = False
    """Asks directories not to list the show."""
    complete: bool = False
    """No episode will follow."""
    new_feed_url: str | None = None
    """Where the feed has moved to."""
    guid: str | None = None
    """podcast:guid, once minted."""
    colour: str = "#0f4c5c"
    """The cover's ground and the pages' accent, as #rrggbb."""
