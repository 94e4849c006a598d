"""The rules by which written forms are said, in the order in which they are asked.

A rule is a function of a line, a place in it, and what leads up to the place. It answers with what
it found there, or None; it changes nothing. At each token that is no plain word the rules of its
kind are asked in turn, and the first that answers has spoken. To add one, write its function in
the module of its written form and give it a row here, with an example that it speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from podcaster.arabic.words import (
    addresses,
    codes,
    counting,
    dates,
    foreign,
    matches,
    measures,
    ordinals,
    papers,
    portions,
    roman,
    scripture,
    symbols,
    times,
    years,
)
from podcaster.arabic.words.abbreviations import Abbreviation
from podcaster.arabic.words.line import Lead, Line, Said
from podcaster.arabic.words.tokens import Kind

Speak = Callable[[Line, int, Lead], Said | None]


class SemioticClass(StrEnum):
    """What a written form stands for: the classes of Taylor, Text-to-Speech Synthesis (2009), with
    those of news."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    DECIMAL = "decimal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    TELEPHONE = "telephone"
    IDENTIFIER = "identifier"
    """Figures that name: versions, papers, formations."""
    SCORE = "score"
    ELECTRONIC = "electronic"
    """Addresses of the net."""
    FOREIGN = "foreign"
    ABBREVIATION = "abbreviation"
    SYMBOL = "symbol"
    LEXICON = "lexicon"
    """Words for which the show's own lexicon has an entry."""


@dataclass(frozen=True, slots=True)
class Form:
    """A written form that is known."""

    id: str
    semiotic_class: SemioticClass
    example: str
    """A text in which its rule speaks."""


@dataclass(frozen=True, slots=True)
class Rule(Form):
    """How a written form is said."""

    speak: Speak
    kinds: tuple[Kind, ...]
    """The kinds of token at which it is asked."""
    following: tuple[Kind, ...] = tuple(Kind)
    """The kinds of token before which it is asked."""


_C = SemioticClass
_WORD, _LATIN, _SYMBOL, _NUMBER = (Kind.WORD,), (Kind.LATIN,), (Kind.SYMBOL,), (Kind.NUMBER,)
_AMOUNT = (Kind.NUMBER, Kind.FRACTION, Kind.LATIN, Kind.SYMBOL)
_TIME, _STOP = (Kind.TIME,), (Kind.STOP,)

