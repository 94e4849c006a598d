"""The words of dates and years, by their kinds, and the forms that their cases give them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.letters import DAMMA, KASRA, SHADDA, SUN_LETTERS, bare, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLITICS = {
    "": "", "و": "وَ", "ف": "فَ", "ب": "بِ", "ل": "لِ", "ك": "كَ", "وب": "وَبِ", "ول": "وَلِ", "فل": "فَلِ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
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
        if (
            self.kind in ("fixed", "round", "months", "second", "two_years")
            or letters(stem)[-1].base in "ىا"
        ):
            return _CLITICS[self.clitics] + stem
        if letters(stem)[-1].base == "ي" and ending in (KASRA, DAMMA):
            ending = ""  # الثاني takes a alone
        return _CLITICS[self.clitics] + stem + ending


def part_of(word: str, kinds: Sequence[str]) -> Part | None:
    """The word, bare of marks, as one of these kinds, with the clitics that stand before it."""
    for clitics in _CLITICS:
        if word.startswith(clitics):
            for kind in kinds:
                stem = _table()[kind].get(word[len(clitics) :])
                if stem is not None:
                    return Part(kind, stem, clitics)
    return None


def with_article(tens: str) -> str:
    """عشرين as وَالْعِشْرِينَ."""
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
        if name not in ("times", "verbs")
    }
    found["hundreds_whole"] = {
        bare(unit) + hundred: f"{unit}{KASRA}{vowelled}"
        for unit in found["hundreds"].values()
        for hundred, vowelled in (("مئة", "مِئَة"), ("مائة", "مِائَة"))
    }
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """A list of the data file whose words come without vowels."""
    text = files("podcaster.arabic.vowels").joinpath("data", "dates.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name].split())


@cache
def tens_of_days() -> dict[str, str]:
    """عشرين, ثلاثين and the like, as they end a day: «والعشرين»."""
    return {name: word for name, word in _table()["fixed"].items() if name.endswith(("ين", "ون"))}
