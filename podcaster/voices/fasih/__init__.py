"""podcaster's own voice: a small model that ships with it, and speaks without the network."""

from __future__ import annotations

from dataclasses import dataclass

from podcaster.errors import SettingsError

_RANGES = {"speed": (0.5, 2.0), "pitch": (0.5, 2.0), "pause": (0.0, 4.0)}


@dataclass(frozen=True, slots=True)
class FasihOptions:
    """`[fasih]`: how our own voice reads. Raises SettingsError for what it cannot do."""

    speed: float = 1.0
    """2 is twice as fast: 0.5 to 2."""
    pitch: float = 1.0
    """2 is an octave higher: 0.5 to 2."""
    pause: float = 1.0
    """Of the rests at marks inside an utterance; 0 leaves them out, 4 is the longest."""

    def __post_init__(self) -> None:
        for name, (least, most) in _RANGES.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise SettingsError(
                    f"fasih: {name} has to be between {least:g} and {most:g}, not {value:g}: "
                    "mend [fasih] in podcaster.toml"
                )
