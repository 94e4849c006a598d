"""Roman numerals after an Arabic noun or name: لويس XIV, «القرن XIX», إليزابيث II."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.nouns import gender
from podcaster.arabic.words.numbers import Gender, ordinal
from podcaster.arabic.words.ordinals import is_definite, unprefixed

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

# Beyond 39 they are rare, and sizes and papers are not: XL, CV.
_NUMERAL = re.compile("(?=[IVX])X{0,3}(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_OF_A_WOMAN = frozenset({"الملكة", "ملكة", "الحرب", "الإمبراطورة"})


class _Row(NamedTuple):
    name: str
    gender: Gender


def numeral(line: Line, at: int, lead: Lead) -> Said | None:
    """The ordinal that a numeral stands for; a single letter needs a ruler's name before it."""
    text, head = line.text(at), line.word(at - 1)
    if not _NUMERAL.fullmatch(text):
        return None
    ruler = _rulers().get(head) or _rulers().get(f"{line.word(at - 2)} {head}")
    if line.near(at) or (ruler is None and (len(head) < 3 or head in words().function)):
        return None
    if len(text) == 1 and ruler is None and unprefixed(head) not in words().ordinal:
        return None
    if ruler is None and not is_definite(head):
        return None
    agreed = ruler or gender(unprefixed(head))
    if ruler is not Gender.MASCULINE and line.any_before(at, _OF_A_WOMAN, 3):
        agreed = Gender.FEMININE
    case = line.case(lead.moved(at - 1))
    return Said(ordinal(value(text), agreed, case), at + 1, case, agreed)


@cache
def _rulers() -> dict[str, Gender]:
    return {row.name: row.gender for row in tables.rows("rulers.tsv", _Row)}


def value(numeral: str) -> int:
    """The number of a Roman numeral of I, V and X."""
    figures = [_VALUES[letter] for letter in numeral]
    return sum(
        -figure if figure < max(figures[at:]) else figure for at, figure in enumerate(figures)
    )
