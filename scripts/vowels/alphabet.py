"""The characters that the network reads, and the numbers that it has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcaster.arabic.letters import SHADDA
from podcaster.arabic.vowels.orthography import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

PADDING, OTHER = 0, 1
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
KNOWN = " " + LETTERS + ".،؛:؟!…«»\"'()[]-–—/#"
"""In the order of their numbers, which begin at 2."""

SAME = str.maketrans("پڤگچژٱیک“”‘’,;?٠١٢٣٤٥٦٧٨٩0123456789", "بفكجزايك\"\"''،؛؟" + 20 * "#")
"""Characters that are read as another one."""

_NUMBERS = {char: at for at, char in enumerate(KNOWN, 2)}
_HINTS = {marks: at for at, marks in enumerate(CLASSES)} | {SHADDA: len(CLASSES)}


def numbered(chars: str) -> list[int]:
    """The number of each character; OTHER where it has none."""
    return [_NUMBERS.get(char, OTHER) for char in chars.translate(SAME)]


def hinted(marks: Iterable[str]) -> list[int]:
    """The number of what is known of each letter; 0 where nothing is."""
    return [_HINTS.get(each, 0) for each in marks]


def size() -> int:
    return len(KNOWN) + 2
