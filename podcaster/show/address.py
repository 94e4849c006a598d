"""Addresses in ASCII, whatever script they were written in."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

LOCAL = "http://localhost:8000"
"""Where `podcaster serve` answers; a show without an address of its own is linked there."""
UNSET = (
    f"the feed points to {LOCAL}, which only this computer can reach: "
    "set base_url in podcaster.toml to where the show is published"
)
"""Said where a show has no address of its own."""

_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?"
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def web(text: str) -> str:
    """The http or https URL in ASCII: host in punycode, the rest percent-encoded as UTF-8.

    Raises ValueError, which says what is wrong, for anything else.
    """
    if _FORBIDDEN.search(text):
        raise ValueError(f"{text!r} holds spaces or control characters")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is not an address ({error})") from error
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"{text!r} is not an address that starts with http:// or https://")
    try:
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"{text!r} has a host name that cannot be ({error})") from error
    place = host if port is None else f"{host}:{port}"
    path, query, fragment = (
        quote(_BARE_PERCENT.sub("%25", part), safe)
        for part, safe in ((parts.path, _PATH), (parts.query, _QUERY), (parts.fragment, _QUERY))
    )
    return urlunsplit((parts.scheme, place, path, query, fragment))


def base(text: str) -> str:
    """The address of a show's folder, as `web`, without a slash at its end."""
    url = web(text)
    if "?" in url or "#" in url:
        raise ValueError(f"{text!r} is not the address of a folder: it holds ? or #")
    return url.rstrip("/")


def is_web(text: str | None) -> bool:
    """Whether it can be linked to; "javascript:" and relative links cannot."""
    try:
        web(text or "")
    except ValueError:
        return False
    return True
