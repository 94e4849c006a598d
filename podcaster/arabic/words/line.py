"""A text as its tokens, with what the grammar asks of the words around a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import bare
from podcaster.arabic.words.context import own_letters, words
from podcaster.arabic.words.numbers import Case
from podcaster.arabic.words.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcaster.arabic.words.numbers import Gender
    from podcaster.models import Guess

_MARGIN = (Token(Kind.STOP, "", near=False),) * 10
_PREPOSITIONS = ("في", "فى", "على", "إلى", "من", "مع", "عن")
_ENDS = ".؟?!؛;…:"
_WORD = Kind.WORD
_REACH = 8
"""How many tokens a verb's case reaches over: «قتل 3 رجال وأصيبت امرأة و5 أطفال»."""


class Count(StrEnum):
    """How many of a thing its noun says."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


class Shared(NamedTuple):
    """The case that a verb or a sentence's beginning gave to a number: the next of a list shares
    it."""

    case: Case
    end: int
    """Where the amount ended; its noun may follow."""


NONE_SHARED = Shared(Case.OBLIQUE, -99)


class Said(NamedTuple):
    """What a rule found: the words for the tokens up to `end`, and what it chose for them."""

    words: str
    end: int
    case: Case | None = None
    gender: Gender | None = None
    counted: Count | None = None
    guesses: tuple[Guess, ...] = ()
    shared: Shared | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """What stands before a written form and bears on how it is said."""

    start: int
    """Where the form begins, its clitic counted in."""
    clitic: str = ""
    """What is written on to its front: و، ب، ل, but for the article."""
    article: bool = False
    shared: Shared = NONE_SHARED

    def moved(self, start: int) -> Lead:
        """As if the form began there, with no clitic."""
        return replace(self, start=start, clitic="", article=False)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The tokens of one text."""

    length: int
    _tokens: tuple[Token, ...]
    """Places a little before the first token and after the last one hold nothing."""

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Line:
        found = tuple(tokens)
        return cls(len(found), found + _MARGIN)

    def token(self, at: int) -> Token:
        """The token there; it may be asked for up to a margin of ten beyond either end."""
        return self._tokens[at]

    def kind(self, at: int) -> Kind:
        return self._tokens[at].kind

    def text(self, at: int) -> str:
        return self._tokens[at].text

    def near(self, at: int) -> bool:
        """Whether the token stands against the one before it."""
        return self._tokens[at].near

    def written(self, start: int, end: int) -> str:
        """The tokens there as they are written."""
        tokens = self._tokens[start:end]
        return "".join([f"{'' if token.near else ' '}{token.text}" for token in tokens]).strip()

    def plain(self, at: int, longest: int) -> int:
        """Where the words end that have a word after them: they are said as they are written."""
        end, last = at, at + longest
        while (
            end < last and self._tokens[end].kind is _WORD and self._tokens[end + 1].kind is _WORD
        ):
            end += 1
        return end

    def symbol(self, at: int, symbols: str) -> bool:
        token = self._tokens[at]
        return token.kind is Kind.SYMBOL and token.text in symbols

    def word(self, at: int) -> str:
        """The Arabic word there, bare of marks; nothing where there is none."""
        token = self._tokens[at]
        if token.kind is not Kind.WORD:
            return ""
        # Marks are no letters; most words have none.
        return token.text if token.text.isalpha() else bare(token.text)

    def before(self, at: int) -> str:
        """The word before the place, without a conjunction on it."""
        word = self.word(at - 1)
        own = word[:1] not in ("و", "ف") or len(word) < 3
        return word if own or word in own_letters() else word[1:]

    def any_before(self, at: int, listed: frozenset[str], reach: int) -> bool:
        """Whether one of the listed words stands in the few tokens before the place."""
        for back in range(at - 1, max(at - 1 - reach, -1), -1):
            if self.kind(back) is Kind.STOP and self.text(back)[0] in ".؟?!؛;":
                return False
            word = self.word(back)
            if word in listed or (word[:1] in ("و", "ف") and word[1:] in listed):
                return True
        return False

    def begins(self, at: int) -> bool:
        """Whether a sentence begins there, as far as the text tells."""
        before = self.token(at - 1)
        return at == 0 or (at > 0 and before.kind is Kind.STOP and before.text[-1] in _ENDS)

    def case(self, lead: Lead) -> Case:
        """What the words before an expression ask of it; oblique where they do not tell."""
        at = lead.start
        if lead.clitic.endswith(("ب", "ل", "ك")):
            return Case.OBLIQUE
        if lead.clitic:
            return lead.shared.case if at - lead.shared.end < _REACH else Case.OBLIQUE
        if self.begins(at):
            return Case.NOMINATIVE
        if self._is_predicate(at):
            return Case.NOMINATIVE
        if self.text(at - 1) in ("،", ",") and lead.shared.end == at - 1:
            return lead.shared.case
        while self.word(at - 1) in words().passing:
            at -= 1
        if self.word(at - 2) in _PREPOSITIONS and self.before(at - 2) in words().nominative:
            at -= 2  # «شارك في المؤتمر 200 باحث»
        before = self.before(at)
        if before in words().nominative and not self.any_before(at - 1, words().governing, 3):
            return Case.NOMINATIVE
        return Case.OBLIQUE

    def _is_predicate(self, at: int) -> bool:
        """«درجة الحرارة 35», «النتيجة 5»: a measure opens the sentence, and its figure ends it."""
        if not self.word(at - 1).startswith("ال"):
            return False
        for start in (at - 1, at - 2):
            if self.begins(start) and self.word(start) in words().measured:
                return True
        return False
