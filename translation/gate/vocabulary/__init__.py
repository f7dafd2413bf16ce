"""Words that stand beside figures, by language. Plain data; a language that is not listed has none of its own.

Values are alternatives of regular expressions, written as a native writes them: ``alternatives`` folds them as texts are
folded. Endings are part of the words, or ``\\w*`` where they are many and no other word begins so.
"""

from functools import lru_cache

from translation.gate.segment import fold


@lru_cache(maxsize=512)
def alternatives(words: str) -> str:
    """Return a folded, non-capturing group for "a|b|c"; one that never matches for no words."""
    return f"(?:{fold(words)})" if words else "(?!)"
