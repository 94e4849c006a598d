"""What a voice is. Third parties add theirs through the entry-point group `podcaster.voices`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from podcaster.models import Sound, TextForm


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
