"""Counted nouns: their gender, and the forms in which numbers want them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.letters import bare
from podcaster.arabic.words.context import words
from podcaster.arabic.words.numbers import Case, Gender, accusative, cardinal, definite, dual

_M, _F = Gender.MASCULINE, Gender.FEMININE


class _Row(NamedTuple):
    plural: str
    singular: str
    gender: Gender


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that numbers may inflect. It may be of several words that agree: متر مربع."""

    singular: str
    plural: str
    gender: Gender
    tail: str = ""
    """What follows it in every form: في الساعة."""

    @property
    def fixed(self) -> bool:
        return self.singular == self.plural

    def agreeing(self, adjective: str) -> Noun:
        """The noun with an adjective: دولار أمريكي, دولارات أمريكية."""
        feminine = adjective if adjective.endswith("ة") else adjective + "ة"
        return Noun(f"{self.singular} {adjective}", f"{self.plural} {feminine}", self.gender)

    @property
    def definite(self) -> str:
        return " ".join("ال" + word for word in self.singular.split())

    @property
    def forms(self) -> tuple[str, ...]:
        """Those of one word that authors write after figures."""
        forms = (self.singular, self.plural, accusative(self.singular))
        return tuple(form for form in forms if " " not in form)

    def whole(self, form: str) -> str:
        """A form of the noun, with its tail."""
        return f"{form} {self.tail}" if self.tail else form


def counted(
    number: int, noun: Noun, case: Case, *, follows: bool = False, article: bool = False
) -> str:
    """The number with the noun in the form it wants: دولاران, ثلاثة دولارات, مئة دولار.

    `follows` says that a noun comes after this one at once, as دولار after مليون.
    """
    hundreds, rest = number - number % 100, number % 100
    say = definite if article else cardinal
    one = accusative(noun.singular) if case is Case.ACCUSATIVE else noun.singular
    if number == 1:
        if follows:
            return noun.singular
        return noun.whole(f"{one} {cardinal(1, noun.gender, case)}")
    if number == 2:
        return noun.whole(dual(noun.singular, case, follows))
    if rest in (1, 2) and not article:
        last = dual(noun.singular, case, follows)
        if rest == 1:
            last = noun.singular if follows else one
        first = cardinal(hundreds, noun.gender, case, counts=True)
        return noun.whole(f"{first} {noun.singular} و{last}")
    words = say(number, noun.gender, case, counts=True)
    return noun.whole(f"{words} {_form(rest, noun, follows)}")


def _form(rest: int, noun: Noun, follows: bool) -> str:
    if 3 <= rest <= 10:
        return noun.plural
    if 11 <= rest <= 99 and not follows and not noun.fixed:
        return accusative(noun.singular)
    return noun.singular


@cache
def _plurals() -> dict[str, Noun]:
    listed = tables.rows("nouns.tsv", _Row)
    return {row.plural: Noun(row.singular, row.plural, row.gender) for row in listed}


@cache
def _singulars() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for noun in _plurals().values():
        found.setdefault(noun.singular, noun)
        found.setdefault(accusative(noun.singular), noun)
    return found


def known(word: str) -> Noun | None:
    """The noun of the lexicon that the word is a form of."""
    return _plurals().get(word) or _singulars().get(word)


def is_plural(word: str) -> bool:
    """Whether three or more of something may stand so, as far as its form tells."""
    if word in _plurals():
        return True
    if word in _singulars():
        return False
    return not word.endswith(("ة", "اً"))


def gender(word: str, *, plural: bool = False) -> Gender:
    """The gender of the noun's singular: from the lexicon, else from the form of the word.

    `plural` says that three to ten of it are counted: أجهزة is then many of a جهاز.
    """
    word = bare(word)
    stem = word.removeprefix("ال")
    for form in (word, stem):
        noun = known(form)
        if noun is not None:
            return noun.gender
    if word in words().feminine:
        return _F
    if word in words().masculine:
        return _M
    if stem.endswith("ات"):
        return _M if _MASCULINE_IN_AT.fullmatch(stem[:-2]) else _F
    if stem.endswith("ة"):
        return _M if plural and _MASCULINE_BROKEN.fullmatch(stem) else _F
    return _F if _FEMININE_BROKEN.fullmatch(stem) else _M


_MASCULINE_IN_AT = re.compile(
    """
      ت..ي. | ت...          # تطبيق، تطور
    | است..ا. | ان..ا.      # استثمار، انقلاب
    | ا.ت.ا. | ا..ّ?ا. | إ..ا.  # اجتماع، اتفاق، إنجاز
    | .*وه                  # فيديوه
    | .*(?:متر|غرام|جرام|بايت|بت|واط)
    """,
    re.VERBOSE,
)
"""Stems before ـات that are masculine: verbal nouns and foreign ones."""
# Broken plurals whose singular is feminine: رسائل، جرائم.
_FEMININE_BROKEN = re.compile("[^أ].ائ.")
# Broken plurals of masculine singulars that end in ة: أجهزة، أسئلة.
_MASCULINE_BROKEN = re.compile("أ...ة|.ا..ة")
