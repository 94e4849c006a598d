"""The show examined as its clients do: what they would refuse, misread, or not find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.errors import ShelfError
from podcaster.show import address, identity, layout, record
from podcaster.show.check import episode as one
from podcaster.show.check import feed, online, picture, titles
from podcaster.show.check.finding import Finding
from podcaster.show.shelf import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from podcaster.models import Episode, Show
    from podcaster.show.shelf import Shelf

__all__ = ["Finding", "examine"]


def examine(
    shelf: Shelf, show: Show, now: datetime, *, listen: bool = True, visit: bool = False
) -> Iterator[Finding]:
    """What is wrong with the show, as it is found; nothing where all is well.

    `show` is as the settings give it, which have refused what directories would.
    With `listen`, each episode is decoded to its end and its loudness measured, which takes about
    a second for every five minutes of it. With `visit`, what is published at the show's address is
    asked for over HTTP. `now` is aware. Raises ShelfError where there is no show.
    """
    if not shelf.root.is_dir():
        raise ShelfError(f"there is no show in {shelf.root}: build an episode, or name another -o")
    yield from picture.cover(shelf.root / layout.COVER, layout.COVER)
    episodes: list[Episode] = []
    for folder in shelf.folders():
        try:
            found = record.read(folder / layout.RECORD)
        except ShelfError as error:
            yield Finding(f"{layout.EPISODES}/{folder.name}", str(error))
            continue
        episodes.append(found)
        yield from one.examine(folder, found, now, listen=listen)
    try:
        show = identity.recalled(show, shelf)
    except ShelfError as error:
        yield Finding(layout.IDENTITY, str(error))
    yield from titles.examine(show, newest_first(episodes))
    yield from feed.examine(shelf, show, newest_first(episodes), now)
    if visit and show.base_url is None:
        yield Finding("podcaster.toml", "gives no base_url, so there is nothing to ask over HTTP")
    elif visit and show.base_url and (shelf.root / layout.FEED).exists():
        yield from online.examine(shelf, episodes, address.base(show.base_url))
