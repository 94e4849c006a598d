"""podcaster's own voice: a small model that ships with it, and speaks without the network."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from podcaster import __version__
from podcaster.errors import SettingsError, VoiceError
from podcaster.models import Sound, TextForm
from podcaster.voices.base import Provider, Workers

SPEAKERS = (1, 2)
RATE_HZ = 24_000

_RANGES = {"speed": (0.5, 2.0), "pitch": (0.5, 2.0), "pause": (0.0, 4.0)}


@dataclass(frozen=True, slots=True)
class FasihOptions:
    """`[voice.fasih]`: how our own voice reads. Raises SettingsError for what it cannot do."""

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
                    "mend [voice.fasih] in podcaster.toml"
                )


class Fasih:
    """Reads vowelled Arabic of any length. It loads when it first speaks, once a process."""

    form = TextForm.VOWELLED
    max_chars: int | None = None

    def __init__(self, options: FasihOptions | None = None, *, speaker: int = 1) -> None:
        if speaker not in SPEAKERS:
            raise VoiceError(f"fasih: there is no speaker {speaker}: take fasih or fasih:2")
        self._options = options or FasihOptions()
        self._speaker = speaker

    @property
    def name(self) -> str:
        return "fasih" if self._speaker == 1 else f"fasih:{self._speaker}"

    @property
    def fingerprint(self) -> str:
        from podcaster.voices.fasih import prosody, speaker, vocoder

        throat = speaker.THROATS[self._speaker]
        # Phones are no version's own: they may change with the package's.
        what = (__version__, _weights(), prosody.VERSION, vocoder.VERSION, throat, self._options)
        return hashlib.sha256(repr(what).encode()).hexdigest()[:16]

    @property
    def workers(self) -> Workers:
        return Workers(os.cpu_count() or 1, "threads")

    def speak(self, text: str) -> Sound:
        """The text at 24 kHz. Raises VoiceError where it holds what is not an Arabic word."""
        from podcaster.arabic.phones import phrases
        from podcaster.arabic.vowels import pausal
        from podcaster.voices.fasih.speaker import pcm

        foreign = _FOREIGN.search(text)
        if foreign:
            raise VoiceError(
                f"fasih: «{_short(foreign[0])}» is not Arabic: verbalise it, or give it a spelling "
                "in the lexicon"
            )
        said = phrases(pausal(text))
        if not said:
            raise VoiceError(f"fasih: «{_short(text)}» has no letter that could be spoken")
        return Sound(pcm(said, self._speaker, self._options), RATE_HZ)


# Digits, and letters that are not Arabic's: the reader would pass over them without a word.
_FOREIGN = re.compile(r"(?:\d|(?![\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc])[^\W_])+")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


@cache
def _weights() -> str:
    found = hashlib.sha256()
    for name in ("phones.onnx", "frames.onnx"):
        found.update(files(__name__).joinpath(name).read_bytes())
    return found.hexdigest()


PROVIDER = Provider(
    kind="fasih",
    offers={
        "fasih": "podcaster's own: offline, male",
        "fasih:2": "podcaster's own: offline, a second speaker",
    },
    options=FasihOptions,
    make=lambda name, options: Fasih(options, speaker=int(name.partition(":")[2] or "1")),
    obstacle=lambda options: None,
)
