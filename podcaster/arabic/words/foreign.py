"""Latin words where they stand in a sentence: with clitics, with figures, GPT-4o, 5G, 1990s."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words import latin
from podcaster.arabic.words.codes import said_of
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, cardinal
from podcaster.arabic.words.tokens import Kind
from podcaster.models import Guess

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line

_PIECE = re.compile(r"\d+(?:\.\d+)?|(?:(?![\d_])[\w'])+|&|\+\+|[+#]")
_SIGNS = {"++": "بلس بلس", "+": "بلس", "#": "شارب", "&": "آنْد"}
_ARABIC_ARTICLE = re.compile(r"(?:al|el)-(?=\w)", re.IGNORECASE)
"""Al-Rashid, El-Sayed."""

_POINTED = ("mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "jr", "sr")
_DECADES = {
    20: "العشرينيات", 30: "الثلاثينيات", 40: "الأربعينيات", 50: "الخمسينيات", 60: "الستينيات",
    70: "السبعينيات", 80: "الثمانينيات", 90: "التسعينيات",
}  # fmt: skip


def speak(line: Line, at: int) -> Said | None:
    """The Latin token there, a figure in it read as part of a name."""
    if line.kind(at) is not Kind.LATIN:
        return None
    word = line.text(at)
    if word.casefold() in _POINTED and line.text(at + 1) == "." and line.near(at + 1):
        if word.casefold() == "no" and line.kind(at + 2) is Kind.NUMBER:
            return Said("رقم", at + 2)
        if line.kind(at + 2) is Kind.LATIN:
            return Said(in_arabic(line, word), at + 2)
    if word in ("Al", "El", "al", "el") and line.kind(at + 1) is Kind.LATIN:
        return Said(in_arabic(line, f"{word}-{line.text(at + 1)}"), at + 2)
    return Said(in_arabic(line, word), at + 1)


def after_figures(line: Line, at: int) -> Said | None:
    """«5G», «4K», «3D»: a figure that a Latin word stands against, and «1990s»."""
    figures, word = line.text(at), line.text(at + 1)
    if (
        line.kind(at) is not Kind.NUMBER
        or line.kind(at + 1) is not Kind.LATIN
        or not line.near(at + 1)
    ):
        return None
    known = latin.known(figures + word)
    if known is not None:
        return Said(known, at + 2)
    if word == "s" and re.fullmatch(r"(?:1\d|20)?[2-9]0", figures):
        decade = _DECADES[int(figures[-2:])]
        century = f" {cardinal(int(figures[:2]) * 100)}" if len(figures) == 4 else ""
        return Said(decade + century, at + 2)
    return None


def glued(line: Line, at: int) -> Said | None:
    """A figure and a Latin word against it that make no quantity: «7up», «1080p»."""
    if (
        line.kind(at) is not Kind.NUMBER
        or line.kind(at + 1) is not Kind.LATIN
        or not line.near(at + 1)
    ):
        return None
    said = f"{_figure(line.text(at))} {in_arabic(line, line.text(at + 1))}"
    return Said(said, at + 2)


def in_arabic(line: Line, written: str) -> str:
    """The word in Arabic letters; what was worked out by rule is noted in the line."""
    known = latin.known(written)
    if known is not None:
        return known
    article = _ARABIC_ARTICLE.match(written)
    if article:
        name = in_arabic(line, written[article.end() :])
        return name if name.startswith("ال") else f"ال{name}"
    said = []
    for piece in _PIECE.findall(written):
        if piece in _SIGNS:
            said.append(_SIGNS[piece])
        elif piece[0].isdecimal():
            said.append(_figure(piece))
        elif re.search(r"[^\W\d_]", piece):
            spelled = latin.speak(piece)
            if spelled.guessed:
                line.guesses.append(Guess(piece, spelled.spoken))
            said.append(spelled.spoken)
    return " ".join(word for word in said if word)


def _figure(figures: str) -> str:
    plain = re.sub(r"[^\d.]", "", figures)
    whole, _, decimals = plain.partition(".")
    said = said_of(whole) if whole else cardinal(0, case=Case.NOMINATIVE)
    return f"{said} نقطة {said_of(decimals)}" if decimals else said
