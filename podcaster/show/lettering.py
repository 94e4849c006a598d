"""Arabic set in type: shaped by HarfBuzz, ordered by the Unicode bidi algorithm, as coverage.

Pillow's own shaping needs a FriBiDi that its wheels do not bring, and without one it draws Arabic
unjoined and backwards without a word; what is used here comes whole with its wheels.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uharfbuzz

Weight = Literal["Medium", "Bold"]
_MARK = "\u034f"
"""The combining grapheme joiner: it goes where the character before it goes, and draws nothing."""
LEADING = 1.3
"""From baseline to baseline, in sizes."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A line as 8-bit coverage, rows from the bottom up, each of `width` bytes."""

    coverage: bytes
    width: int
    height: int
    left: int
    """Pixels from the line's start (its left end) to the first column; may be negative."""
    bottom: int
    """Pixels from the baseline up to the lowest row; negative where letters descend."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text broken into lines that fit, and the size at which they do."""

    lines: tuple[str, ...]
    size_px: int

    @property
    def height_px(self) -> int:
        return round(len(self.lines) * self.size_px * LEADING)


def drawn(line: str, weight: Weight, size_px: int) -> Raster | None:
    """The line in IBM Plex Sans Arabic; None where nothing of it leaves ink.

    At most 4096 pixels wide: HarfBuzz draws no further.
    """
    import uharfbuzz

    font = _font(weight)
    scale = size_px / font.face.upem
    pen = uharfbuzz.RasterDraw()
    x = 0.0
    for glyph, dx, dy, advance in _glyphs(line, weight):
        pen.transform = (scale, 0, 0, scale, (x + dx) * scale, dy * scale)
        pen.draw_glyph(font, glyph)
        x += advance
    image = pen.render()
    box = image.extents
    if not (box.width and box.height):
        return None
    rows = (image.buffer[row * box.stride :][: box.width] for row in range(box.height))
    return Raster(b"".join(rows), box.width, box.height, box.x_origin, box.y_origin)


def width_px(line: str, weight: Weight, size_px: int) -> float:
    """How far the line runs."""
    # Word by word, since the same words are measured again for each line and size that is tried.
    space = _units(" ", weight)
    words = line.split(" ")
    units = sum(_units(word, weight) for word in words) + space * (len(words) - 1)
    return units * size_px / float(_font(weight).face.upem)


@lru_cache(4096)
def _units(text: str, weight: Weight) -> int:
    return sum(advance for _, _, _, advance in _glyphs(text, weight))


def fitted(text: str, weight: Weight, width: int, height: int, largest: int) -> Block:
    """The text at the largest size, in pixels, at which its lines fit into width and height.

    Characters that the typeface lacks, such as emoji, are left out. The lines are made about as
    long as each other.
    """
    text = printable(text, weight)
    size = largest
    while True:
        lines = _wrapped(text, weight, size, width)
        whole_words = " ".join(lines) == text
        block = Block(lines, size)
        if (whole_words and block.height_px <= height) or size <= largest // 8:
            return Block(_balanced(lines, text, weight, size, width), size)
        size = round(size * 0.94)


def printable(text: str, weight: Weight) -> str:
    """The text on one line, without the characters that the typeface lacks."""
    font = _font(weight)
    words = unicodedata.normalize("NFC", text).split()
    kept = ("".join(c for c in word if font.get_nominal_glyph(ord(c))) for word in words)
    return " ".join(word for word in kept if word)


def _balanced(
    lines: tuple[str, ...], text: str, weight: Weight, size: int, width: int
) -> tuple[str, ...]:
    """As many lines, broken so that the longest is as short as it can be."""
    low, high = 0, width
    while high - low > size // 8:
        middle = (low + high) // 2
        narrower = _wrapped(text, weight, size, middle)
        if len(narrower) == len(lines) and " ".join(narrower) == " ".join(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _wrapped(text: str, weight: Weight, size: int, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_px(longer, weight, size) <= width:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, weight, size, width))
    return tuple(lines)


def _pieces(word: str, weight: Weight, size: int, width: int) -> list[str]:
    """The word, cut only where it alone is wider than a line."""
    pieces = [""]
    for char in word:
        if pieces[-1] and width_px(pieces[-1] + char, weight, size) > width:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _glyphs(line: str, weight: Weight) -> Iterator[tuple[int, int, int, int]]:
    """Glyph, offsets and advance in font units, from left to right."""
    import uharfbuzz

    font = _font(weight)
    for rtl, run in groupby(_as_drawn(line), lambda char: char[1]):
        chars = "".join(char for char, _ in run)
        buffer = uharfbuzz.Buffer()
        # It wants a right-to-left run as it is read, and turns its brackets round.
        buffer.add_str(chars[::-1] if rtl else chars)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(font, buffer)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            yield info.codepoint, place.x_offset, place.y_offset, place.x_advance


def _as_drawn(line: str) -> Iterator[tuple[str, bool]]:
    """Each character from left to right, and whether it is part of a right-to-left run."""
    from bidi import get_display

    # The algorithm does not tell which way a bracket or quotation mark looks. A joiner put after
    # each comes out on its left where the run goes right to left.
    line = line.replace(_MARK, "")
    marked = "".join(char + _MARK if unicodedata.mirrored(char) else char for char in line)
    arabic = any(unicodedata.bidirectional(char) in ("R", "AL") for char in line)
    visual = iter(str(get_display(marked, base_dir="R" if arabic else "L")))
    for char in visual:
        if char == _MARK:
            yield next(visual), True
        elif unicodedata.mirrored(char):
            next(visual)
            yield char, False
        else:
            yield char, unicodedata.bidirectional(char) in ("R", "AL", "NSM")


@cache
def _font(weight: Weight) -> uharfbuzz.Font:
    import fontpkg_ibm_plex_sans_arabic as plex
    import uharfbuzz

    file = plex.ROOT / "files" / f"IBMPlexSansArabic-{weight}.ttf"
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
