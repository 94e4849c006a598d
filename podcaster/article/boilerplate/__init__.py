"""Lines that a site leaves in a pasted article: told by themselves, then seen in their places."""

from podcaster.article.boilerplate.above_lead import facts_above_lead, twice
from podcaster.article.boilerplate.alone import (
    DATE_ONLY,
    LINK,
    PICTURE,
    PUBLISHED,
    REFERENCE,
    TABLE_HEAD,
    Verdict,
    dates_in,
    facts,
    is_name,
    is_of_a_page,
    judge,
    opens_news,
)
from podcaster.article.boilerplate.blocks import stems
from podcaster.article.boilerplate.context import bounds, site_lines
from podcaster.article.boilerplate.rules import Action, Place, Reason, Role, pattern, reason_of

__all__ = [
    "DATE_ONLY",
    "LINK",
    "PICTURE",
    "PUBLISHED",
    "REFERENCE",
    "TABLE_HEAD",
    "Action",
    "Place",
    "Reason",
    "Role",
    "Verdict",
    "bounds",
    "dates_in",
    "facts",
    "facts_above_lead",
    "is_name",
    "is_of_a_page",
    "judge",
    "opens_news",
    "pattern",
    "reason_of",
    "site_lines",
    "stems",
    "twice",
]
