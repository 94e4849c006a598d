"""podcaster.toml: what a show is called, how it is worded, paced and spoken."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from podcaster.errors import SettingsError
from podcaster.models import Endings, Pauses, Show, Wording
from podcaster.show import channel
from podcaster.voices.choice import AUTO, PROVIDERS, VoiceOptions, checked, defaults

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "podcaster.toml"
LEXICON = "lexicon.toml"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """`[voice]`: who speaks."""

    name: str = AUTO
    fallback: str | None = None
    """Speaks the whole episode where the voice fails; without one the build fails."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """`[sound]`: how the MP3 is encoded."""

    bitrate_kbps: int = 64


@dataclass(frozen=True, slots=True)
class Speech:
    """`[spoken]`: how the words are said."""

    endings: Endings = Endings.SURE


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that podcaster.toml can say, with defaults for what it does not."""

    show: Show = field(default_factory=Show)
    wording: Wording = field(default_factory=Wording)
    pauses: Pauses = field(default_factory=Pauses)
    sound: Sounding = field(default_factory=Sounding)
    spoken: Speech = field(default_factory=Speech)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    voices: VoiceOptions = field(default_factory=defaults)
    """`[voice.<kind>]`: what is said of a kind of voice."""
    lexicon: Path | None = None
    """The show's lexicon: the one that is named, else lexicon.toml beside podcaster.toml."""

    def with_(self, voice: str | None = None, base_url: str | None = None) -> Settings:
        """These settings, with what the command line says in place of what the file says."""
        show = replace(self.show, base_url=base_url or self.show.base_url)
        return replace(self, show=show, voice=replace(self.voice, name=voice or self.voice.name))


_TABLES: dict[str, type] = {
    "show": Show,
    "wording": Wording,
    "pauses": Pauses,
    "sound": Sounding,
    "spoken": Speech,
    "voice": VoiceSettings,
}


def load(path: Path | None = None) -> Settings:
    """The settings of that file, else of podcaster.toml in the working directory, else defaults.

    Paths in the file are taken from the file's folder. Raises SettingsError, which names the entry.
    """
    file = path or Path(FILE)
    if path is None and not file.exists():
        return Settings(lexicon=_beside(Path()))
    try:
        table = tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings {file} cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"the settings {file} are not TOML: {error}") from error
    lexicon = table.pop("lexicon", None)
    voices = _voices(table, file)
    unknown = set(table) - set(_TABLES)
    if unknown:
        known = ", ".join(["lexicon", *(f"[{name}]" for name in _TABLES)])
        raise SettingsError(f"{file}: «{min(unknown)}» is not known there; it takes {known}")
    parts: dict[str, Any] = {
        name: _filled(_TABLES[name], values, file, name) for name, values in table.items()
    }
    if lexicon is not None and not isinstance(lexicon, str):
        raise SettingsError(f"{file}: lexicon has to be the path of a file")
    named = file.parent / lexicon if lexicon else _beside(file.parent)
    settings = Settings(**parts, voices=voices, lexicon=named)
    return replace(settings, show=_accepted(settings.show, file))


def _voices(table: dict[str, Any], file: Path) -> VoiceOptions:
    """The tables of the voices, taken out of the whole; a plug-in's stays as it stands."""
    voice = table.get("voice")
    within = voice if isinstance(voice, dict) else {}
    tables = [key for key, value in within.items() if isinstance(value, dict)]
    found = {kind: within.pop(kind) for kind in tables}
    for kind in PROVIDERS:
        if kind in table and kind in found:
            raise SettingsError(
                f"{file}: [{kind}] is the old name of [voice.{kind}]: keep that one"
            )
        if kind in table:
            found[kind] = table.pop(kind)
    try:
        checked(found)
    except SettingsError as error:
        raise SettingsError(f"{file}, {error}") from error
    return defaults() | {
        kind: _filled(PROVIDERS[kind].options, values, file, f"voice.{kind}")
        if kind in PROVIDERS
        else values
        for kind, values in found.items()
    }


def _accepted(show: Show, file: Path) -> Show:
    """The show, once nothing in it would be refused by a directory."""
    for problem in channel.problems(show):
        raise SettingsError(f"{file}, [show]: {problem}")
    return replace(show, image=str(file.parent / show.image)) if show.image else show


def _beside(folder: Path) -> Path | None:
    lexicon = folder / LEXICON
    return lexicon if lexicon.exists() else None


def _filled(kind: type[T], values: object, file: Path, name: str) -> T:
    where = f"{file}, [{name}]"
    if not isinstance(values, dict):
        raise SettingsError(f"{where}: this has to be a table")
    hints = _hints(kind)
    given = dict(values)
    for key, value in values.items():
        if key not in hints:
            raise SettingsError(f"{where}: «{key}» is not known; it takes {', '.join(hints)}")
        wanted = hints[key]
        if issubclass(wanted[0], StrEnum):
            given[key] = _chosen(wanted[0], value, f"{where}: {key}")
            continue
        # TOML tells 1 from 1.0 and from true; only a whole number may stand for a fraction.
        fits = type(value) in wanted or (float in wanted and type(value) is int)
        if not fits:
            kinds = " or ".join(_TOML[kind] for kind in wanted if kind in _TOML)
            raise SettingsError(f"{where}: {key} has to be {kinds}, not {value!r}")
    return kind(**given)


def _chosen(kind: type[StrEnum], value: object, where: str) -> StrEnum:
    try:
        return kind(str(value))
    except ValueError as error:
        choices = ", ".join(f'"{choice}"' for choice in kind)
        raise SettingsError(f"{where} has to be one of {choices}, not {value!r}") from error


_TOML: Mapping[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _hints(kind: type[Any]) -> dict[str, tuple[type, ...]]:
    """For each field the types a value may have."""
    hints = get_type_hints(kind)
    return {f.name: getattr(hints[f.name], "__args__", (hints[f.name],)) for f in fields(kind)}
