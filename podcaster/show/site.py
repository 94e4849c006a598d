"""The show's pages: one for the show, one for each episode. Static, from the records alone.

A page asks for nothing but its own folder's files: style and scripts stand in it, and a
Content-Security-Policy names them by their hashes. All links are relative, so the pages work below
any address and from a disk.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from podcaster.arabic.words import written_date
from podcaster.show import address, colour, layout, notes
from podcaster.show.plain import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Environment

    from podcaster.models import Episode, Show
    from podcaster.show.colour import Colour
    from podcaster.show.shelf import Shelf

APPS = {
    "Apple Podcasts": "podcast://{bare}",
    "Pocket Casts": "pktc://subscribe/{bare}",
    "Overcast": "overcast://x-callback-url/add?url={url}",
    "AntennaPod": "https://antennapod.org/deeplink/subscribe?url={url}",
}
"""How a link opens an app at a feed: `url` is its address encoded, `bare` without the scheme."""

_SCRIPTS = {
    "show.html": ("common.js", "subscribe.js"),
    "episode.html": ("common.js", "player.js", "transcript.js", "position.js"),
}
_STOPS = ".:؟!…"
_LIGHT: Colour = (251, 250, 248)
_DARK: Colour = (19, 20, 24)


def write(
    show: Show,
    episodes: Sequence[Episode],
    shelf: Shelf,
    changed: Iterable[Episode] | None = None,
) -> None:
    """Puts the pages of the show and of its episodes, newest first, on the shelf.

    With `changed`, of the episodes' pages only those. A file that would stay the same is not
    touched. Raises ShelfError where one cannot be written.
    """
    with shelf.lock():
        for episode in episodes if changed is None else changed:
            page = render_episode(show, episode)
            shelf.write(shelf.folder(episode.slug) / layout.PAGE, page.encode())
        shelf.write(shelf.root / layout.PAGE, render_show(show, episodes).encode())


def render_show(show: Show, episodes: Sequence[Episode]) -> str:
    """The show's page, for the output folder: what it is, where to subscribe, every episode."""
    base = _base(show)
    feed = layout.url(base, layout.FEED) if base else None
    apps = {name: _app_link(template, feed) for name, template in APPS.items()} if feed else {}
    links = [{"name": name, "template": template} for name, template in APPS.items()]
    return _page(
        "show.html",
        show,
        up="",
        base=base,
        place="",
        picture=layout.COVER,
        link=_link(show.link),
        episodes=episodes,
        feed=feed,
        apps=apps,
        app_links=links,
    )


def render_episode(show: Show, episode: Episode) -> str:
    """The episode's page, for its own folder: player, chapters, transcript."""
    place = layout.below(quote(episode.slug))
    return _page(
        "episode.html",
        show,
        up="../../",
        base=_base(show),
        place=place,
        picture=place + quote(episode.cover) if episode.cover else layout.COVER,
        episode=episode,
        audio=quote(layout.audio(episode.slug)),
        art=quote(episode.cover) if episode.cover else f"../../{layout.COVER}",
        link=_link(episode.link),
        transcript=list(_transcript(episode)),
    )


def _page(template: str, show: Show, **values: object) -> str:
    from markupsafe import Markup

    environment = _environment()
    early, script = _script("early.js"), _script(*_SCRIPTS[template])
    theme = _theme(show.colour)
    themed = environment.get_template("theme.css").render(theme=theme)
    style = themed + _source("page.css")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashed(early)} {_hashed(script)}",
            f"style-src {_hashed(style)}",
            # A page on a disk has no origin for 'self' to mean.
            "img-src 'self' file:",
            "media-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return environment.get_template(template).render(
        show=show,
        theme=theme,
        policy=policy,
        early_script=Markup(early),
        script=Markup(script),
        style=Markup(style),
        **values,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("podcaster.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {
        "isolated": lambda text: Markup(notes.isolated(text)),
        "summary": notes.summary,
        "clock": notes.clock,
        "date": written_date,
        "iso_date": lambda moment: moment.date().isoformat(),
        "iso_duration": lambda ms: f"PT{ms // 1000}S",
        "seconds": _seconds,
    }
    return environment


def _shown(value: object) -> object:
    """Texts without what HTML forbids: it counts U+0085, a line break to XML, as a control."""
    return clean(value).replace("\x85", " ") if type(value) is str else value


def _source(name: str) -> str:
    return files("podcaster.show").joinpath("templates", name).read_text("utf-8")


@cache
def _script(*names: str) -> str:
    """The scripts as one, whose names no other script on the page sees."""
    sources = "\n".join(_source(name) for name in names)
    return f'\n(() => {{\n"use strict";\n{sources}}})();\n'


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@lru_cache
def _theme(named: str) -> dict[str, dict[str, str]]:
    """The colours of both themes, as CSS; the accent is the show's, made readable on each."""
    own = colour.parsed(named)
    return {
        "light": _shades(own, _LIGHT, colour.WHITE, wash=0.17),
        "dark": _shades(own, _DARK, colour.mixed(_DARK, colour.WHITE, 0.05), wash=0.32),
    }


def _shades(own: Colour, page: Colour, card: Colour, wash: float) -> dict[str, str]:
    ink = colour.mixed(colour.ink(page), page, 0.08)
    accent = colour.readable(colour.readable(own, page), card)
    shades = {
        "page": page,
        "card": card,
        "ink": ink,
        "soft": colour.mixed(ink, page, 0.3),
        "line": colour.mixed(page, ink, 0.12),
        # The borders of controls want a contrast of 3.
        "edge": colour.readable(colour.mixed(card, ink, 0.3), card, 3.2),
        "accent": accent,
        "on-accent": colour.ink(accent),
        "wash": colour.mixed(page, accent, wash),
    }
    return {name: colour.named(shade) for name, shade in shades.items()}


def _seconds(ms: int) -> str:
    """Exact, as short as it can be: 75, 75.5."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def _base(show: Show) -> str | None:
    return address.base(show.base_url) if show.base_url else None


def _link(text: str | None) -> str | None:
    return address.web(text) if text and address.is_web(text) else None


def _app_link(template: str, feed: str) -> str:
    return template.format(url=quote(feed, safe=""), bare=feed.split("://", 1)[1])


def _transcript(episode: Episode) -> Iterator[dict[str, object]]:
    """For each chapter its title, the cues that say it, if any do, and its paragraphs of cues."""
    for index, cues in groupby(episode.cues, lambda cue: cue.chapter):
        paragraphs = [list(group) for _, group in groupby(cues, lambda cue: cue.paragraph)]
        title = one_line(episode.chapters[index].title)
        said = one_line(" ".join(cue.text for cue in paragraphs[0]))
        heading = paragraphs.pop(0) if said.rstrip(_STOPS) == title.rstrip(_STOPS) else []
        # The page's own heading says it already.
        shown = "" if title == one_line(episode.title) else title
        yield {"title": shown, "heading": heading, "paragraphs": paragraphs}
