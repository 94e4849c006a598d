"""People's names: told by a given name, or by words that no dictionary of the news has."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from podcaster.arabic.letters import bare
from podcaster.article.folding import letters

# They stand before given names in a marked line, and nowhere else: characters of private use.
NAME = "\ue000"
WORD_TOO = "\ue001"

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
_SERVANT_OR_FATHER = ("عبد", "ابو")
_TITLE = re.compile(r"^(?:(?:أ ?\. ?د|د|أ|م)[./] ?|(?:الدكتورة?|الأستاذة?|المهندسة?|الشيخ|الشيف) )")
_COURTESY = re.compile(
    r"^(?:أ ?\. ?د|د|أ|م)\. ?/? ?(?=\S)|^(?:د|أ|م) ?/ ?(?=\S)"
    r"|^(?:(?:ال)?(?:دكتور|أستاذ|مهندس)ة?|الشيف|شيف)(?: (?:الدكتورة?))?[ /:]+(?=\S)"
)
_CALLS = re.compile("^[اأ].{2,4}[يو]ا?$")
_BETWEEN = frozenset(("بن", "بنت", "ابن", "أبو", "آل", "عبد", "الدين", "الله"))
# Cities begin with these, and no person.
_OF_CITIES = frozenset(("سان", "سانتا", "نيو", "لوس", "لاس", "كوالا", "ريو", "بوينس", "هونغ"))
# Verbs and adjectives look so.
_INFLECTED = re.compile("^(?:[يت](?=..).*|.*(?:ية|ات|ون|ين))$")
# Of a family or a town: no noun without the article has such an adjective.
_NISBA = re.compile("^ال.{2,}ي$")
# Not among names, even where the word could be one.
_NEVER = re.compile("^(?:في|من|إلى|على|عن|أن|إن|هو|هي|ما|لا|لم|لن|قد|هل|بعد|قبل|مع|أو|كل|حول|بين)$")


@lru_cache(maxsize=256)
def marked(folded: str) -> str:
    """The folded line, with a mark before each given name of it; patterns look for that mark."""
    return _WORD.sub(lambda found: _mark(found[0]) + found[0], folded)


def names_a_person(text: str) -> bool:
    """Whether two to four words read as somebody's name, unknown ones too; may be a heading still.

    The first is a given name, or no word that is known at all; the others are names, unknown, or
    end as names of families do.
    """
    bare_name = _TITLE.sub("", text)
    words = bare(bare_name).split()
    if not 2 <= len(words) <= 4 or not all(_may_name(word) for word in words):
        return False
    if bare_name != text:
        return True
    first, *others = words
    mark = _mark(letters(first))
    # «اطبعي الوصفة»
    if not mark and _CALLS.match(first) and others[0].startswith("ال"):
        return False
    if first in _OF_CITIES or (first.startswith("ال") and not mark):
        return False
    others = [word for word in others if word not in _BETWEEN]
    if mark == NAME:
        return not any(_is_word(word) and _INFLECTED.match(word) for word in others)
    if not others or (mark != WORD_TOO and _is_word(first)):
        return False
    return all(_NISBA.match(word) or _is_name(word) for word in others)


def without_courtesy(name: str) -> str:
    """The name without «د.», «الأستاذة» and the like before it."""
    return _COURTESY.sub("", name) or name


def may_name(text: str) -> bool:
    """Whether nothing speaks against a name: no article at its beginning, no particle, no verb."""
    words = bare(text).split()
    return (
        all(_may_name(word) for word in words)
        and not words[0].startswith("ال")
        and not any(_INFLECTED.match(word) for word in words[:1])
    )


def _may_name(word: str) -> bool:
    return bool(_ARABIC_WORD.fullmatch(word)) and not _NEVER.match(word)


def _is_name(word: str) -> bool:
    return bool(_mark(letters(word))) or not is_known(word)


def _is_word(word: str) -> bool:
    return not _mark(letters(word)) and is_known(word)


def is_known(word: str) -> bool:
    """Whether the word stands in the dictionary of the news, as anything but a name."""
    # Most names are given ones, and reading the dictionary takes a while.
    from podcaster.arabic.vowels import forms

    return any(form.kind not in ("name", "definite_name") for form in forms(word))


def _mark(word: str) -> str:
    if word.startswith(_SERVANT_OR_FATHER):
        return NAME
    return _given().get(word, "")


@cache
def _given() -> dict[str, str]:
    text = files("podcaster.article").joinpath("data", "names.toml").read_text("utf-8")
    kinds = tomllib.loads(text)
    return {
        letters(word): mark
        for kind, mark in (("words", WORD_TOO), ("names", NAME))
        for word in kinds[kind].split()
    }
