"""Plain text cut into classified tokens: words, numbers, dates, Latin, stops, symbols."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import LETTERS, MARKS, STOPS
from podcaster.arabic.words.currencies import lettered

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Pattern(NamedTuple):
    kind: Kind
    example: str
    """A token that it alone takes whole."""
    pattern: str


_THREES = r"\d{1,3}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}"
_PATH = r"[^\s\u201d<>()\[\]]*[\w/]"


@cache
def patterns() -> tuple[Pattern, ...]:
    """In the order in which they are tried at each place."""
    return (
        Pattern(Kind.WORD, "ص ص", rf"ص ص(?![{LETTERS}{MARKS}])"),
        Pattern(Kind.WORD, "كلمة", f"[{LETTERS}][{LETTERS}{MARKS}]*"),
        Pattern(
            Kind.ADDRESS,
            "https://www.bbc.com/arabic",
            rf"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.){_PATH}",
        ),
        Pattern(
            Kind.EMAIL,
            "info@example.com",
            rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}@{_HOST}\.[A-Za-z]{{2,}}",
        ),
        Pattern(
            Kind.ADDRESS,
            "bbc.co.uk/news",
            rf"{_HOST}\.(?:{_TOP_LEVEL})\b(?!\.?[{LATIN}\d])(?:/{_PATH})?",
        ),
        Pattern(Kind.HANDLE, "@nasa.gov", r"@[A-Za-z_][A-Za-z0-9_.]*[A-Za-z0-9_]"),
        Pattern(Kind.HANDLE, "@خبر", r"@\w+"),
        Pattern(Kind.HASHTAG, "#رؤية_2030", rf"[#＃](?=[\d_]*[{LETTERS}{LATIN}])[\w{MARKS}]+"),
        *_dates(),
        Pattern(Kind.TIME, "1:23:45", r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])"),
        Pattern(Kind.NUMBER, "7ر13", rf"(?<![\d.,])\d+ر\d+(?![{LETTERS}\d])"),
        *_thousands(),
        Pattern(Kind.VERSION, "192.168.1.1", r"\d+(?:\.\d+){2,}"),
        # Two figures with a comma are a decimal, but three, «1,2,3», a list.
        Pattern(Kind.NUMBER, "3،5", r"(?<!\d[,،])\d+(?:[.,،]\d+)?(?![,،]\d)|\d+"),
        Pattern(Kind.NUMBER, ".5", r"(?<![\w.])\.\d+"),
        Pattern(Kind.FRACTION, "½", "[¼-¾⅐-⅞]"),
        Pattern(Kind.LATIN, "MX$", lettered()),
        Pattern(
            Kind.LATIN,
            "GPT-4o",
            rf"[{LATIN}](?:[{LATIN}\d]|[-'&.](?=[{LATIN}\d]))*"
            # U.S. and C++ and C# end in what else would be no part of a word.
            rf"(?:\.(?<=\.[{LATIN}]\.)|\+{{1,2}}(?![\d\w])|#)?",
        ),
        Pattern(Kind.STOP, "؟!", f"[{STOPS},;?]+"),
        Pattern(Kind.SYMBOL, "%", r"[^\s]"),
    )


def _thousands() -> tuple[Pattern, ...]:
    """Figures whose thousands are parted, as each tradition parts them."""
    return (
        Pattern(Kind.NUMBER, "1.234.567,5", rf"{_THREES}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?![.,]?\d)"),
        Pattern(Kind.NUMBER, "1.234,56", rf"{_THREES}\.\d{{3}},\d{{1,2}}(?![.,]?\d)"),
        Pattern(Kind.NUMBER, "1,234.5", rf"{_THREES}(?:,\d{{3}})+(?:\.\d+)?(?![.,]?\d)"),
        Pattern(Kind.NUMBER, "1،234", rf"{_THREES}(?:،\d{{3}})+(?:\.\d+)?(?![.,،]?\d)"),
        Pattern(Kind.NUMBER, "1'234", rf"{_THREES}(?:'\d{{3}})+(?!\d)"),
        Pattern(Kind.NUMBER, "1\u00a0234,5", rf"{_THREES}(?:\u00a0\d{{3}})+(?:[.,]\d+)?(?!\d)"),
        Pattern(
            Kind.NUMBER,
            "1 234 567",
            r"[1-9]\d{0,2}(?= \d{3} \d{3}| 0\d\d)(?: \d{3})+(?:[.,]\d+)?(?![ \d.]?\d)",
        ),
    )


def _dates() -> Iterator[Pattern]:
    """Between other figures and signs it is no date: a part of a number or of an address."""
    for example, pattern in (
        ("15/3/2024", r"\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4}"),
        ("15/3/24", r"\d{1,2}[/-]\d{1,2}[/-]\d\d"),
        ("2024-03-15", r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"),
    ):
        yield Pattern(Kind.DATE, example, rf"(?<![\d/.-]){pattern}(?![\d/]|[.-]\d)")


@cache
def _token() -> tuple[re.Pattern[str], dict[str, Kind]]:
    """One pattern of them all, and the kind of each of its groups."""
    kinds = {f"{each.kind}{at}": each.kind for at, each in enumerate(patterns())}
    groups = "|".join(
        f"(?P<{name}>{each.pattern})" for name, each in zip(kinds, patterns(), strict=True)
    )
    return re.compile(rf"\s*+(?:{groups})"), kinds


def tokenise(text: str) -> list[Token]:
    """All that stands in the text but its spaces; `characters.normalise` has been over it."""
    found = []
    end = -1
    pattern, kinds = _token()
    for match in pattern.finditer(text):
        name = match.lastgroup or ""
        start, after = match.span(name)
        found.append(Token(kinds[name], text[start:after], start == end))
        end = after
    return found
