"""What an examination finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, and what to do about it."""

    where: str
    """The file, seen from the show's folder."""
    what: str
    """One line: what is wrong, and what to do."""
    error: bool = True
    """Whether a client would stumble over it; otherwise it is advice."""
