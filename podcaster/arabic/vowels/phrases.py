"""Set phrases, whose vowels are always the same: greetings, prayers, turns of the news."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import bare

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Phrase(NamedTuple):
    bare: tuple[str, ...]
    vowelled: tuple[str, ...]


def set_phrases(words: Sequence[str], stopped: Sequence[bool]) -> dict[int, str]:
    """The words of set phrases, vowelled, by their index among the sentence's words, which are
    bare of marks. `stopped` says after which there is a stop; no phrase reaches over one."""
    found: dict[int, str] = {}
    at = 0
    while at < len(words):
        length = 1
        for phrase in _by_first_word().get(words[at], ()):
            end = at + len(phrase.bare)
            if tuple(words[at:end]) == phrase.bare and not any(stopped[at : end - 1]):
                found.update(zip(range(at, end), phrase.vowelled, strict=True))
                length = len(phrase.bare)
                break
        at += length
    return found


@cache
def _by_first_word() -> dict[str, list[_Phrase]]:
    """The phrases that begin with a word, the longest first, equals as the file has them."""
    text = files("podcaster.arabic.vowels").joinpath("data", "phrases.txt").read_text("utf-8")
    table: dict[str, list[_Phrase]] = {}
    for row in text.splitlines():
        if row and not row.startswith("#"):
            phrase = _Phrase(tuple(bare(row).split()), tuple(row.split()))
            table.setdefault(phrase.bare[0], []).append(phrase)
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.bare))
    return table
