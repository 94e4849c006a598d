"""From written pieces to what a voice reads, in each of the forms that voices ask for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcaster.arabic.diction import Diction
from podcaster.arabic.letters import bare, ordered
from podcaster.arabic.lexicon import Lexicon
from podcaster.models import TextForm

PIECES = ["قررت OpenAI رفع أسعارها 5%،", "وقالت إن الطلب على الرقائق", "زاد كثيراً هذا العام."]


def said(form: TextForm, lexicon: Lexicon | None = None) -> list[str]:
    diction = Diction(form, lexicon)
    return diction.finish([diction.verbalise(piece).text for piece in PIECES])


def test_a_voice_that_reads_written_text_gets_it_untouched() -> None:
    assert said(TextForm.WRITTEN) == PIECES


def test_a_voice_that_reads_words_gets_no_figures_and_no_vowels_but_given_ones() -> None:
    first, second, third = said(TextForm.SPOKEN)
    assert not any(char.isascii() and char.isalnum() for char in first + second + third)
    assert second == PIECES[1]
    assert "كثيراً" in third


def test_a_voice_that_reads_vowels_gets_pausal_forms_at_the_end_of_each_piece() -> None:
    first, second, third = said(TextForm.VOWELLED)
    assert first.startswith(ordered("قَرَّرَتْ أُوبِن إِيه"))
    assert second.split()[-1] == ordered("الرَّقَائِقْ")
    # The verb's own ending is said where the model is sure of it.
    assert third.endswith(" كَثِيرًا هَذَا الْعَامْ.")


def test_a_sentence_is_vowelled_as_a_whole() -> None:
    diction = Diction(TextForm.VOWELLED)
    alone = diction.finish(["مباراة كرة القدم."])
    after = diction.finish(["شاهد الجمهور أمس", "مباراة كرة القدم."])
    assert len(after) == 2
    assert bare(after[1]) == bare(alone[0])


def test_the_shows_lexicon_is_heeded() -> None:
    lexicon = Lexicon({"OpenAI": "أُوپِنْ"})
    assert said(TextForm.SPOKEN, lexicon)[0].split()[1] == "أُوپِنْ"
    assert said(TextForm.VOWELLED, lexicon)[0].split()[1] == "أُوپِنْ"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("اأبةتدولنمي ،.:؟ ًَُِّْ5a"), max_size=20), max_size=4))
@pytest.mark.parametrize("form", list(TextForm))
def test_each_piece_keeps_its_words(form: TextForm, pieces: list[str]) -> None:
    diction = Diction(form)
    words = [diction.verbalise(piece).text for piece in pieces]
    finished = diction.finish(words)
    assert [bare(text).split() for text in finished] == [bare(text).split() for text in words]
