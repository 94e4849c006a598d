"""Lines that a site leaves in a pasted article: told by themselves, then seen in their places."""

from podcaster.article.boilerplate.alone import (
    DATE_ONLY,
    LINK,
    PICTURE,
    PUBLISHED,
    Verdict,
    is_name,
    judge,
)
from podcaster.article.boilerplate.context import bounds, site_lines
from podcaster.article.boilerplate.rules import Action, Place, Reason, Role, pattern, reason_of

__all__ = [
    "DATE_ONLY",
    "LINK",
    "PICTURE",
    "PUBLISHED",
    "Action",
    "Place",
    "Reason",
    "Role",
    "Verdict",
    "bounds",
    "is_name",
    "judge",
    "pattern",
    "reason_of",
    "site_lines",
]
