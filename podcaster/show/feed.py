"""The feed: RSS 2.0 as podcast clients and directories read it.

Sources: https://cyber.harvard.edu/rss/rss.html, Apple's podcaster's guide to RSS,
https://github.com/Podcastindex-org/podcast-namespace, https://podlove.org/simple-chapters/.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING

from lxml import etree

from podcaster import __version__
from podcaster.show import address, chapters, identity, layout, notes, transcript
from podcaster.show.plain import clean, directed, is_right_to_left, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.models import Episode, Show
    from podcaster.show.shelf import Shelf


ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
SIMPLE_CHAPTERS = "http://podlove.org/simple-chapters"
_PREFIXES = {
    "atom": ATOM,
    "content": CONTENT,
    "itunes": ITUNES,
    "podcast": PODCAST,
    "psc": SIMPLE_CHAPTERS,
}


def write(show: Show, episodes: Sequence[Episode], shelf: Shelf) -> bool:
    """Puts feed.xml in place; says whether it has changed.

    A show keeps the address that it was last given, and gets its guid with the first one. Raises
    SettingsError where the show's `base_url` is no address.
    """
    known = identity.identify(show, shelf)
    return shelf.write(
        shelf.root / layout.FEED, render(known, episodes, known.base_url or address.LOCAL)
    )


def render(show: Show, episodes: Sequence[Episode], base_url: str) -> bytes:
    """The feed in UTF-8, its addresses below `base_url`; the same for the same arguments.

    Episodes come newest first, as from a shelf. Raises ValueError where `base_url` is no address.
    """
    base = address.base(base_url)
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=_PREFIXES)
    channel = etree.SubElement(rss, "channel")
    _describe(channel, show, episodes, base)
    for episode in episodes:
        _item(etree.SubElement(channel, "item"), show, episode, base)
    return etree.tostring(rss, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _describe(channel: etree._Element, show: Show, episodes: Sequence[Episode], base: str) -> None:
    title, link = one_line(show.title), show.link or layout.url(base, layout.PAGE)
    cover = layout.url(base, layout.COVER)
    _add(channel, "title", title)
    _add(channel, "link", address.web(link))
    _add(channel, "description", clean(show.description))
    _add(channel, "language", show.language)
    if show.copyright:
        _add(channel, "copyright", one_line(show.copyright))
    if show.owner_email:
        _add(channel, "managingEditor", f"{show.owner_email} ({one_line(_owner(show))})")
    if episodes:
        newest = max(episode.published for episode in episodes)
        _add(channel, "lastBuildDate", format_datetime(newest))
    _add(channel, "generator", f"podcaster {__version__}")
    image = etree.SubElement(channel, "image")
    for name, value in (("url", cover), ("title", title), ("link", address.web(link))):
        _add(image, name, value)
    own = {"href": layout.url(base, layout.FEED), "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(channel, f"{{{ATOM}}}link", own)
    _describe_to_apple(channel, show, cover)
    _describe_to_index(channel, show)


def _describe_to_apple(channel: etree._Element, show: Show, cover: str) -> None:
    _itunes(channel, "author", one_line(show.author))
    if show.owner_email:
        owner = etree.SubElement(channel, f"{{{ITUNES}}}owner")
        _itunes(owner, "name", one_line(_owner(show)))
        _itunes(owner, "email", show.owner_email)
    etree.SubElement(channel, f"{{{ITUNES}}}image", {"href": cover})
    category = etree.SubElement(channel, f"{{{ITUNES}}}category", {"text": show.category})
    if show.subcategory:
        etree.SubElement(category, f"{{{ITUNES}}}category", {"text": show.subcategory})
    _itunes(channel, "explicit", _truth(show.explicit))
    _itunes(channel, "type", show.type)
    if show.block:
        _itunes(channel, "block", "Yes")
    if show.complete:
        _itunes(channel, "complete", "Yes")
    if show.new_feed_url:
        _itunes(channel, "new-feed-url", address.web(show.new_feed_url))


def _describe_to_index(channel: etree._Element, show: Show) -> None:
    if show.guid:
        _podcast(channel, "guid", show.guid)
    owner = {"owner": show.owner_email} if show.owner_email else {}
    _podcast(channel, "locked", "yes" if show.locked else "no", **owner)
    if show.funding_url:
        text = one_line(show.funding_text or show.title)
        _podcast(channel, "funding", text, url=address.web(show.funding_url))
    _podcast(channel, "medium", "podcast")
    _podcast(channel, "person", one_line(show.author), role="host", group="cast")


def _item(item: etree._Element, show: Show, episode: Episode, base: str) -> None:
    folder = layout.url(base, layout.EPISODES, episode.slug)
    title = _shown(episode.title)
    _add(item, "title", title)
    _add(item, "link", layout.url(folder, layout.PAGE))
    _add(item, "description", notes.plain(episode))
    _add(item, f"{{{CONTENT}}}encoded", notes.html(episode))
    _add(item, "guid", episode.guid).set("isPermaLink", "false")
    _add(item, "pubDate", format_datetime(episode.published))
    enclosure = {
        "url": layout.url(folder, layout.audio(episode.slug)),
        "length": str(episode.audio_bytes),
        "type": "audio/mpeg",
    }
    etree.SubElement(item, "enclosure", enclosure)
    _itunes(item, "title", title)
    _itunes(item, "author", one_line(episode.author or show.author))
    _itunes(item, "duration", str(round(episode.duration_ms / 1000)))
    if episode.number:
        _itunes(item, "episode", str(episode.number))
    _itunes(item, "episodeType", "full")
    _itunes(item, "explicit", _truth(show.explicit))
    if episode.cover:
        etree.SubElement(item, f"{{{ITUNES}}}image", {"href": layout.url(folder, episode.cover)})
    if episode.author:
        _podcast(item, "person", one_line(episode.author), role="author", group="writing")
    _follow_along(item, show, episode, folder)


def _follow_along(item: etree._Element, show: Show, episode: Episode, folder: str) -> None:
    """Chapters and transcripts."""
    _podcast(item, "chapters", url=layout.url(folder, layout.CHAPTERS), type=chapters.TYPE)
    # The same list once more: gPodder, AntennaPod and others show it before a download.
    listed = etree.SubElement(item, f"{{{SIMPLE_CHAPTERS}}}chapters", {"version": "1.2"})
    for chapter in episode.chapters:
        entry = {"start": transcript.clock(chapter.start_ms), "title": _shown(chapter.title)}
        etree.SubElement(listed, f"{{{SIMPLE_CHAPTERS}}}chapter", entry)
    for file, kind in transcript.TYPES.items():
        _podcast(
            item, "transcript", url=layout.url(folder, file), type=kind, language=show.language
        )


def _shown(title: str) -> str:
    """A title as clients show it: from the right, where it is Arabic and begins in Latin."""
    title = one_line(title)
    return directed(title) if is_right_to_left(title) else title


def _owner(show: Show) -> str:
    return show.owner_name or show.author


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = text
    return child


def _itunes(parent: etree._Element, name: str, text: str) -> None:
    _add(parent, f"{{{ITUNES}}}{name}", text)


def _podcast(parent: etree._Element, name: str, text: str | None = None, **values: str) -> None:
    etree.SubElement(parent, f"{{{PODCAST}}}{name}", values).text = text
