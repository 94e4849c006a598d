"""The whole way from written Arabic to what a voice reads, with one show's lexicon."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.vowels import doubts, pausal, vowelled
from podcaster.arabic.words import Verbalised, verbalise
from podcaster.models import Endings, TextForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.lexicon import Lexicon
    from podcaster.models import Doubt


class Diction:
    """Says the same piece of text the same way, and remembers it: cutting asks many times."""

    def __init__(
        self, form: TextForm, lexicon: Lexicon | None = None, endings: Endings = Endings.SURE
    ) -> None:
        self.form = form
        self._endings = endings
        self._lexicon = lexicon
        self.verbalise = lru_cache(maxsize=4096)(self._verbalise)

    def _verbalise(self, written: str) -> Verbalised:
        if self.form is TextForm.WRITTEN:
            return Verbalised(written, ())
        return verbalise(written, self._lexicon)

    def finish(self, pieces: Sequence[str]) -> list[str]:
        """The verbalised pieces of one sentence, in order, as the voice wants them.

        Where it wants vowels, the sentence is vowelled as a whole, since the vowels depend on the
        neighbours, and each piece then ends in pausal form, since each is spoken by itself.
        """
        if self.form is not TextForm.VOWELLED:
            return list(pieces)
        # Vowelling keeps the words, so the pieces can be counted off again.
        words = iter(vowelled(" ".join(pieces), self._endings).split())
        return [pausal(" ".join(next(words) for _ in piece.split())) for piece in pieces]

    def doubts(self, pieces: Sequence[str]) -> list[tuple[Doubt, ...]]:
        """The words of each piece, of which `finish` makes what the voice gets, that may be
        vowelled wrong; none where the voice wants no vowels."""
        if self.form is not TextForm.VOWELLED:
            return [() for _ in pieces]
        return doubts(pieces, self._endings)
