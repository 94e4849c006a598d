"""Vowelled Arabic to phones: phrases of words of syllables, as they sound side by side.

Once vowelled, Arabic is regular, so this is by rule. The text is taken as it should be said:
its pausal forms are already those of the letters. Words without marks are given likely vowels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.arabic.letters import MARKS, ORNAMENTS
from podcaster.arabic.phones.inventory import (
    EMPHATIC,
    GEMINATES,
    PLAIN_VOWELS,
)
from podcaster.arabic.phones.sounds import Sounds, sounds
from podcaster.arabic.phones.spelling import LETTERS, normalise_for_phones
from podcaster.arabic.phones.syllables import Syllable, stressed, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

PHRASE_MARKS = "؟!.…؛:،"
"""The marks that end a phrase, the strongest first."""
_SIGN = re.compile(f"[{MARKS}{ORNAMENTS}]")
_SAME_MARK = {"?": "؟", ";": "؛", ",": "،", "۔": ".", "–": "،", "—": "،", "\u2025": "…"}
_EMPHATICS = frozenset(phone for name in "SDTZq" for phone in (name, name * 2))
_BACK = frozenset(phone for name in "xg" for phone in (name, name * 2))
_SINGLE = {geminate: phone for phone, geminate in GEMINATES.items()}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it sounds where it stands."""

    written: str
    syllables: tuple[Syllable, ...]
    stress: int
    """Index of the stressed syllable."""

    @property
    def phones(self) -> tuple[str, ...]:
        return tuple(phone for syllable in self.syllables for phone in syllable)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said between two pauses; at least one word."""

    words: tuple[Word, ...]
    mark: str
    """One of `PHRASE_MARKS`, or "" where the text ended without one."""

    @property
    def phones(self) -> tuple[str, ...]:
        return tuple(phone for word in self.words for phone in word.phones)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The text's phrases: it is cut at its marks and nowhere else. Whatever is neither an Arabic
    letter nor a mark parts words and is not said; a text without Arabic letters has no phrases.
    """
    found: list[Phrase] = []
    for chunk, marks in _chunks(normalise_for_phones(text)):
        words = _joined([word for word in chunk.split() if sounds(word).phones])
        if words:
            found.append(Phrase(words, min(marks, key=PHRASE_MARKS.index, default="")))
    return tuple(found)


def _chunks(text: str) -> list[tuple[str, str]]:
    """Runs of words, with the marks after each."""
    clean = "".join(_SAME_MARK.get(char, char) for char in re.sub(r"\.{2,}", "…", text))
    clean = "".join(
        char if char in LETTERS or char in PHRASE_MARKS or _SIGN.match(char) else " "
        for char in clean
    )
    pieces = re.split(f"([{re.escape(PHRASE_MARKS)}][{re.escape(PHRASE_MARKS)} ]*)", clean)
    pairs = zip(pieces[::2], [*pieces[1::2], ""], strict=True)
    return [(words, marks.replace(" ", "")) for words, marks in pairs]


def _joined(written: Sequence[str]) -> tuple[Word, ...]:
    """The words of one phrase: wasl dropped, long vowels shortened before it, helping vowels in."""
    said: list[list[str]] = []
    for word in written:
        own = sounds(word)
        phones = list(own.phones)
        if not said:
            phones[0] = _SINGLE.get(phones[0], phones[0])
        elif own.elides and len(phones) > 2:
            _link(said[-1], sounds(written[len(said) - 1]), own)
            phones = phones[2:]
        said.append(phones)
    words: list[Word] = []
    before = ""
    for word, phones in zip(written, said, strict=True):
        words.append(_word(word, _coloured(phones, heavy=sounds(word).heavy, before=before)))
        before = phones[-1]
    return tuple(words)


def _link(before: list[str], left: Sounds, right: Sounds) -> None:
    if before[-1] in PLAIN_VOWELS:
        before[-1] = before[-1][0]
    elif left.link == "a" and not right.article:
        before.append("i")
    else:
        before.append(left.link or "i")


def _word(written: str, phones: Sequence[str]) -> Word:
    parts = syllables(phones)
    return Word(written, parts, stressed(parts))


def _coloured(phones: Sequence[str], *, heavy: bool, before: str) -> list[str]:
    """Vowels take the colour of emphatic neighbours, and that of God's name after a and u."""
    coloured = list(phones)
    for at, phone in enumerate(phones):
        if phone not in PLAIN_VOWELS:
            continue
        left = phones[at - 1] if at else ""
        right = phones[at + 1] if at + 1 < len(phones) else ""
        if left in _EMPHATICS | _BACK or (right in _EMPHATICS and phone[0] == "a"):
            coloured[at] = EMPHATIC[phone]
        elif heavy and left in ("l", "ll") and phone == "aa":
            heard = phones[at - 2] if at > 1 else before
            coloured[at] = "aa" if heard[:1] == "i" else "AA"
    return coloured
