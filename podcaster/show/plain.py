"""Text that XML, captions and terminals can all carry."""

from __future__ import annotations

import re
import unicodedata

RLM = "\u200f"
_RIGHT_TO_LEFT = ("R", "AL")

# What XML 1.0 has no way to write, with DEL, the C1 controls, lone surrogates and what HTML forbids
# beyond these: code points that will never be characters.
_NEVER = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef" + _NEVER + "]"
)


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and non-characters."""
    # Most texts are, and a feed of thousands of episodes asks a hundred thousand times.
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """The text, cleaned, with every run of white space as one space and none at the ends."""
    return " ".join(clean(text).split())


def is_right_to_left(text: str) -> bool:
    """Whether there is a letter in it that is written from the right."""
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def directed(line: str) -> str:
    """The line, behind a right-to-left mark where its first letter would set it from the left.

    Clients lay a line out by its first strong letter: «iPhone 19: كل ما نعرفه».
    """
    strong = (unicodedata.bidirectional(char) for char in line)
    first = next((kind for kind in strong if kind in (*_RIGHT_TO_LEFT, "L")), None)
    return line if first in _RIGHT_TO_LEFT else RLM + line
