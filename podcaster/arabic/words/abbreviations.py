"""Arabic abbreviations in words: د. محمد, ص.ب, ق.م, إلخ; letters with points by their names."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from podcaster.arabic import tables
from podcaster.arabic.letters import LETTERS, MARKS
from podcaster.arabic.words.context import words

LETTER_NAMES = {
    "ا": "ألف", "أ": "ألف", "إ": "ألف", "آ": "ألف", "ب": "باء", "ت": "تاء", "ث": "ثاء", "ج": "جيم",
    "ح": "حاء", "خ": "خاء", "د": "دال", "ذ": "ذال", "ر": "راء", "ز": "زاي", "س": "سين", "ش": "شين",
    "ص": "صاد", "ض": "ضاد", "ط": "طاء", "ظ": "ظاء", "ع": "عين", "غ": "غين", "ف": "فاء", "ق": "قاف",
    "ك": "كاف", "ل": "لام", "م": "ميم", "ن": "نون", "ه": "هاء", "و": "واو", "ي": "ياء", "ء": "همزة",
}  # fmt: skip
_ONE_LETTER = (
    f"(?<![{LETTERS}{MARKS}])(?:[ء-نهي]|و(?=$|[.،؛:؟!…]))(?![{LETTERS}{MARKS}])(?!\\.[ء-ي])"
)
_LAST_LETTER = f"[ء-نهي](?![{LETTERS}{MARKS}])(?!\\.[ء-ي])"
_ALONE = re.compile(f" [ء-نهوي](?![{LETTERS}{MARKS}])")
_LETTERED = re.compile(
    rf"""
    (?<![{LETTERS}{MARKS}]) (?P<noun>
        [وف]?(?:لل|[بك]?ال|[بلك])?
        (?:مجموع|فيتامين|فقر|بند|فئ|فئه|نقط|خيار|مربع|قسم|نوع|حرف|ماد|عين|خط|فريق|شعب|محور|قاع|عمود
          |مبنى|ملحق|بواب|جدول|شكل|مستوى|بلوك|رمز|نموذج|درج|باب|صف|طراز|جناح|منطق|سؤال|مثال|كبد|فصيل
          |طابق|دور|بناي|عمار|وحد|حال|إنفلونزا|هرمون|معامل|زمر)
        (?:ة|ه|تين|تان|ين|ان|ات)? [ ] (?:(?:الدم|رقم)[ ])?
    )
    (?P<letters>{_ONE_LETTER} (?:(?:،?[ ]أو[ ]|،[ ]){_ONE_LETTER}|[ ]و{_LAST_LETTER})*)
    """,
    re.VERBOSE,
)
"""«المجموعة ب», «الفقرتين أ وب», «فيتامين د»: a letter alone that names."""
_OF_LETTERS = (
    "فيتامين|حرف|الحرف|المجموعة|مجموعة|الفئة|فئة|النقطة|الخيار|البند|الفقرة|المربع|القسم|النوع|نوع"
)
_POINTED = re.compile(f"(?<![{LETTERS}{MARKS}.])([ء-ي])((?:\\.[ء-ي])+)(?![{LETTERS}{MARKS}])")


class Abbreviation(StrEnum):
    TITLE = "title"
    """It stands before a name, a page before a figure."""
    WORD = "word"
    LETTERS = "letters"
    """Single letters that no table knows."""


class _Row(NamedTuple):
    kind: Abbreviation
    written: str
    spoken: str


class Expanded(NamedTuple):
    """An abbreviation in words."""

    kind: Abbreviation
    written: str
    words: str


def expand(text: str) -> tuple[str, list[Expanded]]:
    """The text with its abbreviations in words, and which they were. It holds words, single spaces
    and stops alone."""
    found: list[Expanded] = []

    def in_words(match: re.Match[str]) -> str:
        kind = Abbreviation.TITLE if match["title"] else Abbreviation.WORD
        return noted(kind, match[0], _expanded(match))

    def by_name(match: re.Match[str]) -> str:
        return noted(Abbreviation.LETTERS, match[0], _by_name(match))

    def noted(kind: Abbreviation, written: str, words: str) -> str:
        if words != written:
            found.append(Expanded(kind, written.strip(), words.strip()))
        return words

    def naming(match: re.Match[str]) -> str:
        letters = re.sub(
            f"{_ONE_LETTER}|(?<=[ ]و){_LAST_LETTER}",
            lambda letter: LETTER_NAMES[letter[0]],
            match["letters"],
        )
        return match["noun"] + noted(Abbreviation.LETTERS, match["letters"], letters)

    before = ""
    while before != text:
        # «أ. د. محمد»: a title stands before another once that one is in words.
        before, text = text, _POINTED.sub(by_name, _pattern().sub(in_words, text))
    if _ALONE.search(text):
        text = _LETTERED.sub(naming, text)
    return text, found


@cache
def _table() -> dict[str, str]:
    return {row.written: row.spoken for row in tables.rows("abbreviations.tsv", _Row)}


@cache
def _pattern() -> re.Pattern[str]:
    titles, alone = _any_of(Abbreviation.TITLE), _any_of(Abbreviation.WORD)
    return re.compile(
        rf"""
        (?<![{LETTERS}{MARKS}.]) (?P<clitic>[وفلب]?)
        (?:
            # د. محمد, and أ. د. محمد, where the name follows other titles
            (?P<title>{titles}) [ ]?
                (?= (?: (?:{titles})[ ]? )* (?P<name>[{LETTERS}{MARKS}]{{2,}}) )
            # ق.م, but not before more letters with points
          | (?P<word>{alone}) (?! [{LETTERS}{MARKS}] | \.[{LETTERS}] )
        )
        """,
        re.VERBOSE,
    )


def _any_of(kind: Abbreviation) -> str:
    listed = tables.rows("abbreviations.tsv", _Row)
    found = [re.escape(row.written) for row in listed if row.kind is kind]
    return "|".join(sorted(found, key=len, reverse=True))


def _expanded(match: re.Match[str]) -> str:
    written = match["word"] or match["title"]
    if match["title"] and re.search(f"(?:{_OF_LETTERS}) $", match.string[: match.start()][-12:]):
        return match[0]
    said = _table()[written]
    if match["title"]:
        said = _for_a_woman(said) if _is_a_woman(match["name"]) else said
        said += " "
    clitic = match["clitic"]
    if clitic == "ل" and said.startswith("ال"):
        return "لل" + said[2:]
    return clitic + said


def _is_a_woman(name: str) -> bool:
    if name in words().women:
        return True
    return name.endswith("ة") and not name.startswith("ال") and name not in words().men_in_ta


def _for_a_woman(title: str) -> str:
    return " ".join(word + "ة" if word.startswith("ال") else word for word in title.split())


def _by_name(match: re.Match[str]) -> str:
    letters = match[1] + match[2].replace(".", "")
    return " ".join(LETTER_NAMES.get(letter, letter) for letter in letters)
