"""Spoken words to fully vowelled words: a model's marks, corrected by rule.

Letters, words and punctuation stay as they are. Marks that the author or a lexicon wrote stay,
too; the model only fills what they leave open.
"""

from __future__ import annotations

import re
from functools import lru_cache

from podcaster.arabic.letters import (
    FATHATAN,
    SHADDA,
    WORD,
    Letter,
    implied,
    joined,
    letters,
    settled,
)
from podcaster.arabic.vowels.agreement import Vowelled, agreed, linked
from podcaster.arabic.vowels.dates import Dated, dated
from podcaster.arabic.vowels.endings import endings, preset
from podcaster.arabic.vowels.known import forms
from podcaster.arabic.vowels.model import scores
from podcaster.arabic.vowels.orthography import case_letter, filled, vowelled_word
from podcaster.arabic.vowels.phrases import set_phrases

# How much worse than its own choice the model may like the best form of a known word: beyond that
# the word is another one, that is not known. Long words are less often so.
_DOUBT, _DOUBT_PER_LETTER = 2.0, 1.0

_SENTENCE = re.compile(r".+?(?:[.!?؟…]+(?=\s)|\n|$)\s*", re.DOTALL)


def vowelled(text: str) -> str:
    """The same words, fully vowelled in each other's company, sentence by sentence.

    The full forms of the endings stay, except where the model hears a pause: see
    `podcaster.arabic.vowels.pausal`. Raises PodcasterError where the model cannot be loaded.
    """
    return "".join(_sentence(sentence) for sentence in _SENTENCE.findall(text))


@lru_cache(maxsize=4096)
def _sentence(sentence: str) -> str:
    words = [_canonical(letters(match[0])) for match in WORD.finditer(sentence)]
    gaps = WORD.split(sentence)
    stopped = [not gap.isspace() for gap in gaps[1:]]
    bases = ["".join(letter.base for letter in word) for word in words]
    allowed = endings(bases, stopped)
    words = [preset(word, ending) for word, ending in zip(words, allowed, strict=True)]
    phrases = {at: Dated(said) for at, said in set_phrases(bases, stopped).items()}
    known = phrases | dated(bases, stopped)
    for at, date in known.items():
        if not any(letter.marks for letter in words[at]):
            words[at] = letters(date.vowelled)
            allowed[at] = date.endings
    found = [
        _word(word, rows, ending, stopped=stop, whole=settled(word) and not open_ended)
        for word, rows, ending, stop, open_ended in zip(
            words,
            _scored(words, gaps),
            allowed,
            stopped,
            (at in known and bool(known[at].endings) for at in range(len(words))),
            strict=True,
        )
    ]
    said = [joined(word.letters) for word in linked(agreed(found))]
    return "".join(gap + word for gap, word in zip(gaps, [*said, ""], strict=True))


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


def _word(
    word: list[Letter],
    rows: list[list[float]],
    ending: frozenset[str],
    *,
    stopped: bool,
    whole: bool,
) -> Vowelled:
    if whole:
        return Vowelled(implied(word), rows, free=False, stopped=stopped)
    best = vowelled_word(word, rows, ending)
    bases = "".join(letter.base for letter in word)
    known = [filled(word, form, rows, ending) for form in forms(bases)]
    likely = max((form for form in known if form), key=lambda form: form.score, default=best)
    if likely.score > best.score - _DOUBT - _DOUBT_PER_LETTER * len(word):
        best = likely
    pairs = zip(word, best.marks, strict=True)
    marked = [letter._replace(marks=marks) for letter, marks in pairs]
    free = not ending and not word[case_letter(bases)].marks
    return Vowelled(marked, rows, free=free, stopped=stopped, kind=best.kind)


def _canonical(word: list[Letter]) -> list[Letter]:
    """Tanwin written on its alif (شكراً) goes to the letter before it, where the model has it."""
    if len(word) > 1 and word[-1].base in "اى" and word[-1].marks == FATHATAN:
        before = word[-2]
        shadda = SHADDA if SHADDA in before.marks else ""
        return [*word[:-2], before._replace(marks=shadda + FATHATAN), word[-1]._replace(marks="")]
    return word
