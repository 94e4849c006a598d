"""Article to script: what will be said, in which breaths, in which chapters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcaster.arabic.clauses import clauses, ends_sentence, sentences
from podcaster.errors import ArticleError
from podcaster.models import Script, ScriptChapter, TextForm, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcaster.arabic.diction import Diction
    from podcaster.models import Article, Pauses, Wording

_BRACE = re.compile(r"\{(\w+)\}")
_CLAUSE = re.compile(r"[^.،؛!؟]+[.،؛!؟]*\s*")
_STOPPED_TWICE = re.compile(r"(?<=[؟!…])[.،](?=\s|$)|(?<=[^.]\.)\.(?=\s|$)")
"""The template's stop behind a title that has one: «هل انتهى الانتظار؟. من»."""
_MARKS_OF_END = ".؟!…،؛:"

# What a reader says in one breath. Voices that take more still get no more: captions are made of
# utterances, and a changed sentence is spoken again whole.
BREATH_CHARS = 160


def write(
    article: Article,
    facts: dict[str, str],
    wording: Wording,
    pauses: Pauses,
    diction: Diction,
    max_chars: int | None,
) -> Script:
    """The article as it will be said.

    The opening and the summary make the first chapter, the paragraphs before the first heading
    the next (they join the first where there is no summary), each section one more; the closing
    line ends the last. `facts` fills the wording's braces: title, show, date, author. `max_chars`
    is the longest text the voice takes. Raises ArticleError where only a title is left to say.
    """
    writer = _Writer(pauses, diction, max_chars)
    first = writer.body([_filled(wording.opening, facts)], 0)
    opening_utterances = len(first)
    if first:
        first[-1] = replace(first[-1], pause_ms=pauses.heading_ms)
    if article.summary:
        first += writer.body([_filled(wording.summary, facts), *article.summary], 1)
    chapters = [(article.title, first)]
    for section in article.sections:
        if section.heading is None and not article.summary and len(chapters) == 1:
            first += writer.body(section.paragraphs, 1)
        else:
            title = section.heading or wording.lead
            chapters.append((title, writer.section(section.heading, section.paragraphs)))
    chapters = [(title, spoken) for title, spoken in chapters if spoken]
    if sum(len(spoken) for _, spoken in chapters) <= opening_utterances:
        raise ArticleError(f"«{article.title}» has nothing under its title: give the whole article")
    last = chapters[-1][1]
    last += writer.body([_filled(wording.closing, facts)], last[-1].paragraph + 1)
    return Script(article.title, _paced(chapters, pauses))


class _Writer:
    """Paragraphs to utterances, for one voice."""

    def __init__(self, pauses: Pauses, diction: Diction, max_chars: int | None) -> None:
        self._pauses = pauses
        self._diction = diction
        self._max_chars = max_chars
        self._limit = min(max_chars or BREATH_CHARS, BREATH_CHARS)
        if max_chars and diction.form is TextForm.VOWELLED:
            # Cutting counts letters; the voice gets their vowels, too.
            self._limit = min(self._limit, max_chars // 2)

    def section(self, heading: str | None, paragraphs: Sequence[str]) -> list[Utterance]:
        if heading is None:
            return self.body(paragraphs, 0)
        spoken = self.body([heading], 0)
        if spoken:
            spoken[-1] = replace(spoken[-1], pause_ms=self._pauses.heading_ms)
        return spoken + self.body(paragraphs, 1)

    def body(self, paragraphs: Sequence[str], first: int) -> list[Utterance]:
        """The utterances of the paragraphs, which are counted from `first`."""
        return [u for at, text in enumerate(paragraphs, first) for u in self._paragraph(text, at)]

    def _paragraph(self, text: str, number: int) -> list[Utterance]:
        found = [
            replace(utterance, paragraph=number)
            for sentence in sentences(text)
            for utterance in self._sentence(sentence)
        ]
        if found:
            found[-1] = replace(found[-1], pause_ms=self._pauses.paragraph_ms)
        return found

    def _sentence(self, sentence: str) -> Iterator[Utterance]:
        pieces = clauses(sentence, self._limit, self._length)
        said = [self._diction.verbalise(piece) for piece in pieces]
        texts = [spoken.text for spoken in said]
        if texts[-1] and texts[-1][-1] not in _MARKS_OF_END:
            # A heading. With a stop the voice ends it; without, it would wait for more.
            texts[-1] += "."
        finished, doubts = self._diction.finish(texts), self._diction.doubts(texts)
        for piece, spoken, text, doubted in zip(pieces, said, finished, doubts, strict=True):
            parts = [p for p in self._fitting(text) if any(char.isalnum() for char in p)]
            for at, part in enumerate(parts):
                last = at == len(parts) - 1
                yield Utterance(
                    written=piece if at == 0 else "",
                    spoken=part,
                    pause_ms=self._pause_ms(piece) if last else self._pauses.breath_ms,
                    guesses=spoken.guesses if at == 0 else (),
                    readings=spoken.readings if at == 0 else (),
                    doubts=doubted if at == 0 else (),
                )

    def _length(self, piece: str) -> int:
        return len(self._diction.verbalise(piece).text)

    def _pause_ms(self, piece: str) -> int:
        if ends_sentence(piece):
            return self._pauses.sentence_ms
        # Where the writing has no mark, the sentence was cut for the voice's sake: a mere breath.
        return self._pauses.breath_ms if piece[-1].isalnum() else self._pauses.clause_ms

    def _fitting(self, text: str) -> list[str]:
        """The text in parts that the voice takes, where one written word is said in too many."""
        limit = self._max_chars
        if limit is None or len(text) <= limit:
            return [text]
        parts = [""]
        for word in text.split():
            for at in range(0, len(word), limit):
                bit = word[at : at + limit]
                joined = f"{parts[-1]} {bit}".strip()
                if len(joined) > limit:
                    parts.append(bit)
                else:
                    parts[-1] = joined
        return parts


def loose(text: str, pauses: Pauses, diction: Diction, max_chars: int | None) -> Script:
    """A text that is no article, as it will be said: its lines are paragraphs of one chapter.

    Raises ArticleError where there is nothing to say.
    """
    spoken = _Writer(pauses, diction, max_chars).body(text.splitlines(), 0)
    if not spoken:
        raise ArticleError("there is nothing to say: give Arabic words")
    return Script("", _paced([("", spoken)], pauses))


def _paced(
    chapters: list[tuple[str, list[Utterance]]], pauses: Pauses
) -> tuple[ScriptChapter, ...]:
    """The chapters with the chapter pause between them, and nothing after the last word."""
    paced = []
    for at, (title, spoken) in enumerate(chapters):
        last_ms = pauses.chapter_ms if at + 1 < len(chapters) else 0
        spoken[-1] = replace(spoken[-1], pause_ms=last_ms)
        paced.append(ScriptChapter(title, tuple(spoken)))
    return tuple(paced)


def _filled(template: str, facts: dict[str, str]) -> str:
    """The template with its braces filled; a clause whose fact is missing is left out."""
    parts = _CLAUSE.findall(template)
    kept = [p for p in parts if all(facts.get(name) for name in _BRACE.findall(p))]
    filled = _BRACE.sub(lambda brace: facts[brace[1]], "".join(kept))
    return _STOPPED_TWICE.sub("", filled).strip(" ،")
