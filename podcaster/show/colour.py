"""Colours that can be read: sRGB, with the contrast that WCAG 2.2 defines."""

from __future__ import annotations

import colorsys
import re

from podcaster.errors import SettingsError

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def parsed(text: str) -> Colour:
    """The colour that `#rrggbb` names. Raises SettingsError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text, re.ASCII):
        raise SettingsError(f"[show]: colour has to be #rrggbb such as #0f4c5c, not {text!r}")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def named(colour: Colour) -> str:
    """The colour as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """The colour with a share, 0 to 1, of the other one."""
    red, green, blue = (
        round(c * (1 - share) + o * share) for c, o in zip(colour, other, strict=True)
    )
    return red, green, blue


def turned(colour: Colour, degrees: float, lightness: float, saturation: float) -> Colour:
    """A colour so many degrees round the colour circle, of that lightness and saturation."""
    hue, _, _ = colorsys.rgb_to_hls(*(c / 255 for c in colour))
    rgb = colorsys.hls_to_rgb((hue + degrees / 360) % 1, lightness, saturation)
    red, green, blue = (round(c * 255) for c in rgb)
    return red, green, blue


def contrast(colour: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21; text wants 4.5, signs and large text 3."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink(ground: Colour) -> Colour:
    """White or black: the one that is read more easily on that ground, at 4.5 or more."""
    return max(WHITE, BLACK, key=lambda colour: contrast(colour, ground))


def readable(colour: Colour, ground: Colour, least: float = 4.5) -> Colour:
    """The colour, or the nearest mix with white or black that has that contrast on the ground."""
    end = ink(ground)
    shares = (step / 50 for step in range(51))
    mixes = (mixed(colour, end, share) for share in shares)
    return next((mix for mix in mixes if contrast(mix, ground) >= least), end)


def _luminance(colour: Colour) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
