"""Words as they are said, with what is known of how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from podcaster.arabic.letters import Letter
    from podcaster.arabic.vowels.sureness import Sureness


class Spoken(NamedTuple):
    """A word as it is said."""

    letters: tuple[Letter, ...]
    sure: Sureness
    open_ended: bool
    """Whether the context gave it its ending, and not the author, a table or the word itself."""
    inflected: bool
    """Whether the tables know it."""
    stopped: bool
    """Whether a stop follows it."""
    others: tuple[str, ...] = ()
    """Other readings, vowelled, the likeliest first."""

    @property
    def bases(self) -> str:
        """Its letters without marks."""
        return "".join(letter.base for letter in self.letters)

    @property
    def begins_bare(self) -> bool:
        """Whether it begins with a connecting alif, before which no consonant can stand alone."""
        first = self.letters[0]
        return first.base == "ا" and not first.marks and len(self.letters) > 2
