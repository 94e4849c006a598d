"""Adjectives take the case of their nouns, and no genitive follows a verb, where the words alone
show how they belong together.

The model decides word by word. Where it is of two minds over a noun and its adjective, the case
that suits both best is taken.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import (
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SHADDA,
    SUKUN,
    Letter,
    definite,
)
from podcaster.arabic.vowels.endings import governs
from podcaster.arabic.vowels.known import is_adjective, is_noun
from podcaster.arabic.vowels.model import CLASSES
from podcaster.arabic.vowels.orthography import case_letter, possible

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFINITE = (DAMMA, FATHA, KASRA)
_INDEFINITE = (DAMMATAN, FATHATAN, KASRATAN)
_VERBS = ("perfect", "present_a", "present_u")
_NOUNS = ("noun", "feminine")
# Their last letter is not that of the case.
_OTHER_ENDINGS = ("ين", "ون", "ان", "ى", "ي", "ات", "و")


class Vowelled(NamedTuple):
    """A word with the marks that it has so far."""

    letters: list[Letter]
    rows: Sequence[Sequence[float]]
    """The scores of CLASSES for each letter."""
    free: bool
    """Whether its ending is the model's, and may be changed."""
    stopped: bool
    """Whether a stop follows."""
    kind: str = ""
    """What the table of known words takes it for."""


def agreed(words: Sequence[Vowelled]) -> list[Vowelled]:
    """The words with nouns in a case that goes with the verb before them, and adjectives in the
    case of the nouns before them."""
    found = list(words)
    for at in range(1, len(found)):
        if found[at - 1].kind in _VERBS and not found[at - 1].stopped:
            found[at] = _after_verb(found[at])
    for at in range(len(found) - 1):
        noun, adjective = found[at], found[at + 1]
        if not noun.free or not adjective.free or noun.stopped:
            continue
        cases = _cases(noun, adjective)
        if cases:
            best = max(cases, key=lambda case: _score(noun, case) + _score(adjective, case))
            found[at], found[at + 1] = _ended(noun, best), _ended(adjective, best)
    return found


def linked(words: Sequence[Vowelled]) -> list[Vowelled]:
    """The words with a vowel between one that ends without and one that begins without: مِنَ الْ."""
    found = list(words)
    for at, (word, following) in enumerate(pairwise(words)):
        last, first = word.letters[-1], following.letters[0]
        wasl = first.base == "ا" and not first.marks and len(following.letters) > 2
        if not word.free or word.stopped or not wasl or last.marks != SUKUN:
            continue
        bases, vowel = _bases(word), KASRA
        pronoun = bases.endswith(("هم", "كم", "تم")) and word.letters[-2].marks.endswith(DAMMA)
        if word.kind not in (*_VERBS, "word") and not pronoun:
            continue  # a name that is never inflected
        if bases.endswith("من") and len(bases) < 4 and _bases(following).startswith("ال"):
            vowel = FATHA
        elif pronoun:
            vowel = DAMMA
        changed = [*word.letters[:-1], last._replace(marks=vowel)]
        found[at] = word._replace(letters=changed)
    return found


def _after_verb(word: Vowelled) -> Vowelled:
    bases = _bases(word)
    nominal = bases.startswith("ال") or (word.kind in _NOUNS and bases[0] not in "بلكوف")
    if not word.free or not nominal or bases.endswith(_OTHER_ENDINGS) or len(bases) < 3:
        return word
    instead = {KASRA: (DAMMA, FATHA), KASRATAN: (DAMMATAN, FATHATAN)}.get(_ending(word), ())
    cases = [case for case in instead if _may_have(bases, case)]
    return _ended(word, max(cases, key=lambda case: _score(word, case))) if cases else word


def _cases(noun: Vowelled, adjective: Vowelled) -> list[str]:
    """The cases that both may have; none where they do not belong together, or agree."""
    first, second = _bases(noun), _bases(adjective)
    if first.endswith("ة") != second.endswith("ة") or not is_adjective(second):
        return []
    if first.endswith(_OTHER_ENDINGS) or second.endswith(_OTHER_ENDINGS[:-3]):
        return []
    has, wants = _ending(noun), _ending(adjective)
    if has == wants:
        return []
    if definite(first) and definite(second):
        # After a genitive the adjective may belong to the word before it: وزير الدفاع الأمريكي.
        return list(_DEFINITE) if has in (DAMMA, FATHA) else []
    # Before a stop the model leaves the adjective in its pausal form.
    nunated = wants in _INDEFINITE or (adjective.stopped and wants in ("", SUKUN))
    if definite(first) or definite(second) or not nunated or not _may_be_described(first):
        return []
    return [case for case in _INDEFINITE if _may_have(first, case) and _may_have(second, case)]


def _may_be_described(bases: str) -> bool:
    """Whether the word is a noun that takes tanwin, as far as the table of known words tells."""
    known = is_noun(bases) or is_adjective(bases)
    return known and not governs(bases) and not bases.endswith("اء")


def _may_have(bases: str, case: str) -> bool:
    at = case_letter(bases)
    before = bases[at - 1 : at] if at else ""
    return case in possible(bases[at], "", before, bases[at + 1 : at + 3])


def _bases(word: Vowelled) -> str:
    return "".join(letter.base for letter in word.letters)


def _ending(word: Vowelled) -> str:
    return word.letters[case_letter(_bases(word))].marks.removeprefix(SHADDA)


def _score(word: Vowelled, case: str) -> float:
    at = case_letter(_bases(word))
    shadda = SHADDA if SHADDA in word.letters[at].marks else ""
    return word.rows[at][CLASSES.index(shadda + case)]


def _ended(word: Vowelled, case: str) -> Vowelled:
    at = case_letter(_bases(word))
    letter = word.letters[at]
    shadda = SHADDA if SHADDA in letter.marks else ""
    changed = [*word.letters[:at], letter._replace(marks=shadda + case), *word.letters[at + 1 :]]
    return word._replace(letters=changed)
