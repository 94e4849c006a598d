"""The case of a counting number, by the sentence that leads up to it.

A number is the subject of the verb before it («أدلى 35 ناخبا»), or its object («خسر الحزب 21
مقعدا»), or what a fronted phrase tells of («في القاعة 45 مقعدا»). Nothing here knows a sentence's
whole structure: it walks back, a word at a time, to the word that governs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.words.context import words
from podcaster.arabic.words.nouns import known
from podcaster.arabic.words.numbers import Case
from podcaster.arabic.words.verbs import is_verb

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "نا")
_LEANING = ("لل", "بال", "ولل", "وبال", "فلل", "فبال")
"""A preposition that is written on to an article."""
_PHRASES = 3
"""How many phrases of a preposition may stand between a verb and its number."""
_LONGEST_PHRASE = 6
_REACH = 7
"""How many words may stand between a verb and its object."""
_DONE = ("تم", "يتم", "تمت", "سيتم", "جرى", "يجري")
"""A verbal noun follows: «تم زرع 21 شجرة»."""
_COMMAS = ("،", ",")


class _Phrase(NamedTuple):
    start: int
    fronted: bool
    """Whether a number after it may be what it tells of: «في القاعة», not «منذ العام»."""


def of_count(line: Line, lead: Lead, noun: str = "") -> Case:
    """The case of the number there; `noun` is the author's counted noun after it, if any."""
    case = line.case(lead)
    if line.before(lead.start - 1) in _DONE and not lead.clitic:
        return Case.OBLIQUE
    if case is Case.NOMINATIVE or lead.clitic or line.begins(lead.start):
        return case
    at = _before_adverbs(line, lead.start)
    if not line.word(at - 1):
        return case
    if line.before(at) in words().sisters:
        return Case.ACCUSATIVE
    if line.before(at) in words().nominative or _is_measure(line.before(at)):
        governed = line.any_before(at - 1, words().governing, 4)
        return Case.ACCUSATIVE if governed else Case.NOMINATIVE
    found = _after_verb(line, at, noun) or _after_phrases(line, at, noun)
    return found or _after_nouns(line, at, noun) or case


def _before_adverbs(line: Line, at: int) -> int:
    while line.word(at - 1) in words().passing:
        at -= 1
    return at


def _after_verb(line: Line, at: int, noun: str) -> Case | None:
    """Directly after a verb, the number is its subject where it counts people, who may act."""
    verb = _verb(line, at - 1)
    if verb is None:
        return None
    if verb in words().nominative:
        return Case.NOMINATIVE
    if verb in words().being:
        return Case.NOMINATIVE if noun else Case.ACCUSATIVE
    if verb in words().governing or verb in words().taking:
        return Case.ACCUSATIVE
    return Case.NOMINATIVE if _acts(noun) else Case.ACCUSATIVE


def _verb(line: Line, at: int) -> str | None:
    """The verb that stands there, without a conjunction."""
    word, own = line.word(at), line.before(at + 1)
    for form in (word, own):
        if form and (form in _governors() or is_verb(form)):
            return form
    return None


def _governors() -> frozenset[str]:
    return words().governing | words().being


def _acts(noun: str) -> bool:
    """Whether what is counted is people, or what people make up: a state, a team."""
    found = known(noun)
    plain = noun.removesuffix("ا")
    people = words().people
    if (found and found.singular in people) or plain in people or noun in people:
        return True
    return noun.endswith(("ين", "ون")) and noun not in ("ملايين", "سنين")


def _is_measure(word: str) -> bool:
    """«ثمنه», «مساحتها»: a measure with a pronoun, whose figure is its predicate."""
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word:
            feminine = stem.removesuffix("ت") + "ة"
            return stem in words().measured or feminine in words().measured
    return False


def _after_phrases(line: Line, at: int, noun: str) -> Case | None:
    """«في القاعة 45 مقعدا», «شارك في المؤتمر 200 باحث», «للشركة 22 فرعا»."""
    for _ in range(_PHRASES):
        phrase = _phrase(line, at) if _is_closed(line, at) else None
        if phrase is None:
            return None
        at = _before_adverbs(line, phrase.start)
        before = line.before(at)
        if before in words().sisters:
            return Case.ACCUSATIVE
        if before in words().being:
            return Case.NOMINATIVE
        if line.begins(at) or line.text(at - 1) in _COMMAS:
            return Case.NOMINATIVE if phrase.fronted else None
        found = _after_verb(line, at, noun)
        if found is not None:
            return found
        if line.word(phrase.start)[:1] in ("و", "ف") and phrase.fronted:
            return Case.NOMINATIVE
    return None


def _is_closed(line: Line, at: int) -> bool:
    """Whether the word before the place is definite, so that the number is not its genitive, as
    it is in «على مدى 20 عاما».
    """
    last = line.word(at - 1)
    article = last.startswith(_LEANING) or line.before(at).startswith("ال")
    every = line.before(at - 1) in ("كل", "أي", "لكل", "بكل")
    return article or every or last.endswith(("ها", "هم", "هما")) or last in words().places


def _phrase(line: Line, at: int) -> _Phrase | None:
    """The phrase of a preposition whose last word stands before the place."""
    for start in range(at - 1, at - 1 - _LONGEST_PHRASE, -1):
        word = line.word(start)
        if not word:
            return None
        own = line.before(start + 1)
        if own in words().prepositions or word in words().prepositions:
            fronted = own in words().fronted or word in words().fronted
            if start == at - 1:
                return None
            wider = line.before(start) in words().prepositions  # «من بين المصابين»
            return _Phrase(start - wider, fronted)
        if word.startswith(_LEANING) and len(word) > 4:
            return _Phrase(start, fronted=word not in words().before_year)
        if word not in words().places and _verb(line, start):
            return None
    return None


def _after_nouns(line: Line, at: int, noun: str) -> Case | None:
    """«خسر الحزب 21 مقعدا» has an object, «درجة الحرارة العظمى 22» a predicate."""
    if not _is_closed(line, at):
        return None
    for start in range(at - 1, at - 1 - _REACH, -1):
        verb = _verb(line, start) or _short_verb(line, start, at)
        if verb is not None:
            visited = verb in words().visiting and start == at - 2 and _acts(noun)
            return Case.NOMINATIVE if visited else Case.ACCUSATIVE
        if not line.word(start):
            return None
        joined = line.word(start)[:1] == "و" and not line.word(start - 1)
        if joined or line.begins(start) or line.text(start - 1) in _COMMAS:
            return _of_predicate(line, start, at)
    return None


def _short_verb(line: Line, start: int, at: int) -> str | None:
    """«غرس المتطوعون 25 شجرة»: of three letters, and its subject is a plural of people."""
    word = line.before(start + 1)
    subject = line.word(start + 1)
    plural = start < at - 1 and subject.startswith("ال") and subject.endswith("ون")
    return word if len(word) == 3 and plural and not known(word) else None


def _of_predicate(line: Line, start: int, at: int) -> Case | None:
    """The case after a clause's nouns alone, of which the first is what is measured."""
    first = line.before(start + 1)
    if line.word(at - 1) in words().ordinal or line.before(at) in words().before_year:
        return None
    named = first.startswith("ال") or first in words().measured or _is_measure(first)
    return Case.NOMINATIVE if named and at - start <= 4 else None
