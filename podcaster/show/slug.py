"""Slugs: an episode's folder and address, in ASCII, still readable."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

LONGEST = 48
"""Characters of the title's part; the date and a number come on top."""

_CONSONANTS = {
    "ء": "", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ؤ": "u",
    "ئ": "i", "ڤ": "v", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh", "ک": "k",
}  # fmt: skip
_VOWELS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "\u064e": "a",
    "\u064f": "u", "\u0650": "i", "\u064b": "", "\u064c": "", "\u064d": "", "\u0670": "a",
}  # fmt: skip
_HEARD = ("a", "i", "u")
_GLIDES = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
"""As a consonant before a vowel or at the start; as a vowel between consonants."""
_AYN, _SHADDA = "ع", "\u0651"
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650"
_ARTICLE = re.compile(r"^[اٱ]ل(?=[^\W_]{2}|[^\W_][\u064b-\u0652])")
# Unicode's normal forms put the vowel first.
_VOWELLED_SHADDA = re.compile(f"([{_MARKS}])({_SHADDA})")
_CASE_ENDING = re.compile(f"[{_MARKS}]$")
# Not heard after another vowel than its own.
_SILENT_ALIF = re.compile("(?<=[\u064f\u0650])[اٱ]")
_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670][^\W_]*)*")


def slug(title: str, day: date, taken: Container[str] = ()) -> str:
    """`2026-11-24-infidya-tawaqqaf-akbar-safqa`: ASCII, bounded, not among those that are taken.

    Reads best where the title has its vowel marks. A title without a letter or digit gives
    "episode"; a slug that is taken gets the first number that is free.
    """
    words: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", title)):
        latin = romanised(word)
        if latin and len("-".join([*words, latin])) > LONGEST:
            words = words or [latin[:LONGEST]]
            break
        words += [latin] if latin else []
    stem = f"{day.isoformat()}-{'-'.join(words) or 'episode'}"
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in numbered if name not in taken)


def romanised(word: str) -> str:
    """The word in a-z and 0-9, empty where it has neither letter nor digit that can be told."""
    body = _ARTICLE.sub("", word)
    latin = "" if body == word else "al"
    body = _CASE_ENDING.sub("", _VOWELLED_SHADDA.sub(r"\2\1", body))
    if latin:
        # The article's assimilation is not written: alshams, not alshshams.
        body = re.sub(f"^(\\w){_SHADDA}", r"\1", body)
    body = _SILENT_ALIF.sub("", body)
    for at, char in enumerate(body):
        following = body[at + 1 : at + 2]
        if char in _GLIDES:
            consonant, vowel = _GLIDES[char]
            glides = at == 0 or following in _VOWELS or following == _SHADDA
            latin += consonant if glides else vowel
        elif char == _AYN:
            latin += "" if latin[-1:] in _HEARD or following in _VOWELS else "a"
        elif char == _SHADDA:
            doubled = _CONSONANTS.get(body[at - 1], latin[-1:])
            latin += doubled if len(doubled) == 1 else ""
        elif char in _VOWELS or char in _CONSONANTS:
            latin += _VOWELS.get(char, _CONSONANTS.get(char, ""))
        else:
            latin += _plain(char)
    # A long vowel is its short mark and a letter, which would be written twice.
    latin = re.sub("aa+|uu+|ii+", lambda run: run[0][0], latin)
    return re.sub("iyy$", "i", latin)


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    apart = unicodedata.normalize("NFKD", char).casefold()
    return "".join(c for c in apart if c.isascii() and c.isalnum())
