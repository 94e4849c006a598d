"""Dates as Arabic newspapers write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


def written_date(day: date) -> str:
    """The date with its month in words: «24 نوفمبر 2026»."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
