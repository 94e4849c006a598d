"""Cover art, by the bounds that Apple sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.show.check.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEAST, MOST = 1400, 3000
"""Pixels to a side."""


def cover(path: Path, where: str) -> Iterator[Finding]:
    """What is wrong with a cover: it has to be a square RGB JPEG of 1400 to 3000 pixels."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            kind, mode, (width, height) = image.format, image.mode, image.size
            image.load()
    except FileNotFoundError:
        yield Finding(where, "is missing: run podcaster feed, which draws it")
        return
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        yield Finding(where, f"cannot be read as a picture ({error}): give another")
        return
    if kind != "JPEG":
        yield Finding(where, f"is {kind}, and clients take JPEG: give the picture anew")
    if mode != "RGB":
        yield Finding(where, f"is in {mode}, and clients take RGB: give the picture anew")
    if width != height:
        yield Finding(where, f"is {width} by {height} pixels: crop it to a square")
    elif not LEAST <= width <= MOST:
        yield Finding(where, f"is {width} pixels wide: directories take {LEAST} to {MOST}")
