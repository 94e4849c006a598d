"""One word's letters to its phones: hamza in all its seats, wasl, sun letters, tanwin, shadda, long
vowels. What marks leave open is filled in, so that bare words can be said too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from podcaster.arabic.inventory import GEMINATES, LONG, PLAIN_VOWELS
from podcaster.arabic.letters import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.letters import Letter

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "^", "ج": "j", "ح": "H", "خ": "x", "د": "d", "ذ": "th", "ر": "r",
    "ز": "z", "س": "s", "ش": "ch", "ص": "S", "ض": "D", "ط": "T", "ظ": "Z", "ع": "E", "غ": "g",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "ء": "ah", "أ": "ah", "إ": "ah", "ؤ": "ah", "ئ": "ah", "ى": "y", "ة": "t",
    "پ": "b", "ڤ": "v", "گ": "g", "ژ": "j", "ڵ": "l",
}  # fmt: skip
_LENGTHENS = {"و": "u", "ي": "i", "ى": "i"}
_SUN = frozenset("تثدذرزسشصضطظلن")
_SEAT = {"ؤ": "u", "ئ": "i", "إ": "i"}
_PROCLITICS = frozenset(
    ["و", "ف", "ب", "ك", "ل", "أ", "وب", "وك", "ول", "فب", "فك", "فل", "أو", "أف", "أب"]
)

# After و ف ب ك ل, an alif before these is a long vowel: names and words of one's own, no article
# and no verb with a prefix.
_OWN_ALIF = re.compile(
    "(والد|بالغ|والي$|فالح|فالق|بالون|بالي|بالت|بالم|كالس|كاليف|كالفن|كالور|كالغ|فالن|فالك|فالس|والت|والس"
    "|والا|والش|لانس|لانك|لاند|لانت|وارس|وارن|وارد|واشن|وايت|واين|فانك|فاند|فانت|فاين|فارغ|فارس"
    "|كارت|كارل|كارن|كارد|كامب|كامر|كانت|كانب|كاسب|كاست|بانك|باند|بارس|بارك|بارت|باست|لايب|لايف)"
)
# What begins with a wasl where no mark tells: the derived verbs and their nouns, and eight nouns.
_BARE_WASL = re.compile("(ست|[^اويل]ت|ن)...|(بن|بنة|سم|ثن|ثنان|ثنين|ثنتان|ثنتين|مرأة|مرؤ)$")
_WASL_NOUNS = re.compile("(بن|سم|ثن|مر[ؤأئ])")


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
    letters = spelled(word)
    if not letters:
        return Sounds(())
    wasl = _wasl(letters)
    marked = any(letter.vowel or letter.quiet for letter in letters)
    phones: list[str] = []
    article = False
    at = 0
    while at < len(letters):
        if at == wasl:
            vowel, article, at = _through_wasl(letters, at)
            if not phones:
                phones += ["ah", vowel]
            elif phones[-1] not in PLAIN_VOWELS:
                phones.append("i" if phones[-1] in "bl" else "a")
            continue
        if _is_silent_lam(letters, at, phones):
            at += 1
            continue
        at = _say(letters, at, phones, marked)
    return Sounds(
        _sayable(phones),
        elides=wasl == 0,
        article=article and wasl == 0,
        link=_link(letters, phones),
        heavy=any(letter.char == "ڵ" for letter in letters),
    )


def _wasl(letters: Sequence[Letter]) -> int | None:
    """Where the word has an alif that is silent in context: first, or after و ف ب ك ل."""
    for at, letter in enumerate(letters[:4]):
        before = "".join(each.char for each in letters[:at])
        if letter.char == "ٱ" and at + 1 < len(letters):
            return at
        if letter.char == "ا" and (not before or before in _PROCLITICS or before == "عبد"):
            return at if _elides(letters, at) else None
    return None


def _elides(letters: Sequence[Letter], at: int) -> bool:
    rest = letters[at + 1 :]
    if len(rest) < 2 or letters[at].nunated:
        return False
    first, second = rest[0], rest[1]
    if at and letters[at - 1].vowel in ("i", "u"):
        return True  # no long ā after these
    bare = "".join(letter.char for letter in letters)
    if at and _OWN_ALIF.match(bare[at - 1 :]) and not second.doubled:
        return False
    if first.char == "ڵ":
        return True
    if first.char == "ل" and not first.vowel and (len(rest) > 2 or second.doubled or not at):
        return True
    if first.char == "ل" and first.vowel == "i" and second.char in "اٱ":
        return True  # الِاسم
    if letters[at].vowel == "a" or (first.vowel and not first.doubled) or first.char in "اويىآةأإ":
        return False
    if first.quiet:
        return True
    tail = "".join(letter.char for letter in rest)
    if first.doubled:
        return not at or (first.char in "تطدذ" and len(rest) > 2)
    return bool(_BARE_WASL.match(tail)) or (not at and any(letter.vowel for letter in rest))


def _through_wasl(letters: Sequence[Letter], at: int) -> tuple[str, bool, int]:
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


def _is_silent_lam(letters: Sequence[Letter], at: int, phones: Sequence[str]) -> bool:
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
        after_article = before.char == "ل" and not before.vowel and at < 5 and _elides(letters, at)
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
    vowel = _SEAT.get(letter.char, "a")
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
