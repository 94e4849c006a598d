"""The Range header, as RFC 9110 has it in section 14, where Starlette is less patient."""

from __future__ import annotations

import re

_RANGE = re.compile(r"\s*(\d{0,1000})\s*-\s*(\d{0,1000})\s*", re.ASCII)


def satisfiable(header: str, size: int) -> str | None:
    """The header for a file of that many bytes, without the ranges that lie beyond its end.

    None where it is malformed, and so is to be ignored. With no range left it is one that Starlette
    answers with 416.
    """
    unit, _, ranges = header.partition("=")
    found = [_RANGE.fullmatch(part) for part in ranges.split(",") if part.strip()]
    if unit.strip().lower() != "bytes" or not found:
        return None
    kept = []
    for match in found:
        if match is None or not (match[1] or match[2]):
            return None
        first, last = match[1], match[2]
        if first and last and int(first) > int(last):
            return None
        if (first and int(first) < size) or (not first and int(last) > 0):
            kept.append(f"{first}-{last}")
    return "bytes=" + ",".join(kept or [f"{size}-"])
