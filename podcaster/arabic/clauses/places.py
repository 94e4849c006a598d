"""What it costs to cut a sentence at each of its places: how closely two words belong together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.clauses.sentences import (
    CLOSERS,
    PAIRS,
    STOP,
    depths,
    only_abbreviates,
    word_lists,
)
from podcaster.arabic.letters import KASRA, definite, unadorned
from podcaster.arabic.vowels import forms, set_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALT = re.compile(rf"[؛;:][{re.escape(CLOSERS)}]*$")
_COMMA = re.compile(rf"(?:[،,]|[{re.escape(CLOSERS)}]|^[-–—])$")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"[-–—−~]+|إلى|حتى|[×x*+/]")

# A reader breathes here.
_AT_STOP, _AT_HALT, _AT_COMMA, _AT_QUOTE = 0.0, 0.5, 1.0, 2.5
_AT_OPENER, _AT_WAW_AND_VERB = 3.0, 3.5
# Or here, in need.
_AT_WAW, _AT_PREPOSITION, _ANYWHERE = 7.0, 8.0, 14.0
# These belong together.
_IN_PAIR, _WITH_ADJECTIVE, _IN_IDAFA, _AFTER_LEANING, _IN_NUMBER, _IN_PHRASE = (
    24.0, 24.0, 30.0, 36.0, 60.0, 60.0,
)  # fmt: skip
_IN_QUOTES = 4.0
_OF_AN_ABBREVIATION = 48.0

_VERBS = frozenset({"perfect", "present_a", "present_u"})
_PRESENT = re.compile("س?ي\\w{3,}")


class _Word(NamedTuple):
    """What a token is, for the sake of its neighbours."""

    bare: str
    """Without marks and without what stands around it; "" where it is no Arabic word."""
    host: str
    """Without a conjunction that its letters show to be one."""
    joined: bool
    """Whether it begins with و or ف as a conjunction."""
    is_definite: bool
    is_number: bool
    is_verb: bool
    is_noun: bool
    is_prefixed: bool
    """Whether its first letter is a preposition: برفقة, not كبير."""


def prices(tokens: Sequence[str]) -> list[float]:
    """For each token but the last: what it costs to cut after it."""
    words = [_word(token) for token in tokens]
    depth = depths(tokens)
    bound = _in_phrases(words)
    found = []
    for at in range(len(tokens) - 1):
        price = _punctuated(tokens, at)
        if price is None:
            price = _between(tokens, words, at)
            if bound[at]:
                price = max(price, _IN_PHRASE)
        price += _IN_QUOTES * depth[at]
        if only_abbreviates(tokens, at, -1):
            price += _OF_AN_ABBREVIATION
        found.append(price)
    return found


def _punctuated(tokens: Sequence[str], at: int) -> float | None:
    """The price at a mark of the author's; None where there is none."""
    token, following = tokens[at], tokens[at + 1]
    if STOP.search(token):
        return _AT_STOP
    if _HALT.search(token):
        return _AT_HALT
    if _DIGIT.search(token) and not token.endswith(("،", ",")):
        return None  # «(1.75 - 2.25) متر»: the bracket is the number's
    if _in_range(tokens, at):
        return None
    if _COMMA.search(token):
        return _AT_COMMA
    return _AT_QUOTE if following[0] in PAIRS else None


def _in_range(tokens: Sequence[str], at: int) -> bool:
    """Whether a dash between figures, or between names, stands on either side."""

    def figure(place: int) -> bool:
        return 0 <= place < len(tokens) and _DIGIT.search(tokens[place]) is not None

    if _DASH.fullmatch(tokens[at]):
        return figure(at - 1) and figure(at + 1)
    return bool(_DASH.fullmatch(tokens[at + 1])) and figure(at) and figure(at + 2)


def _between(tokens: Sequence[str], words: Sequence[_Word], at: int) -> float:
    """The price between two tokens with no mark between them."""
    word, after = words[at], words[at + 1]
    if _in_range(tokens, at):
        return _IN_NUMBER
    if word.bare in ("و", "ف"):
        return _IN_PHRASE
    lists = word_lists()
    if _numbers_meet(tokens, words, at):
        return _IN_NUMBER
    if word.host in lists.leaning or word.bare in lists.leaning:
        return _AFTER_LEANING
    if word.host in lists.titles:
        return _IN_IDAFA
    if word.bare in lists.openers and after.bare in lists.after_openers:
        return _AFTER_LEANING
    if after.joined:
        return _before_conjunction(words, at)
    if after.bare in lists.openers:
        return _AT_OPENER
    if after.bare in lists.attached:
        return _IN_IDAFA
    if after.bare in lists.leaning or after.is_prefixed:
        return _AT_PREPOSITION
    return _in_a_phrase(word, after)


