"""How a word may end beside its neighbours, where the words alone tell: numbers and what they
count, and nouns after prepositions. Everything else is left to the model.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.letters import (
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SUKUN,
    Letter,
    definite,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Ending = frozenset[str]
"""Vowels and tanwin that may end a word; empty where all may."""

ANY: Ending = frozenset()
_SHORT = frozenset({FATHA, DAMMA, KASRA})
_NUNATED = frozenset({FATHATAN, DAMMATAN, KASRATAN})
_GENITIVE = frozenset({KASRA, KASRATAN})


@dataclass(frozen=True, slots=True)
class _Word:
    bare: str
    kind: str
    """Its key in the data file, or "" where it is no number."""
    joined: bool
    """Whether it is a number that و joins to the one before it."""
    stopped: bool
    """Whether a stop follows it."""


def endings(words: Sequence[str], stopped: Sequence[bool]) -> list[Ending]:
    """For each word, bare of marks, how it may end. `stopped` says after which there is a stop."""
    seen = [_word(bare, stop) for bare, stop in zip(words, stopped, strict=True)]
    nothing = _word("", stopped=True)
    found = []
    for at, word in enumerate(seen):
        before = seen[at - 1] if at and not seen[at - 1].stopped else nothing
        after = seen[at + 1] if at + 1 < len(seen) and not word.stopped else nothing
        earlier = seen[at - 2] if at > 1 and before is not nothing else nothing
        found.append(_ending(word, earlier, before, after))
    return found


def preset(word: list[Letter], ending: Ending) -> list[Letter]:
    """عشرة with the vowel of its ش: it has one where it stands alone, none after ثلاث and the
    like, where it ends in a and nothing else."""
    if "".join(letter.base for letter in word[-4:]) != "عشرة" or any(each.marks for each in word):
        return word
    marks = SUKUN if ending == {FATHA} else FATHA
    return [*word[:-3], word[-3]._replace(marks=marks), *word[-2:]]


def _ending(word: _Word, earlier: _Word, before: _Word, after: _Word) -> Ending:
    if word.kind == "ten" and before.kind in ("ones", "units", "ordinals", "two", "ordinal"):
        return frozenset({FATHA})
    if word.kind == "ordinals":
        return frozenset({FATHA}) if after.kind == "ten" else _after_preposition(word, before)
    if word.kind:
        own = _of_number(word, before, after)
        governed = own & _GENITIVE
        return governed if governed and governs(before.bare) else own
    if before.kind and not definite(word.bare):
        return _counted(word, earlier, before, after)
    return _after_preposition(word, before)


def _of_number(word: _Word, before: _Word, after: _Word) -> Ending:
    construct = bool(after.bare) and not _apart(after)
    any_case = _SHORT if construct else _NUNATED
    match word.kind:
        case "ones" | "units" | "ten":
            return _of_unit(word, after, any_case)
        case "hundreds":
            return any_case & _GENITIVE
        case "hundred":
            return any_case
        case "scale":
            return any_case & _GENITIVE if before.kind in ("hundred", "hundreds") else any_case
        case "scale_accusative":
            counted = before.kind in ("tens", "ten")
            return frozenset({FATHATAN}) if counted or not construct else frozenset({FATHA})
        case "scale_plural" if before.kind:
            return any_case & _GENITIVE
        case "scale_plural" if construct:
            return _SHORT
    return ANY


def _of_unit(word: _Word, after: _Word, any_case: Ending) -> Ending:
    """ثلاثةَ عشر, ثلاثةٌ وعشرون, ثلاثةُ كتب."""
    if after.kind == "ten":
        return frozenset({FATHA})
    if after.joined and after.kind == "tens":
        nominative = after.bare.endswith("ون")
        return frozenset({DAMMATAN}) if nominative else frozenset({KASRATAN, FATHATAN})
    return ANY if word.kind == "ones" else any_case


def _counted(word: _Word, earlier: _Word, before: _Word, after: _Word) -> Ending:
    """The ending of a noun after a number."""
    if word.bare in _table()["particles"] or word.bare.endswith(("ى", "و", "ي", "ين", "ون", "ان")):
        return ANY
    if before.kind == "tens" or (before.kind == "ten" and earlier.kind not in ("", "scale")):
        return frozenset({FATHATAN}) if word.bare.endswith(("ا", "ة", "ء")) else ANY
    if word.bare.endswith("ا"):
        return ANY
    construct = definite(after.bare) is not None
    if before.kind in ("units", "ten"):
        if construct:
            return frozenset({KASRA})
        return frozenset({KASRATAN}) if word.bare.endswith("ات") else _GENITIVE | {FATHA}
    if before.kind in ("hundred", "hundreds", "scale", "scale_accusative", "scale_plural"):
        return frozenset({KASRA if construct else KASRATAN})
    return ANY


def _after_preposition(word: _Word, before: _Word) -> Ending:
    if word.bare.endswith(("ين", "ون", "ان", "ى", "ا", "ي")):
        return ANY
    clitics = definite(word.bare)
    if clitics and clitics.preposition:
        return _GENITIVE
    nominal = clitics or (word.bare.endswith("ة") and len(word.bare) > 2)
    if not nominal or not governs(before.bare):
        return ANY
    return _GENITIVE if clitics else _GENITIVE | {FATHA}


def governs(bare: str) -> bool:
    """Whether a noun after this word, bare of marks, is genitive."""
    table = _table()["prepositions"]
    return bare in table or (bare[:1] in ("و", "ف", "ب", "ل") and bare[1:] in table)


def _apart(after: _Word) -> bool:
    """Whether a word that follows a number is not counted by it."""
    return after.joined or after.bare in _table()["particles"] or after.bare.startswith("و")


def _word(bare: str, stopped: bool) -> _Word:
    for clitics in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول"):
        host = bare.removeprefix(clitics)
        kind = _kinds().get(host, "")
        if kind and bare.startswith(clitics):
            return _Word(bare, kind, clitics.startswith("و"), stopped)
    return _Word(bare, "", joined=False, stopped=stopped)


@cache
def _kinds() -> dict[str, str]:
    found = {
        word: kind
        for kind, words in _table().items()
        if kind not in ("prepositions", "particles")
        for word in words
    }
    two = ("اثنا", "اثني", "اثنتا", "اثنتي")
    return {**found, **dict.fromkeys(two, "two"), "الحادي": "ordinal", "الثاني": "ordinal"}


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("podcaster.arabic.vowels").joinpath("data", "endings.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
