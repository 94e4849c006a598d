"""Sentences and clauses: nothing lost, nothing too long, nothing cut where a reader would not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcaster.arabic.clauses import clauses, sentences

ARABIC = st.text(alphabet="ابتكلمنهوية ،.؟!؛:«»()د 0123456789ABc\n", max_size=400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال د. محمد علي ذلك. ثم مضى.", ["قال د. محمد علي ذلك.", "ثم مضى."]),
        ("هل وصل؟ نعم! وصل…", ["هل وصل؟", "نعم!", "وصل…"]),
        ("بلغ المؤشر 3.5 نقطة. ارتفع.", ["بلغ المؤشر 3.5 نقطة.", "ارتفع."]),
        ("زر www.example.com غدًا. شكرًا.", ["زر www.example.com غدًا.", "شكرًا."]),
        ("قال: «لن نعود. لن نتراجع.» ثم صمت.", ["قال: «لن نعود. لن نتراجع.»", "ثم صمت."]),
        (
            "وصل (في 3 م. تقريبًا. أو بعدها) وحده. انتهى",
            ["وصل (في 3 م. تقريبًا. أو بعدها) وحده.", "انتهى"],
        ),
        ("كتب J. K. Rowling رواية. نجحت.", ["كتب J. K. Rowling رواية.", "نجحت."]),
        ("1. البند الأول. شرحه.", ["1. البند الأول.", "شرحه."]),
        ("«قوس لم يغلق. جملة ثانية.", ["«قوس لم يغلق.", "جملة ثانية."]),
        ("ولد عام 500 ق.م. في أثينا.", ["ولد عام 500 ق.م. في أثينا."]),
    ],
)
def test_sentences_end_at_stops_and_only_there(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@given(ARABIC)
def test_sentences_lose_nothing(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@given(ARABIC, st.integers(10, 120))
def test_clauses_lose_nothing_and_fit_unless_one_word_does_not(text: str, limit: int) -> None:
    pieces = clauses(text, limit, len)
    assert " ".join(pieces).split() == text.split()
    assert (
        all(len(piece) <= limit or len(piece.split()) <= 1 for piece in pieces)
        or len(text) <= limit
    )


def test_a_comma_comes_before_a_conjunction_and_that_before_a_space() -> None:
    with_comma = "اجتمع الوزراء في العاصمة صباح اليوم، وناقشوا الخطة الجديدة للطاقة ثم وافقوا عليها"
    assert clauses(with_comma, 60, len)[0].endswith("اليوم،")
    without = "اجتمع الوزراء في العاصمة صباح اليوم وناقشوا الخطة الجديدة للطاقة المتجددة"
    assert clauses(without, 45, len) == (
        "اجتمع الوزراء في العاصمة صباح اليوم",
        "وناقشوا الخطة الجديدة للطاقة المتجددة",
    )


def test_a_word_with_its_own_waw_is_no_conjunction() -> None:
    text = "استقبل الرئيس المصري مساء أمس وزير الخارجية الفرنسي الزائر ومعه وفد كبير"
    assert clauses(text, 62, len)[1] == "ومعه وفد كبير"


def test_numbers_stay_with_what_they_count_and_titles_with_their_names() -> None:
    text = "بلغت الكلفة الإجمالية المعلنة للمشروع الضخم 350 مليون دولار أمريكي تقريبا"
    for limit in range(30, 70):
        pieces = clauses(text, limit, len)
        assert not any(piece.endswith("350") for piece in pieces), pieces
    titled = "حضر الحفل الكبير مساء أمس الدكتور د. محمد العربي وعدد من الضيوف الكرام"
    for limit in range(30, 70):
        assert not any(piece.endswith("د.") for piece in clauses(titled, limit, len))


def test_a_quotation_stays_whole_where_it_fits() -> None:
    text = "وأضاف المتحدث في ختام المؤتمر «نعمل ليلًا ونهارًا، ولن نتوقف أبدًا» أمام الصحفيين"
    pieces = clauses(text, 60, len)
    assert any("«نعمل ليلًا ونهارًا، ولن نتوقف أبدًا»" in piece for piece in pieces)


def test_the_limit_is_what_is_said_not_what_is_written() -> None:
    pieces = clauses(
        "واحد، 2، ثلاثة، 4، خمسة، 6", 40, lambda text: len(text) + 20 * sum(map(str.isdigit, text))
    )
    assert len(pieces) > 1
    assert all(sum(map(str.isdigit, piece)) <= 1 for piece in pieces)


TABLE = Path(__file__).parent / "data" / "clauses.tsv"
TOGETHER = [
    row.split("\t") for row in TABLE.read_text("utf-8").splitlines() if not row.startswith("#")
]


@pytest.mark.parametrize(("sentence", "phrase"), TOGETHER)
def test_what_belongs_together_is_not_cut(sentence: str, phrase: str) -> None:
    for limit in range(55, len(sentence), 3):
        pieces = clauses(sentence, limit, len)
        assert any(phrase in piece for piece in pieces), (limit, pieces)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"كتاب {37 * at}" for at in range(200)),
        " ".join(f"word{at}" for at in range(400)),
        ". " * 4000,
        "السلام " * 3000,
    ],
)
def test_every_word_is_looked_at_a_few_times_and_no_more(text: str) -> None:
    asked = 0

    def length(piece: str) -> int:
        nonlocal asked
        asked += len(piece.split())
        return len(piece)

    clauses(text, 100, length)
    assert asked <= 5 * len(text.split())
