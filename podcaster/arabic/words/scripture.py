"""References to the Qur'an and to collections of hadith: [البقرة: 83], «سورة الكهف 9-26»."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, Gender, cardinal, ordinal
from podcaster.arabic.words.stops import BREATH
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_F = Gender.FEMININE
_VERSE = ("آية", "الآية", "آيات", "الآيات", "الآيتان", "الآيتين", "اية", "الاية")
_MANY = {
    "الآيات": _F, "الآيتان": _F, "الآيتين": _F, "والآيات": _F, "بالآيات": _F, "للآيات": _F,
    "آيات": _F, "آيتي": _F, "المواد": _F, "للمواد": _F, "بالمواد": _F, "الصفحات": _F,
    "الفقرات": _F, "الحلقات": _F, "الجولات": _F, "البنود": Gender.MASCULINE,
    "الفصول": Gender.MASCULINE, "الأبواب": Gender.MASCULINE, "المراكز": Gender.MASCULINE,
    "الأجزاء": Gender.MASCULINE,
}  # fmt: skip
"""Nouns of many that are numbered, and the gender of one."""
_COLLECTIONS = ("البخاري", "مسلم", "الترمذي", "النسائي", "أحمد", "ماجه", "داود", "مالك", "الحاكم")


class _Row(NamedTuple):
    name: str


@cache
def _surahs() -> frozenset[str]:
    return frozenset(row.name for row in tables.rows("surahs.tsv", _Row))


def in_brackets(line: Line, at: int, _: Lead) -> Said | None:
    """«[البقرة: 83]», «(آل عمران 102-103)», «[رواه البخاري: 52]»."""
    if not line.symbol(at, "(["):
        return None
    number = _number(line, at + 1)
    if number and line.word(at - 1) in _COLLECTIONS and line.symbol(at + 2, ")]"):
        return Said(f"{BREATH} رقم {cardinal(number)} {BREATH}", at + 3)  # «رواه مسلم (2564)»
    told = _surah(line, at + 1) or _collection(line, at + 1)
    if told is None:
        return None
    name, end = told
    verses = _verses(line, _past_marks(line, end))
    if verses is None or not line.symbol(verses[2], ")]"):
        return None
    first, last, end = verses
    of = _of(first, last) if name.startswith("سورة") else f"الحديث رقم {cardinal(first)}"
    return Said(f"{BREATH} {name}، {of} {BREATH}", end + 1)


def verse(line: Line, at: int, lead: Lead) -> Said | None:
    """«سورة البقرة: 255», «الآيات 9-26»."""
    before = lead.start
    found = _verses(line, at)
    if found is None:
        return None
    first, last, end = found
    if line.word(before - 1) in _MANY and last is not None:
        case = line.case(lead.moved(before - 1))
        return Said(_pair(first, last, case, _MANY[line.word(lead.start - 1)]), end)
    before -= line.kind(before - 1) is Kind.STOP and line.text(before - 1) in ":،"
    for words in (1, 2):
        name = line.written(before - words, before)
        if name in _surahs() and line.before(before - words) in ("سورة", "بسورة", "السورة"):
            return Said(f"{BREATH} {_of(first, last)}", end)
    return None


def _surah(line: Line, at: int) -> tuple[str, int] | None:
    at += line.word(at) == "سورة"
    for words in (2, 1):
        name = line.written(at, at + words)
        if name in _surahs():
            return f"سورة {name}", at + words
    return None


def _collection(line: Line, at: int) -> tuple[str, int] | None:
    for end in (at + 2, at + 3, at + 4):
        if line.word(at) in ("رواه", "أخرجه", "صحيح", "سنن", "مسند") and (
            line.word(end - 1) in _COLLECTIONS
        ):
            return line.written(at, end), end
    return None


def _past_marks(line: Line, at: int) -> int:
    """Past «:», «/», «، الآية:»."""
    for _ in range(3):
        mark = line.kind(at) is Kind.STOP and line.text(at) in ":،,."
        if mark or line.symbol(at, "/-–") or line.word(at) in _VERSE or line.word(at) == "رقم":
            at += 1
    return at


def _verses(line: Line, at: int) -> tuple[int, int | None, int] | None:
    """The first verse, the last of several, and where they end."""
    first = _number(line, at)
    if first is None:
        return None
    second = _number(line, at + 2)
    if second is not None and second > first:
        listed = line.text(at + 1) in ("،", ",") and line.symbol(at + 3, ")]")
        if listed or line.symbol(at + 1, "-–") or line.word(at + 1) in ("و", "إلى", "حتى"):
            return first, second, at + 3
    return first, None, at + 1


def _number(line: Line, at: int) -> int | None:
    text = line.text(at)
    if line.kind(at) is not Kind.NUMBER or not text.isdecimal() or len(text) > 4:
        return None
    return int(text) or None


def _of(first: int, last: int | None) -> str:
    if last is None:
        return f"الآية {ordinal(first, _F, Case.NOMINATIVE)}"
    noun = "الآيتان" if last == first + 1 else "الآيات"
    return f"{noun} {_pair(first, last, Case.NOMINATIVE)}"


def _pair(first: int, last: int, case: Case, gender: Gender = _F) -> str:
    if last == first + 1:
        return f"{ordinal(first, gender, case)} و{ordinal(last, gender, case)}"
    return f"من {ordinal(first, gender)} إلى {ordinal(last, gender)}"
