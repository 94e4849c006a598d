"""Text without vowels, with those of which a trained network is sure: it brings words and sentences
that the vowelled texts lack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.letters import WORD, bare
from podcaster.arabic.vowels.orthography import case_letter
from vowels.calibration import mean_scores
from vowels.corpus import UNKNOWN, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vowels.network import Network

_STEM, _ENDING = 0.97, 0.95
"""How sure the network must be of a whole stem, and of an ending."""
_FEWEST, _MOST = 4, 45
"""Words of a sentence that is taken."""

# Latin letters and digits are read out otherwise than they are written.
_FOREIGN = re.compile(r"[A-Za-z0-9٠-٩<>{}=_#@]")


def guessed(networks: Sequence[Network], lines: Iterable[str]) -> Iterator[Sentence]:
    """The lines that can be used, with the marks of which the networks together are sure."""
    for line in lines:
        text = " ".join(bare(line).replace("ـ", "").split())
        words = list(WORD.finditer(text))
        if _FOREIGN.search(text) or not _FEWEST <= len(words) <= _MOST:
            continue
        best = mean_scores(networks, Sentence(text, (UNKNOWN,) * len(text))).max(-1)
        chances, classes = best.values.exp().tolist(), best.indices.tolist()
        targets = [UNKNOWN] * len(text)
        for word in words:
            start, end = word.span()
            case = start + case_letter(word[0])
            sure = 1.0
            for at in range(start, end):
                sure *= chances[at] if at != case else 1.0
            if sure >= _STEM:
                for at in range(start, end):
                    if at != case or chances[at] >= _ENDING:
                        targets[at] = classes[at]
        yield Sentence(text, tuple(targets))
