"""Stops between spoken words: one where several stand, and the pauses that symbols leave."""

from __future__ import annotations

import re

from podcaster.arabic.letters import STOPS

BREATH = "\ue000"
"""A pause of ours: it becomes a comma, and gives way to the author's stops."""

_STRENGTH = "؟!.…؛:،"
_SPACES = re.compile(" {2,}")
_BREATHS = re.compile(f"(?: ?{BREATH})+ ?")
_RUN = re.compile(f"[ {BREATH}]?[{STOPS}][ {BREATH}{STOPS}]*")


def tidied(text: str) -> str:
    """Words, single spaces, and the strongest of the stops that stand together; none at first."""
    text = _BREATHS.sub(BREATH, _SPACES.sub(" ", text.replace("...", "…")))
    text = _RUN.sub(_strongest, text).strip(f" {BREATH}").replace(BREATH, "، ")
    return text.lstrip(STOPS + " ")


def _strongest(match: re.Match[str]) -> str:
    return min((char for char in match[0] if char in _STRENGTH), key=_STRENGTH.index) + " "
