"""Numbers that say which one: «المركز 1», «القرن 21», «للمرة الـ2», «لويس XIV», «1st»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic import measures
from podcaster.arabic.line import Lead, Said
from podcaster.arabic.nouns import gender, known, rows, words
from podcaster.arabic.numbers import Case, Gender, definite, ordinal
from podcaster.arabic.quantities import counts
from podcaster.arabic.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.line import Line

_F = Gender.FEMININE
_ENGLISH = re.compile("st|nd|rd|th", re.IGNORECASE)
_ROMAN = re.compile("(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_GROUPS = ("مجموعة", "لمجموعة", "ومجموعة", "قمة", "دول")


def speak(line: Line, at: int, lead: Lead) -> Said | None:
    """The ordinal that begins there, and the definite number after a plural."""
    text = line.text(at)
    if line.kind(at) is not Kind.NUMBER or not text.isdecimal() or len(text) > 6 or int(text) == 0:
        return None
    number = int(text)
    if (
        line.kind(at + 1) is Kind.LATIN
        and line.near(at + 1)
        and _ENGLISH.fullmatch(line.text(at + 1))
    ):
        return Said(ordinal(number, case=line.case(lead)), at + 2)
    head = line.word(lead.start - 1)
    if line.symbol(at + 1, "%/") or measures.scale(line, at + 1):
        return None
    if not lead.article:
        listed = _plain(head) in words("ordinal")
        return _which(line, number, at, lead) if listed and not _measures(line, at + 1) else None
    if line.word(at + 1) == "من" and line.word(at + 2) in ("عمره", "عمرها", "العمر", "عمري"):
        return Said(ordinal(number, _F), at + 1)
    if _measures(line, at + 1) or (counts(line, at + 1) and not _adjective_follows(line, at + 1)):
        return None
    if head in _GROUPS:
        return Said(definite(number, _F), at + 1)
    if not _definite(head):
        return None
    if _is_many(head):
        agreed = gender(_plain(head), plural=True)
        return Said(definite(number, agreed, _case(line, lead)), at + 1)
    return _which(line, number, at, lead)


def _measures(line: Line, at: int) -> bool:
    return measures.unit(line, at) is not None or measures.currency(line, at) is not None


def _adjective_follows(line: Line, at: int) -> bool:
    return not known(line.word(at))


def _plain(head: str) -> str:
    """The noun with its article, its other clitics taken off: وللمرة is المرة."""
    found = re.fullmatch("[وف]?(?:[بك]?ال|لل)(.+)", head)
    return f"ال{found[1]}" if found else head


def _definite(head: str) -> bool:
    return _plain(head).startswith("ال") or (
        head.endswith(("ها", "هم", "نا", "ه")) and len(head) > 3
    )


def _is_many(head: str) -> bool:
    word = _plain(head).removeprefix("ال")
    noun = known(word)
    if noun is not None:
        return word == noun.plural and word != noun.singular
    return word.endswith(("ات", "ون", "ين"))


def _which(line: Line, number: int, at: int, lead: Lead) -> Said:
    return Said(
        ordinal(number, gender(_plain(line.word(lead.start - 1))), _case(line, lead)), at + 1
    )


def _case(line: Line, lead: Lead) -> Case:
    """What governs the number governs its noun, which stands before it."""
    head = line.word(lead.start - 1)
    if re.match("[وف]?(?:لل|بال|كال)", head):
        return Case.OBLIQUE
    return line.case(Lead(lead.start - 1))


def roman(line: Line, at: int) -> Said | None:
    """Roman numerals after an Arabic noun or name: لويس الرابع عشر, إليزابيث الثانية."""
    text = line.text(at)
    if line.kind(at) is not Kind.LATIN or not _ROMAN.fullmatch(text):
        return None
    head = line.word(at - 1)
    if len(head) < 3 or line.near(at) or (head in words("function")):
        return None
    if len(text) == 1 and not (text == "I" or (text in "VX" and _names_a_ruler(line, at))):
        return None
    agreed = _F if head in _queens() else gender(_plain(head))
    if head in _men():
        agreed = Gender.MASCULINE
    elif line.any_before(at, frozenset({"الملكة", "ملكة", "الحرب", "الإمبراطورة"}), 3):
        agreed = _F
    return Said(ordinal(value(text), agreed, line.case(Lead(at - 1))), at + 1)


def _names_a_ruler(line: Line, at: int) -> bool:
    return line.word(at - 1) in (*_men(), *_queens()) or _plain(line.word(at - 1)) in words(
        "ordinal"
    )


def _queens() -> frozenset[str]:
    return frozenset(name for name, sex in rows("rulers.tsv") if sex == "f")


def _men() -> frozenset[str]:
    return frozenset(name for name, sex in rows("rulers.tsv") if sex == "m")


def value(roman_numeral: str) -> int:
    """The number of a Roman numeral."""
    figures = [_ROMAN_LETTERS[letter] for letter in roman_numeral]
    return sum(
        -figure if figure < max(figures[at:]) else figure for at, figure in enumerate(figures)
    )
