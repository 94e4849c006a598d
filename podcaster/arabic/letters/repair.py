"""Lam and alef that a PDF gave in the wrong order: «اإلحصائية» for «الإحصائية».

Fonts draw the two as one sign, and many readers of PDF take that sign apart from its left
(PyMuPDF issue 2199, pdfminer.six issue 850, pypdf issue 1589).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTER = "\u0621-\u063a\u0641-\u064a"
_WORD = re.compile(f"[{_LETTER}]+")
# No word of Arabic begins so: after the article's alef stands its lam.
_ARTICLE = re.compile(f"ا([أإآا])ل(?=[{_LETTER}])")
_BEGINS = re.compile(f"(?:^|[^{_LETTER}])[وف]?[بك]?$")
# «لألسعار» for «للأسعار». What begins with لالت may be right: «لالتزام».
_LAM = re.compile(f"(?<![{_LETTER}])([وف]?)ل(?:([أإآ])ل|(ا)ل(?!ت))(?=[{_LETTER}]{{2}})")
# ل before a word that begins so itself: «لألمانيا», «لإلغاء».
_RIGHT = re.compile(
    """^[وف]?ل(?:
        أل(?:مان|بان|ف|عاب|وان|بوم|سن|ياف|غام|حان|قاب|واح|ماس|مع|د|كس)
      | ألم(?:ه|ها|هم|ك|ي|نا|ا)?$
      | إل(?:ه|حا[حق]|زام|غاء|قاء|مام|يا|يز|كترون|ى|ي)
      | آل(?:ة|ات|اف|ام|ي|ه|$)
    )""",
    re.VERBOSE,
)
_SHORT_CHARS = 2000
_CLITIC = re.compile("[وف]?(?:[بك]?ال|لل|[بكل])(?=..)|[وف](?=...)")
_WITHIN = re.compile("(?<=[^ا])ال")


def repaired(text: str, knows: Callable[[str], bool] | None = None) -> str:
    """The text with lam and alef in their order again.

    Where a word shows that the text was taken from such a PDF, and `knows` tells words from what is
    none, the order is put right within words too: «خالل» is «خلال».
    """
    found, of_lam = _ARTICLE.sub(_article, text), 0
    # A slip of the pen is no PDF: there every tenth word is such.
    broken = found != text and _signs(text) > len(text) / _SHORT_CHARS
    # A long text with «لألسعار» has «اإلحصائية» somewhere, too, which is found sooner.
    if broken or len(text) < _SHORT_CHARS:
        found, of_lam = _LAM.subn(_turned, found)
    if knows is None or not (broken or of_lam):
        return found
    return _WORD.sub(lambda word: _within(word[0], knows), found)


def _signs(text: str) -> int:
    return sum(_article(found) != found[0] for found in _ARTICLE.finditer(text))


def _article(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 3) : found.start()]
    return f"ال{found[1]}" if _BEGINS.search(before) else found[0]


def _turned(found: re.Match[str]) -> str:
    word = _WORD.match(found.string, found.start())
    if word and _RIGHT.match(word[0]):
        return found[0]
    return f"{found[1]}لل{found[2] or found[3]}"


def _within(word: str, knows: Callable[[str], bool]) -> str:
    if "ال" not in word or knows(word):
        return word
    clitic = _CLITIC.match(word)
    start = clitic.end() if clitic else 0
    for turned in (_WITHIN.sub("لا", word[start:]), word[start:].replace("ال", "لا", 1)):
        if turned != word[start:] and (knows(turned) or knows(word[:start] + turned)):
            return word[:start] + turned
    return word
