"""Latin words in Arabic text, as Arab news readers say them, in vowelled Arabic letters.

Known words come from a lexicon, acronyms letter by letter, everything else is transliterated
after the habits of Arabic newspapers and marked as a guess.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words.tongues import Tongue

_LETTERS = {
    "a": "إِيه", "b": "بِي", "c": "سِي", "d": "دِي", "e": "إِي", "f": "إِف", "g": "جِي", "h": "إِتْش",
    "i": "آي", "j": "جِيه", "k": "كِيه", "l": "إِل", "m": "إِم", "n": "إِن", "o": "أُو", "p": "بِي",
    "q": "كْيُو", "r": "آر", "s": "إِس", "t": "تِي", "u": "يُو", "v": "فِي", "w": "دَبِلْيُو",
    "x": "إِكْس", "y": "وَاي", "z": "زِد",
}  # fmt: skip
_PARTS = re.compile(
    r"""
      Mc[A-Z][a-z]+     # McDonald is one
    | [A-Z]+ (?![a-z])  # DC of DCMotor
    | [A-Z]?[a-z]+      # Core and Weave of CoreWeave
    | [A-Z]
    """,
    re.VERBOSE,
)
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_SUKUN = "\u0652"
_SHORT = "\u064e\u064f\u0650"
_LONG = "اوي"

# Letters that NFKD does not take apart.
_FOLDED = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "th", "þ": "th",
        "ı": "i", "Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "Th", "Þ": "Th",
    }
)  # fmt: skip
_TABLES = {
    Tongue.ENGLISH: "latin_rules.tsv", Tongue.FRENCH: "latin_french.tsv",
    Tongue.GERMAN: "latin_german.tsv", Tongue.SPANISH: "latin_spanish.tsv",
}  # fmt: skip
_SHORT_WORDS = frozenset(("in", "up", "on"))
_POSSESSIVE = re.compile("['’]s$")
_MANY = re.compile("[A-Z]{2,}s")
"""GPUs, CEOs: the s is not said."""


class _Entry(NamedTuple):
    written: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Spelled:
    """A Latin word in Arabic letters."""

    spoken: str
    guessed: bool
    """Whether it was transliterated by rule: an editor may know better."""


def known(word: str) -> str | None:
    """How the lexicon says the word, whatever stands in it: «Wi-Fi», «R&D», «5G»."""
    return _lexicon().get(word.casefold())


@lru_cache(maxsize=8192)
def speak(word: str, tongue: Tongue = Tongue.ENGLISH) -> Spelled:
    """How the word is said. Takes any word with a Latin letter; the result holds Arabic alone."""
    known = _lexicon().get(word.casefold())
    if known is not None:
        return Spelled(known, guessed=False)
    folded = _folded(_POSSESSIVE.sub("", word))
    if _MANY.fullmatch(folded):
        return speak(folded[:-1])
    if folded.casefold() in _lexicon():
        return Spelled(_lexicon()[folded.casefold()], guessed=False)
    if tongue is not Tongue.ENGLISH and not _is_acronym(folded):
        return Spelled(_in_tongue(word, tongue), guessed=True)
    parts = _PARTS.findall(folded)
    if len(parts) > 1:
        spelled = [speak(part) for part in parts]
        spoken = " ".join(part.spoken for part in spelled if part.spoken)
        return Spelled(spoken, guessed=any(part.guessed for part in spelled))
    letters = "".join(parts)
    if folded != word and letters.casefold() in _lexicon():
        return Spelled(_lexicon()[letters.casefold()], guessed=False)
    if _is_acronym(letters):
        return Spelled(" ".join(_LETTERS[letter] for letter in letters.casefold()), guessed=False)
    compound = _compound(letters.casefold())
    if compound is not None:
        return Spelled(compound, guessed=True)
    return Spelled(_transliterated(letters.casefold(), tongue), guessed=True)


def _compound(letters: str) -> str | None:
    """Two known words that are written as one: «dropout», «dataset»."""
    for cut in range(len(letters) - 2, 2, -1):
        first, second = _lexicon().get(letters[:cut]), _lexicon().get(letters[cut:])
        if first and second and (len(letters) - cut > 2 or letters[cut:] in _SHORT_WORDS):
            return f"{first} {second}"
    return None


def _in_tongue(word: str, tongue: Tongue) -> str:
    """The word by the spelling of its tongue, what is mute taken off."""
    plain = unicodedata.normalize("NFC", word).casefold().replace("'", "").replace("’", "")
    if tongue is Tongue.FRENCH:
        plain = re.sub("a(?:ul|u)[tdx]s?$", "au", plain.replace("ss", "ç"))
        plain = re.sub("(?<=[aeiouyéèêâîôû])s(?=[aeiouyéèêâîôû])", "z", plain)
        plain = re.sub("^(.{1,2})er$", r"\1èr", plain)
        plain = re.sub("(?<=[^l'][a-zà-ÿœ])(?<!^le)[tdpxsz]{1,2}$", "", plain)
    if tongue is Tongue.GERMAN:
        plain = re.sub("(?<=[eiäöünrl])ch", "sch", plain)
        plain = re.sub("(?<=[aeiouäöü])h(?![aeiouäöü])", "", plain)
    letters = {rule[0].lstrip("^")[0] for rules in _rules(tongue).values() for rule in rules}
    kept = "".join(char if char in letters else _folded(char) for char in plain)
    return _transliterated(kept, tongue)


def _is_acronym(letters: str) -> bool:
    if len(letters) == 1:
        return True
    unsayable = not re.search("[aeiouy]", letters.casefold())
    return unsayable or (letters.isupper() and len(letters) <= 5)


def _folded(word: str) -> str:
    """The word in the letters a to z: accents, ligatures and everything else taken off."""
    apart = unicodedata.normalize("NFKD", word.translate(_FOLDED))
    return "".join(char for char in apart if char.isascii() and char.isalpha())


@cache
def _lexicon() -> dict[str, str]:
    return {row.written: row.spoken for row in tables.rows("latin.tsv", _Entry)}


class _Rule(NamedTuple):
    letters: str
    following: re.Pattern[str]
    spoken: str


@cache
def _rules(tongue: Tongue) -> dict[str, tuple[_Rule, ...]]:
    """By first letter, in the file's order."""
    found: dict[str, list[_Rule]] = {}
    for rule in tables.rows(_TABLES[tongue], _Rule):
        found.setdefault(rule.letters.lstrip("^")[0], []).append(rule)
    return {letter: tuple(rules) for letter, rules in found.items()}


