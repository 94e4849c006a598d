"""Show notes: what a client shows under the player, as HTML and as plain text."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from podcaster.show import address
from podcaster.show.plain import one_line

if TYPE_CHECKING:
    from podcaster.models import Episode

CHAPTERS = "فصول الحلقة"
ARTICLE = "المقال الأصلي"
AUTHOR = "بقلم"
EXCERPT_CHARS = 300

# From a letter or digit, with a sign before it, to the last one of a run without Arabic.
_LATIN = re.compile(
    r"[#@$€£]?[A-Za-z0-9\u00c0-\u024f]"
    r"(?:[^\u0590-\u08ff\ufb1d-\ufeff،؛؟«»()\[\]]*[A-Za-z0-9\u00c0-\u024f+#%])?"
)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


def html(episode: Episode) -> str:
    """Of p, ul, li, a and bdi alone, which clients keep; chapter times as text, which they link."""
    parts = [f"<p>{isolated(line)}</p>" for line in summary(episode)]
    if len(episode.chapters) > 1:
        rows = (
            f"<li>{clock(chapter.start_ms)} {isolated(chapter.title)}</li>"
            for chapter in episode.chapters
        )
        parts.append(f"<p>{CHAPTERS}</p><ul>{''.join(rows)}</ul>")
    if episode.author:
        parts.append(f"<p>{AUTHOR} {isolated(episode.author)}</p>")
    if episode.link and address.is_web(episode.link):
        parts.append(f'<p><a href="{escape(address.web(episode.link))}">{ARTICLE}</a></p>')
    return f'<div dir="rtl" lang="ar">{"".join(parts)}</div>'


def plain(episode: Episode) -> str:
    """The summary, a line for each point."""
    return "\n".join(summary(episode))


def summary(episode: Episode) -> list[str]:
    """The author's points, else how the article begins, else its title; never empty lines."""
    points = [line for point in episode.summary if (line := one_line(point))]
    return points or [_beginning(episode) or one_line(episode.title)]


def isolated(text: str) -> str:
    """HTML of the text; a Latin run keeps its own order amid Arabic, with its signs."""
    text = one_line(text)
    if not _LETTER.search(text):
        return escape(text)
    html, at = "", 0
    for run in _LATIN.finditer(text):
        shown = escape(run[0])
        html += escape(text[at : run.start()])
        html += f"<bdi>{shown}</bdi>" if _LETTER.search(run[0]) else shown
        at = run.end()
    return html + escape(text[at:])


def clock(ms: int) -> str:
    """A time that clients turn into a link: 04:05, 1:04:05."""
    hours, rest = divmod(ms // 1000, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def _beginning(episode: Episode) -> str:
    """The first sentences after what the show itself says, to the length of an excerpt."""
    titles = {one_line(chapter.title) for chapter in episode.chapters}
    said = ""
    for cue in episode.cues:
        if cue.chapter == cue.paragraph == 0:
            continue  # the opening
        text = one_line(cue.text)
        if text.rstrip(".:") in titles:
            continue
        if said and len(said) + len(text) > EXCERPT_CHARS:
            break
        said = f"{said} {text}".strip()
    return said
