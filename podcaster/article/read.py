"""A file, or what is pasted on standard input -> an Article."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from podcaster.article.decode import decode
from podcaster.article.folding import has_arabic
from podcaster.article.structure import Structure, structure
from podcaster.article.title import TITLE_CHARS
from podcaster.errors import ArticleError
from podcaster.models import Article, Dropped

if TYPE_CHECKING:
    from datetime import datetime

MAX_BYTES = 5_000_000
"""No article is larger; a book of a thousand pages is about as long."""
STDIN = "-"


def read(
    source: str,
    stdin: BinaryIO | None = None,
    *,
    title: str | None = None,
    author: str | None = None,
    date: datetime | None = None,
) -> Article:
    """The article of that path, or of standard input where the source is "-".

    What is given of title, author and date overrules what the text says. The article is known by
    the link that the text has of itself, else by its absolute path, else by its title. Raises
    ArticleError where the text cannot be read or holds nothing to say.
    """
    if source == STDIN:
        name, data = "standard input", _from_stdin(stdin or sys.stdin.buffer)
    else:
        name, data = source, _from_file(Path(source))
    text = decode(data, name)
    if not text.strip():
        raise ArticleError(f"{name} is empty; paste the article into it")
    if not has_arabic(text):
        raise ArticleError(f"{name} has no Arabic in it; an episode is made from an Arabic article")
    found = structure(text)
    if found is None or not found.sections:
        raise ArticleError(f"{name} has nothing under its title; paste the whole article")
    dropped = found.dropped if title is None else _with_title_dropped(found)
    headed = title is not None or found.title_line is not None
    title = title or found.title
    if len(title) > TITLE_CHARS:
        raise ArticleError(
            f"the title of {name} has {len(title):,} characters, more than {TITLE_CHARS}; "
            "give a shorter one with --title"
        )
    path = title if source == STDIN else str(Path(source).absolute())
    return Article(
        title=title,
        sections=found.sections,
        source=found.link or path,
        headed=headed,
        summary=found.summary,
        author=author or found.author,
        date=date or found.date,
        link=found.link,
        dropped=dropped,
    )


def _with_title_dropped(found: Structure) -> tuple[Dropped, ...]:
    """What was dropped, and the title that another one replaces."""
    if found.title_line is None:
        return found.dropped
    line = Dropped(found.title_line, found.title, "title")
    return tuple(sorted((*found.dropped, line), key=lambda dropped: dropped.line))


def _from_stdin(stdin: BinaryIO) -> bytes:
    if stdin.isatty():
        raise ArticleError(
            "standard input is a terminal; pipe the article in, or give the path of a file"
        )
    return _limited(stdin.read(MAX_BYTES + 1), "standard input")


def _from_file(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ArticleError(f"{path} is a folder; give the path of one article")
        with path.open("rb") as file:
            return _limited(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError as error:
        raise ArticleError(f"{path} does not exist; check the path of the article") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise ArticleError(f"{path} cannot be read ({reason}); check its permissions") from error


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise ArticleError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, which no article is; "
            "give the text of one article"
        )
    return data
