"""Where Arabic may be cut: paragraphs into sentences, long sentences into clauses.

Nothing is lost and nothing is changed: joined with spaces, the pieces are the text again, with
its runs of white space made single spaces.
"""

from podcaster.arabic.clauses.cuts import clauses
from podcaster.arabic.clauses.sentences import ends_sentence, sentences

__all__ = ["clauses", "ends_sentence", "sentences"]
