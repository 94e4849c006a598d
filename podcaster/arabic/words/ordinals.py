"""Numbers that say which one: «المركز 1», «القرن 21», «للمرة الـ2», «1st»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.letters import definite as taken_apart
from podcaster.arabic.words import measures, years
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.nouns import gender, known
from podcaster.arabic.words.numbers import Case, Gender, definite, ordinal
from podcaster.arabic.words.quantities import counts
from podcaster.arabic.words.tokens import Kind
from podcaster.arabic.words.verbs import is_verb

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_F = Gender.FEMININE
_ENGLISH = re.compile("st|nd|rd|th", re.IGNORECASE)
_OF_A_BOOK = {
    "ص": "صفحة", "ط": "الطبعة", "ج": "الجزء", "مج": "المجلد", "ق": "القرن",
}  # fmt: skip
_GROUPS = ("مجموعة", "لمجموعة", "ومجموعة", "قمة", "دول")


def english(line: Line, at: int, lead: Lead) -> Said | None:
    """«1st», «22nd»."""
    number = _number(line, at)
    if number is None or not line.near(at + 1) or not _ENGLISH.fullmatch(line.text(at + 1)):
        return None
    return _ordinal(number, Gender.MASCULINE, line.case(lead), at + 2)


def of_noun(line: Line, at: int, lead: Lead, *, lettered: bool = False) -> Said | None:
    """«المركز 1», «القرنين 19 و20», «للمرة الـ2», and the definite number of «الشركات الـ3»."""
    number = _number(line, at)
    if (
        number is None
        or (line.symbol(at + 1, "%/") and not lettered)
        or measures.scale(line, at + 1)
    ):
        return None
    if line.symbol(at + 1, "-–") and line.kind(at + 2) is Kind.NUMBER:
        return None
    where = _where_the_head_stands(line, lead)
    paired = where < lead.start - 1 or line.word(at + 1) in ("و", "وال")
    one = _one_of_two(line.word(where)) if paired else None
    if one is not None and (lead.article or one in words().ordinal):
        return _ordinal(number, gender(one), _case(line, lead, where), at + 1)
    if lead.article:
        return _with_article(line, number, at, lead, where)
    return _after_listed(line, number, at, lead, where)


def _number(line: Line, at: int) -> int | None:
    text = line.text(at)
    return int(text) or None if text.isdecimal() and len(text) <= 6 else None


def _ordinal(number: int, agreed: Gender, case: Case, end: int) -> Said:
    return Said(ordinal(number, agreed, case), end, case, agreed)


def _after_listed(line: Line, number: int, at: int, lead: Lead, where: int) -> Said | None:
    """«المركز 1», «المادة 5»: after these nouns a number is an ordinal without an article, too."""
    head = unprefixed(line.word(where))
    if head not in words().ordinal or known(line.word(at + 1)) or _measures(line, at + 1):
        return None
    if number > 100 and head in words().ordinal_to_hundred:
        return None
    if _is_subject(line, lead.start - 1, at + 1):
        return None
    said = _which(line, number, at, lead)
    era, end = years.era(line, at + 1) if head == "القرن" else ("", at + 1)
    return said._replace(words=said.words + era, end=end)


def _is_subject(line: Line, head: int, at: int) -> bool:
    """«تلقى المركز 21 بلاغا»: the noun is a verb's subject, and the number counts what follows."""
    noun = line.word(at)
    counted = noun.endswith("ا") and not noun.endswith("يا") and counts(line, at)
    return counted and is_verb(line.before(head))


def _with_article(line: Line, number: int, at: int, lead: Lead, where: int) -> Said | None:
    """«الرئيس الـ47», «الدول الـ27», «مجموعة الـ20»."""
    head = line.word(where)
    if line.word(at + 1) == "من" and line.word(at + 2) in ("عمره", "عمرها", "العمر", "عمري"):
        return _ordinal(number, _F, Case.OBLIQUE, at + 1)
    if _measures(line, at + 1) or (counts(line, at + 1) and not _adjective_follows(line, at + 1)):
        return None
    if head in _GROUPS:
        return Said(definite(number, _F), at + 1, Case.OBLIQUE, _F)
    if not is_definite(head):
        return None
    if _is_many(head):
        agreed, case = gender(_singled_out(head), plural=True), _case(line, lead, where)
        return Said(definite(number, agreed, case), at + 1, case, agreed)
    return _which(line, number, at, lead)


