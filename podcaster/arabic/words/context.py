"""The lists of words that tell how a number beside them is said."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from podcaster.arabic import tables


class Words(NamedTuple):
    """What each is for stands in `data/words.toml`."""

    nominative: frozenset[str]
    passing: frozenset[str]
    measured: frozenset[str]
    governing: frozenset[str]
    function: frozenset[str]
    before_year: frozenset[str]
    before_range: frozenset[str]
    numbered: frozenset[str]
    length: frozenset[str]
    before_day: frozenset[str]
    names_year: frozenset[str]
    feminine_year: frozenset[str]
    season: frozenset[str]
    score: frozenset[str]
    phone: frozenset[str]
    ordinal: frozenset[str]
    ordinal_to_hundred: frozenset[str]
    clause: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    women: frozenset[str]
    men_in_ta: frozenset[str]
    blessed: frozenset[str]
    being: frozenset[str]
    sisters: frozenset[str]
    prepositions: frozenset[str]
    fronted: frozenset[str]
    verbs: frozenset[str]
    taking: frozenset[str]
    visiting: frozenset[str]
    no_verbs: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    to_dial: frozenset[str]
    hours: frozenset[str]
    portions: frozenset[str]
    substances: frozenset[str]
    adjectives: frozenset[str]


@cache
def words() -> Words:
    return tables.lists("words.toml", Words)


@cache
def own_letters() -> frozenset[str]:
    """Words that are looked up as they stand: their first letter is no conjunction."""
    found = words()
    return frozenset().union(
        found.nominative, found.before_year, found.before_range, found.before_day, found.numbered,
        found.length, found.names_year, found.feminine_year, found.ordinal, found.clause,
    )  # fmt: skip
