"""Which voices there are, which of them work here and now, and the one that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from podcaster.errors import PodcasterError, SettingsError, VoiceError
from podcaster.voices import fasih, gtts, plugin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcaster.voices.base import AnyProvider, Voice

AUTO = "auto"
OFFLINE = fasih.PROVIDER.kind

PROVIDERS: Mapping[str, AnyProvider] = {
    provider.kind: provider for provider in (fasih.PROVIDER, gtts.PROVIDER)
}
"""Our own, by the first part of a voice's name."""

VoiceOptions = dict[str, Any]
"""What the settings say of voices, by kind: a provider's options, or a plug-in's table."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that can be asked for."""

    name: str
    about: str
    obstacle: str | None
    """Why it does not work here and now; None where it does."""


def named(name: str, options: VoiceOptions) -> Voice:
    """The voice of that name. Raises VoiceError, with the names there are, for any other.

    A name is one that a provider offers, or one that a plug-in gives: "plugin" or "plugin:detail".
    The name "auto" is gTTS where Google answers, else the voice that needs no network.
    """
    if name == AUTO:
        name = OFFLINE if _obstacle(gtts.PROVIDER, options) else gtts.PROVIDER.kind
    kind, _, detail = name.partition(":")
    provider = PROVIDERS.get(kind)
    if provider and name in provider.offers:
        made: Voice = provider.make(name, options[kind])
        return made
    plugins = plugin.kinds()
    if kind in plugins and not provider:
        return plugin.make(kind, detail, options.get(kind, {}))
    own = [offer for each in PROVIDERS.values() for offer in each.offers]
    known = ", ".join([AUTO, *own, *plugins])
    raise VoiceError(f"there is no voice «{name}»: give --voice one of {known}")


def offers(options: VoiceOptions) -> tuple[Offer, ...]:
    """All voices, each tried."""
    own = [
        Offer(name, about, _obstacle(provider, options))
        for provider in PROVIDERS.values()
        for name, about in provider.offers.items()
    ]
    plugged = [_plugged(kind, about, options) for kind, about in plugin.kinds().items()]
    return (*own, *plugged)


def defaults() -> VoiceOptions:
    """What holds for our own voices where the settings say nothing."""
    return {kind: provider.options() for kind, provider in PROVIDERS.items()}


def checked(options: Mapping[str, object]) -> None:
    """Raises SettingsError where a table of settings belongs to no voice."""
    known = [*PROVIDERS, *plugin.kinds()]
    for kind in options:
        if kind not in known:
            raise SettingsError(f"[voice.{kind}]: there is no such voice; {', '.join(known)} are")


def _obstacle(provider: AnyProvider, options: VoiceOptions) -> str | None:
    return provider.obstacle(options[provider.kind])


def _plugged(kind: str, about: str, options: VoiceOptions) -> Offer:
    try:
        plugin.make(kind, "", options.get(kind, {}))
    except PodcasterError as error:
        return Offer(kind, about, str(error))
    return Offer(kind, about, None)