RULES: tuple[Rule, ...] = (
    Rule("roman_numeral", _C.ORDINAL, "لويس XIV", roman.numeral, _LATIN),
    Rule("after_month", _C.DATE, "مارس 2024", dates.after_month, _WORD + _LATIN, _NUMBER),
    Rule("life", _C.DATE, "(ت 354 هـ)", papers.life, _WORD, _NUMBER + _STOP + _WORD),
    Rule("pages", _C.ORDINAL, "ص 45-60", papers.pages, _WORD, _NUMBER + _STOP),
    Rule("minute", _C.ORDINAL, "(د:42)", matches.minute, _WORD, _NUMBER + _STOP),
    Rule("law_number", _C.IDENTIFIER, "م/44", papers.law_number, _WORD + _SYMBOL),
    Rule("of_a_book", _C.ORDINAL, "ط 3", ordinals.of_a_book, _WORD, _NUMBER + _STOP),
    Rule("date", _C.DATE, "15/3/2024", dates.in_figures, (Kind.DATE,)),
    Rule("duration", _C.TIME, "1:23:45", times.duration, _TIME),
    Rule("clock", _C.TIME, "10:30 صباحا", times.clock, _TIME),
    Rule("hour", _C.TIME, "الساعة 3", times.hour, _NUMBER),
    Rule("version", _C.IDENTIFIER, "3.12.1", codes.version, (Kind.VERSION,)),
    Rule("day_of_month", _C.DATE, "15 مارس 2024", dates.day_of_month, _NUMBER),
    Rule("verse", _C.ORDINAL, "الآيات 9-26", scripture.verse, _NUMBER),
    Rule("added_time", _C.ORDINAL, "الدقيقة 90+2", matches.added_time, _NUMBER),
    Rule("lettered", _C.IDENTIFIER, "المادة 112/ب", papers.lettered, _NUMBER, _SYMBOL),
    Rule("day_of_week", _C.DATE, "من الجمعة 2 إلى الأحد 4 مايو", dates.day_of_week, _NUMBER),
    Rule("telephone", _C.TELEPHONE, "+966 50 123 4567", codes.telephone, _NUMBER + _SYMBOL),
    Rule("round_the_clock", _C.TIME, "24/7", dates.round_the_clock, _NUMBER),
    Rule("paper", _C.IDENTIFIER, "القرار 12/2020", dates.paper, _NUMBER),
    Rule("month_of_year", _C.DATE, "3/2024", dates.month_of_year, _NUMBER),
    Rule("day_in_figures", _C.DATE, "يوم 15/3", dates.day_in_figures, _NUMBER),
    Rule("two_years", _C.DATE, "2020-2025", years.two_years, _NUMBER),
    Rule("year", _C.DATE, "عام 2026", years.year, _NUMBER),
    Rule("row", _C.CARDINAL, "أسوان 32 22", counting.row, _NUMBER, _NUMBER),
    Rule("places", _C.IDENTIFIER, "خطة 4-3-3", codes.places, _NUMBER),
    Rule("english_ordinal", _C.ORDINAL, "1st", ordinals.english, _NUMBER, _LATIN),
    Rule("ordinal", _C.ORDINAL, "المركز 1", ordinals.of_noun, _NUMBER),
    Rule("score", _C.SCORE, "فاز 3-1", codes.score, _NUMBER),
    Rule("named_with_figures", _C.FOREIGN, "5G", foreign.named_with_figures, _NUMBER, _LATIN),
    Rule("decade", _C.DATE, "1990s", foreign.decade, _NUMBER, _LATIN),
    Rule("money_in_letters", _C.MONEY, "ر.س 500", counting.money_in_letters, _WORD, _STOP),
    Rule("money", _C.MONEY, "$500", counting.money, _AMOUNT),
    Rule("percent", _C.PERCENT, "15%", counting.percent, _AMOUNT),
    Rule("measure", _C.MEASURE, "10 كم", counting.measure, _AMOUNT),
    Rule("scale", _C.CARDINAL, "3 مليارات", counting.scale, _AMOUNT),
    Rule("fraction", _C.FRACTION, "3/4", counting.fraction, _AMOUNT),
    Rule("decimal", _C.DECIMAL, "3.14", counting.decimal, _AMOUNT),
    Rule("portion", _C.CARDINAL, "2 ملعقة صغيرة سكر", portions.portion, _AMOUNT),
    Rule("counted_noun", _C.CARDINAL, "5 شركات", counting.counted_noun, _AMOUNT),
    Rule("cardinal", _C.CARDINAL, "1,234", counting.number, _AMOUNT),
    Rule("prompt", _C.SYMBOL, "الأمر $ git commit", foreign.prompt, _LATIN + _SYMBOL, _LATIN),
    Rule("currency", _C.MONEY, "سعر €", counting.currency, _LATIN + _SYMBOL),
    Rule("versus", _C.SCORE, "النصر X النهضة", matches.versus, _LATIN + _SYMBOL),
    Rule("latin", _C.FOREIGN, "OpenAI", foreign.latin_word, _LATIN),
    Rule("url", _C.ELECTRONIC, "https://www.bbc.co.uk/arabic", addresses.url, (Kind.ADDRESS,)),
    Rule("email", _C.ELECTRONIC, "info@example.com", addresses.email, (Kind.EMAIL,)),
    Rule("handle", _C.ELECTRONIC, "@nasa", addresses.handle, (Kind.HANDLE,)),
    Rule("hashtag", _C.ELECTRONIC, "#رؤية_2030", addresses.hashtag, (Kind.HASHTAG,)),
    Rule("in_brackets", _C.ORDINAL, "[البقرة: 83]", scripture.in_brackets, _SYMBOL),
    Rule("same_date", _C.DATE, "1 محرم 1445 هـ / 19 يوليو 2023 م", papers.same_date, _SYMBOL),
    Rule("operator", _C.SYMBOL, "10-3=7", symbols.operator, _SYMBOL),
    Rule("number_sign", _C.SYMBOL, "#7", symbols.number_sign, _SYMBOL),
    Rule("slash", _C.SYMBOL, "ذكر/أنثى", symbols.slash, _SYMBOL),
    Rule("dash", _C.SYMBOL, "أولا - ثانيا", symbols.dash, _SYMBOL),
    Rule("ampersand", _C.SYMBOL, "محمد & علي", symbols.ampersand, _SYMBOL),
    Rule("blessing", _C.SYMBOL, "النبي (ص)", symbols.blessing, _SYMBOL),
    Rule("degree", _C.MEASURE, "°م", symbols.degree, _SYMBOL),
    Rule("sign", _C.SYMBOL, "§", symbols.sign, _SYMBOL),
    Rule("silence", _C.SYMBOL, "(أمس)", symbols.silence, _SYMBOL),
    Rule("unit", _C.MEASURE, "كم/س", measures.alone, _WORD, _SYMBOL),
)
"""Each is asked after those above it."""

ABBREVIATIONS = {
    Abbreviation.TITLE: Form("title", _C.ABBREVIATION, "د. محمد"),
    Abbreviation.WORD: Form("abbreviation", _C.ABBREVIATION, "ق.م"),
    Abbreviation.LETTERS: Form("letters", _C.ABBREVIATION, "ب.ج.د"),
}
"""What is told of abbreviations, which are looked for once all else is in words."""

LEXICON = Form("lexicon", _C.LEXICON, "OpenAI")
FORMS = {form.id: form for form in (LEXICON, *RULES, *ABBREVIATIONS.values())}
if len(FORMS) != len(RULES) + len(ABBREVIATIONS) + 1:
    raise ValueError("two rules have the same id")


@cache
def asked_at(kind: Kind, following: Kind) -> tuple[Rule, ...]:
    """The rules that may know what a token of that kind begins, with one of the other after it."""
    return tuple(rule for rule in RULES if kind in rule.kinds and following in rule.following)
