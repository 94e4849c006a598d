"""News of sport: who plays whom, and in which minute: «الأهلي × الزمالك», «(د:42)», «90+2»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.words import measures
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, Gender, cardinal, ordinal
from podcaster.arabic.words.ordinals import unprefixed
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_F = Gender.FEMININE
_LAST_MINUTE = 130
_GOALS = frozenset("هدف الهدف هدفا أهداف سجل أحرز سجلت أحرزت هدفي الأهداف سجله".split())
_LETTERED = ("فيتامين", "مجموعة", "المجموعة", "الفئة", "الفقرة", "البند", "حرف")
_VERSUS = ("x", "v")


def versus(line: Line, at: int, _: Lead) -> Said | None:
    """«الأهلي × الزمالك», «النصر X النهضة», «برشلونة vs إشبيلية»."""
    if not (line.symbol(at, "×") or line.text(at).casefold() in _VERSUS):
        return None
    end = at + 1
    sides = (at - 1, end)
    if not all(line.kind(side) in (Kind.WORD, Kind.LATIN) for side in sides):
        return None
    if any(len(line.text(side)) < 2 or measures.unit(line, side) for side in sides):
        return None
    return Said("ضد", end)


def minute(line: Line, at: int, lead: Lead) -> Said | None:
    """«(د:42)», «د 90+2», «(د:12، 40)»."""
    letter = line.word(at)
    goal = letter == "ق" and line.any_before(at, _GOALS, 8)
    if not (letter == "د" or goal) or line.kind(at - 1) is Kind.NUMBER:
        return None
    if line.word(at - 1).endswith(_LETTERED):
        return None
    mark = line.kind(at + 1) is Kind.STOP and line.text(at + 1) in ".:"
    first = _minute(line, at + 1 + mark)
    if first is None:
        return None
    case = Case.OBLIQUE
    bare = line.begins(at) and not mark
    if bare:
        case = line.case(lead)
    said, end = [first[0](case)], first[1]
    while (another := _another(line, end)) is not None:
        said.append(another[0](case))
        end = another[1]
    noun = {1: "الدقيقة", 2: "الدقيقتين"}.get(len(said), "الدقائق")
    governed = bare or line.before(at) in words().prepositions
    return Said(f"{'' if governed else 'في '}{noun} {' و'.join(said)}", end, case, _F)


class _Minute:
    """A minute of play, with what was added to it."""

    def __init__(self, number: int, added: int | None) -> None:
        self._number, self._added = number, added

    def __call__(self, case: Case) -> str:
        said = ordinal(self._number, _F, case)
        return said if self._added is None else f"{said} زائد {cardinal(self._added)}"


def _minute(line: Line, at: int) -> tuple[_Minute, int] | None:
    number = _number(line, at)
    if number is None:
        return None
    added = _number(line, at + 2) if line.symbol(at + 1, "+") else None
    return _Minute(number, added), at + (3 if added else 1)


def _another(line: Line, at: int) -> tuple[_Minute, int] | None:
    """The next minute of a list: «، 40», «و40»."""
    if not (line.text(at) in ("،", ",") or line.word(at) == "و"):
        return None
    found = _minute(line, at + 1)
    if found is None or line.word(found[1]) not in ("", "و"):
        return None
    return found


def _number(line: Line, at: int) -> int | None:
    text = line.text(at)
    if line.kind(at) is not Kind.NUMBER or not text.isdecimal() or len(text) > 3:
        return None
    return int(text) if 0 < int(text) <= _LAST_MINUTE else None


def added_time(line: Line, at: int, lead: Lead) -> Said | None:
    """«الدقيقة 90+2», and «42'» of a goal."""
    head = unprefixed(line.word(lead.start - 1))
    found = _minute(line, at)
    if found is None:
        return None
    said, end = found
    if head == "الدقيقة" and end == at + 3:
        case = line.case(lead.moved(lead.start - 1))
        return Said(said(case), end, case, _F)
    if line.symbol(end, "'") and line.near(end) and line.any_before(lead.start, _GOALS, 8):
        return Said(f"في الدقيقة {said(Case.OBLIQUE)}", end + 1, Case.OBLIQUE, _F)
    return None
