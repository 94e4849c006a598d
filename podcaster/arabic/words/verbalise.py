"""Written Arabic to the words that are said: figures, symbols, Latin and abbreviations in words.

The text is cut into classified tokens; at each that is no plain word, the rules of its kind are
asked in turn, and the first that knows what stands there says it and how far it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.arabic.letters import LETTERS, MARKS, bare, normalise, repaired, without_notes
from podcaster.arabic.tables import words
from podcaster.arabic.words import (
    abbreviations,
    addresses,
    codes,
    counting,
    dates,
    foreign,
    measures,
    ordinals,
    roman,
    symbols,
    times,
    years,
)
from podcaster.arabic.words.glosses import without_glosses
from podcaster.arabic.words.line import Lead, Line, Said
from podcaster.arabic.words.nouns import known
from podcaster.arabic.words.numbers import digits
from podcaster.arabic.words.stops import tidied
from podcaster.arabic.words.tokens import Kind, Token, tokens

if TYPE_CHECKING:
    from podcaster.arabic.lexicon import Lexicon
    from podcaster.models import Guess

_CLITIC = re.compile("(?=.)([وف]?[بلك]?)(ال|لل)?")
_LONGEST = 6
_POINT = "\ue001"
"""A point within an abbreviation."""

_LATIN_STOPS = str.maketrans({",": "،", ";": "؛", "?": "؟"})


@dataclass(frozen=True, slots=True)
class Verbalised:
    """The words that are said for a text."""

    text: str
    """Arabic letters, vowel marks, single spaces, and the stops . ، ؛ : ؟ ! … alone."""
    guesses: tuple[Guess, ...] = ()
    """Words of it that were transliterated by rule, in their order."""


def verbalise(text: str, lexicon: Lexicon | None = None) -> Verbalised:
    """Says the text, any piece of Arabic. The lexicon's entries win over everything.

    Plain Arabic comes back as it was, with its author's vowel marks.
    """
    line = Line(_without_brackets(without_glosses(tokens(_as_meant(text)))))
    spoken: list[str] = []
    at = 0
    while at < line.length:
        said = _of_the_show(line, at, lexicon) if lexicon is not None else None
        if said is None:
            said = _read(line, at, lexicon)
        spoken.append(said.words)
        at = said.end
    plain = tidied(" ".join(spoken)).replace(_POINT, ".")
    return Verbalised(abbreviations.expand(plain), tuple(line.guesses))


def _as_meant(text: str) -> str:
    """The text in plain letters, without footnote numbers and what a PDF turned around."""
    return normalise(repaired(without_notes(text)))


def _without_brackets(found: list[Token]) -> list[Token]:
    """«(4) نقاط», «رقم (5)», «المادة (12)»: such figures are part of the sentence."""
    kept = list(found)
    for at in range(len(found) - 3, -1, -1):
        if [token.text for token in found[at : at + 3 : 2]] != ["(", ")"]:
            continue
        before, after = found[at - 1 : at], found[at + 3 : at + 4]
        noun = before[0].text.removeprefix("و") if before else ""
        named = noun in ("رقم", "الرقم") or noun in words("ordinal")
        counted = after and known(bare(after[0].text)) is not None
        if found[at + 1].kind is Kind.NUMBER and (named or counted):
            kept[at : at + 3] = [found[at + 1]._replace(near=False)]
    return kept


def authors_marks(spoken: str, written: str) -> str:
    """The spoken text with the vowel marks alone that its author wrote."""
    own = {token.text for token in tokens(normalise(written)) if token.kind is Kind.WORD}
    return re.sub(
        f"[{LETTERS}{MARKS}]+",
        lambda word: word[0] if word[0] in own else bare(word[0]),
        spoken,
    )


def _of_the_show(line: Line, at: int, lexicon: Lexicon) -> Said | None:
    """What the show's lexicon says for the longest run of tokens, written together, from there."""
    end = at + 1
    while line.near(end) and end - at < _LONGEST and end < line.length:
        end += 1
    for stop in range(end, at, -1):
        if line.near(stop) and line.kind(stop) is line.kind(stop - 1):
            continue
        said = lexicon.say("".join(line.text(each) for each in range(at, stop)))
        if said is not None:
            return Said(said, stop)
    return None


def _read(line: Line, at: int, lexicon: Lexicon | None) -> Said:
    token = line.token(at)
    if token.kind is Kind.WORD:
        return _word(line, at, lexicon)
    if token.kind is Kind.STOP:
        return Said(token.text.translate(_LATIN_STOPS), at + 1)
    return _expression(line, at, Lead(at))


