"""Finds, compares, puts and refreshes. What a build needs is passed in: paths, settings, clock."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import uuid4

from podcaster.article import read
from podcaster.errors import ArticleError
from podcaster.production import Booth, Plan, Progress, produced, recorded, stands
from podcaster.show import cover, feed, identity, layout, site
from podcaster.show.likeness import is_edition
from podcaster.speech import ClipCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from podcaster.models import Article, Episode, Show
    from podcaster.settings import Settings
    from podcaster.show.shelf import Shelf

CACHE_BYTES = 2 * 1024**3
"""What the cache of clips may grow to before those used longest ago are forgotten."""


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


def build(
    source: str, wishes: Wishes, studio: Studio, progress: Progress, stdin: BinaryIO | None = None
) -> Path:
    """Reads the article, puts its episode on the shelf, and rewrites the feed and the pages.

    Returns the path of the MP3. An episode that is there already and would come out the same is
    left as it is. Raises the errors of the stages; the show is then as it was.
    """
    read_now = article_of(source, wishes, stdin)
    shelf, settings = studio.shelf, studio.settings
    complete(settings, shelf)
    article = replace(read_now, source=layout.seen_from(shelf.root, read_now.source))
    # Earlier versions kept the whole path.
    known = shelf.find(article.source, read_now.source)
    before = shelf.get(wishes.episode) if wishes.episode else _before(article, known)
    published = min(article.date or (before.published if before else studio.now), studio.now)
    plan = Plan(article, published, settings, wishes.cover)
    if before and not wishes.force and shelf.holds(before) and stands(plan, before):
        progress.says(f"{before.slug}: nothing has changed")
        return shelf.audio(before)
    if before:
        progress.says(f"updates {before.slug}, which was «{before.title}»")
    elif known:
        progress.says(
            f"«{article.title}» is not what {known[0].slug} was made from: "
            f"it becomes an episode of its own"
        )
    booth = Booth(studio.cache, progress, studio.jobs)
    with tempfile.TemporaryDirectory(prefix="podcaster-") as folder:
        recording = recorded(plan, before, booth, Path(folder))
        with shelf.lock():
            behind = shelf.is_unfinished()
            # Here, as another build may have taken a slug or a number meanwhile.
            slug = before.slug if before else shelf.new_slug(article.title, published.date())
            guid = before.guid if before else str(uuid4())
            episode = produced(plan, recording, slug, guid, shelf.number(guid))
            shelf.put(episode, Path(folder), [other.guid for other in known])
            refresh(settings, shelf, None if behind else [episode], progress.fails)
    studio.cache.prune(CACHE_BYTES)
    return shelf.audio(episode)


def _before(article: Article, known: Sequence[Episode]) -> Episode | None:
    """The episode that the article updates, among those of its source: it was made from an edition
    of this text. Raises ArticleError where only the title says that it is the same."""
    edition = next((episode for episode in known if is_edition(article, episode)), None)
    titled = next((episode for episode in known if episode.title == article.title), None)
    if edition is None and titled is not None:
        raise ArticleError(
            f"«{article.title}» is the title of {titled.slug}, too, which was made from another "
            f"text: give --episode {titled.slug} to update it, or another --title"
        )
    return edition


def remove(settings: Settings, shelf: Shelf, name: str) -> None:
    """Takes an episode out of the show: out of feed and pages first, then its files."""
    with shelf.lock():
        behind = shelf.is_unfinished()
        shelf.withdraw(name)
        refresh(settings, shelf, None if behind else [])


def complete(settings: Settings, shelf: Shelf) -> None:
    """Finishes what a command began that was killed: feed and pages follow the records."""
    if shelf.is_unfinished():
        refresh(settings, shelf)


def refresh(
    settings: Settings,
    shelf: Shelf,
    changed: Iterable[Episode] | None = None,
    told: Callable[[str], None] = lambda line: None,
) -> Show:
    """Writes what listeners see of the show, from the records: cover, pages, feed.

    Gives the show with the address and guid that it is now known by.
    With `changed`, only those episodes' own files are written again. The feed comes last: it never
    names what is not there yet; and only then the files go of what has left the show. `told` gets
    a line for each record that is damaged; the rest of the show goes on without its episode.
    """
    with shelf.lock():
        show = identity.identify(settings.show, shelf)
        episodes = shelf.episodes(told)
        if changed is None:
            changed = episodes
            for episode in episodes:
                shelf.derive(episode)
        if not cover.is_current(shelf.root / layout.COVER, show):
            shelf.write(shelf.root / layout.COVER, cover.of(show))
        site.write(show, episodes, shelf, changed)
        feed.write(show, episodes, shelf)
        shelf.sweep()
        shelf.finish()
    return show
