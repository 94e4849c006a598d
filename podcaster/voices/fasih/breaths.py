"""What is read in one breath, and in one go.

A phrase too long for a breath is cut where the next word can be begun afresh.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcaster.arabic.phones import Phrase, Word, is_vowel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDS_SENTENCE = frozenset("؟!.…")
LONGEST_SYLLABLES = 60
"""Some ten seconds; who writes has put a mark before that."""
_LONGEST_WORD = 12
"""Syllables. Nothing that means anything is longer."""
_TOGETHER = 2
"""Phrases in one go, so that memory does not grow with the sentence."""


def sentences(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """The breaths of each sentence; those of a very long one in several goes."""
    sentence: list[Phrase] = []
    for breath in breaths(phrases):
        sentence.append(breath)
        if breath.mark in ENDS_SENTENCE or len(sentence) == _TOGETHER:
            yield tuple(sentence)
            sentence = []
    if sentence:
        yield tuple(sentence)


def breaths(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The same words in the same order; a phrase that is cut hangs there as at a comma."""
    for phrase in phrases:
        yield from _cut(replace(phrase, words=tuple(_pronounceable(phrase.words))))


def _cut(phrase: Phrase) -> Iterator[Phrase]:
    lengths = [len(word.syllables) for word in phrase.words]
    if sum(lengths) <= LONGEST_SYLLABLES:
        yield phrase
        return
    half = sum(lengths) / 2
    places = range(1, len(lengths))
    at = min(places, key=lambda at: abs(sum(lengths[:at]) - half) + _cost(phrase.words[at]))
    yield from _cut(Phrase(phrase.words[:at], "،"))
    yield from _cut(Phrase(phrase.words[at:], phrase.mark))


def _cost(word: Word) -> float:
    """In syllables of unevenness: what it takes to breathe before this word."""
    phones = word.phones
    if len(phones) < 2 or not is_vowel(phones[1]):
        return 30.0  # its first vowel has gone over to the word before
    return 0.0 if word.written.startswith("و") else 8.0


def _pronounceable(words: Sequence[Word]) -> Iterator[Word]:
    for word in words:
        for start in range(0, len(word.syllables), _LONGEST_WORD):
            part = word.syllables[start : start + _LONGEST_WORD]
            yield Word(word.written, part, min(word.stress, len(part) - 1))
