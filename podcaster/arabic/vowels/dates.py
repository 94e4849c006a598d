"""Dates and years: the vowels of each of their words, as what stands before them asks for.

«الرابعَ والعشرين من نوفمبرَ عامَ ألفين وستةٍ وعشرين»: a day by itself says when, and is accusative;
after a preposition, or a time that it belongs to, it is genitive. So is the number of a year, which
belongs to its عام or سنة.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.letters import (
    DAMMA,
    FATHA,
    KASRA,
    KASRATAN,
    SHADDA,
    SUN_LETTERS,
    bare,
    letters,
)
from podcaster.arabic.vowels.endings import governs
from podcaster.arabic.vowels.known import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLITICS = {
    "": "", "و": "وَ", "ف": "فَ", "ب": "بِ", "ل": "لِ", "ك": "كَ", "وب": "وَبِ", "ول": "وَلِ", "فل": "فَلِ",
}  # fmt: skip
_JOINTS = ("إلى", "حتى", "أو")
_EITHER = frozenset({FATHA, KASRA})


@dataclass(frozen=True, slots=True)
class Dated:
    """A word of a date, vowelled; without the vowel of its case where that is left open."""

    vowelled: str
    endings: frozenset[str] = frozenset()
    """The vowels that it may end in; empty where `vowelled` has its own."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a date."""

    kind: str
    """Its list in the data file."""
    stem: str
    clitics: str = ""

    @property
    def leans(self) -> bool:
        """Whether a preposition is written on to it."""
        return self.clitics[-1:] in ("ب", "ل", "ك")

    def ended(self, ending: str) -> str:
        """With the vowel of its case, if it takes one."""
        stem = self.stem
        if self.kind in ("fixed", "round", "months", "second") or letters(stem)[-1].base in "ىا":
            return _CLITICS[self.clitics] + stem
        if letters(stem)[-1].base == "ي" and ending in (KASRA, DAMMA):
            ending = ""  # الثاني takes a alone
        return _CLITICS[self.clitics] + stem + ending


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

    def _part(self, at: int, *kinds: str) -> _Part | None:
        """The word there, if it is of one of these kinds."""
        if at >= len(self._words):
            return None
        word = self._words[at]
        for clitics in _CLITICS:
            if word.startswith(clitics):
                for kind in kinds:
                    stem = _table()[kind].get(word[len(clitics) :])
                    if stem is not None:
                        return _Part(kind, stem, clitics)
        return None

    def _put(self, at: int, part: _Part, ending: str) -> None:
        self._found[at] = Dated(part.ended(ending))

    def _before(self, at: int) -> str:
        """The word before, where no stop parts them."""
        return self._words[at - 1] if at and not self._stopped[at - 1] else ""

    def _governed(self, at: int) -> bool:
        """Whether what stands before asks for the genitive there."""
        before = self._before(at)
        return governs(before) or before.lstrip("وف") in _times() or before in _times()

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
        tens = following.startswith("وال") and following[3:] in _tens()
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

    def _ending(self, at: int, day: int, month: int, weekday: _Part | None) -> str:
        first = weekday or self._part(day, "ordinals", "round")
        if self._governed(at) or (first is not None and first.leans):
            return KASRA
        tens = self._words[day] if self._part(day, "round") else self._words[day + 1]
        if tens.startswith(("وال", "ال")) and tens.endswith("ون"):
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
        if following.startswith("وال") and following[3:] in _tens():
            self._found[at + 1] = Dated(_with_article(_tens()[following[3:]]))
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
        noun = self._part(at, "years")
        end = self._number(at + 1) if noun else 0
        if not end or noun is None:
            return 0
        if noun.leans or self._governed(at):
            self._put(at, noun, KASRA)
        elif self._says_when(at):
            self._put(at, noun, FATHA)
        else:
            stem = _CLITICS[noun.clitics] + noun.stem
            self._found[at] = Dated(stem, _EITHER | ({DAMMA} if at == 0 else set()))
        self._put_number(at + 1, end)
        return end

    def _says_when(self, at: int) -> bool:
        """Whether the year cannot belong to the word before: that is definite, or a month's name,
        or a stop stands between and the sentence has begun."""
        before = self._before(at)
        if not before:
            return at > 0
        named = self._part(at - 1, "months", "second") is not None
        kinds = {form.kind for form in forms(before)}
        verb = bool(kinds) and kinds <= {"perfect", "present_a", "present_u"}
        return named or verb or before.startswith("ال") or before.endswith("ا")

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


def _with_article(tens: str) -> str:
    if tens[0] in SUN_LETTERS:
        return f"وَال{tens[0]}{SHADDA}{tens[1:]}"
    return f"وَالْ{tens}"


@cache
def _table() -> dict[str, dict[str, str]]:
    """For each list of the data file, its words by their bare letters."""
    text = files("podcaster.arabic.vowels").joinpath("data", "dates.toml").read_text("utf-8")
    found = {
        name: {bare(word): word for word in listed.split()}
        for name, listed in tomllib.loads(text).items()
        if name != "times"
    }
    found["hundreds_whole"] = {
        bare(unit) + hundred: f"{unit}{KASRA}{vowelled}"
        for unit in found["hundreds"].values()
        for hundred, vowelled in (("مئة", "مِئَة"), ("مائة", "مِائَة"))
    }
    return found


@cache
def _times() -> frozenset[str]:
    text = files("podcaster.arabic.vowels").joinpath("data", "dates.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["times"].split())


@cache
def _tens() -> dict[str, str]:
    """عشرين, ثلاثين and the like, as they end a day: «والعشرين»."""
    return {name: word for name, word in _table()["fixed"].items() if name.endswith(("ين", "ون"))}
