"""A written word as its letters, irregular spellings made regular: the long vowel of هذا is put
in, the silent و of عمرو left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from podcaster.arabic.letters import (
    DAGGER,
    DAMMATAN,
    FATHATAN,
    KASRATAN,
    MARKS,
    PROCLITICS,
    SUKUN,
    Letter,
    letters,
)
from podcaster.arabic.tables import rows

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژڤگڵ"
"""Every letter that is said. ڵ is the heavy l of الله."""

# Letters of other languages that are written with Arabic ones, as Arabs say them, and the signs
# that the Quran's spelling has for tanwin and sukun.
_KIN = str.maketrans(
    {
        "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه",
        "ۃ": "ة", "ڨ": "گ", "ڭ": "گ", "ݣ": "گ", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن", "ۆ": "و",
        "ۇ": "و", "ۋ": "ڤ", "ڥ": "ڤ", "ݢ": "گ", "ێ": "ي", "ڕ": "ر", "ٲ": "أ", "ٳ": "إ", "ٵ": "أ",
        "\u08f0": FATHATAN, "\u08f1": DAMMATAN, "\u08f2": KASRATAN,
        "\u06e1": SUKUN, "\u06df": SUKUN,
    }
)  # fmt: skip
# NFKC would put a space before these, and take them from their letter.
_LONE_MARKS = {0xFE70 + 2 * at: 0x064B + at for at in range(8)}
_SAID = re.compile(f"[{LETTERS}{MARKS}]")


def normalise_for_phones(text: str) -> str:
    """The text in the letters that `spelled` knows: compatibility forms, letters of neighbouring
    languages and hamza marks folded, tatweel and invisible characters dropped. What is neither
    one of LETTERS nor one of their marks stays as it is.
    """
    folded = unicodedata.normalize("NFKC", text.translate(_LONE_MARKS)).translate(_KIN)
    return "".join(
        " " if char.isspace() else char
        for char in folded
        if char.isspace() or (char != "ـ" and unicodedata.category(char) not in ("Cf", "Cc"))
    )


def spelled(word: str) -> tuple[Letter, ...]:
    """The letters of a normalised word, irregular spellings made regular; junk is passed over."""
    found = letters("".join(_SAID.findall(word)))
    return _regular(tuple(letter._replace(rest="") for letter in found))


@dataclass(frozen=True, slots=True)
class _Irregular:
    pattern: re.Pattern[str]
    letters: tuple[tuple[str, Letter], ...]
    """Each with " " (written and said), "+" (only said) or "-" (only written)."""


class Spelling(NamedTuple):
    """A row of the table of irregular words."""

    spelling: str
    """Such as هَ(ا)ذَا or عَمْر[و]; with * at its end, more letters may follow."""


@cache
def _irregular() -> tuple[_Irregular, ...]:
    return tuple(_entry(row.spelling) for row in rows("irregular.tsv", Spelling))


def _entry(row: str) -> _Irregular:
    found: list[tuple[str, Letter]] = []
    for only_said, only_written, both in re.findall(r"\(([^)]*)\)|\[([^\]]*)\]|([^()\[\]*]+)", row):
        kind = "+" if only_said else "-" if only_written else " "
        found += [(kind, letter) for letter in letters(only_said or only_written or both)]
    bare = "".join(letter.base for kind, letter in found if kind != "+").replace("ڵ", "ل")
    ending = ".*" if row.endswith("*") else ""
    return _Irregular(re.compile(f"({PROCLITICS}){bare}{ending}"), tuple(found))


def _regular(word: tuple[Letter, ...]) -> tuple[Letter, ...]:
    bare = "".join(letter.base for letter in word).replace("ٱ", "ا")
    for entry in _irregular():
        match = entry.pattern.fullmatch(bare)
        if match:
            start = match.end(1)
            changed = _merged(word[start:], entry)
            if changed is not None:
                return word[:start] + changed
    return word


def _merged(written: tuple[Letter, ...], entry: _Irregular) -> tuple[Letter, ...] | None:
    """The entry's letters with the marks that are written; its own where there are none.

    None where a written mark contradicts the entry: then it is another word.
    """
    merged: list[Letter] = []
    rest = list(written)
    last = sum(kind != "+" for kind, _ in entry.letters) - 1
    for kind, letter in entry.letters:
        if kind == "+":
            if DAGGER not in merged[-1].marks:
                merged.append(letter)
            continue
        at = len(written) - len(rest)
        own = rest.pop(0)
        if at < last and letter.vowel and (own.quiet or own.vowel not in ("", letter.vowel)):
            return None
        if kind == " ":
            known = letter._replace(base="ڵ" if letter.base == "ڵ" else own.base)
            merged.append(own._replace(base=known.base) if own.marks else known)
    return tuple(merged) + tuple(rest)
