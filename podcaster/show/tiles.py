"""The geometry of the cover's tiles: outlines in a unit square, y down, without any colour."""

from __future__ import annotations

import math

Point = tuple[float, float]
Outline = tuple[Point, ...]
_STEPS = 96
"""Straight pieces in a full turn of an arc."""


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Outline:
    """Points along an arc, its angles in degrees, clockwise from the right."""
    steps = max(2, round(abs(end - start) / 360 * _STEPS))
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles)


def _quarter() -> tuple[Outline, ...]:
    return (((0.0, 0.0), *_arc(0, 0, 1, 0, 90)),)


def _waves() -> tuple[Outline, ...]:
    """Sound that leaves a corner."""
    rings = ((0.22, 0.0), (0.5, 0.34), (0.78, 0.62), (1.06, 0.9))
    return tuple((*_arc(0, 0, out, 0, 90), *_arc(0, 0, inner, 90, 0)) for out, inner in rings)


def _disc() -> tuple[Outline, ...]:
    return (_arc(0.5, 0.5, 0.36, 0, 360),)


def _star() -> tuple[Outline, ...]:
    """The khatam: two squares, one of them turned by an eighth."""
    reach = 0.42
    return tuple(
        tuple(_arc(0.5, 0.5, reach, corner, corner)[0] for corner in range(start, start + 360, 90))
        for start in (0, 45)
    )


def _leaf() -> tuple[Outline, ...]:
    return ((*_arc(0, 1, 1, 270, 360), *_arc(1, 0, 1, 90, 180)),)


def _arch() -> tuple[Outline, ...]:
    return (((0.14, 1.0), *_arc(0.5, 0.5, 0.36, 180, 360), (0.86, 1.0)),)


def _level() -> tuple[Outline, ...]:
    """Five bars, as loudness is drawn."""
    heights = (0.34, 0.62, 0.86, 0.5, 0.24)
    bars = []
    for number, height in enumerate(heights):
        left, right = 0.12 + number * 0.16, 0.12 + number * 0.16 + 0.1
        middle, half = (left + right) / 2, height / 2 - 0.05
        top, bottom = 0.5 - half, 0.5 + half
        bars.append((*_arc(middle, top, 0.05, 180, 360), *_arc(middle, bottom, 0.05, 0, 180)))
    return tuple(bars)


def _halves() -> tuple[Outline, ...]:
    return (_arc(0.5, 0, 0.5, 0, 180), _arc(0.5, 0.5, 0.5, 0, 180))


TILES: tuple[tuple[tuple[Outline, ...], int], ...] = (
    (_quarter(), 4),
    (_waves(), 4),
    (_disc(), 1),
    (_star(), 1),
    (_leaf(), 2),
    (_arch(), 4),
    (_level(), 1),
    (_halves(), 4),
)
"""Each with how many of its quarter turns look different and still well."""
