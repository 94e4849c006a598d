"""feed.xml as a client reads it, against the records and the files that it names."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID

from lxml import etree

from podcaster.show import address, layout
from podcaster.show.check.finding import Finding
from podcaster.show.feed import ATOM, CONTENT, ITUNES, PODCAST, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcaster.models import Episode, Show
    from podcaster.show.shelf import Shelf

_NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM, "content": CONTENT}
_CHANNEL = (
    "title", "link", "description", "language", "itunes:author", "itunes:explicit", "itunes:type",
    "podcast:locked", "podcast:medium",
)  # fmt: skip
_ITEM = (
    "title", "link", "description", "content:encoded", "guid", "pubDate", "itunes:title",
    "itunes:duration", "itunes:episodeType", "itunes:explicit",
)  # fmt: skip
_REFRESH = "run podcaster feed"
_EPOCH = datetime.min.replace(tzinfo=UTC)


def examine(
    shelf: Shelf, show: Show, episodes: Sequence[Episode], now: datetime
) -> Iterator[Finding]:
    """What is wrong with the feed.

    `show` has the guid and address that it is known by; `episodes`, newest first, are those whose
    records can be read.
    """
    path = shelf.root / layout.FEED
    try:
        # A feed names no entities of its own: none are looked up, here or on the network.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        root = etree.fromstring(path.read_bytes(), parser)
    except FileNotFoundError:
        yield Finding(layout.FEED, f"is missing: {_REFRESH}")
        return
    except (OSError, etree.XMLSyntaxError) as error:
        yield Finding(layout.FEED, f"cannot be read ({error}): {_REFRESH}")
        return
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield Finding(layout.FEED, f"is not RSS 2.0: {_REFRESH}")
        return
    base = _text(channel, "atom:link[@rel='self']/@href").removesuffix(f"/{layout.FEED}")
    if not address.is_web(base):
        yield Finding(layout.FEED, f"does not say its own address: {_REFRESH}")
        return
    yield from _address(show, base)
    said = [*_channel(channel, show), *_items(channel, episodes, now)]
    said += _files(channel, shelf, base)
    if not said and path.read_bytes() != render(show, episodes, base):
        said.append("is not what the records and the settings say")
    yield from (Finding(layout.FEED, f"{what}: {_REFRESH}") for what in said)


def _address(show: Show, base: str) -> Iterator[Finding]:
    if show.base_url is None:
        yield Finding("podcaster.toml", f"gives no base_url, so {address.UNSET}", error=False)
    elif base != address.base(show.base_url):
        yield Finding(layout.FEED, f"points to {base} instead of {show.base_url}: {_REFRESH}")
    elif not base.startswith("https://"):
        yield Finding(
            "podcaster.toml", f"has a base_url without https ({base}): some clients refuse it",
            error=False,
        )  # fmt: skip
    if show.owner_email is None:
        yield Finding(
            "podcaster.toml",
            "gives no owner_email: Spotify and others ask for it when the show is submitted",
            error=False,
        )


def _channel(channel: etree._Element, show: Show) -> Iterator[str]:
    for name in _CHANNEL:
        if not _text(channel, f"{name}/text()"):
            yield f"has no {name} in its channel"
    if _text(channel, "itunes:explicit/text()") not in ("true", "false"):
        yield "says neither true nor false in itunes:explicit"
    if not _text(channel, "itunes:category/@text") or not _text(channel, "itunes:image/@href"):
        yield "has no itunes:category or itunes:image"
    guid = _text(channel, "podcast:guid/text()")
    if guid and not _is_uuid(guid):
        yield f"has a podcast:guid that is not a UUID ({guid})"
    if show.base_url and not guid:
        yield "has no podcast:guid"


def _items(channel: etree._Element, episodes: Sequence[Episode], now: datetime) -> Iterator[str]:
    items = channel.findall("item")
    guids = [_text(item, "guid/text()") for item in items]
    if len(set(guids)) < len(guids):
        yield "gives several episodes the same guid"
    wanted = {episode.guid: episode for episode in episodes}
    if set(guids) != set(wanted):
        yield f"has {len(items)} episodes, and the show has {len(wanted)}, not all of them the same"
    dates = [_date(_text(item, "pubDate/text()")) for item in items]
    if any(newer < older for newer, older in pairwise(dates)):
        yield "does not have its newest episode first"
    for item, guid, date in zip(items, guids, dates, strict=True):
        title = _text(item, "title/text()") or guid
        for what in _item(item):
            yield f"«{title}» {what}"
        if date == _EPOCH or date > now:
            yield f"«{title}» has a pubDate that is no date, or is in the future"


def _item(item: etree._Element) -> Iterator[str]:
    for name in _ITEM:
        if not _text(item, f"{name}/text()"):
            yield f"has no {name}"
    if _text(item, "guid/@isPermaLink") != "false":
        yield "has a guid that clients take for an address"
    if not _text(item, "itunes:duration/text()").isdecimal():
        yield "has an itunes:duration that is not whole seconds"
    url, kind = _text(item, "enclosure/@url"), _text(item, "enclosure/@type")
    if not url.isascii() or not url.endswith(".mp3") or kind != "audio/mpeg":
        yield "has an enclosure that is not an MP3 at an ASCII address"
    if _text(item, "podcast:chapters/@type") != "application/json+chapters":
        yield "has no podcast:chapters"
    if "text/vtt" not in [str(kind) for kind in _all(item, "podcast:transcript/@type")]:
        yield "has no transcript in WebVTT"


def _files(channel: etree._Element, shelf: Shelf, base: str) -> Iterator[str]:
    """Every address of the show's own has to lead to a file, and an enclosure to all its bytes."""
    for enclosure in channel.findall("item/enclosure"):
        path = shelf.root / unquote(enclosure.get("url", "").removeprefix(base)).lstrip("/")
        length = path.stat().st_size if path.is_file() else None
        if length is not None and enclosure.get("length") != str(length):
            yield f"gives {path.name} {enclosure.get('length')} bytes, and it has {length}"
    for url in sorted({str(url) for url in _all(channel, "//@url | //@href")}):
        if not url.startswith(f"{base}/"):
            continue
        path = (shelf.root / unquote(url.removeprefix(base)).lstrip("/")).resolve()
        if not path.is_relative_to(shelf.root.resolve()) or not path.is_file():
            yield f"names {url}, where there is no file"


def _all(element: etree._Element, path: str) -> list[object]:
    found = element.xpath(path, namespaces=_NAMES)
    return list(found) if isinstance(found, list) else []


def _text(element: etree._Element, path: str) -> str:
    return next((str(found).strip() for found in _all(element, path)), "")


def _date(text: str) -> datetime:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return _EPOCH
    return date if date.tzinfo else _EPOCH


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
