"""Pausal forms: how words end where a reader stops.

Short vowels and the tanwin of u and i are not said there, the tanwin of a is said as a long a,
and ة loses its t. Inside a phrase the full forms stay.
"""

from __future__ import annotations

import re

from podcaster.arabic.letters import (
    DAGGER,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SHADDA,
    SHORT,
    SUKUN,
    TANWIN,
    WORD,
    Letter,
    bare,
    joined,
    letters,
)

# A news reader stops at commas and colons, too. Closing quotes may stand before the stop.
_AT_STOP = re.compile(rf"{WORD.pattern}(?=[\s»”\"')\]}}]*(?:[.؟!?؛;،,:…\n]|\Z))")

# Without their last vowel these would be other words.
_KEPT = frozenset({"هو", "هي"})


def pausal(text: str) -> str:
    """The vowelled text with its words in pausal form before . ؟ ! ؛ ، : … and at its end.

    Letters and punctuation stay. Doing it twice changes nothing more.
    """
    return _AT_STOP.sub(lambda word: _stopped(word[0]), text)


def _stopped(word: str) -> str:
    found = letters(word)
    vowels = sum(any(mark in SHORT + TANWIN + DAGGER for mark in letter.marks) for letter in found)
    if bare(word).lstrip("وف") in _KEPT:
        return word
    last = found[-1]
    base, marks, _ = last
    before = found[-2] if len(found) > 1 else Letter("", "")
    if before.base and base in "اى" and FATHATAN in marks + before.marks:
        found[-1] = last._replace(marks="")
        found[-2] = before._replace(marks=SHADDA * (SHADDA in before.marks) + FATHA)
    elif base == "و" and before.marks in (DAMMATAN, KASRATAN):
        # The و of عمرو is not said.
        found[-2] = before._replace(marks=SUKUN)
    elif base in "ءأ" and FATHATAN in marks:
        # The alif of مساءً is said and not written.
        found[-1] = last._replace(marks=SHADDA * (SHADDA in marks) + FATHA + DAGGER)
    elif vowels > 1 and DAGGER not in marks and set(marks) & set(SHORT + TANWIN):
        found[-1] = last._replace(marks=_silent(base, marks, before.marks))
    return joined(found)


def _silent(base: str, marks: str, before: str) -> str:
    """The marks of a last letter that has lost its vowel."""
    rest = "".join(mark for mark in marks if mark not in SHORT + TANWIN)
    long = (base == "و" and before.endswith(DAMMA)) or (base == "ي" and before.endswith(KASRA))
    return rest if rest or base == "ة" or long else SUKUN
