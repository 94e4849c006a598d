"""Vowel marks on letters: taken apart, and put together in one order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FATHATAN, DAMMATAN, KASRATAN = "\u064b", "\u064c", "\u064d"
FATHA, DAMMA, KASRA = "\u064e", "\u064f", "\u0650"
SHADDA, SUKUN, DAGGER = "\u0651", "\u0652", "\u0670"
TANWIN = FATHATAN + DAMMATAN + KASRATAN
SHORT = FATHA + DAMMA + KASRA
_VOWELS = TANWIN + SHORT + SUKUN
_VOWEL_OF = dict(zip(TANWIN + SHORT, "auiaui", strict=True))
MARKS = TANWIN + SHORT + SHADDA + SUKUN + DAGGER

ORNAMENTS = (
    "\u0610-\u061a\u0653-\u065f\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d4-\u08ff"
)
"""Hamza and maddah above and below, small letters of the Quran: they stay with their letter."""
_LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"

_ANY = re.compile("[\u0610-\u061a\u064b-\u065f\u0670ـ]")
_MARK = re.compile(f"[{MARKS}]")
_LETTER = re.compile(f"([{_LETTERS}])([{MARKS}{ORNAMENTS}ـ]*)")
WORD = re.compile(f"[{_LETTERS}][{_LETTERS}ـ{MARKS}{ORNAMENTS}]*")
"""A run of Arabic letters with what stands on them."""


class Letter(NamedTuple):
    """A letter, its marks (shadda before a vowel, tanwin or sukun), and what else stands on it."""

    base: str
    marks: str = ""
    rest: str = ""

    @property
    def vowel(self) -> str:
        """a, i or u: its short vowel, or that of its tanwin; "" where it has none."""
        return next((_VOWEL_OF[mark] for mark in self.marks if mark in _VOWEL_OF), "")

    @property
    def nunated(self) -> bool:
        return any(mark in TANWIN for mark in self.marks)

    @property
    def doubled(self) -> bool:
        return SHADDA in self.marks

    @property
    def quiet(self) -> bool:
        """Whether it has a sukun."""
        return SUKUN in self.marks

    @property
    def dagger(self) -> bool:
        """Whether a long a is written above it."""
        return DAGGER in self.marks

    def with_shadda(self) -> Letter:
        return self if self.doubled else self._replace(marks=SHADDA + self.marks)


def bare(text: str) -> str:
    """The text without vowel marks."""
    return _MARK.sub("", text)


def unadorned(text: str) -> str:
    """The text without marks of any kind and without tatweel, as word lists have it."""
    return _ANY.sub("", text)


def letters(word: str) -> list[Letter]:
    """The letters of a word that WORD matches. Of two vowels on one letter the last one counts."""
    found = []
    for base, marks in _LETTER.findall(word):
        if len(marks) < 2 and marks in MARKS:
            found.append(Letter(base, marks))
            continue
        vowels = [mark for mark in marks if mark in _VOWELS]
        kept = SHADDA * (SHADDA in marks) + "".join(vowels[-1:]) + DAGGER * (DAGGER in marks)
        found.append(Letter(base, kept, _MARK.sub("", marks)))
    return found


def joined(word: Iterable[Letter]) -> str:
    """The word again."""
    return "".join(base + rest + marks for base, marks, rest in word)


def ordered(text: str) -> str:
    """The text with the marks of each letter in the order that Letter has."""
    return WORD.sub(lambda word: joined(letters(word[0])), text)


def is_vowelled(word: Sequence[Letter]) -> bool:
    """Whether the writer vowelled it all, but perhaps for what the spelling implies and the last
    letter: names that are never inflected come with that one bare."""
    if not any(letter.marks for letter in word) or word[-1].marks == SHADDA:
        return False
    for at, (base, marks, _) in enumerate(word[:-1]):
        following = word[at + 1]
        long = at > 0 and word[at - 1].marks.endswith({"و": DAMMA, "ي": KASRA}.get(base, "-"))
        merged = base == "ل" and SHADDA in following.marks
        vowelled = marks not in ("", SHADDA)
        if not (vowelled or base in "اآىإ" or following.base == "ا" or long or merged):
            return False
    return True


def implied(word: Sequence[Letter]) -> list[Letter]:
    """A vowelled word with the vowels that its spelling implies: a before ا, i under إ."""
    found = []
    for at, letter in enumerate(word):
        marks = letter.marks
        if letter.base == "إ" and not marks:
            marks = KASRA
        elif marks in ("", SHADDA) and word[at + 1 : at + 2] and word[at + 1].base == "ا":
            plural = letter.base == "و" and at and word[at - 1].marks.endswith(DAMMA)
            # The alif of تفضلوا is only written.
            marks += FATHA if letter.base not in "اآى" and not plural else ""
        found.append(letter._replace(marks=marks))
    return found
