"""Written Arabic to the words that are said: figures, symbols, Latin and abbreviations in words.

The text is cut into classified tokens; at each that is no plain word, the rules of its kind are
asked in turn, and the first that knows what stands there says it and how far it goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import LETTERS, MARKS, bare, normalise, repaired, without_notes
from podcaster.arabic.words import abbreviations, rules
from podcaster.arabic.words.abbreviations import LETTER_NAMES
from podcaster.arabic.words.context import words
from podcaster.arabic.words.currencies import signs
from podcaster.arabic.words.glosses import without_glosses
from podcaster.arabic.words.line import NONE_SHARED, Lead, Line, Said
from podcaster.arabic.words.nouns import known
from podcaster.arabic.words.stops import BREATH, tidied
from podcaster.arabic.words.tokens import Kind, Token, tokenise
from podcaster.models import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcaster.arabic.lexicon import Lexicon
    from podcaster.arabic.words.line import Shared
    from podcaster.arabic.words.rules import Form
    from podcaster.models import Guess

    Spoken = tuple[Form | None, Said]

_CLITIC = re.compile("(?=.)([وف]?[بلك]?)(ال|لل)?")
_LONGEST = 6
_LETTERED = ("المجموعة", "الفئة", "النقطة", "الخيار", "النوع", "الحرف", "حرف")
_POINT = "\ue001"
"""A point within an abbreviation."""
_QUOTE = "\u201d"
"""What every quotation mark has become."""

_LATIN_STOPS = str.maketrans({",": "،", ";": "؛", "?": "؟"})


@dataclass(frozen=True, slots=True)
class Verbalised:
    """The words that are said for a text."""

    text: str
    """Arabic letters, vowel marks, single spaces, and the stops . ، ؛ : ؟ ! … alone."""
    guesses: tuple[Guess, ...] = ()
    """Words of it that were transliterated by rule, in their order."""
    readings: tuple[Reading, ...] = ()
    """How each of its written forms was read: those of tokens in their order, then those that
    were found once all else was in words."""


def verbalise(text: str, lexicon: Lexicon | None = None) -> Verbalised:
    """Says the text, any piece of Arabic. The lexicon's entries win over everything.

    Plain Arabic comes back as it was, with its author's vowel marks.
    """
    plain = normalise(repaired(without_notes(text)))
    found = without_glosses(tokenise(plain))
    reader = _Reader(Line.of(_without_brackets(found) if "(" in plain else found), lexicon)
    spoken: list[str] = []
    guesses: list[Guess] = []
    readings: list[Reading] = []
    for form, start, said in reader.said():
        spoken.append(said.words)
        guesses += said.guesses
        if form is not None:
            readings.append(_reading(form, reader.line.written(start, said.end), said))
    said_text, expanded = abbreviations.expand(tidied(" ".join(spoken)).replace(_POINT, "."))
    for kind, written, in_words in expanded:
        form = rules.ABBREVIATIONS[kind]
        readings.append(Reading(form.id, form.semiotic_class, written, in_words))
    return Verbalised(said_text, tuple(guesses), tuple(readings))


def explain(text: str, lexicon: Lexicon | None = None) -> tuple[Reading, ...]:
    """Which rule spoke each written form of the text, and what was chosen."""
    return verbalise(text, lexicon).readings


def authors_marks(spoken: str, written: str) -> str:
    """The spoken text with the vowel marks alone that its author wrote."""
    own = {token.text for token in tokenise(normalise(written)) if token.kind is Kind.WORD}
    return re.sub(
        f"[{LETTERS}{MARKS}]+",
        lambda word: word[0] if word[0] in own else bare(word[0]),
        spoken,
    )


def _reading(form: Form, written: str, said: Said) -> Reading:
    words = said.words.replace(BREATH, "،")
    chosen = (said.gender, said.case, said.counted)
    return Reading(form.id, form.semiotic_class, written, words, *chosen)


def _without_brackets(found: list[Token]) -> list[Token]:
    """«(4) نقاط», «رقم (5)», «المادة (12)»: such figures are part of the sentence."""
    kept = list(found)
    for at in range(len(found) - 3, -1, -1):
        if _is_part(found[at : at + 5]) and at and found[at - 1].text in words().clause:
            kept[at : at + 5] = [found[at + 1]._replace(near=False), *found[at + 2 : at + 4]]
        if found[at].text != "(" or found[at + 2].text != ")":
            continue
        before, after = found[at - 1 : at], found[at + 3 : at + 4]
        noun = before[0].text.removeprefix("و") if before else ""
        named = noun in ("رقم", "الرقم", "مقابل") or noun in words().ordinal
        named = named or (bool(after) and after[0].text == "مقابل")
        lettered = found[at + 1].text in LETTER_NAMES and (
            named or noun in words().clause or noun in _LETTERED
        )
        if lettered:
            kept[at : at + 3] = [found[at + 1]._replace(near=False)]
        counted = after and known(bare(after[0].text)) is not None
        if found[at + 1].kind is Kind.NUMBER and (named or counted):
            kept[at : at + 3] = [found[at + 1]._replace(near=False)]
    return kept


def _is_part(five: list[Token]) -> bool:
    """«(12/ج)»."""
    if len(five) < 5 or five[0].text != "(" or five[2].text != "/" or five[4].text != ")":
        return False
    return five[1].kind is Kind.NUMBER and five[3].text in LETTER_NAMES


class _Reader(NamedTuple):
    """One line, and the lexicon with which it is read."""

    line: Line
    lexicon: Lexicon | None

    def said(self) -> Iterator[tuple[Form | None, int, Said]]:
        """What is said from the first token to the last: by which rule, and from where; plain
        words and stops need no rule."""
        line, at, shared = self.line, 0, NONE_SHARED
        while at < line.length:
            entry = self.lexicon and self._entry(self.lexicon, at)
            form, said = entry or self._token(at, shared)
            yield form, at, said
            at, shared = said.end, said.shared or shared

    def _entry(self, lexicon: Lexicon, at: int) -> Spoken | None:
        """What the show's lexicon says for the longest run of tokens, written together, from
        there."""
        line = self.line
        end = at + 1
        while line.near(end) and end - at < _LONGEST and end < line.length:
            end += 1
        for stop in range(end, at, -1):
            if line.near(stop) and line.kind(stop) is line.kind(stop - 1):
                continue
            said = lexicon.say("".join(line.text(each) for each in range(at, stop)))
            if said is not None:
                return rules.LEXICON, Said(said, stop)
        return None

    def _token(self, at: int, shared: Shared) -> Spoken:
        line = self.line
        token = line.token(at)
        if token.kind is Kind.WORD:
            end = line.plain(at, 1 if self.lexicon else line.length)
            if end > at:
                return None, Said(" ".join([line.text(each) for each in range(at, end)]), end)
            return self._word(at, Lead(at, shared=shared))
        if token.kind is Kind.STOP:
            return None, Said(token.text.translate(_LATIN_STOPS), at + 1)
        if token.text == _QUOTE:
            return None, Said("", at + 1)
        return self._by_rule(at, Lead(at, shared=shared))

    def _word(self, at: int, lead: Lead) -> Spoken:
        """A word stays as it is, unless figures, symbols or Latin follow that change it."""
        line = self.line
        text = line.text(at)
        spoken = _first(line, at, lead)
        if spoken is not None:
            return spoken
        if line.kind(at + 1) is Kind.STOP:
            return None, self._pointed(at)
        clitic = _CLITIC.fullmatch(bare(text))
        if clitic is None or not self._leans_on(at):
            return None, Said(text, at + 1)
        before = clitic[1] + ("ل" if clitic[2] == "لل" else "")
        lead = Lead(at, before, clitic[2] is not None, lead.shared)
        entry = self.lexicon and self._entry(self.lexicon, at + 1)
        form, said = entry or self._by_rule(at + 1, lead)
        return form, said._replace(words=_attached(lead, said.words))

    def _by_rule(self, at: int, lead: Lead) -> Spoken:
        spoken = _first(self.line, at, lead)
        if spoken is None:
            raise LookupError(f"no rule speaks {self.line.token(at)}")
        return spoken

    def _pointed(self, at: int) -> Said:
        """Letters with points between, which are no stops: «ص.ب»."""
        line = self.line
        run = line.text(at)
        while len(line.word(at)) == 1 and line.text(at + 1) == "." and line.near(at + 1):
            if len(line.word(at + 2)) != 1 or not line.near(at + 2):
                break
            at += 2
            run += _POINT + line.word(at)
        return Said(run, at + 1)

    def _leans_on(self, at: int) -> bool:
        """Whether the clitic there is written on to what follows it."""
        line = self.line
        following = line.token(at + 1)
        if following.kind in (Kind.STOP, Kind.WORD, Kind.HASHTAG):
            return False
        if following.kind is Kind.SYMBOL:
            if following.text in signs() and following.near:
                return True
            before_figures = following.text in "%+-~" or following.text in signs()
            return before_figures and line.kind(at + 2) is Kind.NUMBER
        return line.word(at - 1) not in ("فيتامين", "ص")


def _first(line: Line, at: int, lead: Lead) -> tuple[Form, Said] | None:
    """The first rule that knows what stands there, and what it says."""
    for rule in rules.asked_at(line.kind(at), line.kind(at + 1)):
        said = rule.speak(line, at, lead)
        if said is not None:
            return rule, said
    return None


def _attached(lead: Lead, words: str) -> str:
    if lead.article and words and not words.startswith("ال"):
        words = "ال" + words
    if lead.clitic.endswith("ل") and words.startswith("ال"):
        return f"{lead.clitic}ل{words[2:]}"
    return lead.clitic + words
