"""The documents keep up with the program: every command, option and setting is explained."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import pytest

from podcaster.cli import COMMANDS, main
from podcaster.settings import Settings
from podcaster.voices.choice import PROVIDERS

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = dict(
    re.findall(
        r"^## (\w+)[^\n]*\n(.*?)(?=^## |\Z)",
        (ROOT / "docs" / "commands.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name} has no help"
            for option in parameter.opts:
                assert f"`{option}" in SECTIONS[name], f"{name} {option} is not documented"


def test_nothing_is_documented_that_is_not_there() -> None:
    assert set(SECTIONS) == set(COMMANDS)
    known = {"--help", "--version"}
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        known |= {option for parameter in command.params for option in parameter.opts}
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        options = re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text("utf-8"))
        for option in set(options) - known - {"--group", "--system"}:
            pytest.fail(f"{page.name} speaks of {option}, which no command has")


def test_every_setting_stands_in_the_file_that_init_writes() -> None:
    text = (ROOT / "podcaster" / "data" / "podcaster.toml").read_text("utf-8")
    table = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE))
    for kind, provider in PROVIDERS.items():
        assert set(table["voice"].pop(kind)) == {f.name for f in fields(provider.options)}
    for field in fields(Settings):
        default = getattr(Settings(), field.name)
        assert field.name in table or field.name == "voices"
        if is_dataclass(default):
            assert set(table[field.name]) == {f.name for f in fields(default)}


def test_links_between_the_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
