"""show.json: what a show is known by wherever it goes, its podcast:guid and its address."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from podcaster.errors import SettingsError, ShelfError
from podcaster.show import address, layout

if TYPE_CHECKING:
    from podcaster.models import Show
    from podcaster.show.shelf import Shelf

_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of the podcast namespace's guid tag: all shows mint below it."""


def identify(show: Show, shelf: Shelf, *, keep: bool = True) -> Show:
    """Gives the show its guid, minted where it has an address and none yet, and its address.

    With `keep` both are stored. Raises SettingsError where its `base_url` is no address.
    """
    known = recalled(show, shelf)
    if known.base_url is None:
        return known
    try:
        base = address.base(known.base_url)
    except ValueError as error:
        raise SettingsError(f"the feed cannot point there: base_url {error}") from error
    known = replace(known, base_url=base, guid=known.guid or minted(layout.url(base, layout.FEED)))
    if keep:
        facts = {"version": 1, "guid": known.guid, "base_url": base}
        shelf.write(shelf.root / layout.IDENTITY, (json.dumps(facts, indent=2) + "\n").encode())
    return known


def recalled(show: Show, shelf: Shelf) -> Show:
    """The show with the guid and address that it had before, where its settings give none.

    Raises ShelfError where show.json is broken.
    """
    path = shelf.root / layout.IDENTITY
    try:
        facts = json.loads(path.read_bytes())
        guid, base = str(UUID(facts["guid"])), address.base(facts["base_url"])
    except FileNotFoundError:
        return show
    except OSError as error:
        raise ShelfError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShelfError(
            f"{path} is broken: it has to hold the show's guid and base_url; restore it from a "
            f"copy, or set both in podcaster.toml as the published feed has them and delete it"
        ) from error
    return replace(show, guid=show.guid or guid, base_url=show.base_url or base)


def minted(feed_url: str) -> str:
    """The UUIDv5 of a feed's address without its scheme and the slashes at its end."""
    return str(uuid5(_NAMESPACE, feed_url.split("://", 1)[-1].rstrip("/")))
