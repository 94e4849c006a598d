"""Years, alone and in pairs, and the eras that they are counted in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.months import month
from podcaster.arabic.words.nouns import known
from podcaster.arabic.words.numbers import Case, Gender, cardinal
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_ERAS = {"هـ": "للهجرة", "ه": "للهجرة", "م": "للميلاد"}
_LONG_ERAS = {"ق.م": "قبل الميلاد", "ق.هـ": "قبل الهجرة", "ق.ه": "قبل الهجرة", "ب.م": "بعد الميلاد"}
_LATIN_ERAS = {
    "AD": "للميلاد", "CE": "للميلاد", "BC": "قبل الميلاد", "BCE": "قبل الميلاد", "AH": "للهجرة",
}  # fmt: skip


def is_year(figures: int) -> bool:
    """Whether four figures may be a year, of either calendar."""
    return 1000 <= figures <= 2199


def year_in_words(figures: int, *, feminine: bool = False) -> str:
    """The year as عام or سنة governs it."""
    return cardinal(figures, Gender.FEMININE if feminine else Gender.MASCULINE, Case.OBLIQUE)


def following(line: Line, at: int) -> tuple[str, int]:
    """The year after a month, said with عام, and its era."""
    comma = line.text(at) in ("،", ",", "/", "-")
    after = at + comma
    word = line.word(after)
    if word in ("من", "لعام", "لسنة", "عام", "سنة", "العام"):
        return "", at
    if line.kind(after) is not Kind.NUMBER or not re.fullmatch(r"\d{4}", line.text(after)):
        return "", at
    if line.symbol(after + 1, "%-–") and line.near(after + 1):
        return "", at
    named, end = era(line, after + 1)
    return f" عام {year_in_words(int(line.text(after)))}{named}", end


def era(line: Line, at: int) -> tuple[str, int]:
    """«هـ», «م», «ق.م» after a year."""
    three = "".join(line.text(each) for each in range(at, at + 3))
    if three in _LONG_ERAS and line.near(at + 1) and line.near(at + 2):
        return f" {_LONG_ERAS[three]}", at + 3
    if line.kind(at) is Kind.LATIN and line.text(at) in _LATIN_ERAS:
        return f" {_LATIN_ERAS[line.text(at)]}", at + 1
    if line.word(at) in _ERAS and not _is_rate(line, at):
        return f" {_ERAS[line.word(at)]}", at + 1
    return "", at


def _is_rate(line: Line, at: int) -> bool:
    """«م²», «م/ث»: a metre; «1445هـ/2023م» has a year on either side."""
    if not (line.symbol(at + 1, "²³/") and line.near(at + 1)):
        return False
    return line.kind(at + 2) is not Kind.NUMBER


def year(line: Line, at: int, lead: Lead) -> Said | None:
    """«2026» after عام, «1445هـ», «2024م», «500 ق.م»."""
    if not line.text(at).isdecimal() or len(line.text(at)) > 5:
        return None
    figures = int(line.text(at))
    before = line.before(lead.start)
    feminine = before in words().feminine_year
    if _is_numbered(line, lead):
        return None
    gender = Gender.FEMININE if feminine else Gender.MASCULINE
    named, end = era(line, at + 1)
    plain_metre = named == " للميلاد" and line.word(at + 1) == "م"
    if named and not (plain_metre and not _is_like_a_year(line, at, before)):
        said = year_in_words(figures, feminine=feminine) + named
        return Said(said, end, Case.OBLIQUE, gender)
    if before in words().names_year and figures > 31 and not lead.article:
        said = year_in_words(figures, feminine=feminine)
        return Said(said, at + 1, Case.OBLIQUE, gender)
    return None


def _is_like_a_year(line: Line, at: int, before: str) -> bool:
    """Whether «م» after the figures is of the Nativity, and not a metre."""
    if before in words().names_year or month(line, at - 1) is not None:
        return True
    if not is_year(int(line.text(at))) or before in words().length:
        return False
    if line.symbol(at - 1, "(") or line.word(at - 1) == "ه" or line.word(at - 2) == "ه":
        return True  # «1350 هـ (1931 م)»
    return line.near(at + 1) or before in ("في", "منذ", "حتى", "قبل", "بعد")


def _is_numbered(line: Line, lead: Lead) -> bool:
    """«المادة 2020» is no year, but «الموسم 2020» is."""
    before = line.before(lead.start)
    return before in words().ordinal and before not in words().names_year


def _lived(line: Line, first: str, second: str, at: int) -> Said | None:
    """«(370-428هـ)», «(384-322 ق.م)»: the years of a life, of fewer figures than ours."""
    named, end = era(line, at + 3)
    few = re.fullmatch(r"\d{2,4}", first) and re.fullmatch(r"\d{2,4}", second)
    if not (named and few and line.symbol(at - 1, "(")) or len(second) < len(first):
        return None
    one, other = year_in_words(int(first)), year_in_words(int(second))
    return Said(f"من {one} إلى {other}{named}", end)


def two_years(line: Line, at: int, lead: Lead) -> Said | None:
    """«2023/2024», «2020-2025»."""
    if _is_numbered(line, lead):
        return None
    if not line.symbol(at + 1, "-–/") or line.kind(at + 2) is not Kind.NUMBER:
        return None
    if line.near(at + 1) != line.near(at + 2) or line.symbol(at + 3, "-–/%"):
        return None
    first, second = line.text(at), line.text(at + 2)
    short = len(second) == 2 and second.isdecimal()
    lived = _lived(line, first, second, at)
    if lived is not None:
        return lived
    if not re.fullmatch(r"\d{4}", first) or not (short or re.fullmatch(r"\d{4}", second)):
        return None
    start = int(first)
    until = start - start % 100 + int(second) if short else int(second)
    if not (is_year(start) and is_year(until) and start < until):
        return None
    if line.symbol(at + 1, "/") and until - start > 1:
        return None
    if not short and known(line.word(at + 3)):
        return None
    named, end = era(line, at + 3)
    one, other = year_in_words(start), year_in_words(until)
    if line.symbol(at + 1, "/") or line.any_before(lead.start, words().season, 3):
        return Said(f"{one} {other}{named}", end)
    before = line.before(lead.start)
    if before in words().names_year:
        return Said(f"{one} {'' if until - start == 1 else 'إلى '}{other}{named}", end)
    if before == "بين":
        return Said(f"{one} و{other}{named}", end)
    return Said(f"{'' if before in words().before_range else 'من '}{one} إلى {other}{named}", end)
