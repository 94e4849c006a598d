"""Figures that name and do not count: telephone numbers, identities, versions, scores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words import cases
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.measures import currency, scale, unit
from podcaster.arabic.words.nouns import known
from podcaster.arabic.words.numbers import Case, Gender, cardinal, digits
from podcaster.arabic.words.quantities import counts
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_SHORTEST_PHONE = 7
_MOST_GROUPS = 12
_SHORT_CODE = 4
_LONGEST_WAY = 4
"""How many words may stand between «اتصلوا» and the number."""


def telephone(line: Line, at: int, lead: Lead) -> Said | None:
    """Telephone numbers and identities, digit by digit: «+966 50 123 4567», «هاتف: 02-2345678»."""
    plus = line.symbol(at, "+") and not line.near(at)
    figures, end = _figures(line, at + plus)
    total = "".join(figures)
    if not total:
        return None
    told = _is_told(line, lead.start) and len(total) >= 3 and not _counted(line, end)
    international = (plus or total.startswith("00")) and len(total) >= _SHORTEST_PHONE
    local = figures[0].startswith("0") and len(total) >= _SHORTEST_PHONE
    unified = len(figures) == 1 and re.fullmatch(r"9200\d{5}", total) is not None
    unified = unified and not _counted(line, end)
    grouped = len(figures) > 2 and len(total) >= _SHORTEST_PHONE and line.symbol(at + 1, "-")
    alone = len(figures) == 1 and len(total) > 2 and total.startswith("0") and "." not in total
    if not (told or international or local or grouped or alone or unified):
        return None
    said = f"زائد {digits(total)}" if plus else digits(total)
    if line.symbol(end, "/") and len(line.text(end + 1)) >= _SHORT_CODE and told:
        return Said(f"{said} أو", end + 1)
    return Said(said, end)


def _figures(line: Line, at: int) -> tuple[list[str], int]:
    """The groups of figures that a space, a hyphen or brackets part."""
    found: list[str] = []
    opened = line.symbol(at, "(") and line.kind(at + 1) is Kind.NUMBER
    at += opened
    while len(found) < _MOST_GROUPS and line.kind(at) is Kind.NUMBER and _is_group(line.text(at)):
        found.append(line.text(at).replace(" ", "").replace("\u00a0", ""))
        at += 1
        if line.symbol(at, ")") and opened:
            at, opened = at + 1, False
        skip = at + (line.symbol(at, "-") and line.near(at))
        skip += line.symbol(skip, "(") and line.kind(skip + 1) is Kind.NUMBER
        if not (line.kind(skip) is Kind.NUMBER and _is_group(line.text(skip))):
            break
        opened = opened or line.symbol(skip - 1, "(")
        at = skip
    return found, at


def _is_group(text: str) -> bool:
    return text.replace(" ", "").replace("\u00a0", "").isdecimal()


def _is_told(line: Line, start: int) -> bool:
    """Whether the words before tell of a number to dial or to copy: «هاتف:», «رقم الهوية»."""
    at = start
    if line.kind(at - 1) is Kind.STOP and line.text(at - 1) in ":.":
        at -= 1
    for _ in range(_LONGEST_WAY):
        at -= line.word(at - 1) in words().to_dial
    word = line.word(at - 1)
    if word in ("و", "أو") or line.symbol(at - 1, "/-–"):
        # «هاتف 2345678 / 2345679»
        return _is_group(line.text(at - 2)) and line.any_before(at, words().phone, 8)
    if word in ("ت", "ج"):
        return line.kind(at) is Kind.STOP
    return word in words().phone or line.before(at) in words().phone


def _counted(line: Line, end: int) -> bool:
    """Figures with a noun or a unit are an amount, whatever comes before."""
    return bool(counts(line, end) or scale(line, end) or unit(line, end) or currency(line, end))


def version(line: Line, at: int, _: Lead) -> Said | None:
    """«3.12.1» and «192.168.1.1»: the members, and نقطة between."""
    if line.kind(at) is not Kind.VERSION:
        return None
    members = line.text(at).split(".")
    return Said(" نقطة ".join(said_of(member) for member in members), at + 1)


def said_of(figures: str) -> str:
    """Figures in a name: as a number, but digit by digit with a nought before or beyond naming."""
    if len(figures) > 6 or (figures.startswith("0") and len(figures) > 1):
        return digits(figures)
    return cardinal(int(figures), case=Case.NOMINATIVE)


def places(line: Line, at: int, lead: Lead) -> Said | None:
    """«4-3-3» of a team, «البند 3-1»: single figures with hyphens, one after the other."""
    figures, end = [line.text(at)], at + 1
    while line.symbol(end, "-") and line.near(end) and line.near(end + 1):
        figures.append(line.text(end + 1))
        end += 2
    if not all(len(figure) == 1 and figure.isdecimal() for figure in figures):
        return None
    if len(figures) > 2 or (len(figures) == 2 and line.before(lead.start) in words().clause):
        return Said(digits(" ".join(figures)), end)
    return None


def score(line: Line, at: int, lead: Lead) -> Said | None:
    """«3-1» near a word of winning, or with the greater number first: ثلاثة مقابل واحد."""
    first, second = line.text(at), line.text(at + 2)
    colon = line.text(at + 1) == ":"
    if line.kind(at) is not Kind.NUMBER or line.kind(at + 2) is not Kind.NUMBER:
        return None
    played = line.any_before(lead.start, words().score, 10)
    whole = lead.clitic or line.word(at + 3).startswith("ال") or line.word(at + 3) == "من"
    slash = line.symbol(at + 1, "/") and played and not whole
    teams = len(first) < 3 > len(second) and _are_teams(line, lead.start - 1, at + 3)
    crossed = line.symbol(at + 1, "×") and (teams or played)
    if not (line.symbol(at + 1, "-–") or colon or slash or crossed):
        return None
    if not (first.isdecimal() and second.isdecimal()):
        return None
    if (
        line.near(at + 1) != line.near(at + 2)
        or len(first) > 3
        or (len(second) > 3 and not (colon and first == "1"))
    ):
        return None
    counted = known(line.word(at + 3)) or unit(line, at + 3) or currency(line, at + 3)
    if counted or scale(line, at + 3) or line.symbol(at + 3, "%=-–/+"):
        return None
    told = line.near(at + 1) and int(first) >= int(second)
    if not (played or colon or told or teams):
        return None
    case = cases.of_count(line, lead) if teams else line.case(lead)
    between = "إلى" if colon and not (played or teams) else "مقابل"
    said = f"{cardinal(int(first), case=case)} {between} {cardinal(int(second))}"
    return Said(said, at + 3, case, Gender.MASCULINE)


def _are_teams(line: Line, first: int, second: int) -> bool:
    """«الاتحاد 2 - 1 الشباب»: names on both sides."""
    found = words()
    for at in (first, second):
        word = line.word(at)
        if len(word) < 3 or word in found.function | found.numbered | found.before_range:
            return False
        if word in found.ordinal or word in found.clause or known(word):
            return False
    after = line.word(second)
    return after.startswith("ال") or not line.word(second + 1)
