"""The letters of Arabic and what stands on them: cleaned, taken apart and put together again."""

from podcaster.arabic.letters.marks import bare, ordered, plain

__all__ = ["bare", "ordered", "plain"]
