"""podcast:guid: the show's own name among all shows, minted once and kept wherever it moves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from podcaster.errors import ShelfError
from podcaster.show import address

if TYPE_CHECKING:
    from podcaster.models import Show
    from podcaster.show.shelf import Shelf

FILE = "show.json"
_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of the podcast namespace's guid tag: all shows mint below it."""


def guid(shelf: Shelf, show: Show) -> str | None:
    """The settings' own guid, else the stored one, else a new one where the show has an address."""
    if show.guid:
        return show.guid
    path = shelf.root / FILE
    if path.exists():
        return stored(shelf)
    if show.base_url is None:
        return None
    fresh = minted(f"{address.base(show.base_url)}/feed.xml")
    shelf.write(path, (json.dumps({"version": 1, "guid": fresh}) + "\n").encode())
    return fresh


def stored(shelf: Shelf) -> str | None:
    """The guid that was minted for this folder. Raises ShelfError where its file is broken."""
    path = shelf.root / FILE
    try:
        text = json.loads(path.read_bytes())["guid"]
        return str(UUID(text))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ShelfError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShelfError(
            f"{path} is broken: it has to hold the show's guid; restore it from a copy, "
            f"or take podcast:guid from the published feed and set guid in podcaster.toml"
        ) from error


def minted(feed_url: str) -> str:
    """The UUIDv5 of a feed's address without its scheme and the slashes at its end."""
    return str(uuid5(_NAMESPACE, feed_url.split("://", 1)[-1].rstrip("/")))
