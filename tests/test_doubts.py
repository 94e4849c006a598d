"""Words that may be vowelled wrong: found, ranked, and each with the line that would mend it."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from podcaster.arabic.diction import Diction
from podcaster.arabic.letters import bare, ordered
from podcaster.arabic.lexicon import Lexicon
from podcaster.arabic.vowels import doubts, lexicon_line
from podcaster.cli import main
from podcaster.models import Doubt, Endings, TextForm

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "قالت الشركة إن الرئيس التنفيذي ستحسم خلال أيام مسألة المخزون المسعر."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(f"عنوان المقال الأول هنا\n\n{SENTENCE}\n", "utf-8")
    return tmp_path


def podcaster(*arguments: str) -> Result:
    return CliRunner(mix_stderr=False).invoke(main, arguments)


def test_a_word_that_can_be_read_in_several_ways_is_doubted() -> None:
    ((first, *_),) = doubts([SENTENCE], Endings.ALL)
    assert first.written == "ستحسم"
    assert 0 <= first.chance < 0.7
    assert first.others
    assert all(bare(other) == first.written for other in first.others)
    assert first.spoken not in first.others


def test_what_the_author_vowelled_is_not_doubted() -> None:
    ((*found,),) = doubts(["قالت الشركة سَتَحْسِمُ المسألة."], Endings.ALL)
    assert "ستحسم" not in [doubt.written for doubt in found]


def test_each_piece_of_a_sentence_has_its_own_doubts() -> None:
    words = SENTENCE.split()
    pieces = [" ".join(words[:4]), " ".join(words[4:])]
    first, second = doubts(pieces, Endings.ALL)
    assert "ستحسم" not in [doubt.written for doubt in first]
    assert "ستحسم" in [doubt.written for doubt in second]
    assert Diction(TextForm.SPOKEN).doubts(pieces) == [(), ()]


@pytest.mark.parametrize(
    ("doubt", "line"),
    [
        # The stem is doubted: the ending is left to where the word stands.
        (Doubt("ستحسم", "سَتُحْسَمُ", 0.2, ("سَتَحْسِمُ",)), '"ستحسم" = "سَتَحْسِم"'),
        # The ending is.
        (Doubt("منطق", "مَنْطِقُ", 0.4, ("مَنْطِقَ",)), '"منطق" = "مَنْطِقَ"'),
        # Nothing else is known.
        (Doubt("زرب", "زَرْبٌ", 0.4, ()), '"زرب" = "زَرْب"'),
    ],
)
def test_a_line_of_the_lexicon_mends_a_doubt(doubt: Doubt, line: str) -> None:
    assert ordered(lexicon_line(doubt)) == ordered(line)


def test_the_command_lists_words_with_their_lines(folder: Path) -> None:
    shown = podcaster("doubts", "a.txt")
    assert shown.exit_code == 0, shown.stderr
    assert "%): " in shown.stdout
    lines = [line.strip() for line in shown.stdout.splitlines() if line.startswith("    ")]
    table = tomllib.loads("\n".join(lines))
    assert "ستحسم" in table
    (folder / "lexicon.toml").write_text("\n".join(lines), "utf-8")
    assert Lexicon(table).say("ستحسم") == table["ستحسم"]
    assert "ستحسم" not in podcaster("doubts", "a.txt").stdout


def test_programs_get_the_doubts_too() -> None:
    found = json.loads(podcaster("doubts", "a.txt", "--json").stdout)
    assert 0 < len(found) <= 10
    assert set(found[0]) == {"written", "spoken", "chance", "others", "context", "lexicon"}
    assert [each["chance"] for each in found] == sorted(each["chance"] for each in found)


def test_a_script_marks_them() -> None:
    assert "    ~ " in podcaster("script", "a.txt", "--vowels").stdout
    assert "    ~ " not in podcaster("script", "a.txt").stdout
    script = json.loads(podcaster("script", "a.txt", "--vowels", "--json").stdout)
    said = [u for chapter in script["chapters"] for u in chapter["utterances"]]
    assert any(doubt["written"] == "ستحسم" for u in said for doubt in u["doubts"])
