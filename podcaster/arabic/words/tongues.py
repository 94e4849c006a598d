"""Whose spelling a Latin word has, by its letters, its ending and the words beside it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line


class Tongue(StrEnum):
    ENGLISH = "english"
    """And whatever else has no marks of its own."""
    FRENCH = "french"
    GERMAN = "german"
    SPANISH = "spanish"


_SIGNS = (
    # Letters and endings that one tongue alone has in the names of the news.
    (Tongue.GERMAN, re.compile("[äöß]|^sch[wmnlruo]|(?:burg|mann|stein|dorf|heim)$")),
    (Tongue.SPANISH, re.compile("[ñáíóú]|(?:ez)$")),
    (
        Tongue.FRENCH,
        re.compile(
            """
              [éèêëçàâîïôûùœ]
            | ^[ldjqs]'                       # L'Oréal
            | (?:eau|eaux|eux|ault|oux|ois|oise|oix|ière|gnac|ouard|ouille|euil|lleux)$
            | (?:[bcdfglmprstv]on|up)t$       # Dupont
            | elli?er$ | ^sainte?- | ^jean- | -(?:sur|les|en|aux)-
            """,
            re.VERBOSE,
        ),
    ),
    (Tongue.GERMAN, re.compile("ü")),
)
_PARTICLES = {
    "le": Tongue.FRENCH, "les": Tongue.FRENCH, "du": Tongue.FRENCH, "des": Tongue.FRENCH,
    "et": Tongue.FRENCH, "saint": Tongue.FRENCH, "von": Tongue.GERMAN, "und": Tongue.GERMAN,
    "der": Tongue.GERMAN, "die": Tongue.GERMAN, "das": Tongue.GERMAN, "los": Tongue.SPANISH,
    "las": Tongue.SPANISH, "del": Tongue.SPANISH, "y": Tongue.SPANISH,
}  # fmt: skip
_GIVEN = {
    Tongue.FRENCH: (
        "jean pierre jacques michel françois marie philippe alain claude gérard benoît étienne "
        "julien guillaume antoine mathieu nicolas luc stéphane laurent thierry didier olivier yves "
        "henri louis georges rené andré gilles bernard pascal xavier emmanuel charlotte sophie"
    ),
    Tongue.GERMAN: (
        "jürgen günter hans heinz klaus wolfgang friedrich dieter manfred uwe jens ulrich joachim "
        "matthias johann johannes gerhard helmut ludwig karl wilhelm otto rainer horst"
    ),
    Tongue.SPANISH: "josé juan carlos javier diego pedro pablo sergio fernando jorge miguel luis",
}
_NAMES = {name: tongue for tongue, names in _GIVEN.items() for name in names.split()}
_TURKISH = re.compile("[ğşı]")


def tongue(word: str) -> Tongue:
    """The tongue that the word's own spelling tells."""
    plain = unicodedata.normalize("NFC", word).casefold()
    if _TURKISH.search(plain):
        return Tongue.ENGLISH
    if plain in _NAMES:
        return _NAMES[plain]
    for found, sign in _SIGNS:
        if sign.search(plain) and (word[:1].isupper() or not plain.isascii()):
            return found
    return Tongue.ENGLISH


def of_word(line: Line, at: int) -> Tongue:
    """The tongue of the Latin word there: its own, else that of the words it stands with anywhere
    in the text, so that a name is said one way."""
    own = tongue(line.text(at))
    return _of_runs(line).get(line.text(at), own) if own is Tongue.ENGLISH else own


@lru_cache(maxsize=1)
def _of_runs(line: Line) -> dict[str, Tongue]:
    """The tongue of each run of Latin words that has one, by its words."""
    found: dict[str, Tongue] = {}
    at = 0
    while at < line.length:
        end = at
        while line.kind(end) is Kind.LATIN:
            end += 1
        run = [line.text(each) for each in range(at, end)]
        told = _of_run(run) if len(run) > 1 else Tongue.ENGLISH
        if told is not Tongue.ENGLISH:
            found.update(dict.fromkeys(run, told))
        at = max(end, at + 1)
    return found


def _of_run(run: list[str]) -> Tongue:
    for word in run:
        plain = word.casefold()
        told = _PARTICLES.get(plain) or tongue(word)
        if told is not Tongue.ENGLISH:
            return told
    return Tongue.ENGLISH