def of_a_book(line: Line, at: int, lead: Lead) -> Said | None:
    """«ص 15», «ج 2», «ط3», «ق 19», «د 45»: page, part, edition, century, minute of play."""
    pointed = line.text(at + 1) == "." and line.near(at + 1)
    text = line.text(at + 1 + pointed)
    if line.word(at) not in _OF_A_BOOK or not text.isdecimal() or len(text) > 4 or text[0] == "0":
        return None
    name = _OF_A_BOOK[line.word(at)]
    if name == "صفحة":
        return Said(name, at + 1 + pointed)
    agreed, case = gender(name), line.case(lead)
    which = ordinal(int(text), agreed, case)
    era, end = years.era(line, at + 2 + pointed) if name == "القرن" else ("", at + 2 + pointed)
    return Said(f"{name} {which}{era}", end, case, agreed)


def _measures(line: Line, at: int) -> bool:
    return measures.unit(line, at) is not None or measures.currency(line, at) is not None


def _adjective_follows(line: Line, at: int) -> bool:
    return not known(line.word(at))


def unprefixed(head: str) -> str:
    """The noun with its article, its other clitics taken off: وللمرة is المرة."""
    found = taken_apart(head, shortest=1)
    return f"ال{found.host}" if found else head


def _unpossessed(head: str) -> str:
    """The noun of ذكراها, شركته: ذكرى, شركة."""
    found = re.fullmatch("(.{2,})(?:ها|هم|هن|نا|كم|ه)", head)
    if not found:
        return head
    stem = found[1]
    if known(stem):
        return stem
    return stem[:-1] + {"ت": "ة", "ا": "ى"}.get(stem[-1], stem[-1])


def _singled_out(head: str) -> str:
    """The noun without article, pronoun and clitics: of الشركات, بنقاطه."""
    plain = unprefixed(head)
    if plain.startswith("ال"):
        return plain[2:]
    own = re.sub("^[وف]?[بلك]?", "", _unpossessed(head))
    return own if known(own) else _unpossessed(head)


def is_definite(head: str) -> bool:
    """Whether the noun has an article or a pronoun."""
    return unprefixed(head).startswith("ال") or (
        head.endswith(("ها", "هم", "نا", "ه")) and len(head) > 3
    )


def _is_many(head: str) -> bool:
    word = _singled_out(head)
    noun = known(word)
    if noun is not None:
        return word == noun.plural and word != noun.singular
    return word.endswith(("ات", "ون", "ين"))


def _which(line: Line, number: int, at: int, lead: Lead) -> Said:
    where = lead.start - 1
    head = unprefixed(line.word(where))
    if not head.startswith("ال"):
        head = _unpossessed(head)
    return _ordinal(number, gender(head), _case(line, lead, where), at + 1)


def _where_the_head_stands(line: Line, lead: Lead) -> int:
    """Before the number; for «20» of «القرنين 19 و20», before the first of the two."""
    where = lead.start - 1
    if lead.clitic == "و" and line.kind(where) is Kind.NUMBER:
        where -= 2 if line.word(where - 1) == "ال" else 1
        return where if _one_of_two(line.word(where)) else lead.start - 1
    return where


def _one_of_two(head: str) -> str | None:
    """The noun of a definite dual: القرنين, الجولتان."""
    word = unprefixed(head)
    stem = word[:-2]
    if not word.startswith("ال") or not word.endswith(("ان", "ين")) or len(stem) < 5:
        return None
    one = stem[:-1] + "ة" if stem.endswith("ت") else stem
    return one if one in words().ordinal or known(one.removeprefix("ال")) else None


def _case(line: Line, lead: Lead, where: int) -> Case:
    """What governs the number governs its noun, which stands before it."""
    head = line.word(where)
    start = where
    # «القمة العربية الـ33»: the noun stands before its adjectives.
    while line.word(start).startswith("ال") and is_definite(line.word(start - 1)):
        start -= 1
        head = line.word(start)
    if re.match("[وف]?(?:لل|بال|كال)", head) or head.endswith("ين"):
        return Case.OBLIQUE
    if re.match("[وف]?[بلك]", head) and not head.startswith(_singled_out(head)[:2]):
        return Case.OBLIQUE  # «بأهدافه الـ20»
    return line.case(lead.moved(start))
