"""One spelling for the many of one line, so that rules can be written once."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ی": "ي",
        "ک": "ك", "ـ": None, **{chr(mark): None for mark in (*range(0x64B, 0x660), 0x670)},
    }
)  # fmt: skip
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ARROWS = re.compile(" [»›→⟩«‹←⟨▸►◄] |[›⟩→←▸►◄]")
_QUOTES = re.compile('[«»“”„"‘`´]')
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
_EDGES = " :.…,،!؛|>*\\-–_•·"
_HEAD = re.compile(rf"^[{_EDGES}]+")
_TAIL = re.compile(rf"[{_EDGES}]+$")
# What may be a symbol, those that rules know left out.
_UNUSUAL = re.compile(r"[^\w\s!-/:;<>?@\[\]{|}\\،؛؟]")


def letters(text: str) -> str:
    """Hamza, ta marbuta and alef maqsura levelled, tashkeel and tatweel gone; the rest as it is."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=1 << 14)
def fold(line: str) -> str:
    """The line as rules see it: levelled letters, ASCII digits, lower case, plain dashes; no
    quotes, pictures, or punctuation and bullets at its ends; > for the arrows of a trail.
    """
    text = _DASHES.sub("-", letters(line).translate(_DIGITS).casefold())
    text = _QUOTES.sub("", _ARROWS.sub(" > ", text)).replace("'", "’").replace("…", "..")
    text = _UNUSUAL.sub(_without_symbol, text)
    text = " ".join(text.split())
    return _TAIL.sub("", _HEAD.sub("", text)).strip()


def _without_symbol(found: re.Match[str]) -> str:
    return " " if unicodedata.category(found[0]).startswith("S") and found[0] != "©" else found[0]


def has_arabic(text: str) -> bool:
    """Whether there is an Arabic letter in it."""
    return bool(_ARABIC.search(text))
