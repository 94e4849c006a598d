"""Spoken words to fully vowelled words: for each the reading that the model likes best.

Letters, words and punctuation stay as they are. Marks that the author or a lexicon wrote stay,
too; the model only fills what they leave open.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import (
    FATHATAN,
    SHADDA,
    WORD,
    Letter,
    implied,
    is_vowelled,
    joined,
    letters,
)
from podcaster.arabic.vowels.dates import Dated, dated
from podcaster.arabic.vowels.endings import endings as grammar
from podcaster.arabic.vowels.endings import preset
from podcaster.arabic.vowels.known import forms
from podcaster.arabic.vowels.linking import linked
from podcaster.arabic.vowels.model import scores
from podcaster.arabic.vowels.orthography import OPEN, Form, case_letter, filled, vowelled_word
from podcaster.arabic.vowels.phrases import set_phrases
from podcaster.arabic.vowels.readings import readings
from podcaster.arabic.vowels.silence import with_endings
from podcaster.arabic.vowels.spoken import Spoken
from podcaster.arabic.vowels.sureness import CERTAIN, other_endings, sureness
from podcaster.models import Endings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How much worse than its own choice the model may like the best reading of a word: beyond that
# the word is another one, that no table has. Long words are less often so.
_DOUBT, _DOUBT_PER_LETTER = 2.0, 0.5

# What the logarithm of a reading's frequency counts beside the model's scores.
_PRIOR = 0.2
# The frequency of a reading that only the table of known words has.
_KNOWN = 0.05

# Other readings that are worth telling have at least this part of the chance of the best.
_WORTH = log(0.02)
_MOST_OTHERS = 3

# A text without a stop is cut, so that memory does not grow with it.
_SENTENCE = re.compile(
    r"""
    .{1,1000}?(?:[.!?؟…]+(?=\s)|\n|$)\s*
    | .{1,1000}(?:\s+|$)
    | .+?(?:\s+|$)  # a word without an end
    """,
    re.DOTALL | re.VERBOSE,
)


class Candidate(NamedTuple):
    """A way to say a word."""

    marks: tuple[str, ...]
    score: float
    open_ended: bool
    """Whether the context gave it its ending, and not the reading itself."""
    listed: bool
    """Whether the tables have it."""


class Sentence(NamedTuple):
    """The words of a sentence, and what stands before, between and after them."""

    words: tuple[Spoken, ...]
    gaps: tuple[str, ...]


def vowelled(text: str, endings: Endings = Endings.ALL) -> str:
    """The same words, fully vowelled in each other's company, sentence by sentence.

    The full forms of the endings stay where `endings` has them said, except where the model hears
    a pause: see `podcaster.arabic.vowels.pausal`.
    """
    return "".join(
        gap + word
        for words, gaps in read(text)
        for gap, word in zip(gaps, [*map(joined, with_endings(words, endings)), ""], strict=True)
    )


def read(text: str) -> Iterator[Sentence]:
    """The sentences of the text, vowelled each as a whole."""
    for sentence in _SENTENCE.finditer(text):
        yield _sentence(sentence[0])


@lru_cache(maxsize=16)
def _sentence(sentence: str) -> Sentence:
    words = [_canonical(letters(match[0])) for match in WORD.finditer(sentence)]
    gaps = WORD.split(sentence)
    stopped = [not gap.isspace() for gap in gaps[1:]]
    bases = ["".join(letter.base for letter in word) for word in words]
    allowed = grammar(bases, stopped)
    words = [preset(word, ending) for word, ending in zip(words, allowed, strict=True)]
    told = {at: Dated(said) for at, said in set_phrases(bases, stopped).items()}
    told |= dated(bases, stopped)
    for at, known in told.items():
        if not any(letter.marks for letter in words[at]):
            words[at] = letters(known.vowelled)
            allowed[at] = known.endings
    whole = [
        is_vowelled(word) and not (at in told and told[at].endings) for at, word in enumerate(words)
    ]
    found = [
        _whole(word, stop) if done else _word(word, rows, ending, stopped=stop)
        for word, rows, ending, stop, done in zip(
            words, _scored(words, gaps), allowed, stopped, whole, strict=True
        )
    ]
    return Sentence(tuple(linked(found)), tuple(gaps))


def _scored(words: list[list[Letter]], gaps: list[str]) -> list[list[list[float]]]:
    """For each word the scores of its letters, read in the sentence's company."""
    chars, hints = gaps[0], [""] * len(gaps[0])
    starts = []
    for word, gap in zip(words, gaps[1:], strict=True):
        starts.append(len(chars))
        chars += "".join(letter.base for letter in word) + gap
        hints += [letter.marks for letter in word] + [""] * len(gap)
    rows = scores(chars, hints)
    return [rows[at : at + len(word)] for at, word in zip(starts, words, strict=True)]


