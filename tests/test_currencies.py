"""Money is said wherever its sign stands: the table alone tells which signs there are."""

from __future__ import annotations

import pytest

from podcaster.arabic.words import explain, verbalise
from podcaster.arabic.words.currencies import Currency, currencies, signs

CODES = sorted(form for form in currencies() if form.isascii() and form.isalpha())


def singular(sign: str) -> str:
    return currencies()[sign].noun.singular


def plural(sign: str) -> str:
    return currencies()[sign].noun.plural


@pytest.mark.parametrize("sign", sorted(signs()))
@pytest.mark.parametrize(
    "place",
    [
        "{}500",
        "{} 500",
        "500{}",
        "500 {}",
        "دفع {}500 أمس",
        "دفع 500{} أمس",
        "سعره{}500",
        "({}500)",
    ],
)
def test_a_sign_before_figures_or_after_them_is_said(place: str, sign: str) -> None:
    assert f"خمسمئة {singular(sign)}" in verbalise(place.format(sign)).text


@pytest.mark.parametrize("sign", sorted(signs()))
@pytest.mark.parametrize("clitic", ["و", "ب", "ل", "بـ", "وب"])
def test_a_sign_takes_clitics(clitic: str, sign: str) -> None:
    said = f"{clitic.removesuffix('ـ')}خمسمئة {singular(sign)}"
    assert verbalise(f"رضي أمس {clitic}{sign}500").text.endswith(said)
    assert verbalise(f"رضي أمس {clitic}500{sign}").text.endswith(said)


@pytest.mark.parametrize("sign", sorted(signs()))
@pytest.mark.parametrize(
    "places", ["{0}5-7", "5-7{0}", "{0}5-{0}7", "5{0}-7{0}", "5{0} - 7{0}", "5{0}-7"]
)
def test_a_sign_in_a_range_is_said_once(places: str, sign: str) -> None:
    said = verbalise(places.format(sign)).text
    assert said.startswith("من خمس")
    assert said.endswith(plural(sign))
    assert said.count(plural(sign).split()[0]) == 1


@pytest.mark.parametrize("sign", sorted(signs()))
def test_a_sign_alone_is_said(sign: str) -> None:
    assert verbalise(f"سعر {sign} اليوم").text == f"سعر {singular(sign)} اليوم"
    assert verbalise(f"و{sign}").text == f"و{singular(sign)}"
    assert [reading.rule for reading in explain(sign)] == ["currency"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["{} 500", "500 {}", "500{}"])
def test_a_code_stands_where_a_sign_may(place: str, code: str) -> None:
    assert f"خمسمئة {singular(code)}" in verbalise(place.format(code)).text


@pytest.mark.parametrize(
    "currency", dict.fromkeys(currencies().values()), ids=lambda each: each.noun.singular
)
def test_a_coin_is_said_after_its_money(currency: Currency) -> None:
    form = next(form for form, found in currencies().items() if found == currency)
    said = verbalise(f"بسعر 12.{'250' if currency.coins == 1000 else '25'} {form}").text
    if currency.coin is None:
        assert "فاصلة" in said
    else:
        assert currency.coin.singular in said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("دفع $500 و₺700", "دفع خمسمئة دولار وسبعمئة ليرة تركية"),
        ("SAR500 وUSD2", "خمسمئة ريال سعودي ودولاران"),
        ("MX$500", "خمسمئة بيزو مكسيكي"),
        ("US$2.50", "دولاران وخمسون سنتا"),
        ("-₺5", "ناقص خمس ليرات تركية"),
        ("₺2 مليون", "مليونا ليرة تركية"),
        ("سعر الـ$ اليوم", "سعر الدولار اليوم"),
        ("Ke$ha", "ك دولار ها"),
    ],
)
def test_money_of_the_news(written: str, said: str) -> None:
    assert (
        "".join(char for char in verbalise(written).text if not "\u064b" <= char <= "\u0652")
        == said
    )


def test_letters_that_no_currency_has_stay_beside_the_money() -> None:
    assert verbalise("ZZ$500").text.endswith("خمسمئة دولار")
