"""A title for a text that has none: the beginning of its first sentence, a whole phrase."""

from __future__ import annotations

import re

from podcaster.arabic.clauses import clauses, sentences

_DERIVED_CHARS = 90
_LEAST_CHARS = 25
_WHOLE_CHARS = 45
_OPENER = re.compile(
    " (?=(?:بعد|بسبب|حيث|الذي|التي|مما|فيما|بينما|وذلك|عقب|إثر|قبل|بهدف|مشيرا|مؤكدا|وسط|رغم) )"
)
_PHRASE_END = re.compile(r"[،؛:](?=\s)| [–-] ")


def beginning(text: str) -> str:
    """A title out of a paragraph: its first sentence, or as much as makes a whole phrase."""
    phrase = sentences(text)[0]
    if len(phrase) > _DERIVED_CHARS:
        marks = [found.start() for found in _PHRASE_END.finditer(phrase, _LEAST_CHARS)]
        short = [at for at in marks if at <= _DERIVED_CHARS]
        opener = _OPENER.search(phrase, _WHOLE_CHARS, _DERIVED_CHARS + 10)
        if short and (short[-1] >= _WHOLE_CHARS or not opener):
            phrase = phrase[: short[-1]]
        elif opener:
            phrase = phrase[: opener.start()]
        elif marks and marks[0] <= 1.5 * _DERIVED_CHARS:
            phrase = phrase[: marks[0]]
        else:
            phrase = clauses(phrase, _DERIVED_CHARS, len)[0]
    if len(phrase) > 1.5 * _DERIVED_CHARS:
        phrase = phrase[: phrase.rfind(" ", 0, _DERIVED_CHARS)]
    return _closed(phrase.rstrip(" .،؛:…-–"))


def _closed(phrase: str) -> str:
    """The phrase without a quotation or a bracket that opens in it and ends elsewhere."""
    for opening, closing in ("«»", "()", "[]", "“”"):
        if phrase.count(opening) > phrase.count(closing):
            at = phrase.rindex(opening)
            phrase = phrase[:at].rstrip(" :،") or phrase[at + 1 :]
    return phrase
