"""The letters of Arabic and what stands on them: cleaned, taken apart and put together again."""

from podcaster.arabic.letters.characters import LETTERS, STOPS, SUN_LETTERS, normalise
from podcaster.arabic.letters.clitics import PROCLITICS, Clitics, definite
from podcaster.arabic.letters.marks import (
    DAGGER,
    DAMMA,
    DAMMATAN,
    FATHA,
    FATHATAN,
    KASRA,
    KASRATAN,
    MARKS,
    ORNAMENTS,
    SHADDA,
    SHORT,
    SUKUN,
    TANWIN,
    WORD,
    Letter,
    bare,
    implied,
    joined,
    letters,
    ordered,
    settled,
    unadorned,
)  # fmt: skip
from podcaster.arabic.letters.notes import without_notes
from podcaster.arabic.letters.repair import repaired

__all__ = [
    "DAGGER", "DAMMA", "DAMMATAN", "FATHA", "FATHATAN", "KASRA", "KASRATAN", "LETTERS", "MARKS",
    "ORNAMENTS", "PROCLITICS", "SHADDA", "SHORT", "STOPS", "SUKUN", "SUN_LETTERS", "TANWIN",
    "WORD", "Clitics", "Letter", "bare", "definite", "implied", "joined", "letters", "normalise",
    "ordered", "repaired", "settled", "unadorned", "without_notes",
]  # fmt: skip
