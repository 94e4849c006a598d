"""A show's own lexicon: how its names are said.

`lexicon.toml` has an entry a word. Letters, with vowels or without, or phones:

    "OpenAI"  = "أُوبِن إيه آي"
    "إنفيديا" = "إِنْفِيدْيا"
    "چات"     = { phones = "ch aa t" }

An entry is found with و ف ب ل ك ال before it and a pronoun after it, too.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from podcaster.arabic.letters import unadorned
from podcaster.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SAYABLE = re.compile("[\u0621-\u0652\u0670\u0671پڤگچژ ]+")
_ARABIC = re.compile("[\u0621-\u064aپڤگچژ]")

_SHORTEST_STEM = 3

_CONJUNCTIONS = {"": "", "و": "وَ", "ف": "فَ"}
_PREPOSITIONS = {"": "", "ب": "بِ", "ك": "كَ", "ل": "لِ"}
_ARTICLES = {"ال": "ال", "بال": "بِال", "كال": "كَال", "لل": "لِل"}
_PRONOUNS = {
    "ه": "هُ", "ها": "هَا", "هم": "هُمْ", "هما": "هُمَا", "هن": "هُنَّ",
    "ك": "كَ", "كم": "كُمْ", "نا": "نَا", "ي": "ِي",
}  # fmt: skip

# The phone names of podcaster.arabic.phones.phrases, as letters.
_LETTERS = {
    "ah": "ء", "b": "ب", "t": "ت", "^": "ث", "j": "ج", "H": "ح", "x": "خ", "d": "د", "th": "ذ",
    "r": "ر", "z": "ز", "s": "س", "ch": "ش", "S": "ص", "D": "ض", "T": "ط", "Z": "ظ", "E": "ع",
    "g": "غ", "f": "ف", "q": "ق", "k": "ك", "l": "ل", "m": "م", "n": "ن", "h": "ه", "w": "و",
    "y": "ي", "v": "ڤ",
}  # fmt: skip
_GEMINATES = {(name + name if len(name) == 1 else name + "h"): name for name in _LETTERS}
_VOWELS = {"a": "َ", "aa": "َا", "i": "ِ", "ii": "ِي", "u": "ُ", "uu": "ُو"}
_SUKUN, _SHADDA = "\u0652", "\u0651"


class Lexicon:
    """Words and how they are said."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = {_key(word): said for word, said in entries.items()}
        self._said: dict[str, str | None] = {}

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Raises SettingsError, with the entry, where the file cannot be used."""
        try:
            table = tomllib.loads(path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"the lexicon {path} cannot be read ({error})") from error
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"the lexicon {path} is not TOML: {error}") from error
        return cls({word: _said(word, value, path) for word, value in table.items()})

    def say(self, word: str) -> str | None:
        """How the word is said, with the clitics it came with; None where no entry covers it."""
        if word not in self._said:
            key = _key(word)
            self._said[word] = self._entries.get(key) or self._with_clitics(key)
        return self._said[word]

    def _with_clitics(self, key: str) -> str | None:
        for conjunction, said_first in _CONJUNCTIONS.items():
            if not key.startswith(conjunction):
                continue
            host = key.removeprefix(conjunction)
            merged = self._entries.get("ال" + host[2:]) if host.startswith("لل") else None
            if merged is not None:
                return f"{said_first}لِ{merged[1:]}"
            for article, vowelled in _ARTICLES.items():
                said = self._inner(host.removeprefix(article))
                if said is not None and host.startswith(article):
                    return said_first + vowelled + said
            for preposition, vowelled in _PREPOSITIONS.items():
                stem = host.removeprefix(preposition)
                said = self._inner(stem) or self._with_pronoun(stem)
                if said is not None and host.startswith(preposition):
                    return said_first + vowelled + said
        return None

    def _inner(self, stem: str) -> str | None:
        """An entry within a longer word; short Arabic ones are found there by accident: فكر."""
        if len(stem) < _SHORTEST_STEM and _ARABIC.search(stem):
            return None
        return self._entries.get(stem)

    def _with_pronoun(self, stem: str) -> str | None:
        for pronoun, vowelled in _PRONOUNS.items():
            if not stem.endswith(pronoun):
                continue
            host = stem.removesuffix(pronoun)
            if self._inner(host):
                return self._entries[host] + vowelled
            if host.endswith("ت") and host[:-1] + "ة" in self._entries:
                feminine = self._entries[host[:-1] + "ة"]
                return feminine.rstrip(_SUKUN).removesuffix("ة") + "ت" + vowelled
        return None


def _key(word: str) -> str:
    return unadorned(word).casefold()


def _said(word: str, value: object, path: Path) -> str:
    where = f"the lexicon {path}, at «{word}»"
    if not word.strip() or len(word.split()) > 1:
        raise SettingsError(f"{where}: an entry is one word")
    if isinstance(value, dict) and set(value) == {"phones"} and isinstance(value["phones"], str):
        return spelled(value["phones"], where)
    if not isinstance(value, str):
        raise SettingsError(f'{where}: give Arabic letters, or {{ phones = "..." }}')
    if not _SAYABLE.fullmatch(value) or not _ARABIC.search(value):
        raise SettingsError(f"{where}: «{value}» has to be Arabic letters and vowel marks alone")
    return value.strip()


def spelled(phones: str, where: str) -> str:
    """Phones as fully vowelled letters: "k i t aa b" is كِتَابْ."""
    letters = ""
    closed = True
    for phone in phones.split():
        vowel = _VOWELS.get(phone.lower()) if phone not in _LETTERS else None
        if vowel is not None and not closed:
            letters += vowel
            closed = True
            continue
        name = _GEMINATES.get(phone, phone)
        if name not in _LETTERS:
            known = " ".join([*_LETTERS, *_VOWELS])
            raise SettingsError(f"{where}: «{phone}» cannot stand there; the phones are {known}")
        letters += ("" if closed else _SUKUN) + _LETTERS[name]
        letters += _SHADDA if phone in _GEMINATES else ""
        closed = False
    if not letters:
        raise SettingsError(f"{where}: no phones are given")
    return letters + ("" if closed else _SUKUN)
