"""A pasted page -> the article on it, as its reader would take it, and nothing of the site."""

from podcaster.article.boilerplate import is_of_a_page
from podcaster.article.read import MAX_BYTES, STDIN, read

__all__ = ["MAX_BYTES", "STDIN", "is_of_a_page", "read"]
