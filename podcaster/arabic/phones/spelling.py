"""A written word as its letters, each with the marks that it carries, and irregular spellings made
regular: the long vowel of هذا is put in, the silent و of عمرو left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

FATHA, DAMMA, KASRA, SHADDA, SUKUN = "\u064e", "\u064f", "\u0650", "\u0651", "\u0652"
_TANWIN = {"\u064b": "a", "\u064c": "u", "\u064d": "i", "\u08f0": "a", "\u08f1": "u", "\u08f2": "i"}
_SHORT = {FATHA: "a", DAMMA: "u", KASRA: "i"}
_SUKUNS = {SUKUN, "\u06e1", "\u06df"}
_DAGGER = "\u0670"
_MARK = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed\u08d4-\u08ff]"
)

# Letters of other languages that are written with Arabic ones, as Arabs say them.
_FOREIGN = str.maketrans(
    {
        "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه",
        "ۃ": "ة", "ڨ": "گ", "ڭ": "گ", "ݣ": "گ", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن", "ۆ": "و",
        "ۇ": "و", "ۋ": "ڤ", "ڥ": "ڤ", "ݢ": "گ", "ێ": "ي", "ڕ": "ر", "ٲ": "أ", "ٳ": "إ", "ٵ": "أ",
    }
)  # fmt: skip
# NFKC would put a space before these, and take them from their letter.
_LONE_MARKS = {0xFE70 + 2 * at: 0x064B + at for at in range(8)}
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژڤگڵ"
"""Every letter that is said. ڵ is the heavy l of الله."""

_PROCLITICS = "(?:[وفأ]?[بكلس]?|[وفأ]{2})(?:ال|(?<=ل)ل)?"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its marks."""

    char: str
    vowel: str = ""
    """a, i or u: its short vowel, or that of its tanwin."""
    nunated: bool = False
    doubled: bool = False
    quiet: bool = False
    """Sukun."""
    dagger: bool = False
    """A long ā that is written above."""

    @property
    def bare(self) -> bool:
        return not (self.vowel or self.doubled or self.quiet or self.dagger)


def normalised(text: str) -> str:
    """The text in the letters that `spelled` knows: compatibility forms, letters of neighbouring
    languages and hamza marks folded, tatweel and invisible characters dropped.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_LONE_MARKS)).translate(_FOREIGN)
    return "".join(
        " " if char.isspace() else char
        for char in folded
        if char.isspace() or (char != "ـ" and unicodedata.category(char) not in ("Cf", "Cc"))
    )


def spelled(word: str) -> tuple[Letter, ...]:
    """The letters of a normalised word, irregular spellings made regular; junk is passed over."""
    return _regular(_letters(word))


def _letters(word: str) -> tuple[Letter, ...]:
    found: list[Letter] = []
    for char in word:
        if char in LETTERS:
            found.append(Letter(char))
        elif found:
            found[-1] = _marked(found[-1], char)
    return tuple(found)


def _marked(letter: Letter, mark: str) -> Letter:
    """Of two marks that exclude each other the first counts, except that tanwin beats a vowel."""
    if mark in _TANWIN:
        return replace(letter, vowel=_TANWIN[mark], nunated=True, quiet=False)
    if mark in _SHORT:
        return letter if letter.vowel else replace(letter, vowel=_SHORT[mark], quiet=False)
    if mark == SHADDA:
        return replace(letter, doubled=True)
    if mark == _DAGGER:
        return replace(letter, dagger=True)
    if mark in _SUKUNS and not letter.vowel:
        return replace(letter, quiet=True)
    return letter


@dataclass(frozen=True, slots=True)
class _Irregular:
    pattern: re.Pattern[str]
    letters: tuple[tuple[str, Letter], ...]
    """Each with " " (written and said), "+" (only said) or "-" (only written)."""


@cache
def _irregular() -> tuple[_Irregular, ...]:
    text = files("podcaster.arabic.phones").joinpath("data", "irregular.txt").read_text("utf-8")
    return tuple(
        _entry(row.strip()) for row in text.splitlines() if row.strip() and not row.startswith("#")
    )


def _entry(row: str) -> _Irregular:
    """An entry such as هَ(ا)ذَا or عَمْر[و]; with * at its end, more letters may follow."""
    letters: list[tuple[str, Letter]] = []
    kind = " "
    for char in row.rstrip("*"):
        if char in "([":
            kind = "+" if char == "(" else "-"
        elif char in ")]":
            kind = " "
        elif char in LETTERS:
            letters.append((kind, Letter(char)))
        else:
            letters[-1] = (letters[-1][0], _marked(letters[-1][1], char))
    bare = "".join(letter.char for kind, letter in letters if kind != "+").replace("ڵ", "ل")
    ending = ".*" if row.endswith("*") else ""
    return _Irregular(re.compile(f"({_PROCLITICS}){bare}{ending}"), tuple(letters))


def _regular(letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
    bare = "".join(letter.char for letter in letters).replace("ٱ", "ا")
    for entry in _irregular():
        match = entry.pattern.fullmatch(bare)
        if match:
            start = match.end(1)
            changed = _merged(letters[start:], entry)
            if changed is not None:
                return letters[:start] + changed
    return letters


def _merged(written: tuple[Letter, ...], entry: _Irregular) -> tuple[Letter, ...] | None:
    """The entry's letters with the marks that are written; its own where there are none.

    None where a written mark contradicts the entry: then it is another word.
    """
    merged: list[Letter] = []
    rest = list(written)
    last = sum(kind != "+" for kind, _ in entry.letters) - 1
    for kind, letter in entry.letters:
        if kind == "+":
            if not merged[-1].dagger:
                merged.append(letter)
            continue
        at = len(written) - len(rest)
        own = rest.pop(0)
        if at < last and letter.vowel and (own.quiet or own.vowel not in ("", letter.vowel)):
            return None
        if kind == " ":
            known = replace(letter, char=own.char if letter.char != "ڵ" else "ڵ")
            merged.append(known if own.bare else replace(own, char=known.char))
    return tuple(merged) + tuple(rest)


def is_mark(char: str) -> bool:
    """Whether the character is a vowel mark or another sign that sits on a letter."""
    return bool(_MARK.match(char))
