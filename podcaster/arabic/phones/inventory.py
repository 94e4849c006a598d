"""The phones of Standard Arabic, named as the labels of the open Arabic HMM voices name them.

Emphatic vowels are written in capitals; `ia` and `ua` are the lowered i and u of a closed last
syllable and of tanwin. There is no /p/ and no /ɡ/.
"""

from __future__ import annotations

PAUSE = "pau"
SHORT = ("a", "i", "u")
LONG = {"a": "aa", "i": "ii", "u": "uu"}
EMPHATIC = {"a": "A", "i": "I", "u": "U", "aa": "AA", "ii": "II", "uu": "UU"}
LOWERED = {"i": "ia", "u": "ua"}
PLAIN_VOWELS = frozenset((*SHORT, *LONG.values()))
VOWELS = PLAIN_VOWELS | frozenset(EMPHATIC.values()) | frozenset(LOWERED.values())

CONSONANTS = (
    "ah", "b", "t", "^", "j", "H", "x", "d", "th", "r", "z", "s", "ch", "S", "D", "T", "Z", "E",
    "g", "f", "q", "k", "l", "m", "n", "h", "w", "y", "v",
)  # fmt: skip
_LONG_NAMES = {"ah": "ahh", "th": "thh", "ch": "chh"}
GEMINATES = {phone: _LONG_NAMES.get(phone, phone * 2) for phone in CONSONANTS if phone != "v"}
_IS_GEMINATE = frozenset(GEMINATES.values())

PHONES = (PAUSE, *sorted(VOWELS), *CONSONANTS, *GEMINATES.values())
"""Every phone there is; their order is that of the voice's table, so it may only grow."""


def is_vowel(phone: str) -> bool:
    return phone in VOWELS


def is_long(phone: str) -> bool:
    """Whether it is a long vowel."""
    return phone.lower() in LONG.values()


def is_geminate(phone: str) -> bool:
    return phone in _IS_GEMINATE
