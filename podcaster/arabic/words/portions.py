"""Things counted with what is told of them, as recipes do: «2 ملعقة صغيرة سكر»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcaster.arabic.words import amounts, cases, quantities
from podcaster.arabic.words.context import words
from podcaster.arabic.words.line import Said
from podcaster.arabic.words.nouns import Noun, counted, known
from podcaster.arabic.words.numbers import Case, Gender, accusative, cardinal, dual

if TYPE_CHECKING:
    from podcaster.arabic.words.line import Lead, Line
    from podcaster.arabic.words.quantities import Quantity

_FEMININE = re.compile("..ي.ة|م[^ا].{2,3}ة|.ا..ة|.{3,}ية|ممتلئة|صلبة")
_MOST_ADJECTIVES = 2


def portion(line: Line, at: int, lead: Lead) -> Said | None:
    """«2 ملعقة صغيرة سكر» is ملعقتان صغيرتان من السكر, «1 كوب دقيق» is كوب دقيق."""
    quantity = quantities.read(line, at, lead)
    noun = known(quantity.word) if quantity and quantity.word else None
    if quantity is None or noun is None or not _is_plain(quantity, lead):
        return None
    if quantity.word not in (noun.singular, accusative(noun.singular)):
        return None
    end = quantity.end + 1
    adjectives = _adjectives(line, end, noun)
    end += len(adjectives)
    measure = noun.singular in words().portions
    if not adjectives and not measure:
        return None
    case = cases.of_count(line, lead, quantity.word)
    substance, end = _substance(line, end) if measure else ("", end)
    said = _in_words(quantity, noun, adjectives, case, bool(substance))
    if substance:
        said = f"{said} {_of(substance, quantity, bool(adjectives))}"
    return Said(said, end, case, noun.gender, quantity.count)


def _is_plain(quantity: Quantity, lead: Lead) -> bool:
    amount = quantity.amount
    if quantity.until or quantity.size or quantity.sign or quantity.about or lead.article:
        return False
    return amount.nameable and not amount.decimals and (amount.whole > 0 or amount.part > 0)


def _adjectives(line: Line, at: int, noun: Noun) -> list[str]:
    """The adjectives that agree with the noun in its singular."""
    found: list[str] = []
    while len(found) < _MOST_ADJECTIVES:
        word = line.word(at + len(found))
        plain = word.removesuffix("ا")
        if noun.gender is Gender.FEMININE:
            fits = _FEMININE.fullmatch(word) and word not in words().substances
        else:
            plain = word if word in words().adjectives else plain
            fits = plain in words().adjectives
        if not word or not fits or known(word):
            return found
        found.append(word if noun.gender is Gender.FEMININE else plain)
    return found


def _substance(line: Line, at: int) -> tuple[str, int]:
    """What is measured: «سكر», and whether more is told of it: «زيت زيتون»."""
    word = line.word(at)
    if len(word) < 3 or word in words().function or word.startswith(("ال", "و", "لل")):
        return "", at
    following = line.word(at + 1)
    if following and following not in words().function and not following.startswith("و"):
        return word, at + 1
    return f"ال{word}", at + 1


def _of(substance: str, quantity: Quantity, told: bool) -> str:
    amount = quantity.amount
    idafa = not told and (amount.whole != 2 or amount.part) and not (amount.whole and amount.part)
    if idafa:
        return substance.removeprefix("ال")
    return f"من {substance}"


def _in_words(
    quantity: Quantity, noun: Noun, adjectives: list[str], case: Case, measured: bool
) -> str:
    amount = quantity.amount
    number = amount.whole
    rest = number % 100
    if not number:
        return " ".join(
            [amounts.fraction(amount.part, case, counts=True), noun.singular, *adjectives]
        )
    singular = accusative(noun.singular) if case is Case.ACCUSATIVE else noun.singular
    if number == 1:
        told = measured or adjectives or amount.part
        one = singular if told else counted(1, noun, case)
        said = [
            one,
            *(accusative(each) if case is Case.ACCUSATIVE else each for each in adjectives),
        ]
        if adjectives and not measured and noun.singular not in words().portions:
            said.append(cardinal(1, noun.gender, case))
    elif number == 2:
        said = [dual(noun.singular, case), *(dual(each, case) for each in adjectives)]
    elif 3 <= rest <= 10:
        said = [counted(number, noun, case), *map(_feminine, adjectives)]
    else:
        inflect = accusative if rest > 10 else str
        said = [counted(number, noun, case), *map(inflect, adjectives)]
    whole = " ".join(said)
    return f"{whole} و{amounts.fraction(amount.part, case)}" if amount.part else whole


def _feminine(adjective: str) -> str:
    """As things that are many want it: أكواب كبيرة."""
    return adjective if adjective.endswith("ة") else f"{adjective}ة"
