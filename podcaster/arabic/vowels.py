"""Spoken words to fully vowelled words: a model's marks, corrected by rule.

Letters, words and punctuation stay as they are. Marks that the author or a lexicon wrote stay,
too; the model only fills what they leave open.
"""

from __future__ import annotations

import re
from functools import lru_cache

from podcaster.arabic.agreement import Vowelled, agreed
from podcaster.arabic.endings import endings
from podcaster.arabic.marks import FATHATAN, SHADDA, WORD, Letter, joined, letters
from podcaster.arabic.orthography import case_letter, filled, implied, settled, vowelled_word
from podcaster.arabic.stems import forms
from podcaster.arabic.tashkeel import scores

# How much worse than its own choice the model may like the best form of a known word: beyond that
# the word is another one, that is not known. Long words are less often so.
_DOUBT, _DOUBT_PER_LETTER = 2.0, 1.0

_SENTENCE = re.compile(r".+?(?:[.!?؟…]+(?=\s)|\n|$)\s*", re.DOTALL)


def vowelled(text: str) -> str:
    """The same words, fully vowelled in each other's company, sentence by sentence.

    The full forms of the endings stay, except where the model hears a pause: see
    `podcaster.arabic.pausal`. Raises PodcasterError where the model cannot be loaded.
    """
    return "".join(_sentence(sentence) for sentence in _SENTENCE.findall(text))


@lru_cache(maxsize=4096)
def _sentence(sentence: str) -> str:
    parts: list[str | list[Letter]] = []
    at = 0
    for match in WORD.finditer(sentence):
        parts += [sentence[at : match.start()], _canonical(letters(match[0]))]
        at = match.end()
    parts.append(sentence[at:])
    flat = [letter for part in parts for letter in part]
    rows = scores(
        "".join(char[0] for char in flat),
        [char.marks if isinstance(char, Letter) else "" for char in flat],
    )
    words = [part for part in parts if not isinstance(part, str)]
    gaps = [part for part in parts[2::2] if isinstance(part, str)]
    allowed = endings(
        ["".join(letter.base for letter in word) for word in words],
        [not gap.isspace() for gap in gaps],
    )
    found: list[Vowelled] = []
    at = 0
    for part in parts:
        own = rows[at : at + len(part)]
        at += len(part)
        if not isinstance(part, str):
            stop = not gaps[len(found)].isspace()
            found.append(_word(part, own, allowed[len(found)], stopped=stop))
    said = (joined(word.letters) for word in agreed(found))
    return "".join(part if isinstance(part, str) else next(said) for part in parts)


def _word(
    word: list[Letter], rows: list[list[float]], ending: frozenset[str], *, stopped: bool
) -> Vowelled:
    if settled(word):
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
