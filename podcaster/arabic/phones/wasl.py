"""Wasl: where an alif is silent in context, what it sounds like elsewhere, and the article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from podcaster.arabic.letters import SUN_LETTERS
from podcaster.arabic.phones.inventory import LONG
from podcaster.arabic.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.letters import Letter


_PROCLITICS = frozenset(
    ["و", "ف", "ب", "ك", "ل", "أ", "وب", "وك", "ول", "فب", "فك", "فل", "أو", "أف", "أب"]
)

# What begins with a wasl where no mark tells: the derived verbs and their nouns, and eight nouns.
_BARE_WASL = re.compile("(ست|[^اويل]ت|ن)...|(بن|بنة|سم|ثن|ثنان|ثنين|ثنتان|ثنتين|مرأة|مرؤ)$")
_WASL_NOUNS = re.compile("(بن|سم|ثن|مر[ؤأئ])")


def assimilated(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """The letters with shadda after the article on a sun letter that lacks it: الشمس, للناس."""
    found = list(letters)
    wasl = place(letters)
    lam = wasl + 1 if wasl is not None else 1 if letters and letters[0].base == "ل" else None
    if lam is None or lam + 2 >= len(letters) or letters[lam].base != "ل" or letters[lam].marks:
        return tuple(found)
    following = letters[lam + 1]
    if following.base in SUN_LETTERS and not following.quiet:
        found[lam + 1] = following.with_shadda()
    return tuple(found)


def place(letters: Sequence[Letter]) -> int | None:
    """Where the word has an alif that is silent in context: first, or after و ف ب ك ل."""
    for at, letter in enumerate(letters[:4]):
        before = "".join(each.base for each in letters[:at])
        if letter.base == "ٱ" and at + 1 < len(letters):
            return at
        if letter.base == "ا" and (not before or before in _PROCLITICS or before == "عبد"):
            return at if elides(letters, at) else None
    return None


def elides(letters: Sequence[Letter], at: int) -> bool:
    """Whether the alif at this place, which begins the word or follows its proclitics, is one."""
    rest = letters[at + 1 :]
    if len(rest) < 2 or letters[at].nunated:
        return False
    first, second = rest[0], rest[1]
    if at and letters[at - 1].vowel in ("i", "u"):
        return True  # no long ā after these
    if first.base == "ڵ" or _is_linked_article(first, second):
        return True  # الله, الِاسم
    bare = "".join(letter.base for letter in letters)
    if at and _own_alif().match(bare[at - 1 :]) and not second.doubled:
        return False
    if first.base == "ل" and not first.vowel and (len(rest) > 2 or second.doubled or not at):
        return True
    return letters[at].vowel != "a" and _begins_a_cluster(rest, first_of_word=not at)


def _is_linked_article(lam: Letter, following: Letter) -> bool:
    """Whether this is the article with the vowel of the wasl after it: الِاسم."""
    return lam.base == "ل" and lam.vowel == "i" and following.base in "اٱ"


def _begins_a_cluster(rest: Sequence[Letter], *, first_of_word: bool) -> bool:
    """Whether what follows the alif needs it to be said: two consonants, as in استمر and ابن."""
    first = rest[0]
    if (first.vowel and not first.doubled) or first.base in "اويىآةأإ":
        return False
    if first.quiet:
        return True
    if first.doubled:
        return first_of_word or (first.base in "تطدذ" and len(rest) > 2)
    known = _BARE_WASL.match("".join(letter.base for letter in rest)) is not None
    return known or (first_of_word and any(letter.vowel for letter in rest))


class OwnAlif(NamedTuple):
    """A row of the table of words with an alif of their own."""

    word: str
    """The beginning of a word; with $ at its end, the whole."""


@cache
def _own_alif() -> re.Pattern[str]:
    return re.compile("|".join(row.word for row in rows("own_alif.tsv", OwnAlif)))


def through(letters: Sequence[Letter], at: int) -> tuple[str, bool, int]:
    """The vowel after the hamza where it is heard, whether it is the article, and what follows."""
    rest = letters[at + 1 :]
    own = letters[at].vowel
    if _is_article(rest):
        lam = rest[0]
        silent = lam.base == "ل" and not lam.vowel and not lam.doubled and len(rest) > 1
        silent = silent and rest[1].base in SUN_LETTERS
        return own or "a", True, at + 2 if silent else at + 1
    if own:
        return own, False, at + 1
    bare = "".join(letter.base for letter in rest)
    voiced = next((letter.vowel for letter in rest if letter.vowel), "")
    return "u" if voiced == "u" and not _WASL_NOUNS.match(bare) else "i", False, at + 1


def _is_article(rest: Sequence[Letter]) -> bool:
    """Whether the letters after a silent alif begin with the lam of the article, or of الله."""
    lam = rest[0]
    if lam.base != "ل" or lam.doubled:
        return lam.base in "لڵ"
    if len(rest) < 2:
        return False
    following = rest[1]
    verb = following.base == "ت" and lam.quiet and not following.doubled  # الْتقى
    return _is_linked_article(lam, following) or (not lam.vowel and not verb)


def is_silent_lam(letters: Sequence[Letter], at: int, phones: Sequence[str]) -> bool:
    """Whether this is the silent l of the article after لِ, as in لِلشَّمس."""
    if not 1 <= at <= 2 or at + 1 >= len(letters) or letters[at - 1].base != "ل":
        return False
    letter, following = letters[at], letters[at + 1]
    return (
        letter.base == "ل"
        and not letter.vowel
        and not letter.doubled
        and following.doubled
        and following.base in SUN_LETTERS
        and phones[-1] not in LONG.values()
    )
