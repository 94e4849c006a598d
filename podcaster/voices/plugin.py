"""Voices of others: found by entry point, checked, and held to what a voice may raise and return.

A distribution names a function under the group `podcaster.voices`. It is called with what follows
the colon of the voice's name and with the table `[voice.<name>]` of the settings, as it stands
there, and returns a `podcaster.voices.base.Voice`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from podcaster.errors import PodcasterError, VoiceError
from podcaster.models import Sound, TextForm
from podcaster.voices.base import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GROUP = "podcaster.voices"
_KINDS = ("threads", "processes")


def kinds() -> dict[str, str]:
    """The plug-ins that are installed: name, and the distribution it comes with."""
    return {point.name: _origin(point) for point in sorted(entry_points(group=GROUP))}


def make(kind: str, detail: str, options: Mapping[str, object]) -> Plugged:
    """The plug-in's voice. Raises VoiceError, which names its distribution, where it fails."""
    point = next(point for point in entry_points(group=GROUP) if point.name == kind)
    try:
        return Plugged(point.load()(detail, options))
    except PodcasterError as error:
        raise type(error)(f"{kind} ({_origin(point)}): {error}") from error
    except Exception as error:  # whatever somebody else's code raises
        raise VoiceError(f"{kind} ({_origin(point)}) cannot be used: {_said(error)}") from error


class Plugged:
    """A voice that somebody else wrote, with the members it was found to have when it was made."""

    def __init__(self, voice: object) -> None:
        """Raises VoiceError, which names the member that is missing or wrong."""
        speak = getattr(voice, "speak", None)
        if not callable(speak):
            raise VoiceError("it lacks `speak`, a method")
        self._speak: Callable[[str], object] = speak
        self.name = _text(voice, "name")
        self.fingerprint = _text(voice, "fingerprint")
        form = _member(voice, "form")
        if form not in tuple(TextForm):
            raise VoiceError(f"its `form` has to be one of TextForm, not {form!r}")
        self.form = TextForm(str(form))
        limit = _member(voice, "max_chars")
        if limit is not None and (type(limit) is not int or limit < 1):
            raise VoiceError(f"its `max_chars` has to be None or a whole number, not {limit!r}")
        self.max_chars: int | None = limit
        workers = _member(voice, "workers")
        if not isinstance(workers, Workers) or workers.count < 1 or workers.kind not in _KINDS:
            raise VoiceError(f"its `workers` have to be Workers of 1 or more, not {workers!r}")
        self.workers = workers

    def speak(self, text: str) -> Sound:
        """The text, spoken. Raises VoiceBusy and VoiceError, and nothing else."""
        try:
            sound = self._speak(text)
        except PodcasterError:
            raise
        except Exception as error:  # whatever somebody else's code raises
            raise VoiceError(f"{self.name}: {_said(error)}") from error
        if not isinstance(sound, Sound) or len(sound.pcm) % 2 or sound.rate_hz < 1:
            raise VoiceError(f"{self.name}: `speak` returned no Sound of 16-bit samples")
        return sound


def _member(voice: object, name: str) -> object:
    try:
        return getattr(voice, name)
    except AttributeError as error:
        raise VoiceError(f"it lacks `{name}`") from error


def _text(voice: object, name: str) -> str:
    value = _member(voice, name)
    if not isinstance(value, str) or not value:
        raise VoiceError(f"its `{name}` has to be a text, not {value!r}")
    return value


def _origin(point: EntryPoint) -> str:
    return f"from {point.dist.name}" if point.dist else "a plug-in"


def _said(error: Exception) -> str:
    line = " ".join(str(error).split())
    return f"{type(error).__name__}: {line}" if line else type(error).__name__
