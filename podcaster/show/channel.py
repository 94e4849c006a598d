"""What directories ask of a show: checked when its settings are read, not when it is refused."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from uuid import UUID

from podcaster.show import address
from podcaster.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from podcaster.models import Show

TYPES = ("episodic", "serial")
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def problems(show: Show) -> Iterator[str]:
    """What has to be mended, a line for each entry, by its name in podcaster.toml."""
    return map(one_line, _problems(show))


def categories() -> Mapping[str, list[str]]:
    """Apple's categories, each with its subcategories."""
    return _categories()


def _problems(show: Show) -> Iterator[str]:
    for name in ("title", "author", "description"):
        if not getattr(show, name).strip():
            yield f"{name} is empty: give it a text"
    if not _LANGUAGE.fullmatch(show.language):
        yield f"language has to be a code such as ar or ar-EG, not «{show.language}»"
    yield from _category(show)
    if show.type not in TYPES:
        yield f"type has to be {' or '.join(TYPES)}, not «{show.type}»"
    if show.owner_email is not None and not _EMAIL.fullmatch(show.owner_email):
        yield f"owner_email is not an address for mail: «{show.owner_email}»"
    if not _COLOUR.fullmatch(show.colour):
        yield f"colour has to be written as #0f4c5c is, not «{show.colour}»"
    for name, reads in _ADDRESSES.items():
        if (text := getattr(show, name)) is not None:
            try:
                reads(text)
            except ValueError as error:
                yield f"{name}: {error}"


@cache
def _categories() -> dict[str, list[str]]:
    text = files("podcaster.show").joinpath("data", "categories.toml").read_text("utf-8")
    return {name: list(below) for name, below in tomllib.loads(text).items()}


def _category(show: Show) -> Iterator[str]:
    known = categories()
    if show.category not in known:
        yield (
            f"category «{show.category}» is not on Apple's list"
            f"{_nearest(show.category, list(known))}"
        )
    elif show.subcategory is not None and show.subcategory not in known[show.category]:
        yield (
            f"subcategory «{show.subcategory}» is not one of {show.category}"
            f"{_nearest(show.subcategory, known[show.category])}"
        )


def _nearest(name: str, known: list[str]) -> str:
    by_case = {entry.casefold(): entry for entry in known}
    close = [by_case[match] for match in get_close_matches(name.casefold(), by_case, cutoff=0.6)]
    if not known:
        return ", which has none: leave it out"
    return f": did you mean {' or '.join(close)}?" if close else f": choose of {', '.join(known)}"


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise ValueError(f"«{text}» is not a UUID") from error


_ADDRESSES: Mapping[str, Callable[[str], object]] = {
    "link": address.web,
    "base_url": address.base,
    "funding_url": address.web,
    "new_feed_url": address.web,
    "guid": _uuid,
}
