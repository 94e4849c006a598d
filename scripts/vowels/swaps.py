"""Words put in place of others of their pattern, so that the network learns the grammar of a
sentence apart from its words: رَفَضَ الْوَزِيرُ teaches قَبِلَ الْقَرِينُ, too.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from podcaster.arabic.letters import WORD
from vowels.corpus import UNKNOWN, Sentence

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

_SENTENCES, _WORDS = 0.4, 0.2
"""Of so many sentences so many words are swapped."""
_SHORTEST = 4

# Letters that are no root's own where they mark a form, and those that vowels lengthen.
_FORMAL = "اويىةأإآؤئءمتنس"

Word = tuple[str, tuple[int, ...]]


class Swaps:
    """The words of a corpus by their patterns: the same marks and the same formal letters."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._words: dict[tuple[str, tuple[int, ...]], list[Word]] = defaultdict(list)
        for chars, targets in sentences:
            for match in WORD.finditer(chars):
                word = match[0], targets[match.start() : match.end()]
                if len(word[0]) >= _SHORTEST and UNKNOWN not in word[1]:
                    self._words[_pattern(word)].append(word)

    def changed(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """The sentence, some of its words swapped."""
        if chance.random() >= _SENTENCES:
            return sentence
        chars, targets = sentence.chars, list(sentence.targets)
        for match in WORD.finditer(sentence.chars):
            start, end = match.span()
            if end - start < _SHORTEST or chance.random() >= _WORDS:
                continue
            others = self._words.get(_pattern((match[0], sentence.targets[start:end])), ())
            if len(others) > 1:
                other, marks = chance.choice(others)
                chars = chars[:start] + other + chars[end:]
                targets[start:end] = marks
        return Sentence(chars, tuple(targets))


def _pattern(word: Word) -> tuple[str, tuple[int, ...]]:
    bases, targets = word
    start = bases.find("ال") + 2 if bases[:4].find("ال") >= 0 else 0
    shape = "".join(char if at < start or char in _FORMAL else "-" for at, char in enumerate(bases))
    return shape, targets
