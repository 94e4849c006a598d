"""Google Translate's voice, through the gTTS library. It needs the network."""

from __future__ import annotations

import io
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcaster.errors import AudioError, VoiceBusy, VoiceError
from podcaster.models import TextForm
from podcaster.voices.base import Provider, Workers

if TYPE_CHECKING:
    from gtts import gTTSError

    from podcaster.models import Sound

# gTTS cuts longer text itself, and does not know that ؟ and ؛ end a phrase.
MAX_CHARS = 100

# Google's Arabic says about 14 letters a second, between 0.3 s of silence and more. Outside these
# bounds a reply is not the clause: it was cut short on its way, or is something else.
_FASTEST_LETTERS_PER_S = 25.0
_LEAST_S = 0.2
_SLOWEST_S_PER_LETTER = 0.5
_SLOWEST_EXTRA_S = 4.0
_LAST_S, _QUIET = 0.04, 0.1
"""The end of a reply, and how loud it may be beside the whole."""


@dataclass(frozen=True, slots=True)
class GttsOptions:
    """`[voice.gtts]`: how politely and how patiently Google is asked."""

    tld: str = "com"
    """Which Google is asked: translate.google.<tld>."""
    timeout_s: float = 15.0
    """For the connection, and for each wait for more of the reply."""
    spacing_s: float = 0.25
    """Least time between the starts of two requests, over all workers."""
    workers: int = 2


class Gtts:
    """Speaks clauses of at most 100 characters as 24 kHz MP3, which it decodes and examines.

    gTTS raises nothing when the reply holds no audio, half of it, or something else, so nothing
    that comes back is believed before it has been decoded and found about as long as its text.
    """

    name = "gtts"
    form = TextForm.SPOKEN
    max_chars: int | None = MAX_CHARS

    def __init__(self, options: GttsOptions | None = None) -> None:
        self._options = options or GttsOptions()
        self._turn = threading.Lock()
        self._next_start = 0.0

    @property
    def fingerprint(self) -> str:
        return f"ar-{self._options.tld}"

    @property
    def workers(self) -> Workers:
        return Workers(self._options.workers, "threads")

    def speak(self, text: str) -> Sound:
        letters = sum(char.isalnum() for char in text)
        if not letters:
            raise VoiceError(f"gtts: «{text}» has no letter or digit that could be spoken")
        if len(text) > MAX_CHARS:
            raise VoiceError(f"gtts: a clause of {len(text)} characters; it takes {MAX_CHARS}")
        self._wait_for_turn()
        return _examined(self._ask(text), text, letters)

    def _wait_for_turn(self) -> None:
        with self._turn:
            now = time.monotonic()
            start = max(now, self._next_start)
            self._next_start = start + self._options.spacing_s
        time.sleep(start - now)

    def _ask(self, text: str) -> bytes:
        from gtts import gTTS, gTTSError
        from requests.exceptions import RequestException

        # The text is ready to be said: gTTS's own preparations are for English.
        request = gTTS(
            text,
            lang="ar",
            tld=self._options.tld,
            lang_check=False,
            pre_processor_funcs=[],
            timeout=self._options.timeout_s,
        )
        reply = io.BytesIO()
        try:
            request.write_to_fp(reply)
        except gTTSError as error:
            raise _translated(error, text) from error
        except RequestException as error:
            raise VoiceBusy(f"gtts: the reply broke off: {_short(text)}") from error
        except ValueError as error:  # base64, UTF-8 and ASCII decoding all end here
            raise VoiceBusy(f"gtts: the reply is garbled: {_short(text)}") from error
        return reply.getvalue()


def answers(options: GttsOptions | None = None) -> bool:
    """Whether Google's service can be reached at all, found out within about three seconds."""
    import urllib.request

    import requests
    from gtts.tts import _translate_url

    url = _translate_url(tld=(options or GttsOptions()).tld)
    try:
        requests.head(url, timeout=3.0, proxies=urllib.request.getproxies())
    except requests.exceptions.SSLError:
        return True  # a proxy with its own certificate; gTTS itself does not look at it
    except requests.exceptions.RequestException:
        return False
    return True


def _translated(error: gTTSError, text: str) -> VoiceError:
    response = error.rsp
    if response is None:
        return VoiceBusy("gtts: translate.google.* cannot be reached")
    status = response.status_code
    if status == 429:
        return VoiceBusy("gtts: Google refuses more requests for now (429)")
    if status >= 500 or status in (200, 408):
        return VoiceBusy(f"gtts: Google sent no speech (status {status}): {_short(text)}")
    return VoiceError(f"gtts: Google refused with status {status}: {_short(text)}")


def _examined(reply: bytes, text: str, letters: int) -> Sound:
    from podcaster.ffmpeg import decode

    if not reply:
        raise VoiceBusy(f"gtts: the reply holds no audio: {_short(text)}")
    try:
        sound = decode(reply)
    except AudioError as error:
        raise VoiceBusy(f"gtts: the reply is not MP3: {_short(text)}") from error
    seconds = sound.samples / sound.rate_hz
    shortest = letters / _FASTEST_LETTERS_PER_S + _LEAST_S
    longest = letters * _SLOWEST_S_PER_LETTER + _SLOWEST_EXTRA_S
    if not shortest <= seconds <= longest:
        raise VoiceBusy(f"gtts: {seconds:.1f} s of audio cannot be all of this: {_short(text)}")
    if not _ends_in_silence(sound):
        raise VoiceBusy(f"gtts: the reply breaks off in the middle of this: {_short(text)}")
    return sound


def _ends_in_silence(sound: Sound) -> bool:
    """Whether it dies away, as everything that Google says does: half a reply is well formed, too,
    and long enough to be all of its text."""
    import numpy as np

    samples = np.frombuffer(sound.pcm, "<i2").astype(np.float64)
    last = samples[-round(_LAST_S * sound.rate_hz) :]
    return bool(np.sqrt(np.mean(last**2)) <= _QUIET * np.sqrt(np.mean(samples**2)))


def _short(text: str) -> str:
    return f"«{text}»" if len(text) <= 40 else f"«{text[:39]}…»"


PROVIDER = Provider(
    kind="gtts",
    offers={"gtts": "Google Translate's: over the network, female"},
    options=GttsOptions,
    make=lambda name, options: Gtts(options),
    obstacle=lambda options: (
        None if answers(options) else f"translate.google.{options.tld} cannot be reached"
    ),
)
