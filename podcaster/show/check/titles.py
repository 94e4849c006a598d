"""Titles as an editor would look at them: none is the site's, a date, or there twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from podcaster.article import is_of_a_page
from podcaster.models import Show
from podcaster.show import layout
from podcaster.show.check.finding import Finding
from podcaster.show.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcaster.models import Episode

_AGAIN = "give another with --title, and build it again"


def examine(show: Show, episodes: Sequence[Episode]) -> Iterator[Finding]:
    """What reads oddly among the titles of the show, its episodes and their chapters: advice."""
    if one_line(show.title) == Show().title:
        yield _advice("podcaster.toml", f"leaves the show its first name, «{show.title}»: name it")
    shared = Counter(one_line(episode.title) for episode in episodes)
    for episode in episodes:
        where = f"{layout.EPISODES}/{episode.slug}/{layout.RECORD}"
        title = one_line(episode.title)
        if is_of_a_page(title):
            yield _advice(where, f"has a title that reads as a site's line, «{title}»: {_AGAIN}")
        if shared[title] > 1:
            yield _advice(where, f"has the title of another episode, «{title}»: {_AGAIN}")
        yield from _chapters(where, episode)


def _chapters(where: str, episode: Episode) -> Iterator[Finding]:
    titles = [one_line(chapter.title) for chapter in episode.chapters]
    # The first one has the episode's title, of which all has been said.
    for title in dict.fromkeys(titles[1:]):
        if is_of_a_page(title):
            yield _advice(
                where,
                f"has a chapter that reads as a site's line, «{title}»: "
                "take it out of the article, and build it again",
            )
    for title, times in Counter(titles).items():
        if times > 1:
            yield _advice(
                where, f"has {times} chapters of the same title, «{title}»: tell them apart"
            )


def _advice(where: str, what: str) -> Finding:
    return Finding(where, what, error=False)
