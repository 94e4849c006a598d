"""What is written on to the front of an Arabic word: conjunction, preposition, article."""

from __future__ import annotations

import re
from typing import NamedTuple

_DEFINITE = re.compile("([وف]?)(?:([بك]?)ال|(ل)ل)(.*)", re.DOTALL)

PROCLITICS = "(?:[وفأ]?[بكلس]?|[وفأ]{2})(?:ال|(?<=ل)ل)?"
"""A pattern for all that may stand before a word, questions and futures included; it may match
letters of the word, so that what follows has to be known."""


class Clitics(NamedTuple):
    """A definite word, bare of marks, taken apart. In للبيت the alif of the article is left out."""

    conjunction: str
    """و or ف, or nothing."""
    preposition: str
    """ب, ك or ل, or nothing."""
    host: str
    """The word itself, without its article."""

    @property
    def length(self) -> int:
        """How many letters stand before the host."""
        return len(self.conjunction) + (2 if self.preposition in ("", "ل") else 3)


def definite(word: str, shortest: int = 2) -> Clitics | None:
    """The word, bare of marks, taken apart where it has the article; None where it has none, or
    where less than `shortest` letters would follow.

    ال may also belong to a word (التقى، الذي): letters alone do not tell.
    """
    found = _DEFINITE.fullmatch(word)
    if found is None or len(found[4]) < shortest:
        return None
    return Clitics(found[1], found[2] or found[3] or "", found[4])
