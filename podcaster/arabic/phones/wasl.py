"""Wasl: where an alif is silent in context, what it sounds like elsewhere, and the article."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from podcaster.arabic.phones.inventory import LONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.phones.spelling import Letter

_SUN = frozenset("تثدذرزسشصضطظلن")
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
    lam = wasl + 1 if wasl is not None else 1 if letters and letters[0].char == "ل" else None
    if lam is None or lam + 2 >= len(letters) or letters[lam].char != "ل" or not letters[lam].bare:
        return tuple(found)
    following = letters[lam + 1]
    if following.char in _SUN and not following.quiet:
        found[lam + 1] = replace(following, doubled=True)
    return tuple(found)


def place(letters: Sequence[Letter]) -> int | None:
    """Where the word has an alif that is silent in context: first, or after و ف ب ك ل."""
    for at, letter in enumerate(letters[:4]):
        before = "".join(each.char for each in letters[:at])
        if letter.char == "ٱ" and at + 1 < len(letters):
            return at
        if letter.char == "ا" and (not before or before in _PROCLITICS or before == "عبد"):
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
    if first.char == "ڵ" or (first.char == "ل" and first.vowel == "i" and second.char in "اٱ"):
        return True  # الله, الِاسم
    bare = "".join(letter.char for letter in letters)
    if at and _own_alif().match(bare[at - 1 :]) and not second.doubled:
        return False
    if first.char == "ل" and not first.vowel and (len(rest) > 2 or second.doubled or not at):
        return True
    if letters[at].vowel == "a" or (first.vowel and not first.doubled) or first.char in "اويىآةأإ":
        return False
    if first.quiet:
        return True
    tail = "".join(letter.char for letter in rest)
    if first.doubled:
        return not at or (first.char in "تطدذ" and len(rest) > 2)
    return bool(_BARE_WASL.match(tail)) or (not at and any(letter.vowel for letter in rest))


@cache
def _own_alif() -> re.Pattern[str]:
    text = files("podcaster.arabic.phones").joinpath("data", "own_alif.txt").read_text("utf-8")
    return re.compile("|".join(row for row in text.splitlines() if row and row[0] != "#"))


def through(letters: Sequence[Letter], at: int) -> tuple[str, bool, int]:
    """The vowel after the hamza where it is heard, whether it is the article, and what follows."""
    rest = letters[at + 1 :]
    own = letters[at].vowel
    if rest[0].char == "ل" and not rest[0].vowel and len(rest) > 1:
        following = rest[1]
        verb = following.char == "ت" and rest[0].quiet and not following.doubled  # الْتقى
        if not verb:
            silent = not rest[0].doubled and following.char in _SUN
            return own or "a", True, at + 2 if silent else at + 1
    if rest[0].char == "ڵ" or (rest[0].char == "ل" and rest[0].doubled):
        return own or "a", True, at + 1
    if rest[0].char == "ل" and rest[0].vowel == "i" and rest[1].char in "اٱ":
        return own or "a", True, at + 1
    if own:
        return own, False, at + 1
    bare = "".join(letter.char for letter in rest)
    voiced = next((letter.vowel for letter in rest if letter.vowel), "")
    return "u" if voiced == "u" and not _WASL_NOUNS.match(bare) else "i", False, at + 1


def is_silent_lam(letters: Sequence[Letter], at: int, phones: Sequence[str]) -> bool:
    """Whether this is the silent l of the article after لِ, as in لِلشَّمس."""
    if not 1 <= at <= 2 or at + 1 >= len(letters) or letters[at - 1].char != "ل":
        return False
    letter, following = letters[at], letters[at + 1]
    return (
        letter.char == "ل"
        and not letter.vowel
        and not letter.doubled
        and following.doubled
        and following.char in _SUN
        and phones[-1] not in LONG.values()
    )
