"""Which marks a letter may carry where it stands, and the best of them by the model's scores."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import (
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    SHADDA,
    SHORT,
    SUKUN,
    SUN_LETTERS,
    TANWIN,
    Letter,
    definite,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

CLASSES = (
    "", FATHATAN, DAMMATAN, KASRATAN, FATHA, DAMMA, KASRA, SHADDA + FATHATAN, SHADDA + DAMMATAN,
    SHADDA + KASRATAN, SHADDA + FATHA, SHADDA + DAMMA, SHADDA + KASRA, SUKUN,
)  # fmt: skip
"""The sets of marks that are scored, in this order."""

_INDEX = {marks: at for at, marks in enumerate(CLASSES)}
_ALL = frozenset(CLASSES)
_DOUBLED = frozenset(marks for marks in CLASSES if SHADDA in marks)
_NUNATED = frozenset(marks for marks in CLASSES if marks and marks[-1] in TANWIN)
_A = frozenset({FATHA, SHADDA + FATHA})
_I = frozenset({KASRA, SHADDA + KASRA})
_AN = frozenset({FATHATAN, SHADDA + FATHATAN})


OPEN = "?"
"""Stands for a vowel, tanwin or sukun that a known form leaves to the context."""


class Form(NamedTuple):
    """One way to vowel a word: the marks of each letter, with OPEN where the context decides."""

    marks: tuple[str, ...]
    article: int = 0
    """How many letters the article takes, clitics before it included; 0 where there is none."""
    kind: str = ""
    """The kind of word that it is, as the data file names it; "" with a pronoun at its end."""


class Scored(NamedTuple):
    """Marks for each letter of a word, and how well the model likes them."""

    marks: tuple[str, ...]
    score: float


def vowelled_word(
    word: Sequence[Letter], rows: Sequence[Sequence[float]], ending: frozenset[str] = frozenset()
) -> Scored:
    """The word with the marks that it has, and on every other letter the best that may stand
    there. `rows` gives the scores of CLASSES for each of its letters, `ending` the vowels and
    tanwin that may end it, empty where all may."""
    bases = "".join(letter.base for letter in word)
    article = article_end(word, rows)
    found: list[str] = []
    for at, (_, given, _) in enumerate(word):
        if (given and given != SHADDA) or not any(rows[at]):
            found.append(given)
            continue
        if at < article:
            found.append(_of_article(bases, at, article))
            continue
        allowed = _allowed(bases, at, found[-1] if found else "", article, ending)
        marks = _best(allowed & _DOUBLED or _DOUBLED if given else allowed, rows[at])
        found.append(marks or _bare_end(bases, at))
    return _scored(found, rows)


def filled(
    word: Sequence[Letter],
    form: Form,
    rows: Sequence[Sequence[float]],
    ending: frozenset[str] = frozenset(),
) -> Scored | None:
    """The word in a form of `podcaster.arabic.vowels.known`, its open letters filled with the best
    that may stand there. None where the form contradicts marks that the word has, or its ending.
    """
    bases = "".join(letter.base for letter in word)
    found: list[str] = []
    for at, (wanted, letter) in enumerate(zip(form.marks, word, strict=True)):
        given = letter.marks
        if not wanted.endswith(OPEN):
            if given not in ("", wanted) and not (given == SHADDA and SHADDA in wanted):
                return None
            if at == case_letter(bases) and ending and wanted[-1:] in SHORT + TANWIN:
                if wanted[-1] not in ending:
                    return None
            found.append(wanted)
        elif given and given != SHADDA:
            if (SHADDA in wanted) != (SHADDA in given):
                return None
            found.append(given)
        else:
            allowed = _allowed(bases, at, found[-1] if found else "", form.article, ending)
            doubled = _DOUBLED if SHADDA in wanted + given else _ALL - _DOUBLED
            marks = _best(allowed & doubled or doubled, rows[at])
            found.append(marks or _bare_end(bases, at))
    return _scored(found, rows)


def case_letter(bases: str) -> int:
    """The index of the letter that carries the case ending."""
    return len(bases) - (2 if bases[-1:] in ("ا", "ى") and len(bases) > 1 else 1)


def _allowed(
    bases: str, at: int, before: str, article: int, ending: frozenset[str]
) -> frozenset[str]:
    allowed = possible(bases[at], before, bases[max(0, at - 1) : at], bases[at + 1 : at + 3])
    if at in (0, article):
        doubled = at > 0 and bases[at] in SUN_LETTERS
        allowed = _kept(allowed, _DOUBLED if doubled else _ALL - _DOUBLED - {SUKUN})
    if article:
        allowed = _kept(allowed, _ALL - _NUNATED)
    if ending and at == case_letter(bases):
        allowed = _kept(allowed, frozenset(name for name in _ALL if name and name[-1] in ending))
    return allowed


def _bare_end(bases: str, at: int) -> str:
    """What a last consonant gets that the model leaves bare."""
    return SUKUN if at == len(bases) - 1 and bases[at] not in "اآىوي" else ""


def _scored(marks: Sequence[str], rows: Sequence[Sequence[float]]) -> Scored:
    score = sum(row[_INDEX.get(name, 0)] for name, row in zip(marks, rows, strict=True))
    return Scored(tuple(marks), score)


def _best(allowed: frozenset[str], row: Sequence[float]) -> str:
    """The likeliest; of several the first in CLASSES, since sets have no order that stays."""
    return CLASSES[max((_INDEX[marks] for marks in allowed), key=lambda at: (row[at], -at))]


def article_end(word: Sequence[Letter], rows: Sequence[Sequence[float]]) -> int:
    """How many letters the article takes, clitics before it included; 0 where there is none.

    ال may also belong to the word (التقى، الذي): the model's marks tell.
    """
    clitics = definite("".join(letter.base for letter in word))
    if clitics is None:
        return 0
    end = clitics.length
    lam, following = word[end - 1], word[end]
    if lam.marks and lam.marks != SUKUN:
        return 0
    if following.base not in SUN_LETTERS:
        return 0 if SHADDA in following.marks else end
    if following.marks:
        return end if SHADDA in following.marks else 0
    return end if _assimilates(rows[end - 1], rows[end]) else 0


def _assimilates(lam: Sequence[float], following: Sequence[float]) -> bool:
    def best(row: Sequence[float], classes: frozenset[str]) -> float:
        return max(row[_INDEX[marks]] for marks in classes)

    single = _ALL - _DOUBLED - _NUNATED
    article = lam[_INDEX[""]] + best(following, _DOUBLED)
    own = max(lam[_INDEX[SUKUN]], best(lam, _DOUBLED)) + best(following, single)
    return article >= own


def _of_article(bases: str, at: int, end: int) -> str:
    base = bases[at]
    if at == end - 1:
        if bases[end] == "ا":
            return KASRA  # the wasl of الاجتماع: the lam takes its vowel
        return "" if bases[end] in SUN_LETTERS else SUKUN
    if base == "ا":
        return ""
    return KASRA if base in "بل" else FATHA


@lru_cache(maxsize=8192)
def possible(base: str, before: str, previous: str, following: str) -> frozenset[str]:
    """What `base` may carry. `before` are the marks of the letter before it, `previous` that
    letter, `following` the one or two letters after it in the word."""
    marks = _by_base(base, before, previous, following)
    if following == "":
        marks = _kept(marks, _ALL - _AN) if base not in "ةءأؤئ" else marks
    elif following in ("ا", "ى"):
        allowed = _A | _AN | (_I if following == "ى" else frozenset())
        marks = marks - (_NUNATED - _AN) if base == "و" else _kept(marks, allowed)
    elif following[0] == "ا":
        clitic = previous in ("", "و", "ف") and base in "بل"
        marks = _kept(marks, _A | _I if clitic else _A)
    elif following[0] == "ة":
        marks = _kept(marks, _A)
    else:
        marks = _kept(marks, _ALL - _NUNATED)
    return marks


def _by_base(base: str, before: str, previous: str, following: str) -> frozenset[str]:
    if base in "اآ" or (base == "ى" and not following):
        return frozenset({""})
    if base == "إ":
        return frozenset({KASRA})
    if base == "أ" and not previous:
        return frozenset({FATHA, DAMMA})
    if base == "ة":
        return _ALL - _DOUBLED - {""}
    if base in "ءؤئأ":
        return _ALL - _DOUBLED - {""}
    if base in "وي":
        lengthened = DAMMA if base == "و" else KASRA
        if before.endswith(lengthened):
            return _ALL - {SUKUN}
        return _ALL - {""}
    return _ALL - {""} if following else _ALL


def _kept(marks: frozenset[str], wanted: frozenset[str]) -> frozenset[str]:
    """Those that are wanted; all of them where none is."""
    return marks & wanted or marks
