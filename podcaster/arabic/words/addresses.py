"""Addresses of the net as they are said: URLs by their host, e-mail, handles, hashtags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.letters import LETTERS, MARKS
from podcaster.arabic.words.latin import known
from podcaster.arabic.words.latin import speak as speak_latin
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, cardinal, digits
from podcaster.models import Guess

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line

_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_PIECE = re.compile(
    rf"""
      [{LETTERS}{MARKS}]+  # رؤية of #رؤية_2030
    | \d+                  # 2030
    | [^\W\d_]+            # bbc of bbc.com
    | [.+%]
    """,
    re.VERBOSE,
)
# «وسم #القطار_الجديد»: the sign has been named already.
_SAID_OF_IT = re.compile(
    "[وف]?(?:[بلك]|[بك]?ال|لل)?(?:وسم|هاشتا[غقجك]|هشتا[غقجك]|تا[غقج])(?:ا|ي|ات|ين)?"
)
_NAMES = {".": "دوت", "+": "بلس", "%": ""}


def url(line: Line, at: int, _: Lead) -> Said | None:
    """An address by its host, «https://www.bbc.co.uk/arabic»; some hosts are names, «x.com»."""
    name = known(line.text(at))
    if name is not None:
        return Said(name, at + 1)
    host = _HOST.match(line.text(at))
    return _said(at, *_in_words(_domain(host[1] if host else line.text(at))))


def email(line: Line, at: int, _: Lead) -> Said | None:
    """«info@example.com»."""
    name, _sign, host = line.text(at).partition("@")
    (first, guesses), (second, more) = _in_words(name), _in_words(_domain(host))
    return _said(at, f"{first} آت {second}", guesses + more)


def handle(line: Line, at: int, _: Lead) -> Said | None:
    """«@nasa»."""
    words, guesses = _in_words(line.text(at)[1:])
    return _said(at, f"آت {words}", guesses)


def hashtag(line: Line, at: int, _: Lead) -> Said | None:
    """«#رؤية_2030»."""
    words, guesses = _in_words(line.text(at)[1:])
    named = _SAID_OF_IT.fullmatch(line.word(at - 1))
    return _said(at, words if named else f"هاشتاغ {words}", guesses)


def _said(at: int, words: str, guesses: tuple[Guess, ...]) -> Said:
    return Said(words, at + 1, guesses=guesses)


def _in_words(text: str) -> tuple[str, tuple[Guess, ...]]:
    """Each run of letters or figures in turn."""
    said: list[str] = []
    guessed: list[Guess] = []
    case = Case.NOMINATIVE
    for piece in _PIECE.findall(text):
        if piece in _NAMES:
            said.append(_NAMES[piece])
        elif piece.isdecimal():
            said.append(_figures(piece, case))
        elif re.match(f"[{LETTERS}]", piece):
            said.append(piece)
            case = Case.OBLIQUE  # «#رؤية_2030»: the figures belong to the word
        else:
            name, guess = _name(piece)
            said.append(name)
            guessed += guess
    return " ".join(word for word in said if word), tuple(guessed)


def _name(piece: str) -> tuple[str, list[Guess]]:
    """A Latin word of an address; two known ones may be written as one: «elonmusk»."""
    spelled = speak_latin(piece)
    if not spelled.guessed:
        return spelled.spoken, []
    for cut in range(3, len(piece) - 2):
        first, second = known(piece[:cut]), known(piece[cut:])
        if first and second:
            return f"{first} {second}", []
    return spelled.spoken, [Guess(piece, spelled.spoken)]


def _domain(host: str) -> str:
    """A host's labels; a country's two letters are spelled: «bbc.co.uk»."""
    labels = host.split(".")
    spelled = [
        label.upper() if at and len(label) == 2 else label for at, label in enumerate(labels)
    ]
    return ".".join(spelled)


def _figures(piece: str, case: Case) -> str:
    if len(piece) > 4 or (piece.startswith("0") and len(piece) > 1):
        return digits(piece)
    return cardinal(int(piece), case=case)
