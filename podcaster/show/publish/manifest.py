"""`.podcaster.json`, at the target: what podcaster put there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcaster.errors import PublishError
from podcaster.show import layout
from podcaster.show.publish.files import Entry, File

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcaster.show.publish.stores import Store

UNSURE = Entry(None, None)
"""Of a file that is ours, and may have arrived or not."""


def read(store: Store) -> dict[str, Entry]:
    """What was sent, by its path below the target; nothing where nothing ever was."""
    data = store.read(layout.MANIFEST)
    if data is None:
        return {}
    try:
        listed = json.loads(data)["files"]
        return {name: _entry(size, sha256) for name, (size, sha256) in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishError(
            f"the list of what was sent, {layout.MANIFEST} in {store.name}, is broken: "
            f"delete it there, and publish with --overwrite"
        ) from error


def write(store: Store, entries: Mapping[str, Entry]) -> None:
    """Puts the list at the target."""
    listed = {name: [entry.size_bytes, entry.sha256] for name, entry in sorted(entries.items())}
    text = json.dumps({"version": 1, "files": listed}, indent=0)
    store.send({layout.MANIFEST: File.made(text.encode())}, lambda name: None)


def _entry(size_bytes: object, sha256: object) -> Entry:
    if isinstance(size_bytes, int) and isinstance(sha256, str):
        return Entry(size_bytes, sha256)
    if size_bytes is None and sha256 is None:
        return UNSURE
    raise TypeError(f"{size_bytes!r} and {sha256!r} describe no file")
