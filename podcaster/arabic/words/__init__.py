"""Written Arabic to the words that are said: figures, symbols, Latin and abbreviations in words."""

from podcaster.arabic.words.months import written_date
from podcaster.arabic.words.verbalise import Verbalised, authors_marks, explain, verbalise

__all__ = ["Verbalised", "authors_marks", "explain", "verbalise", "written_date"]
