"""podcaster.toml: what it says is taken, what it misspells is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcaster.errors import SettingsError
from podcaster.models import Endings, Show
from podcaster.settings import Settings, load

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load() == Settings()


def test_a_file_is_found_in_the_working_directory_with_its_lexicon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "podcaster.toml").write_text(
        '\ufeff[show]\ntitle = "نشرة"\n[voice]\nfallback = "fasih"\n[voice.gtts]\ntimeout_s = 3',
        "utf-8",
    )
    (tmp_path / "lexicon.toml").write_text("", "utf-8")
    settings = load()
    assert settings.show == Show(title="نشرة")
    assert settings.voices["gtts"].timeout_s == 3
    assert settings.voice.fallback == "fasih"
    assert settings.lexicon is not None
    assert settings.lexicon.exists()


def test_a_lexicon_is_looked_for_beside_its_settings(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('lexicon = "words.toml"', "utf-8")
    assert load(tmp_path / "p.toml").lexicon == tmp_path / "words.toml"


def test_a_voices_settings_may_stand_where_they_once_stood(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("[gtts]\ntimeout_s = 3", "utf-8")
    assert load(tmp_path / "p.toml").voices["gtts"].timeout_s == 3


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[sho]", "«sho» is not known"),
        ("[show]\ntitel = 'x'", "«titel» is not known"),
        ("[show]\ntitle = 3", "title has to be a text in quotes"),
        ("[show]\nexplicit = 1", "explicit has to be true or false"),
        ("[pauses]\nclause_ms = 1.5", "clause_ms has to be a whole number"),
        ("[pauses]\nclause_ms = true", "clause_ms has to be a whole number"),
        ("show = 1", "has to be a table"),
        ("lexicon = 1", "path of a file"),
        ("[show", "not TOML"),
        ("[voice.nobody]", r"\[voice\.nobody\]: there is no such voice"),
        ("[voice.gtts]\ntdl = 'com'", "«tdl» is not known"),
        ("[voice]\ngtts = 1", "«gtts» is not known"),
        ("[gtts]\n[voice.gtts]", "old name"),
        ("gtts = 1", "has to be a table"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "p.toml").write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=complaint):
        load(tmp_path / "p.toml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        load(tmp_path / "gone.toml")


def test_how_endings_are_said_is_one_of_three(tmp_path: Path) -> None:
    path = tmp_path / "podcaster.toml"
    path.write_text('[spoken]\nendings = "none"\n', "utf-8")
    assert load(path).spoken.endings is Endings.NONE
    path.write_text('[spoken]\nendings = "some"\n', "utf-8")
    with pytest.raises(SettingsError, match='endings has to be one of "sure", "all", "none"'):
        load(path)
