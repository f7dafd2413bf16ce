"""One line of the table."""

from typing import NamedTuple


class Case(NamedTuple):
    """A German text, a translation and the two sides of each finding; () for a translation that is right.

    ``foreign_words``: ids of links in the German text that only say the language of their words.
    """

    language: str
    german: str
    translation: str
    found: tuple[tuple[str, str], ...] = ()
    foreign_words: tuple[str, ...] = ()
