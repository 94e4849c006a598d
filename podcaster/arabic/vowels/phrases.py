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
        phrase = set_phrase(words, at)
        if any(stopped[at : at + len(phrase) - 1]):
            phrase = ()
        found.update(enumerate(phrase, at))
        at += max(1, len(phrase))
    return found


def set_phrase(words: Sequence[str], at: int) -> tuple[str, ...]:
    """The longest set phrase that begins at that word, vowelled; empty where none does."""
    for phrase in _by_first_word().get(words[at], ()):
        if tuple(words[at : at + len(phrase.bare)]) == phrase.bare:
            return phrase.vowelled
    return ()


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
