"""Text that XML, captions and terminals can all carry."""

from __future__ import annotations

import re

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
