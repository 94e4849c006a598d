"""A name that is written twice, in Arabic and in Latin letters, and said once: «ميتا (Meta)»."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import TYPE_CHECKING

from podcaster.arabic.letters import bare
from podcaster.arabic.words import latin
from podcaster.arabic.words.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcaster.arabic.words.tokens import Token

_OPEN, _CLOSE = "([", ")]"
_QUOTE = "\u201d"
_MOST_WORDS = 5
_CLITIC = re.compile("^(?:[وف]?(?:[بك]?ال|لل|[بلك])|[وف])(?=..)")

# Sounds that one script has for those of the other, a class each; vowels, h and w are not counted.
_LATIN_SOUNDS = (
    ("[’'.&-]", ""), ("sch|sh|tch|tsch|tz|ts|ss", "s"), ("ch", "C"), ("ph", "f"), ("th|dt", "t"),
    ("gh(?=t)|(?<=[aeiou])gh$", ""), ("gh|kh|ck|qu?", "k"), ("gn", "n"), ("x", "ks"),
    ("c(?=[eiy])", "s"), ("[cg]", "k"), ("[bp]", "p"), ("[td]", "t"), ("[fv]", "f"), ("[sz]", "s"),
    ("j", "J"),
)  # fmt: skip
_ARABIC_SOUNDS = (
    ("تش", "C"), ("ش|س|ص|ز", "s"), ("[تطثدضذظ]", "t"), ("ب", "p"), ("[كقغخگ]", "k"), ("ج", "J"),
    ("[فڤ]", "f"), ("ر", "r"), ("ل", "l"), ("م", "m"), ("ن", "n"),
)  # fmt: skip
# Where no bracket sets the gloss apart, the sounds have to be the very same.
_FINE_LATIN_SOUNDS = (
    ("[’'.&-]", ""), ("sch|sh", "S"), ("tch|ch", "S"), ("x", "ks"), ("kh", "x"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("c(?=[eiy])", "s"), ("ck|qu?|c", "k"), ("j", "g"), ("p", "b"),
    ("v", "f"),
)  # fmt: skip
_FINE_ARABIC_SOUNDS = (
    ("تش|ش", "S"), ("[سص]", "s"), ("[زذظ]", "z"), ("[تطث]", "t"), ("[دض]", "d"), ("ب", "b"),
    ("[كق]", "k"), ("خ", "x"), ("[غجگ]", "g"), ("[فڤ]", "f"), ("ر", "r"), ("ل", "l"), ("م", "m"),
    ("ن", "n"),
)  # fmt: skip
_LIKE = frozenset(("JC", "Js", "Jk", "Cs", "Ck", "ts"))


def without_glosses(tokens: list[Token]) -> list[Token]:
    """The tokens without the Latin spelling of a name beside its Arabic one.

    «إنفيديا (Nvidia)», «لو موند Le Monde», «Nvidia (إنفيديا)». What sounds otherwise stays, such as
    the initials of a name: «منظمة الصحة العالمية (WHO)».
    """
    if not any(token.kind is Kind.LATIN for token in tokens):
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        end, said = _gloss(tokens, at) or (at + 1, [tokens[at]])
        kept += said
        at = end
    return kept


def _gloss(tokens: Sequence[Token], at: int) -> tuple[int, list[Token]] | None:
    """Where the gloss that begins there ends, and what of it is said; None where none begins."""
    opened = tokens[at].text in _OPEN
    first = at + opened
    last = first
    while last < len(tokens) and tokens[last].kind in (Kind.LATIN, Kind.NUMBER):
        last += 1
    if first == last or tokens[first].kind is not Kind.LATIN:
        return None
    gloss = tokens[first:last]
    if opened:
        if last == len(tokens) or tokens[last].text not in _CLOSE:
            return None
        if _is_said_before(tokens, at, gloss):
            return last + 1, []
        # «ويندوز (Windows 11)»: the figures are new.
        name = [token for token in gloss if token.kind is Kind.LATIN]
        if name != gloss and _is_said_before(tokens, at, name):
            return last + 1, [token for token in gloss if token.kind is Kind.NUMBER]
        return None
    exactly = _is_name(gloss) and _is_said_before(tokens, at, gloss, exactly=True)
    if exactly and not _goes_on(tokens, last):
        return last, []
    said = _said_after(tokens, last, gloss)
    return (last + len(said) + 2, said) if said else None


def _is_name(gloss: Sequence[Token]) -> bool:
    """Whether what no bracket sets apart is long enough to be known by its sounds."""
    written = "".join(token.text for token in gloss)
    return len(written) > 3 and len(_sounds([written], _LATIN_SOUNDS)) > 1


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].near and tokens[at].kind is not Kind.STOP


def _is_said_before(
    tokens: Sequence[Token], at: int, gloss: Sequence[Token], *, exactly: bool = False
) -> bool:
    words: list[str] = []
    for token in reversed(tokens[max(0, at - 2 * _MOST_WORDS) : at]):
        if token.text == _QUOTE:
            continue
        if token.kind not in (Kind.WORD, Kind.NUMBER) or len(words) == _MOST_WORDS:
            break
        words.insert(0, token.text)
        if len(words) >= min(len(gloss), 2) and _sounds_alike(words, gloss, exactly=exactly):
            return True
    return False


def _said_after(tokens: Sequence[Token], at: int, gloss: Sequence[Token]) -> list[Token]:
    """«Nvidia (إنفيديا)»: what stands in the brackets, where it is the name again."""
    if at >= len(tokens) or tokens[at].text not in _OPEN:
        return []
    within = list(
        takewhile(lambda token: token.text not in _CLOSE, tokens[at + 1 : at + 2 + _MOST_WORDS])
    )
    words = [token.text for token in within if token.kind in (Kind.WORD, Kind.NUMBER)]
    closed = at + 1 + len(within) < len(tokens) and len(within) <= _MOST_WORDS
    return within if closed and words and _sounds_alike(words, gloss) else []


def _sounds_alike(words: Sequence[str], gloss: Sequence[Token], *, exactly: bool = False) -> bool:
    heard = set(_heard(gloss))
    first, *rest = words
    for start in {first, _CLITIC.sub("", first)}:
        if exactly:
            theirs = _sounds([token.text for token in gloss], _FINE_LATIN_SOUNDS)
            if _sounds([start, *rest], _FINE_ARABIC_SOUNDS) == theirs:
                return True
        elif any(_are_alike(_sounds([start, *rest], _ARABIC_SOUNDS), sounds) for sounds in heard):
            return True
    return False


def _heard(gloss: Sequence[Token]) -> Iterator[str]:
    """The gloss's sounds by its letters, and by how we would say it."""
    texts = [token.text for token in gloss]
    yield _sounds(texts, _LATIN_SOUNDS)
    said = [latin.speak(t.text).spoken if t.kind is Kind.LATIN else t.text for t in gloss]
    yield _sounds([bare(word) for word in said], _ARABIC_SOUNDS)


