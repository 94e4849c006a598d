"""Full-context labels for the teacher, in the format of HTS 2 (Zen, "An example of
context-dependent label format for HMM-based speech synthesis in English", 2006).

An HMM voice does best with the contexts that it was trained on, right or wrong. This one knows no
stress, takes every word for a content word and every phrase for one without a tone, and had its
syllables cut by sonority.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcaster.arabic.phones.inventory import GEMINATES, PAUSE, is_vowel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcaster.arabic.phones.phrases import Phrase

_SINGLE = {geminate: phone for phone, geminate in GEMINATES.items()}
_NASAL = ("m", "n")
_VOICED = ("b", "j", "d", "th", "z", "D", "Z", "E", "g", "v", "l", "w", "y")


@dataclass(frozen=True, slots=True)
class _Syllable:
    phones: tuple[str, ...]
    phrase: int
    word: int
    """Within its phrase."""
    at: int
    """Within its word."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Syllables of each word, by phrase."""

    words: tuple[tuple[int, ...], ...]

    def of(self, phrase: int, joint: str) -> str:
        """Syllables and words of a phrase; zeros where there is none."""
        words = self.words[phrase] if 0 <= phrase < len(self.words) else ()
        return f"{sum(words)}{joint}{len(words)}"


def labels(phrases: Sequence[Phrase]) -> list[str]:
    """One label for each phone, pauses at both ends and between phrases included."""
    cut = [[festival_syllables(word.phones) for word in phrase.words] for phrase in phrases]
    sizes = _Sizes(tuple(tuple(len(word) for word in phrase) for phrase in cut))
    flat = [
        _Syllable(phones, at_phrase, at_word, at)
        for at_phrase, phrase in enumerate(cut)
        for at_word, word in enumerate(phrase)
        for at, phones in enumerate(word)
    ]
    names = [PAUSE]
    contexts = [_pause(None, flat[0] if flat else None, sizes)]
    for at, syllable in enumerate(flat):
        before = flat[at - 1] if at else None
        after = flat[at + 1] if at + 1 < len(flat) else None
        for index, phone in enumerate(syllable.phones):
            names.append(phone)
            contexts.append(_spoken(syllable, index, before, after, sizes))
        if after is None or after.phrase != syllable.phrase:
            names.append(PAUSE)
            contexts.append(_pause(syllable, after, sizes))
    padded = ["xx", "xx", *names, "xx", "xx"]
    quins = zip(padded, padded[1:], padded[2:], padded[3:], padded[4:], strict=False)
    return [
        f"{a}^{b}-{c}+{d}={e}{rest}" for (a, b, c, d, e), rest in zip(quins, contexts, strict=True)
    ]


def festival_syllables(phones: Sequence[str]) -> list[tuple[str, ...]]:
    """The phones of a word, cut right before each vowel, or in a cluster before the first consonant
    that is no less sonorant than the one before it. A hamza that begins the word stands alone.
    """
    vowels = [at for at, phone in enumerate(phones) if is_vowel(phone)]
    cuts = [0]
    if phones[0] == "ah" and len(vowels) > 1 and len(phones) > 1:
        cuts.append(1)
    for left, right in pairwise(vowels):
        cluster = range(left + 2, right)
        rising = (at for at in cluster if _sonority(phones[at]) >= _sonority(phones[at - 1]))
        cuts.append(next(rising, right))
    return [tuple(phones[a:b]) for a, b in pairwise([*cuts, len(phones)])]


def _sonority(phone: str) -> int:
    single = _SINGLE.get(phone, phone)
    if single == "r":
        return 4
    if single in _NASAL:
        return 3
    return 2 if single in _VOICED else 1


def _spoken(
    syllable: _Syllable,
    index: int,
    before: _Syllable | None,
    after: _Syllable | None,
    sizes: _Sizes,
) -> str:
    words = sizes.words[syllable.phrase]
    size, in_word, in_phrase = len(syllable.phones), words[syllable.word], sum(words)
    at = sum(words[: syllable.word]) + syllable.at
    vowel = next((phone for phone in syllable.phones if is_vowel(phone)), "novowel")
    word, last_word = syllable.word, len(words) - 1
    left, right = _word_sizes(syllable, sizes)
    at_phrase, phrases = syllable.phrase, len(sizes.words)
    return (
        f"@{index + 1}_{size - index}"
        f"/A:0_0_{len(before.phones) if before else 0}"
        f"/B:0-0-{size}@{syllable.at + 1}-{in_word - syllable.at}&{at + 1}-{in_phrase - at}"
        f"#0-0$0-0!0-0;0-0|{vowel}"
        f"/C:0+0+{len(after.phones) if after else 0}"
        f"/D:{left or '0_0'}"
        f"/E:content+{in_word}@{word + 1}+{last_word - word + 1}&{word}+{last_word - word}"
        f"#{int(word > 0)}+{int(word < last_word)}"
        f"/F:{right or '0_0'}"
        f"/G:{sizes.of(at_phrase - 1, '_')}"
        f"/H:{in_phrase}={len(words)}^{at_phrase + 1}={phrases - at_phrase}|NONE"
        f"/I:{sizes.of(at_phrase + 1, '=')}"
        f"/J:{_totals(sizes)}"
    )


def _word_sizes(syllable: _Syllable, sizes: _Sizes) -> tuple[str, str]:
    """The fields of the words beside this one, over phrase ends too; empty where there is none."""
    flat = [size for phrase in sizes.words for size in phrase]
    at = sum(len(phrase) for phrase in sizes.words[: syllable.phrase]) + syllable.word
    left = f"content_{flat[at - 1]}" if at else ""
    right = f"content_{flat[at + 1]}" if at + 1 < len(flat) else ""
    return left, right


def _pause(before: _Syllable | None, after: _Syllable | None, sizes: _Sizes) -> str:
    def words(side: _Syllable | None) -> str:
        return f"content_{sizes.words[side.phrase][side.word]}" if side else "xx_xx"

    def phrase(side: _Syllable | None, joint: str) -> str:
        return sizes.of(side.phrase, joint) if side else f"xx{joint}xx"

    left = f"0_0_{len(before.phones)}" if before else "xx_xx_xx"
    right = f"0+0+{len(after.phones)}" if after else "xx+xx+xx"
    return (
        f"@xx_xx/A:{left}/B:xx-xx-xx@xx-xx&xx-xx#xx-xx$xx-xx!xx-xx;xx-xx|xx/C:{right}"
        f"/D:{words(before)}/E:xx+xx@xx+xx&xx+xx#xx+xx/F:{words(after)}/G:{phrase(before, '_')}"
        f"/H:xx=xx^xx=xx|xx/I:{phrase(after, '=')}/J:{_totals(sizes)}"
    )


def _totals(sizes: _Sizes) -> str:
    syllables = sum(sum(phrase) for phrase in sizes.words)
    words = sum(len(phrase) for phrase in sizes.words)
    return f"{syllables}+{words}-{len(sizes.words)}"
