"""Whether a text is an article that an episode was made from, edited perhaps, or another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcaster.models import Article, Episode

_RUN = 3
"""Words in a row: that many are seldom the same by chance."""
_SHARED = 0.1
"""Of the runs of the shorter text: as many as these are in both where one was made from the other.
Two reports of one event share some 3 in 100, articles on nothing in common hardly one."""
_WORD = re.compile(r"\w+")


def is_edition(article: Article, episode: Episode) -> bool:
    """Whether the article and the one that the episode was made from are editions of one text."""
    new = _runs(_texts(article))
    old = _runs(cue.text for cue in episode.cues)
    if not new or not old:
        return True
    return len(new & old) >= _SHARED * min(len(new), len(old))


def _texts(article: Article) -> list[str]:
    body = [text for s in article.sections for text in (s.heading or "", *s.paragraphs)]
    return [*article.summary, *body]


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    words = _WORD.findall(" ".join(texts))
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
