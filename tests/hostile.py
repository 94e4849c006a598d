"""Texts that would break out of a page that does not escape them, or break its layout."""

from __future__ import annotations

from dataclasses import replace

from podcaster.models import Chapter, Cue
from tests import episodes

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" autofocus onfocus='alert(1)'",
    "A & B ]]> &amp; <!-- {{ 7 * 7 }} {% raw %}",
    "🎙️ 👨‍👩‍👧 é \u202e قلب",
    "قبل\x00\x08\x1b\x7f\x85\ud800\ufdd0\uffffبعد",
    "ط" * 300,
)
EPISODE = replace(
    episodes.EPISODE,
    slug="2026-11-22-bad",
    guid="</script>",
    title=HOSTILE[0] + HOSTILE[1],
    author=HOSTILE[2],
    summary=HOSTILE,
    chapters=(Chapter(HOSTILE[1], 0, 9_000), Chapter("ط" * 300, 9_000, 95_400)),
    cues=tuple(Cue(text, n * 9_000, n * 9_000 + 8_000, n > 0, n) for n, text in enumerate(HOSTILE)),
)