def _in_a_phrase(word: _Word, after: _Word) -> float:
    """Noun and adjective, noun and what it belongs to, verb and subject."""
    if not word.bare or not after.bare:
        return _ANYWHERE
    if word.is_definite and after.is_definite:
        return _WITH_ADJECTIVE
    if after.is_definite:
        return _ANYWHERE if word.is_verb and not word.is_noun else _IN_IDAFA
    if word.is_definite:
        return _ANYWHERE - 2.0 if not after.is_verb else _AT_PREPOSITION
    return _ANYWHERE + 2.0


def _before_conjunction(words: Sequence[_Word], at: int) -> float:
    after = words[at + 1]
    if after.host in word_lists().openers or after.bare in word_lists().openers:
        return _AT_OPENER
    if after.is_verb and not after.is_noun:
        return _AT_WAW_AND_VERB
    if _of_an_office(words, at) or _is_pair(words, at):
        return _IN_PAIR
    return _AT_WAW


def _of_an_office(words: Sequence[_Word], at: int) -> bool:
    """«وزير الشباب والرياضة», «هيئة الإذاعة والتلفزيون»: one name."""
    if not (words[at].is_definite and words[at + 1].is_definite):
        return False
    offices = word_lists().offices
    for back in range(at - 1, max(at - 5, -1), -1):
        if words[back].host in offices or words[back].bare in offices:
            return True
        if not words[back].is_definite:
            return False
    return False


def _is_pair(words: Sequence[_Word], at: int) -> bool:
    """«بين الحكومة والمعارضة», «يومي الاثنين والثلاثاء»: the second of the two."""
    if any(words[back].host == "بين" for back in range(at, max(at - 4, -1), -1)):
        return True
    lists = word_lists()
    if words[at].host in lists.days and words[at + 1].host in lists.days:
        return True
    return at > 0 and words[at - 1].host in lists.duals


def _numbers_meet(tokens: Sequence[str], words: Sequence[_Word], at: int) -> bool:
    """Whether a number goes on after this token, or what it counts follows."""
    word, after = words[at], words[at + 1]
    if _DIGIT.search(tokens[at]):
        return not after.joined or after.is_number
    if _DIGIT.search(tokens[at + 1]):
        return not after.joined
    if after.is_number and word.is_number:
        return True
    if word.is_number and not after.joined:
        return after.host not in word_lists().openers
    if at and (words[at - 1].is_number or _DIGIT.search(tokens[at - 1])):
        # «3600 ميل بحري», «ثلاثة أعوام كاملة»
        prefixed = after.is_prefixed and not after.bare.endswith("ي")
        alone = after.is_verb or prefixed or after.is_definite or after.joined
        return not (alone or after.bare in word_lists().leaning or word.joined or word.is_definite)
    return False


def _in_phrases(words: Sequence[_Word]) -> list[bool]:
    """For each word whether the next one belongs to the same set phrase."""
    bares = [word.bare for word in words]
    found = [False] * len(words)
    at = 0
    while at < len(words):
        length = max(len(set_phrase(bares, at)), _listed(bares, at), 1)
        found[at : at + length - 1] = [True] * (length - 1)
        at += length
    return found


def _listed(bares: Sequence[str], at: int) -> int:
    """How many words of one of our own list of phrases begin there."""
    phrases = word_lists().phrases
    return max((n for n in (2, 3, 4) if " ".join(bares[at : at + n]) in phrases), default=0)


@lru_cache(maxsize=16384)
def _word(token: str) -> _Word:
    bare = unadorned(token).strip(CLOSERS + "«([{“‘﴿،؛:.!؟?…,;\"'")
    lists = word_lists()
    own = bare[:1] not in ("و", "ف") or len(bare) < 4 or bare in lists.own_waw
    host = bare if own else bare[1:]
    if not own and bare[0] == "ف":
        own = host not in lists.openers
        host = bare if own else host
    kinds = {form.kind for form in forms(host)}
    number = host in lists.numbers or host.removeprefix("ال") in lists.numbers
    verb = bool(kinds & _VERBS) or (not kinds and _PRESENT.fullmatch(host) is not None)
    return _Word(
        bare=bare,
        host=host,
        joined=not own,
        is_definite=definite(bare) is not None,
        is_number=number,
        is_verb=verb,
        is_noun=bool(kinds - _VERBS),
        is_prefixed=_is_prefixed(bare),
    )


def _is_prefixed(bare: str) -> bool:
    clitics = definite(bare)
    if clitics is not None or bare[:1] not in ("ب", "ل") or len(bare) < 4:
        return clitics is not None and bool(clitics.preposition)
    known = forms(bare)
    if known:
        return any(form.marks[0] == KASRA for form in known) and bool(forms(bare[1:]))
    return any(form.kind not in _VERBS for form in forms(bare[1:]))
