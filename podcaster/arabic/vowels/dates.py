"""Dates and years: the vowels of each of their words, as what stands before them asks for.

«الرابعَ والعشرين من نوفمبرَ عامَ ألفين وستةٍ وعشرين»: a day by itself says when, and is accusative;
after a preposition, or a time that it belongs to, it is genitive. So is the number of a year, which
belongs to its عام or سنة.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.arabic.letters import DAMMA, FATHA, KASRA, KASRATAN, bare
from podcaster.arabic.vowels.date_words import Part, listed, part_of, tens_of_days, with_article
from podcaster.arabic.vowels.endings import governs
from podcaster.arabic.vowels.known import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINTS = ("إلى", "حتى", "أو")


@dataclass(frozen=True, slots=True)
class Dated:
    """A word of a date, vowelled; without the vowel of its case where that is left open."""

    vowelled: str
    endings: frozenset[str] = frozenset()
    """The vowels that it may end in; empty where `vowelled` has its own."""


def dated(words: Sequence[str], stopped: Sequence[bool]) -> dict[int, Dated]:
    """The words of dates and years, by their index among the sentence's words, which are bare of
    marks. `stopped` says after which there is a stop. What is not sure is left out."""
    return _Reader(words, stopped).read()


class _Reader:
    def __init__(self, words: Sequence[str], stopped: Sequence[bool]) -> None:
        self._words = words
        self._stopped = stopped
        self._found: dict[int, Dated] = {}

    def read(self) -> dict[int, Dated]:
        at = 0
        while at < len(self._words):
            at = max(self._date(at), self._year(at), self._bare_year(at), at + 1)
        return self._found

    def _part(self, at: int, *kinds: str) -> Part | None:
        """The word there, if it is of one of these kinds."""
        return part_of(self._words[at], kinds) if at < len(self._words) else None

    def _put(self, at: int, part: Part, ending: str) -> None:
        self._found[at] = Dated(part.ended(ending))

    def _before(self, at: int) -> str:
        """The word before, where no stop parts them."""
        return self._words[at - 1] if at and not self._stopped[at - 1] else ""

    def _governed(self, at: int) -> bool:
        """Whether what stands before asks for the genitive there."""
        before = self._before(at)
        times = listed("times")
        return governs(before) or before.lstrip("وف") in times or before in times

    # -- days

    def _date(self, at: int) -> int:
        """Reads a date that begins there; where it ends, or 0 where none does."""
        weekday = self._part(at, "weekdays")
        day = at if weekday is None else at + 1
        end = self._days(day)
        month = self._month(end) if end else 0
        if not month:
            return 0
        ending = self._ending(at, day, month, weekday)
        if weekday:
            self._put(at, weekday, ending)
        while day < end:
            day = self._put_day(day, ending)
        self._put_month(end, month)
        return self._year(month) or month

    def _days(self, at: int) -> int:
        """Where one day, or two, end: «الثالث والخامس», «من الثالث إلى الخامس»."""
        end = self._day(at)
        if end and end < len(self._words) and self._words[end] in _JOINTS:
            return self._day(end + 1) or 0
        second = self._day(end) if end else 0
        return second or end

    def _day(self, at: int) -> int:
        if self._part(at, "round"):
            return at + 1
        if self._part(at, "ordinals") is None:
            return 0
        following = self._words[at + 1] if at + 1 < len(self._words) else ""
        tens = following.startswith("وال") and following[3:] in tens_of_days()
        return at + 2 if following == "عشر" or tens else at + 1

    def _month(self, at: int) -> int:
        """Where the month ends that a day is of: «من نوفمبر», «من شهر ربيع الأول», «نوفمبر»."""
        if self._stopped[at - 1]:
            return 0
        for word in ("من", "شهر"):
            at += at < len(self._words) and self._words[at] == word
        if self._part(at, "months") is None:
            return 0
        return at + 2 if self._part(at + 1, "second") else at + 1

    def _ending(self, at: int, day: int, month: int, weekday: Part | None) -> str:
        first = weekday or self._part(day, "ordinals", "round")
        if self._governed(at) or (first is not None and first.leans):
            return KASRA
        tens = self._words[day] if self._part(day, "round") else self._words[day + 1]
        if tens.startswith(("وال", "ال")) and tens.endswith("ون"):
            return DAMMA
        if self._before(at) in listed("verbs") and not tens.endswith("ين"):
            return DAMMA
        alone = month >= len(self._words) or self._stopped[month - 1] or self._years_end(month)
        return FATHA if at > 0 or alone or tens.endswith("ين") else DAMMA

    def _years_end(self, at: int) -> bool:
        """Whether a year follows, and nothing more."""
        end = self._number(at + 1) if self._part(at, "years") else 0
        return bool(end) and (end >= len(self._words) or self._stopped[end - 1])

    def _put_day(self, at: int, ending: str) -> int:
        if self._words[at] in _JOINTS:
            return at + 1
        part = self._part(at, "ordinals", "round")
        if part is None:
            return at + 1
        following = self._words[at + 1] if at + 1 < len(self._words) else ""
        if following == "عشر":
            self._put(at, part, FATHA)
            self._found[at + 1] = Dated("عَشَرَ")
            return at + 2
        self._put(at, part, ending)
        if following.startswith("وال") and following[3:] in tens_of_days():
            self._found[at + 1] = Dated(with_article(tens_of_days()[following[3:]]))
            return at + 2
        return at + 1

    def _put_month(self, at: int, end: int) -> None:
        for each in range(at, end):
            part = self._part(each, "months") or self._part(each, "second")
            if part is not None and self._words[each] not in ("من", "شهر"):
                self._put(each, part, "")

    # -- years

    def _year(self, at: int) -> int:
        """Reads «عام ألفين وستة وعشرين» from there; where it ends, or 0."""
        noun = self._part(at, "years", "two_years")
        end = self._number(at + 1) if noun else 0
        if not end or noun is None:
            return 0
        if noun.kind == "two_years":
            self._put(at, noun, "")
        elif noun.leans or self._governed(at):
            self._put(at, noun, KASRA)
        elif self._says_when(at):
            self._put(at, noun, FATHA)
        else:
            stem = noun.ended("")
            subject = at == 0 or self._before(at) in listed("verbs")
            cases = frozenset({FATHA, DAMMA}) if subject else frozenset({FATHA, KASRA})
            self._found[at] = Dated(stem, cases)
        self._put_number(at + 1, end)
        return end

    def _says_when(self, at: int) -> bool:
        """Whether the year cannot belong to the word before: that is definite, or a month's name,
        or a stop stands between and the sentence has begun."""
        before = self._before(at)
        if not before:
            return at > 0
        if before in listed("verbs"):
            return False
        of_month = self._part(at - 1, "months", "second") is not None
        kinds = {form.kind for form in forms(before)}
        verb = bool(kinds) and kinds <= {"perfect", "present_a", "present_u"}
        return of_month or verb or before.startswith("ال") or before.endswith("ا")

    def _bare_year(self, at: int) -> int:
        """Reads «منذ ألفين وواحد», «بين ألف وتسعمئة وتسعين وألف وتسعمئة وخمسة وتسعين»."""
        first = self._part(at, "scales", "fixed")
        if first is None or bare(first.stem) not in ("ألف", "ألفين") or self._before(at) == "":
            return 0
        end = self._number(at)
        whole = end > at + 1 and (governs(self._before(at)) or self._before(at) == "حتى")
        if not whole or (bare(first.stem) == "ألفين" and end == at + 1):
            return 0
        self._put_number(at, end)
        return end

    def _number(self, at: int) -> int:
        """Where a number ends that begins there; its parts are joined by و."""
        end = at
        while True:
            part = self._part(end, "fixed", "units", "scales", "hundreds_whole")
            if part is None or (end > at and not part.clitics.startswith("و")):
                return end if end > at else 0
            ten = part.kind == "units" and end + 1 < len(self._words)
            end += 2 if ten and self._words[end + 1] in ("عشر", "عشرة") else 1
            if self._stopped[end - 1]:
                return end

    def _put_number(self, at: int, end: int) -> None:
        """Every part in the genitive, and with tanwin: nothing is counted."""
        while at < end:
            part = self._part(at, "fixed", "units", "scales", "hundreds_whole")
            following = self._words[at + 1] if at + 1 < end else ""
            if part is None:
                return
            if part.kind == "units" and following in ("عشر", "عشرة"):
                self._put(at, part, FATHA if bare(part.stem) not in _UNENDED else "")
                self._found[at + 1] = Dated("عَشَرَ" if following == "عشر" else "عَشْرَةَ")
                at += 2
                continue
            self._put(at, part, KASRATAN)
            at += 1


# Before عشر they end as they do.
_UNENDED = ("اثني", "اثنتي", "اثنا", "اثنتا", "إحدى")
