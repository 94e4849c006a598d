"""Names of the news, as stems of known words: people, places, companies, nisbas."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from podcaster.arabic.letters import DAMMA, FATHA, KASRA, SHADDA, SUKUN, letters
from podcaster.arabic.tables import rows


class Kind(StrEnum):
    GIVEN = "given"
    FAMILY = "family"
    PLACE = "place"
    NISBA = "nisba"
    COMPANY = "company"
    PRODUCT = "product"
    ORGANISATION = "organisation"
    CLUB = "club"
    MEDIA = "media"
    PERSON = "person"
    PEOPLE = "tribe_people"
    CALENDAR = "month_day"


class Inflection(StrEnum):
    """What its last letter takes."""

    ALL = "t"
    """All three cases, with tanwin where it is indefinite."""
    DIPTOTE = "d"
    NONE = "n"
    """Nothing: it is said as it is written."""


class Name(NamedTuple):
    """A row of the table of names."""

    vowelled: str
    """Without the mark of its last letter; with the article where it is never without."""
    kind: Kind
    inflection: Inflection


@cache
def stems() -> dict[str, list[str]]:
    """The names as stems, by the kind of known word that has their clitics and endings."""
    found: dict[str, list[str]] = {"name": [], "definite_name": [], "adjective": []}
    for row in rows("names.tsv", Name):
        for stem in _stems(row):
            host = _without_article(stem)
            if host is not None:
                found["definite_name"].append(host)
            else:
                found["adjective" if row.kind is Kind.NISBA else "name"].append(stem)
    return found


def _stems(row: Name) -> list[str]:
    if row.vowelled.startswith("عَبْدُال"):
        # Written as one word: the case is inside, and what follows is genitive.
        rest = row.vowelled.removeprefix("عَبْدُ") + KASRA
        return [f"عَبْد{vowel}{rest}" for vowel in (DAMMA, FATHA, KASRA)]
    if row.inflection is not Inflection.NONE:
        return [row.vowelled]
    if row.vowelled.endswith("َيْن"):
        return [row.vowelled + KASRA]  # a dual
    if row.vowelled.endswith(("ِين", "ُون")) and row.kind in (Kind.PLACE, Kind.PEOPLE):
        return [row.vowelled + FATHA] if row.vowelled.startswith("ال") else [row.vowelled + SUKUN]
    last = letters(row.vowelled)[-1]
    open_end = last.base not in "اىوي" and last.marks in ("", SHADDA)
    return [row.vowelled + SUKUN] if open_end and not last.marks else [row.vowelled]


def _without_article(stem: str) -> str | None:
    """What follows the article; None where the name has none."""
    if not stem.startswith("ال"):
        return None
    word = letters(stem)[2:]
    if letters(stem)[1].marks not in ("", SUKUN, KASRA):
        return None  # its own lam: أَلْمَانِيَا has another alif, اَلِكْسَنْدَر none
    if word[0].marks.startswith(SHADDA):
        word[0] = word[0]._replace(marks=word[0].marks.removeprefix(SHADDA))
    return "".join(letter.base + letter.rest + letter.marks for letter in word)
