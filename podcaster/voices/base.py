"""What a voice is, and how a module offers some. Third parties add theirs through the entry-point
group `podcaster.voices`: see `podcaster.voices.plugin`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcaster.models import Sound, TextForm

O = TypeVar("O")  # noqa: E741


@dataclass(frozen=True, slots=True)
class Workers:
    """How many may speak at once, and what they are."""

    count: int
    kind: Literal["threads", "processes"] = "threads"


class Voice(Protocol):
    """Speaks one clause at a time. Instances are made once and shared by the workers."""

    @property
    def name(self) -> str:
        """What `--voice` calls it, such as "gtts" or "piper:ar_JO-kareem-medium"."""

    @property
    def fingerprint(self) -> str:
        """Changes when the same text would sound different: part of the cache key."""

    @property
    def form(self) -> TextForm:
        """The text that `speak` wants."""

    @property
    def max_chars(self) -> int | None:
        """The longest text that `speak` takes, in characters; None where there is no limit."""

    @property
    def workers(self) -> Workers: ...

    def speak(self, text: str) -> Sound:
        """The text, spoken. Raises VoiceBusy where a retry may help, VoiceError where not."""


@dataclass(frozen=True, slots=True)
class Provider(Generic[O]):
    """What a module says of its voices; choice and settings read only this."""

    kind: str
    """What a voice's name begins with, and its table in the settings: `[voice.kind]`."""
    offers: dict[str, str]
    """The names that can be asked for, each with a few words on the voice."""
    options: type[O]
    """A frozen dataclass of settings, each with a default."""
    make: Callable[[str, O], Voice]
    """The voice of that name. Raises VoiceError where there is none."""
    obstacle: Callable[[O], str | None]
    """Why it would not work here and now, found out within a few seconds; None where it would."""


AnyProvider = Provider[Any]