def _sounds(words: Sequence[str], table: Sequence[tuple[str, str]]) -> str:
    text = unicodedata.normalize("NFKD", " ".join(bare(word).casefold() for word in words))
    for pattern, sound in table:
        text = re.sub(pattern, sound, text)
    text = re.sub(r"[^\dCJSbdfgklmnprstxz]", "", text)
    return re.sub(r"(\D)\1+", r"\1", text)


def _are_alike(ours: str, theirs: str) -> bool:
    if not ours or not theirs:
        return ours == theirs  # «هواوي (Huawei)»: nothing but vowels
    longest = max(len(ours), len(theirs))
    apart = 0 if longest <= 2 else 1 if longest <= 5 else 2
    if _distance(ours, theirs) <= apart:
        return True
    # French leaves its last consonants unsaid: «رينو (Renault)».
    return 2 <= len(ours) < len(theirs) <= len(ours) + 2 and not _distance(
        ours, theirs[: len(ours)]
    )


def _distance(ours: str, theirs: str) -> int:
    """How many sounds have to be added, left out or exchanged (Levenshtein, 1965)."""
    row = list(range(len(theirs) + 1))
    for at, mine in enumerate(ours, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(theirs, 1):
            same = mine == other or mine + other in _LIKE or other + mine in _LIKE
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (not same))
    return row[-1]