def _transliterated(word: str, tongue: Tongue) -> str:
    if tongue is not Tongue.SPANISH:  # «ll» is a letter
        word = re.sub(r"([^aeiou])\1+", r"\1", word)
    spoken, at = "", 0
    while at < len(word):
        arabic, at = next(
            filter(None, (_applied(rule, word, at) for rule in _rules(tongue)[word[at]]))
        )
        spoken = _joined(spoken, arabic)
    return _quiet(spoken)


def _applied(rule: _Rule, word: str, at: int) -> tuple[str, int] | None:
    """What the rule writes for the letters there, and where they end."""
    letters = rule.letters.removeprefix("^")
    if not word.startswith(letters, at) or (letters != rule.letters and at > 0):
        return None
    end = at + len(letters)
    return (rule.spoken, end) if rule.following.match(word, end) else None


def _joined(spoken: str, piece: str) -> str:
    """A vowel after a vowel gets a seat of its own; a word cannot begin with a bare mark."""
    if not piece or piece[0] not in _MARKS:
        return spoken + piece
    if not spoken:
        return "أ" + piece
    if _ends_in_a_vowel(spoken):
        seat = "ي" if piece[0] == "\u0650" or spoken[-1] == "ي" else "و"
        return spoken + seat + piece.lstrip(_SUKUN)
    return spoken + piece


def _ends_in_a_vowel(spoken: str) -> bool:
    if spoken[-1] in _SHORT or spoken[-1] in "اآ":
        return True
    return spoken[-1] in _LONG and spoken[-2:-1] in tuple(_SHORT)


def _quiet(spoken: str) -> str:
    """Sukun on each consonant that has no vowel, the last one left bare."""
    marked = ""
    for char, following in pairwise(spoken + " "):
        marked += char
        lengthens = char in _LONG and marked[-2:-1] in tuple(_SHORT)
        if char not in _MARKS and not lengthens and following not in _MARKS + " " and char != "آ":
            marked += _SUKUN
    return marked
