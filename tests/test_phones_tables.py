"""Every row of the tables of sounds is used, through the door."""

from __future__ import annotations

import re

import pytest

from podcaster.arabic.letters import bare
from podcaster.arabic.phones import phrases
from podcaster.arabic.phones.spelling import Spelling
from podcaster.arabic.phones.wasl import OwnAlif
from podcaster.arabic.tables import rows

IRREGULAR = rows("irregular.tsv", Spelling)


def written(row: Spelling) -> str:
    return re.sub(r"\([^)]*\)|[][*]", "", row.spelling).replace("ڵ", "ل")


@pytest.mark.parametrize("row", IRREGULAR, ids=lambda row: row.spelling)
def test_an_irregular_word_is_said_as_its_row_has_it(row: Spelling) -> None:
    said = re.sub(r"\[[^]]*\]|[()*]", "", row.spelling)
    assert phrases(written(row))[0].phones == phrases(said)[0].phones
    # Without marks it is the first that is spelled so.
    first = next(each for each in IRREGULAR if bare(written(each)) == bare(written(row)))
    if row == first:
        assert phrases(bare(written(row)))[0].phones == phrases(said)[0].phones


@pytest.mark.parametrize("row", rows("own_alif.tsv", OwnAlif), ids=lambda row: row.word)
def test_a_word_with_an_alif_of_its_own_is_said_with_it(row: OwnAlif) -> None:
    (word,) = phrases(f"قال {row.word.rstrip('$')}")[0].words[1:]
    assert "aa" in word.phones or "AA" in word.phones