def _whole(word: list[Letter], stopped: bool) -> Spoken:
    """A word that came with its vowels."""
    return Spoken(tuple(implied(word)), CERTAIN, open_ended=False, inflected=False, stopped=stopped)


def _word(
    word: list[Letter], rows: list[list[float]], ending: frozenset[str], *, stopped: bool
) -> Spoken:
    found = _candidates(word, rows, ending)
    best = found[0]
    marked = _with(word, best.marks)
    given = word[case_letter("".join(letter.base for letter in word))].marks
    worthy = [other.marks for other in found[1:] if other.score > best.score + _WORTH]
    others = [joined(_with(word, marks)) for marks in worthy]
    if not ending and given in ("", SHADDA):
        others += [joined(other) for other in other_endings(marked, rows)]
    return Spoken(
        letters=tuple(marked),
        sure=sureness(marked, rows),
        open_ended=best.open_ended and not ending and given in ("", SHADDA),
        inflected=best.listed,
        stopped=stopped,
        others=tuple(others[:_MOST_OTHERS]),
    )


def _candidates(
    word: list[Letter], rows: list[list[float]], ending: frozenset[str]
) -> list[Candidate]:
    """The ways to say the word, the best first."""
    bases = "".join(letter.base for letter in word)
    free = vowelled_word(word, rows, ending)
    least = free.score - _DOUBT - _DOUBT_PER_LETTER * len(word)
    found: dict[tuple[str, ...], Candidate] = {}
    for form, weight in _listed(bases):
        scored = filled(word, form, rows, ending)
        if scored and scored.score > least:
            score = scored.score + _PRIOR * log(weight)
            if scored.marks not in found or score > found[scored.marks].score:
                open_ended = form.marks[case_letter(bases)].endswith(OPEN)
                found[scored.marks] = Candidate(scored.marks, score, open_ended, listed=True)
    if not found:
        return [Candidate(free.marks, free.score, open_ended=True, listed=False)]
    return sorted(found.values(), key=lambda each: -each.score)


@lru_cache(maxsize=1024)
def _listed(bases: str) -> tuple[tuple[Form, float], ...]:
    """The readings that the tables have for a bare word, and how often each is meant."""
    found = {Form(marks, article): weight for marks, article, weight in readings(bases)}
    for form in forms(bases):
        found.setdefault(Form(form.marks, form.article), _KNOWN)
    return tuple(found.items())


def _with(word: Sequence[Letter], marks: Sequence[str]) -> list[Letter]:
    return [letter._replace(marks=own) for letter, own in zip(word, marks, strict=True)]


def _canonical(word: list[Letter]) -> list[Letter]:
    """Tanwin written on its alif (شكراً) goes to the letter before it, where the model has it."""
    if len(word) > 1 and word[-1].base in "اى" and word[-1].marks == FATHATAN:
        before = word[-2]
        shadda = SHADDA if SHADDA in before.marks else ""
        return [*word[:-2], before._replace(marks=shadda + FATHATAN), word[-1]._replace(marks="")]
    return word
