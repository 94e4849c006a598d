"""One word's letters to its phones: hamza in all its seats, tanwin, shadda, long vowels. What
marks leave open is filled in, so that bare words can be said too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.phones import wasl
from podcaster.arabic.phones.inventory import GEMINATES, LONG, PLAIN_VOWELS
from podcaster.arabic.phones.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.phones.spelling import Letter

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "^", "ج": "j", "ح": "H", "خ": "x", "د": "d", "ذ": "th", "ر": "r",
    "ز": "z", "س": "s", "ش": "ch", "ص": "S", "ض": "D", "ط": "T", "ظ": "Z", "ع": "E", "غ": "g",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "ء": "ah", "أ": "ah", "إ": "ah", "ؤ": "ah", "ئ": "ah", "ى": "y", "ة": "t",
    "پ": "b", "ڤ": "v", "گ": "g", "ژ": "j", "ڵ": "l",
}  # fmt: skip
_LENGTHENS = {"و": "u", "ي": "i", "ى": "i"}
_SEAT = {"ؤ": "u", "ئ": "i", "إ": "i"}


@dataclass(frozen=True, slots=True)
class Sounds:
    """A word by itself, before its neighbours have changed it. Vowels have no colour yet."""

    phones: tuple[str, ...]
    elides: bool = False
    """Its first two phones, hamza and vowel, are heard only where nothing comes before it."""
    article: bool = False
    link: str = ""
    """The vowel that it takes when it ends in a consonant and an eliding word follows."""
    heavy: bool = False
    """It names God: after a and u its l is emphatic."""


@lru_cache(maxsize=16384)
def sounds(word: str) -> Sounds:
    """How a normalised word sounds, whatever marks it has. No phones where it has no letters."""
    letters = wasl.assimilated(spelled(word))
    if not letters:
        return Sounds(())
    elided = wasl.place(letters)
    marked = any(letter.vowel or letter.quiet for letter in letters)
    phones: list[str] = []
    article = False
    at = 0
    while at < len(letters):
        if at == elided:
            vowel, article, at = wasl.through(letters, at)
            if not phones:
                phones += ["ah", vowel]
            elif phones[-1] not in PLAIN_VOWELS:
                phones.append("i" if phones[-1] in "bl" else "a")
            continue
        if wasl.is_silent_lam(letters, at, phones):
            at += 1
            continue
        at = _say(letters, at, phones, marked)
    return Sounds(
        _sayable(phones),
        elides=elided == 0,
        article=article and elided == 0,
        link=_link(letters, phones),
        heavy=any(letter.char == "ڵ" for letter in letters),
    )


def _say(letters: Sequence[Letter], at: int, phones: list[str], marked: bool) -> int:
    """Say the letter at this place; the place of the next one."""
    letter = letters[at]
    if letter.char in "اٱ":
        _say_alif(letters, at, phones)
    elif letter.char == "ى" and not letter.doubled and (not letter.vowel or letter.nunated):
        _say_maqsura(letters, at, phones)
    elif letter.char == "ة" and not letter.vowel:
        if phones and phones[-1] not in PLAIN_VOWELS:
            phones.append("a")
        if at + 1 < len(letters):
            phones.append("t")
    elif not _lengthen(letters, at, phones, marked):
        _say_consonant(letters, at, phones, marked)
    return at + 1


def _say_alif(letters: Sequence[Letter], at: int, phones: list[str]) -> None:
    letter, before = letters[at], letters[at - 1] if at else None
    last = phones[-1] if phones else ""
    if letter.nunated:
        if before is None or not before.nunated:
            phones += ["n"] if last == "a" else ["a", "n"]
    elif before is None:
        phones += ["ah", *_after_first_alif(letters)]
    elif before.nunated or before.char == "ا" or last == "aa":
        return
    elif last == "a":
        phones[-1] = "aa"
    elif last in PLAIN_VOWELS and letter.vowel in ("i", "u"):
        phones += ["ah", letter.vowel]
    elif last not in PLAIN_VOWELS and letter.vowel in ("i", "u"):
        phones.append(letter.vowel)  # الْاِسم
    elif last not in PLAIN_VOWELS and not _ends_a_plural(letters, at):
        after_article = (
            before.char == "ل" and not before.vowel and at < 5 and wasl.elides(letters, at)
        )
        phones.append("i" if after_article else "aa")


def _after_first_alif(letters: Sequence[Letter]) -> list[str]:
    if letters[0].vowel:
        return [letters[0].vowel]
    return [] if len(letters) > 1 and letters[1].char in "اوىي" and letters[1].bare else ["a"]


def _ends_a_plural(letters: Sequence[Letter], at: int) -> bool:
    """Whether this is the alif that is only written, after the و of a plural verb."""
    before = letters[at - 1]
    return at + 1 == len(letters) and before.char == "و" and before.quiet


def _say_maqsura(letters: Sequence[Letter], at: int, phones: list[str]) -> None:
    letter, last = letters[at], phones[-1] if phones else ""
    if letter.nunated or (at and letters[at - 1].nunated):
        if not (at and letters[at - 1].nunated):
            phones += ["n"] if last == "a" else ["a", "n"]
    elif last in ("a", "i"):
        phones[-1] = LONG[last] if last == "a" or not letter.dagger else last
    elif last not in PLAIN_VOWELS:
        phones.append("aa")


def _lengthen(letters: Sequence[Letter], at: int, phones: list[str], marked: bool) -> bool:
    """Whether و or ي only made a vowel long, or stands for a long one itself."""
    letter, last = letters[at], phones[-1] if phones else ""
    vowel = _LENGTHENS.get(letter.char)
    if vowel is None or letter.vowel:
        return False
    following = letters[at + 1] if at + 1 < len(letters) else None
    if letter.doubled:
        if following is None and last == vowel:
            phones[-1] = LONG[vowel]
            return True
        return False
    if letter.dagger:  # صلوٰة
        if last in PLAIN_VOWELS:
            phones.pop()
        phones.append("aa")
        return True
    if following is not None and following.char in "اىةآ" and not letter.quiet:
        silent_alif = letter.char == "و" and following.char == "ا" and at + 2 == len(letters)
        if not silent_alif:
            return False
    if last == vowel:
        phones[-1] = LONG[vowel]
        return True
    if not last or last in PLAIN_VOWELS or letter.quiet or letters[at - 1].quiet:
        return False
    if following is not None and following.char in _LENGTHENS and following.bare and not marked:
        return False
    phones.append(LONG[vowel])
    return True


def _say_consonant(letters: Sequence[Letter], at: int, phones: list[str], marked: bool) -> None:
    letter = letters[at]
    if letter.char == "آ":
        phones += ["ah", "aa"]
        return
    if letter.char == "چ":
        phones += ["t", "ch"]
    else:
        phone = _CONSONANTS[letter.char]
        phones.append(GEMINATES.get(phone, phone) if letter.doubled else phone)
    if letter.nunated:
        phones += [letter.vowel, "n"]
    elif letter.dagger:
        phones.append("aa")
    elif letter.vowel:
        phones.append(letter.vowel)
    elif not letter.quiet:
        phones += _unwritten(letters, at, phones, marked)


def _unwritten(
    letters: Sequence[Letter], at: int, phones: Sequence[str], marked: bool
) -> list[str]:
    """The vowel that a consonant without any mark is given, so that the word can be said."""
    letter = letters[at]
    before_lam = (
        at == 0 and letter.char == "ل" and letters[at + 1 : at + 2] and letters[1].char == "ل"
    )
    vowel = "i" if before_lam else _SEAT.get(letter.char, "a")
    if at + 1 == len(letters):
        return [] if len(phones) > 1 else ["i" if letter.char in "بل" else vowel]
    following = letters[at + 1]
    vowel = _SEAT.get(following.char, vowel) if following.bare and not marked else vowel
    if following.char in "اىآةٱ" or (following.char in _LENGTHENS and following.bare):
        beyond = letters[at + 2] if at + 2 < len(letters) else None
        glide = (
            following.char in _LENGTHENS
            and beyond is not None
            and beyond.char in "اىةآ"
            and not (following.char == "و" and at + 3 == len(letters))
        )
        return ["i" if following.char == "ي" else "a"] if glide and not marked else []
    before = phones[-2] if len(phones) > 1 else ""
    if before not in PLAIN_VOWELS or letter.doubled:
        return [vowel]
    if marked or at + 2 < len(letters):
        return []
    return ["i" if before in LONG.values() else vowel]


def _link(letters: Sequence[Letter], phones: Sequence[str]) -> str:
    last = letters[-1]
    bare = "".join(letter.char for letter in letters)
    if not phones or phones[-1] in PLAIN_VOWELS:
        return ""
    if phones[-1] == "w" or bare.endswith(("هم", "كم", "تم")):
        return "u"
    if bare in ("من", "ومن", "فمن") and phones[-2] == "i":
        return "a"
    return "i" if last.quiet or last.nunated or "وا" in bare[-2:] else "a"


def _sayable(phones: Sequence[str]) -> tuple[str, ...]:
    """A consonant before every vowel, and at least one vowel."""
    said = ["ah"] if phones and phones[0] in PLAIN_VOWELS else []
    for phone in phones:
        if phone in PLAIN_VOWELS and said and said[-1] in PLAIN_VOWELS:
            said.append({"u": "w", "i": "y"}.get(said[-1][0], "ah"))
        said.append(phone)
    if not any(phone in PLAIN_VOWELS for phone in said):
        said.append("a")
    return tuple(said)
