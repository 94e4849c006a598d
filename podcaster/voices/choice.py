"""Which voices there are, which of them work here and now, and the one that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from podcaster.errors import VoiceError
from podcaster.voices.fasih import Fasih, FasihOptions
from podcaster.voices.gtts import Gtts, GttsOptions, answers

if TYPE_CHECKING:
    from podcaster.voices.base import Voice

AUTO = "auto"
OFFLINE = "fasih"
_GROUP = "podcaster.voices"


@dataclass(frozen=True, slots=True)
class VoiceOptions:
    """What the settings say of each voice."""

    gtts: GttsOptions = field(default_factory=GttsOptions)
    fasih: FasihOptions = field(default_factory=FasihOptions)


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that can be asked for."""

    name: str
    about: str
    obstacle: str | None
    """Why it does not work here and now; None where it does."""


def named(name: str, options: VoiceOptions) -> Voice:
    """The voice of that name. Raises VoiceError, with the names there are, for any other.

    A name is "gtts", "fasih", "fasih:2", or one that a plug-in gives: "plugin" or "plugin:detail",
    where the entry point `plugin` of the group `podcaster.voices` is called with the detail. The
    name "auto" is gTTS where Google answers, else the voice that needs no network.
    """
    if name == AUTO:
        name = "gtts" if answers(options.gtts) else OFFLINE
    kind, _, detail = name.partition(":")
    if name == "gtts":
        return Gtts(options.gtts)
    if kind == "fasih" and detail in ("", "2"):
        return Fasih(options.fasih, speaker=int(detail or "1"))
    for point in entry_points(group=_GROUP):
        if point.name == kind:
            return _plugged_in(point, detail)
    known = ", ".join([AUTO, *(offer for offer, _ in _OWN), *entry_points(group=_GROUP).names])
    raise VoiceError(f"there is no voice «{name}»: give --voice one of {known}")


_OWN = (
    ("fasih", "podcaster's own: offline, male"),
    ("fasih:2", "podcaster's own: offline, a second speaker"),
    ("gtts", "Google Translate's: over the network, female"),
)


def offers(options: VoiceOptions) -> tuple[Offer, ...]:
    """All voices, each tried."""
    silent = None if answers(options.gtts) else "translate.google.* cannot be reached"
    own = [Offer(name, about, silent if name == "gtts" else None) for name, about in _OWN]
    plugins = [_offer(point) for point in entry_points(group=_GROUP)]
    return (*own, *plugins)


def _plugged_in(point: EntryPoint, detail: str) -> Voice:
    try:
        make = point.load()
    except (ImportError, AttributeError) as error:
        raise VoiceError(f"the plug-in of «{point.name}» cannot be loaded: {error}") from error
    voice: Voice = make(detail)
    return voice


def _offer(point: EntryPoint) -> Offer:
    about = f"from {point.dist.name}" if point.dist else "from a plug-in"
    try:
        point.load()
    except (ImportError, AttributeError) as error:
        return Offer(point.name, about, str(error))
    return Offer(point.name, about, None)
