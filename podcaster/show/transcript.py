"""The transcript as captions (WebVTT, SubRip) and as text to read.

Captions keep to the podcast namespace's advice: at most two lines of at most 65 characters.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

from podcaster.show import layout
from podcaster.show.plain import RLM, directed, is_right_to_left, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcaster.models import Cue, Episode

TYPES = {layout.VTT: "text/vtt", layout.SRT: "application/x-subrip"}
"""Those that the feed names, with what they are."""
LINE_CHARS = 65
LINES = 2
_STOPS = ".:…"


def vtt(episode: Episode) -> bytes:
    """WebVTT in UTF-8, as the author wrote it: https://www.w3.org/TR/webvtt1/."""
    blocks = ["WEBVTT"]
    for number, cue in enumerate(captions(episode.cues), 1):
        text = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        blocks.append(f"{number}\n{clock(cue.start_ms)} --> {clock(cue.end_ms)}\n{text}")
    return ("\n\n".join(blocks) + "\n").encode()


def srt(episode: Episode) -> bytes:
    """SubRip in UTF-8. It has no escapes: an arrow of its own kind would end the caption."""
    blocks = [
        f"{number}\n{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}\n"
        + cue.text.replace("-->", "→")
        for number, cue in enumerate(captions(episode.cues), 1)
    ]
    return "".join(f"{block}\n\n" for block in blocks).encode()


def text(episode: Episode) -> bytes:
    """The title, then each chapter's heading and paragraphs, set apart by empty lines; UTF-8."""
    blocks = [one_line(episode.title)]
    for index, chapter in enumerate(episode.chapters):
        paragraphs: dict[int, list[str]] = {}
        for cue in episode.cues:
            if cue.chapter == index:
                paragraphs.setdefault(cue.paragraph, []).append(one_line(cue.text))
        spoken = [" ".join(cues) for cues in paragraphs.values()]
        title = one_line(chapter.title)
        # A heading is said too, and the first chapter often bears the episode's own title.
        if title not in (blocks[-1], *(heading.rstrip(_STOPS) for heading in spoken[:1])):
            blocks.append(title)
        blocks += spoken
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def captions(cues: tuple[Cue, ...]) -> Iterator[Cue]:
    """The cues cut so that each fits on a screen; its time is shared out by characters."""
    for cue in cues:
        lines = _lines(one_line(cue.text))
        screens = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
        weight = sum(len(line) for line in lines)
        start_ms, said = cue.start_ms, 0
        for screen in screens:
            said += sum(len(line) for line in screen)
            end_ms = cue.start_ms + (cue.end_ms - cue.start_ms) * said // weight
            shown = "\n".join(_right_to_left(screen))
            yield replace(cue, text=shown, start_ms=start_ms, end_ms=end_ms)
            start_ms = end_ms


def _lines(text: str) -> list[str]:
    """As few lines as can be, of about one length; a mark of direction must still fit in each."""
    widest = LINE_CHARS - len(RLM)
    lines = wrap(text, widest, break_on_hyphens=False)
    narrowest = -(-len(text) // len(lines)) if lines else widest
    evener = (wrap(text, width, break_on_hyphens=False) for width in range(narrowest, widest))
    return next((even for even in evener if len(even) == len(lines)), lines)


def _right_to_left(lines: list[str]) -> Iterator[str]:
    """A player lays a line out by its first strong letter, which here may be Latin."""
    arabic = is_right_to_left("".join(lines))
    for line in lines:
        yield directed(line) if arabic else line


def clock(ms: int, point: str = ".") -> str:
    """Hours, minutes, seconds and milliseconds: 00:01:02.345."""
    hours, ms = divmod(ms, 3_600_000)
    minutes, ms = divmod(ms, 60_000)
    seconds, ms = divmod(ms, 1000)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"
