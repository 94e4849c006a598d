"""Plain text cut into classified tokens: words, numbers, dates, Latin, stops, symbols."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from podcaster.arabic.letters import LETTERS, MARKS, STOPS

LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_LABEL = "[A-Za-z0-9][A-Za-z0-9-]{0,62}"
"""One label of a host name, at most 63 characters (RFC 1035)."""

_TOP_LEVEL = (
    "com|org|net|edu|gov|info|io|ai|app|dev|me|tv|co|news|online|site|shop|store|blog|tech|xyz|"
    "sa|ae|eg|qa|kw|bh|om|jo|lb|sy|iq|ye|ps|ma|dz|tn|ly|sd|uk|us|fr|de|eu|ly|gl|fm|int"
)


class Kind(StrEnum):
    WORD = "word"
    """Arabic letters and marks."""
    STOP = "stop"
    ADDRESS = "address"
    """A URL, or a bare domain."""
    EMAIL = "email"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    DATE = "date"
    """15/3/2024, 2024-03-15."""
    TIME = "time"
    """10:30, 1:23:45."""
    VERSION = "version"
    """3.12.1, 192.168.1.1."""
    NUMBER = "number"
    FRACTION = "fraction"
    """½, ¾."""
    LATIN = "latin"
    SYMBOL = "symbol"


class Token(NamedTuple):
    kind: Kind
    text: str
    near: bool
    """Whether it stands against the token before it, with no space between."""


_PATTERNS = (
    (Kind.WORD, f"[{LETTERS}][{LETTERS}{MARKS}]*"),
    (Kind.ADDRESS, r"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s\u201d<>()\[\]]*[\w/]"),
    (
        Kind.EMAIL,
        rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_LABEL}(?:\.{_LABEL}){{0,8}}\.[A-Za-z]{{2,}}",
    ),
    (
        Kind.ADDRESS,
        rf"{_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:{_TOP_LEVEL})\b(?!\.?[{LATIN}\d])"
        r"(?:/[^\s\u201d<>()\[\]]*[\w/])?",
    ),
    (Kind.HANDLE, r"@[A-Za-z_][A-Za-z0-9_.]*[A-Za-z0-9_]|@\w+"),
    (Kind.HASHTAG, rf"[#＃](?=[\d_]*[{LETTERS}{LATIN}])[\w{MARKS}]+"),
    (
        Kind.DATE,
        r"(?<![\d/.-])(?:\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4}|\d{1,2}([/-])\d{1,2}[/-]\d\d"
        r"|\d{4}([/.-])\d{1,2}[/.-]\d{1,2})(?![\d/]|[.-]\d)",
    ),
    (Kind.TIME, r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])"),
    (
        Kind.NUMBER,
        r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?![.,]?\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![.,]?\d)"
        r"|\d{1,3}(?:،\d{3})+(?![.,،]?\d)|\d{1,3}(?:'\d{3})+(?!\d)"
        r"|\d{1,3}(?:\u00a0\d{3})+(?:[.,]\d+)?(?!\d)"
        r"|[1-9]\d{0,2}(?= \d{3} \d{3}| 0\d\d)(?: \d{3})+(?:[.,]\d+)?(?![ \d.]?\d)",
    ),
    (Kind.VERSION, r"\d+(?:\.\d+){2,}"),
    (Kind.NUMBER, r"(?<!\d[,،])\d+(?:[.,،]\d+)?(?![,،]\d)|\d+|(?<![\w.])\.\d+"),
    (Kind.FRACTION, "[¼-¾⅐-⅞]"),
    (Kind.LATIN, r"(?:US|CA|AU|HK|NZ|JP|CN|[ACES])(?=[$¥£])[$¥£]"),
    (
        Kind.LATIN,
        rf"[{LATIN}](?:[{LATIN}\d]|[-'&.](?=[{LATIN}\d]))*(?:\.(?<=\.[{LATIN}]\.)|\+{{1,2}}(?![\d\w])|#)?",
    ),
    (Kind.STOP, f"[{STOPS},;?]+"),
    (Kind.SYMBOL, r"[^\s]"),
)


_TOKEN = re.compile(
    r"\s*+(?:"
    + "|".join(f"(?P<{kind}{at}>{pattern})" for at, (kind, pattern) in enumerate(_PATTERNS))
    + ")"
)
_KINDS = {f"{kind}{at}": kind for at, (kind, _) in enumerate(_PATTERNS)}


def tokens(text: str) -> list[Token]:
    """All that stands in the text but its spaces; `characters.normalise` has been over it."""
    found = []
    end = -1
    for match in _TOKEN.finditer(text):
        name = match.lastgroup or ""
        start, after = match.span(name)
        found.append(Token(_KINDS[name], text[start:after], start == end))
        end = after
    return found
