"""Words whose vowels are known, in the forms that clitics and endings give them.

The data file has the stems of each kind of word, and what that kind takes before and after it. A
stem is vowelled, but for a last letter that takes the case ending or the ending's own vowel.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import KASRA, MARKS, SHADDA, SUKUN, SUN_LETTERS, TANWIN, bare, letters
from podcaster.arabic.vowels import names
from podcaster.arabic.vowels.orthography import OPEN, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUNATED = tuple(TANWIN)
_ARTICLE = ("ال", "لل")

# Stands on the و of عمرو.
_SILENT = "\u06df"

Marks = tuple[str, ...]


class _Part(NamedTuple):
    """A stem, or what comes before or after one: its letters and their marks."""

    bases: str
    marks: Marks
    link: str = OPEN
    """What an ending puts on the last letter of the stem."""


class _Kind(NamedTuple):
    name: str
    before: tuple[_Part, ...]
    after: dict[str, list[_Part]]
    after_definite: dict[str, list[_Part]]
    """The endings that go with the article: no pronouns, no tanwin."""
    pronouns: frozenset[_Part]
    stems: dict[str, list[str]]


@lru_cache(maxsize=2048)
def forms(word: str) -> tuple[Form, ...]:
    """The ways to vowel the word, which has no marks. Empty where no stem is known."""
    found: dict[Form, None] = {}
    for kind in _kinds():
        for before in kind.before:
            if not word.startswith(before.bases):
                continue
            host = word[len(before.bases) :]
            definite = before.bases.endswith(_ARTICLE)
            endings = kind.after_definite if definite else kind.after
            for stem, after in _taken_apart(host, kind.stems, endings):
                if definite and any(marks[-1:] in _NUNATED for marks in stem.marks):
                    continue
                name = "" if after in kind.pronouns else kind.name
                found[_put_together(name, before, stem, after)] = None
    return tuple(found)


def _taken_apart(
    host: str, stems: dict[str, list[str]], endings: dict[str, list[_Part]]
) -> Iterator[tuple[_Part, _Part]]:
    for cut in range(len(host), max(0, len(host) - 6), -1):
        if host[:cut] not in stems or host[cut:] not in endings:
            continue
        for stem, after in product(map(_part, stems[host[:cut]]), endings[host[cut:]]):
            inflected = stem.marks[-1].endswith(OPEN)
            if inflected or (not after.bases and after.link == OPEN):
                yield stem, after


def _put_together(kind: str, before: _Part, stem: _Part, after: _Part) -> Form:
    marks = list(stem.marks)
    if after.link != OPEN:
        marks[-1] = marks[-1].replace(OPEN, after.link)
    start = list(before.marks)
    article = 0
    if before.bases.endswith(_ARTICLE):
        first = stem.bases[0]
        article = len(start)
        start[-1] = KASRA if first == "ا" else "" if first in SUN_LETTERS else SUKUN
        if first in SUN_LETTERS:
            marks[0] = SHADDA + marks[0].removeprefix(SHADDA)
    return Form((*start, *marks, *after.marks), article, kind)


@cache
def _kinds() -> tuple[_Kind, ...]:
    text = files("podcaster.arabic.vowels").joinpath("data", "vowels.toml").read_text("utf-8")
    kinds = []
    for name, table in tomllib.loads(text).items():
        after = [_part(ending.removeprefix("-")) for ending in table["after"].split()]
        pronouns = [_part(ending.removeprefix("-")) for ending in table["pronouns"].split()]
        definite = [ending for ending in after if ending.link not in TANWIN]
        before = tuple(_part(clitic.removesuffix("-")) for clitic in table["before"].split())
        stems: dict[str, list[str]] = {}
        for stem in [*table["stems"].split(), *names.stems().get(name, [])]:
            stems.setdefault(bare(stem).replace(_SILENT, ""), []).append(stem)
        every = _by_bases([*after, *pronouns])
        own = frozenset(pronouns)
        kinds.append(_Kind(name, before, every, _by_bases(definite), own, stems))
    return tuple(kinds)


def _by_bases(parts: list[_Part]) -> dict[str, list[_Part]]:
    found: dict[str, list[_Part]] = {}
    for part in parts:
        found.setdefault(part.bases, []).append(part)
    return found


@lru_cache(maxsize=2048)
def _part(text: str) -> _Part:
    word = text.lstrip(MARKS)
    link = text[: len(text) - len(word)]
    found = letters(word)
    marks = []
    for letter in found:
        silent = letter.base in "اآىوي" and not letter.marks and letter is not found[-1]
        silent = silent or letter.base in "اآى" or _SILENT in letter.rest
        vowelled = silent or letter.marks not in ("", SHADDA)
        marks.append(letter.marks if vowelled else letter.marks + OPEN)
    return _Part("".join(letter.base for letter in found), tuple(marks), link or OPEN)
