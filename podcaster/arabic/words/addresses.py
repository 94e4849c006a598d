"""Addresses of the net as they are said: URLs by their host, e-mail, handles, hashtags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.letters import LETTERS, MARKS
from podcaster.arabic.words.latin import known
from podcaster.arabic.words.latin import speak as speak_latin
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.numbers import Case, cardinal, digits
from podcaster.arabic.words.tokens import Kind
from podcaster.models import Guess

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Line

_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_PIECE = re.compile(rf"[{LETTERS}{MARKS}]+|\d+|[^\W\d_]+|[.+%]")
# «وسم #القطار_الجديد»: the sign has been named already.
_SAID_OF_IT = re.compile(
    "[وف]?(?:[بلك]|[بك]?ال|لل)?(?:وسم|هاشتا[غقجك]|هشتا[غقجك]|تا[غقج])(?:ا|ي|ات|ين)?"
)
_NAMES = {".": "دوت", "+": "بلس", "%": ""}


def speak(line: Line, at: int) -> Said | None:
    """What a reader says for the address there."""
    kind, text = line.kind(at), line.text(at)
    if kind is Kind.ADDRESS:
        host = _HOST.match(text)
        return Said(_domain(line, host[1] if host else text), at + 1)
    if kind is Kind.EMAIL:
        name, _, host_name = text.partition("@")
        return Said(f"{_in_words(line, name)} آت {_domain(line, host_name)}", at + 1)
    if kind is Kind.HANDLE:
        return Said(f"آت {_in_words(line, text[1:])}", at + 1)
    if kind is Kind.HASHTAG:
        named = _SAID_OF_IT.fullmatch(line.word(at - 1))
        return Said(("" if named else "هاشتاغ ") + _in_words(line, text[1:]), at + 1)
    return None


def _in_words(line: Line, text: str) -> str:
    """Each run of letters or figures in turn."""
    said = []
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
            said.append(_name(line, piece))
    return " ".join(word for word in said if word)


def _name(line: Line, piece: str) -> str:
    """A Latin word of an address; two known ones may be written as one: «elonmusk»."""
    spelled = speak_latin(piece)
    if not spelled.guessed:
        return spelled.spoken
    for cut in range(3, len(piece) - 2):
        first, second = known(piece[:cut]), known(piece[cut:])
        if first and second:
            return f"{first} {second}"
    line.guesses.append(Guess(piece, spelled.spoken))
    return spelled.spoken


def _domain(line: Line, host: str) -> str:
    """A host's labels; a country's two letters are spelled: «bbc.co.uk»."""
    labels = host.split(".")
    spelled = [
        label.upper() if at and len(label) == 2 else label for at, label in enumerate(labels)
    ]
    return _in_words(line, ".".join(spelled))


def _figures(piece: str, case: Case) -> str:
    if len(piece) > 4 or (piece.startswith("0") and len(piece) > 1):
        return digits(piece)
    return cardinal(int(piece), case=case)
