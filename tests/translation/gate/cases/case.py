"""One line of the table."""

from typing import NamedTuple


class Case(NamedTuple):
    """A German text, a translation and the two sides of each finding; () for a translation that is right."""

    language: str
    german: str
    translation: str
    found: tuple[tuple[str, str], ...] = ()
