"""An MP3's stream as its frame headers tell it: ISO 11172-3, with the Info header of LAME."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

FRAME_SAMPLES = 1152
_BITRATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_HZ = (44100, 48000, 32000)
_MONO = 3
_SIDE_INFO = {True: 17, False: 32}
"""Bytes between a frame's header and what an Info header writes, in mono and stereo."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What the frames of an MP3 have in common."""

    rates_hz: frozenset[int]
    bitrates_kbps: frozenset[int]
    mono: bool
    samples: int
    """As a player hears them: without the Info frame, the encoder's delay and padding."""
    info_headers: int
    stray_bytes: int
    """Between frames or after the last one, and part of none."""


def read(data: bytes | mmap, start: int) -> Stream:
    """The MPEG-1 Layer III stream that starts there and ends with the data, or an ID3v1 tag."""
    end = len(data) - 128 if data[-128:-125] == b"TAG" else len(data)
    headers, rates, bitrates = 0, Counter[int](), Counter[int]()
    modes: set[bool] = set()
    frames, used, trimmed = 0, 0, 0
    for at, size, bitrate, rate, mono in _frames(data, start, end):
        used += size
        info = at + 4 + _SIDE_INFO[mono]
        if data[info : info + 4] in (b"Info", b"Xing"):
            headers += 1
            trimmed += _trimmed(data, info)
            continue
        frames += 1
        rates[rate] += 1
        bitrates[bitrate] += 1
        modes.add(mono)
    return Stream(
        rates_hz=frozenset(rates),
        bitrates_kbps=frozenset(bitrates),
        mono=modes == {True},
        samples=max(0, frames * FRAME_SAMPLES - trimmed),
        info_headers=headers,
        stray_bytes=end - start - used,
    )


def _frames(data: bytes | mmap, at: int, end: int) -> Iterator[tuple[int, int, int, int, bool]]:
    """Each frame's place, size in bytes, kbit/s, Hz, and whether it is mono."""
    while at + 4 <= end:
        if data[at] == 0xFF and data[at + 1] & 0xFE == 0xFA:
            third = data[at + 2]
            bitrate_at, rate_at = third >> 4, third >> 2 & 3
            if 0 < bitrate_at < len(_BITRATES_KBPS) and rate_at < len(_RATES_HZ):
                bitrate, rate = _BITRATES_KBPS[bitrate_at], _RATES_HZ[rate_at]
                size = 144_000 * bitrate // rate + (third >> 1 & 1)
                if at + size <= end:
                    yield at, size, bitrate, rate, data[at + 3] >> 6 == _MONO
                    at += size
                    continue
        at += 1


def _trimmed(data: bytes | mmap, info: int) -> int:
    """Samples that the encoder added before and after, from the LAME part of an Info header."""
    flags = data[info + 7]
    lame = info + 8 + 4 * (flags & 1) + 2 * (flags & 2) + 25 * (flags & 4) + (flags & 8) // 2
    delay_and_padding = int.from_bytes(data[lame + 21 : lame + 24])
    return (delay_and_padding >> 12) + (delay_and_padding & 0xFFF)
