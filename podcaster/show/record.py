"""episode.json, the record of an episode: written whole, read strictly.

Other versions of podcaster read it, too. A field that has its default is left out, so that an
older one does not meet a name it does not know; a field that is not known here is kept, and
written back.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from podcaster.errors import RecordError, ShelfError
from podcaster.models import Chapter, Cue, Episode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

VERSION = 1
"""Goes up when, and only when, an older podcaster would go wrong with the record: when a field
changes its meaning, or a new one may not be passed over. A field more is no reason."""

T = TypeVar("T", Chapter, Cue, Episode)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEPT = "kept"
_FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


class NewerRecord(ValueError):
    """There is nothing wrong with it; this podcaster is too old for it."""


def encode(episode: Episode) -> bytes:
    """UTF-8 JSON, a line for each field, chapter and cue; every string comes back as it was."""
    rows = [f'  "version": {VERSION}']
    for name, value in _said(episode):
        if isinstance(value, datetime):
            shown = _json(value.isoformat())
        elif isinstance(value, tuple):
            items = ",".join(f"\n    {_item(item)}" for item in value)
            shown = f"[{items}\n  ]" if items else "[]"
        else:
            shown = _json(value)
        rows.append(f'  "{name}": {shown}')
    rows += [f"  {_json(name)}: {value}" for name, value in episode.kept]
    # A lone surrogate, as in a path that is not UTF-8, becomes \udcxx: JSON's own escape for it.
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode("utf-8", "backslashreplace")


def _said(value: Chapter | Cue | Episode) -> Iterator[tuple[str, object]]:
    """The fields that are written: all but those that have their default."""
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name != _KEPT and found != field.default:
            yield field.name, found


def _item(item: object) -> str:
    if not isinstance(item, Chapter | Cue):
        return _json(item)
    rows = [f'"{name}": {_json(value)}' for name, value in _said(item)]
    rows += [f"{_json(name)}: {value}" for name, value in item.kept]
    return "{" + ", ".join(rows) + "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(path: Path) -> Episode:
    """The episode of that record. Raises RecordError for one that is damaged, ShelfError for one
    that this podcaster is too old for; both name the file."""
    try:
        return decode(path.read_bytes(), path.parent.name)
    except OSError as error:
        raise RecordError(
            f"the record {path} cannot be read ({error.strerror}): restore it from a copy, "
            f"or move its folder out of the show"
        ) from error
    except NewerRecord as error:
        raise ShelfError(f"the record {path} cannot be read: {error}") from error
    except ValueError as error:
        raise RecordError(
            f"the record {path} is broken: {error}; mend it, restore it from a copy, "
            f"or move its folder out of the show and build the article again"
        ) from error


def may_be_of(path: Path, sources: Iterable[str]) -> bool:
    """Whether the name of such a source stands anywhere in the record, however JSON writes it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ShelfError(f"the record {path} cannot be read ({error.strerror})") from error
    return any(
        _json(name).encode("utf-8", "backslashreplace") in data or json.dumps(name).encode() in data
        for name in sources
    )


def decode(data: bytes, folder: str) -> Episode:
    """The episode of a record in that folder. Raises ValueError, which names the entry."""
    try:
        table = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 (at byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON ({error.msg}, line {error.lineno})") from error
    except RecursionError as error:
        raise ValueError("it is not JSON (nested too deeply)") from error
    if not isinstance(table, dict):
        raise ValueError("it has to be one JSON object")
    version = table.pop("version", None)
    if type(version) is not int or version < 1:
        raise ValueError(f"«version» has to be {VERSION}, not {version!r}")
    if version > VERSION:
        raise NewerRecord(f"a newer podcaster wrote it (version {version}), so upgrade this one")
    episode = _filled(Episode, table, "")
    _check(episode, folder)
    return episode


def _filled(kind: type[T], table: object, where: str) -> T:
    if not isinstance(table, dict):
        raise ValueError(f"«{where.rstrip('.')}» has to be an object")
    readers = _FIELDS[kind]
    for field in fields(kind):
        if field.name not in table and field.default is MISSING:
            raise ValueError(f"«{where}{field.name}» is missing")
    found: dict[str, Any] = {}
    kept: list[tuple[str, str]] = []
    for key, value in table.items():
        if key not in readers:
            kept.append((key, _json(value)))
            continue
        try:
            found[key] = readers[key](value)
        except _Misfit as misfit:
            raise ValueError(f"«{where}{key}» {misfit}") from misfit
    return kind(**found, kept=tuple(kept))


class _Misfit(ValueError):
    """A value of the wrong kind; who reads the table knows its name."""


def _text(value: object) -> str:
    if type(value) is not str:
        raise _Misfit("has to be a text in quotes")
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise _Misfit("has to be a whole number, 0 or more")
    return value


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError as error:
        raise _Misfit("has to be a time such as 2026-11-24T09:30:00+03:00") from error
    if moment.utcoffset() is None:
        raise _Misfit("has to say its offset from UTC, such as +03:00")
    return moment


def _list(value: object) -> list[object]:
    if type(value) is not list:
        raise _Misfit("has to be a list")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _optional(reader: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else reader(value)


def _chapters(value: object) -> tuple[Chapter, ...]:
    return _rows(Chapter, _list(value), "chapters")


def _cues(value: object) -> tuple[Cue, ...]:
    return _rows(Cue, _list(value), "cues")


def _rows(kind: type[T], rows: list[Any], name: str) -> tuple[T, ...]:
    filled = _by_columns(kind, rows)
    if len(filled) == len(rows):
        return filled
    return tuple(_filled(kind, row, f"{name}[{at}].") for at, row in enumerate(rows))


def _by_columns(kind: type[T], rows: list[Any]) -> tuple[T, ...]:
    """The rows, checked a column at a time, for a long-running show has a million of them.

    Nothing where one is not as it should be.
    """
    names = list(_FIELDS[kind])
    if set(map(type, rows)) != {dict} or set(map(len, rows)) != {len(names)}:
        return ()
    try:
        columns = list(zip(*map(itemgetter(*names), rows), strict=True))
    except KeyError:
        return ()
    for name, column in zip(names, columns, strict=True):
        wanted = str if _FIELDS[kind][name] is _text else int
        if set(map(type, column)) != {wanted} or (wanted is int and min(column) < 0):
            return ()
    return tuple(map(kind, *columns))


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _count,
    str | None: _optional(_text),
    int | None: _optional(_count),
    datetime: _moment,
    tuple[str, ...]: _texts,
    tuple[Chapter, ...]: _chapters,
    tuple[Cue, ...]: _cues,
}


def _of_fields(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind, localns={"datetime": datetime})
    return {f.name: _READERS[hints[f.name]] for f in fields(kind) if f.name != _KEPT}


_FIELDS = {kind: _of_fields(kind) for kind in (Chapter, Cue, Episode)}


def _check(episode: Episode, folder: str) -> None:
    if not _SLUG.fullmatch(episode.slug):
        raise ValueError(f"«slug» has to be of a-z, 0-9 and hyphens, not {episode.slug!r}")
    if episode.slug != folder:
        raise ValueError(f"«slug» is {episode.slug}, and its folder is called {folder}")
    if not episode.guid:
        raise ValueError("«guid» is empty")
    if episode.cover is not None and not _FILE.fullmatch(episode.cover):
        raise ValueError(f"«cover» has to be the name of a file there, not {episode.cover!r}")
    for at, cue in enumerate(episode.cues):
        if cue.chapter >= len(episode.chapters):
            raise ValueError(
                f"«cues[{at}].chapter» names chapter {cue.chapter}, which is not there"
            )
