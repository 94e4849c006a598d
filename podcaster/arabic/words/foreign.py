"""Latin words where they stand in a sentence: with clitics, with figures, GPT-4o, 5G, 1990s."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words import latin, tongues
from podcaster.arabic.words.codes import said_of
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, cardinal
from podcaster.arabic.words.tokens import Kind
from podcaster.arabic.words.tongues import Tongue
from podcaster.models import Guess

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_PIECE = re.compile(
    r"""
      \d+ (?: \.\d+ )?      # 4 of GPT-4o, 3.5
    | (?: (?![\d_])[\w'] )+  # GPT, L'Oréal
    | & | \+\+ | [+#]        # R&D, C++, C#
    """,
    re.VERBOSE,
)
_FRENCH = {
    "le": ("لُو", True), "la": ("لَا", False), "les": ("لِي", False), "du": ("دُو", False),
    "de": ("دُو", False), "des": ("دِي", False), "et": ("إِي", False),
}  # fmt: skip
"""Particles, and whether newspapers write them on to the name: لوموند."""

_SHORT = "\u064e\u064f\u0650"
_SIGNS = {"++": "بلس بلس", "+": "بلس", "#": "شارب", "&": "آنْد"}
_ARABIC_ARTICLE = re.compile(r"(?:al|el)-(?=\w)", re.IGNORECASE)
"""Al-Rashid, El-Sayed."""

_POINTED = ("mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "jr", "sr")
_DECADES = {
    20: "العشرينيات", 30: "الثلاثينيات", 40: "الأربعينيات", 50: "الخمسينيات", 60: "الستينيات",
    70: "السبعينيات", 80: "الثمانينيات", 90: "التسعينيات",
}  # fmt: skip


def latin_word(line: Line, at: int, _: Lead) -> Said | None:
    """The Latin token there, a figure in it read as part of a name."""
    word = line.text(at)
    if word.casefold() in _POINTED and line.text(at + 1) == "." and line.near(at + 1):
        if word.casefold() == "no" and line.kind(at + 2) is Kind.NUMBER:
            return Said("رقم", at + 2)
        if line.kind(at + 2) is Kind.LATIN:
            return _said(word, at + 2)
    for end in (at + 3, at + 2):
        run = [line.text(each) for each in range(at, end)]
        if all(line.kind(each) is Kind.LATIN for each in range(at, end)):
            known = latin.known(" ".join(run))
            if known is not None:
                return Said(known, end)
    if word in ("Al", "El", "al", "el") and line.kind(at + 1) is Kind.LATIN:
        return _said(f"{word}-{line.text(at + 1)}", at + 2)
    tongue = tongues.of_word(line, at)
    if tongue is Tongue.FRENCH and line.kind(at + 1) is Kind.LATIN and word.casefold() in _FRENCH:
        particle, joined = _FRENCH[word.casefold()]
        following = _said(line.text(at + 1), at + 2, tongue)
        if following.words[:1] in ("أ", "إ") and joined:
            following = following._replace(words=following.words[1:].lstrip(_SHORT))
        return following._replace(words=f"{particle}{'' if joined else ' '}{following.words}")
    return _said(word, at + 1, tongue)


def prompt(line: Line, at: int, _: Lead) -> Said | None:
    """«$ git commit»: the sign of a shell, and no dollar."""
    shell = line.text(at) == "$" and not line.near(at) and line.kind(at + 1) is Kind.LATIN
    return Said("", at + 1) if shell and line.kind(at - 1) is not Kind.NUMBER else None


def named_with_figures(line: Line, at: int, _: Lead) -> Said | None:
    """«5G», «4K», «3D»: a figure that a Latin word stands against, and both are one name."""
    if not line.near(at + 1):
        return None
    known = latin.known(line.text(at) + line.text(at + 1))
    return Said(known, at + 2) if known is not None else None


def decade(line: Line, at: int, _: Lead) -> Said | None:
    """«1990s», «80s»."""
    figures = line.text(at)
    many = line.near(at + 1) and line.text(at + 1) == "s"
    if not many or not re.fullmatch(r"(?:1\d|20)?[2-9]0", figures):
        return None
    century = f" {cardinal(int(figures[:2]) * 100)}" if len(figures) == 4 else ""
    return Said(_DECADES[int(figures[-2:])] + century, at + 2)


def _said(written: str, end: int, tongue: Tongue = Tongue.ENGLISH) -> Said:
    words, guesses = in_arabic(written, tongue)
    return Said(words, end, guesses=guesses)


def in_arabic(written: str, tongue: Tongue = Tongue.ENGLISH) -> tuple[str, tuple[Guess, ...]]:
    """The word in Arabic letters, and what of it was worked out by rule."""
    known = latin.known(written)
    if known is not None:
        return known, ()
    article = _ARABIC_ARTICLE.match(written)
    if article:
        name, guesses = in_arabic(written[article.end() :])
        return name if name.startswith("ال") else f"ال{name}", guesses
    said: list[str] = []
    guessed: list[Guess] = []
    for piece in _PIECE.findall(written):
        if piece in _SIGNS:
            said.append(_SIGNS[piece])
        elif piece[0].isdecimal():
            said.append(_figure(piece))
        elif re.search(r"[^\W\d_]", piece):
            spelled = latin.speak(piece, tongue)
            if spelled.guessed:
                guessed.append(Guess(piece, spelled.spoken))
            said.append(spelled.spoken)
    return " ".join(word for word in said if word), tuple(guessed)


def _figure(figures: str) -> str:
    plain = re.sub(r"[^\d.]", "", figures)
    whole, _, decimals = plain.partition(".")
    said = said_of(whole) if whole else cardinal(0, case=Case.NOMINATIVE)
    return f"{said} نقطة {said_of(decimals)}" if decimals else said