def _word(line: Line, at: int, lexicon: Lexicon | None) -> Said:
    """A word stays as it is, unless it is written on to figures or Latin, or names a month."""
    text = line.token(at).text
    following = line.token(at + 1)
    if following.kind is Kind.WORD:
        return Said(text, at + 1)
    if following.kind is Kind.STOP:
        return _priced(line, at) or ordinals.of_a_book(line, at) or _pointed(line, at)
    if following.kind is Kind.NUMBER:
        said = dates.after_month(line, at) or ordinals.of_a_book(line, at)
        if said is not None:
            return said
    if following.text in "²³/" and following.near:
        unit = measures.unit(line, at)
        if unit is not None and unit[1] > at + 1:
            return Said(unit[0].whole(unit[0].singular), unit[1])
    clitic = _CLITIC.fullmatch(bare(text))
    if clitic and _leans_on(line, at):
        lead = Lead(at, clitic[1] + ("ل" if clitic[2] == "لل" else ""), clitic[2] is not None)
        said = _of_the_show(line, at + 1, lexicon) if lexicon is not None else None
        said = said or _expression(line, at + 1, lead)
        return Said(_attached(lead, said.words), said.end)
    return Said(text, at + 1)


def _priced(line: Line, at: int) -> Said | None:
    """A currency's letters before the amount: «ر.س 500»."""
    if len(line.word(at)) != 1 or not line.near(at + 1):
        return None
    money = measures.currency(line, at)
    if money is None or line.kind(money[1]) is not Kind.NUMBER:
        return None
    return counting.speak(line, at, Lead(at))


def _pointed(line: Line, at: int) -> Said:
    """Letters with points between, which are no stops: «ص.ب»."""
    run = line.token(at).text
    while len(line.word(at)) == 1 and line.text(at + 1) == "." and line.near(at + 1):
        if len(line.word(at + 2)) != 1 or not line.near(at + 2):
            break
        at += 2
        run += _POINT + line.word(at)
    return Said(run, at + 1)


def _leans_on(line: Line, at: int) -> bool:
    following = line.token(at + 1)
    if following.kind in (Kind.STOP, Kind.WORD, Kind.HASHTAG):
        return False
    if following.kind is Kind.SYMBOL:
        return following.text in "$€£¥%+-~" and line.kind(at + 2) is Kind.NUMBER
    return line.word(at - 1) not in ("فيتامين", "ص")


def _attached(lead: Lead, words: str) -> str:
    if lead.article and words and not words.startswith("ال"):
        words = "ال" + words
    if lead.clitic.endswith("ل") and words.startswith("ال"):
        return f"{lead.clitic}ل{words[2:]}"
    return lead.clitic + words


def _expression(line: Line, at: int, lead: Lead) -> Said:
    """What stands there that is no plain word, by the first rule that knows it."""
    if line.kind(at) is Kind.LATIN:
        said = (
            roman.speak(line, at)
            or (dates.after_month(line, at) if line.kind(at + 1) is Kind.NUMBER else None)
            or (counting.speak(line, at, lead) if line.kind(at + 1) is Kind.NUMBER else None)
            or foreign.speak(line, at)
        )
    elif line.kind(at) in (Kind.ADDRESS, Kind.EMAIL, Kind.HANDLE, Kind.HASHTAG):
        said = addresses.speak(line, at)
    elif line.kind(at) is Kind.SYMBOL:
        said = codes.phone(line, at, lead) or _signed(line, at, lead) or symbols.speak(line, at)
    else:
        said = _figures(line, at, lead)
    if said is None:
        return Said(digits(line.text(at)), at + 1)
    return said


def _signed(line: Line, at: int, lead: Lead) -> Said | None:
    glued = line.near(lead.start) or (lead.start == at and line.near(at))
    if glued and line.kind(lead.start - 1) in (Kind.NUMBER, Kind.WORD, Kind.LATIN):
        return None
    return counting.speak(line, at, lead)


def _figures(line: Line, at: int, lead: Lead) -> Said | None:
    return (
        dates.in_figures(line, at, lead)
        or times.speak(line, at, lead)
        or codes.version(line, at)
        or codes.phone(line, at, lead)
        or dates.named(line, at, lead)
        or years.speak(line, at, lead)
        or codes.places(line, at, lead)
        or ordinals.speak(line, at, lead)
        or codes.score(line, at, lead)
        or foreign.after_figures(line, at)
        or counting.speak(line, at, lead)
    )
