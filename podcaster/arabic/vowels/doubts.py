"""Words that may be vowelled wrong, for an editor to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.letters import SHADDA, SUKUN, WORD, joined, letters
from podcaster.arabic.vowels.orthography import case_letter
from podcaster.arabic.vowels.pausal import pausal
from podcaster.arabic.vowels.sentences import read
from podcaster.arabic.vowels.silence import with_endings
from podcaster.models import Doubt, Endings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.vowels.spoken import Spoken

# Words are doubted that are right less often than that.
_DOUBTED = 0.7


def doubts(pieces: Sequence[str], endings: Endings) -> list[tuple[Doubt, ...]]:
    """The doubtful words of each piece of a sentence, which is vowelled as a whole; each piece ends
    in a pause, where no ending is heard."""
    said = [
        (word, joined(spoken))
        for words, _ in read(" ".join(pieces))
        for word, spoken in zip(words, with_endings(words, endings), strict=True)
    ]
    found, start = [], 0
    for piece in pieces:
        end = start + len(WORD.findall(piece))
        each = [
            _doubt(word, spoken, last=at == end - 1)
            for at, (word, spoken) in enumerate(said[start:end], start)
        ]
        found.append(tuple(doubt for doubt in each if doubt.chance < _DOUBTED))
        start = end
    return found


def _doubt(word: Spoken, spoken: str, *, last: bool) -> Doubt:
    heard = not last and not word.stopped and spoken == joined(word.letters)
    chance = word.sure.stem * (word.sure.ending if heard else 1.0)
    stem = _stem(spoken, word.bases)
    # Where the ending is not heard, one with another ending is no other word.
    others = [each for each in word.others if heard or _stem(each, word.bases) != stem]
    return Doubt(word.bases, spoken, round(chance, 2), tuple(others))


def lexicon_line(doubt: Doubt) -> str:
    """The line for lexicon.toml that would have it said in the likeliest other way.

    A lexicon holds wherever the word stands, so that the ending is given only where it is what is
    doubted.
    """
    other = doubt.others[0] if doubt.others else doubt.spoken
    if _stem(other, doubt.written) != _stem(doubt.spoken, doubt.written) or not doubt.others:
        other = pausal(other).removesuffix(SUKUN)
    return f'"{doubt.written}" = "{other}"'


def _stem(word: str, bases: str) -> str:
    """The word as far as the letter that carries its ending, which has but its shadda."""
    found = letters(word)
    end = case_letter(bases)
    return joined(found[:end]) + SHADDA * (SHADDA in found[end].marks)
