"""One text to translate, and what came of an attempt to make texts public."""

import re
from html import unescape
from typing import NamedTuple

from django.utils.html import strip_tags

from translation.gate import Finding

FACT_PREFIX = "facts/"
LINE_BREAK = re.compile(r"<br\s*/?>")


class Segment(NamedTuple):
    """One text to translate.

    ``source_key`` and ``path`` with ``number`` name its place; ``german`` is the text as it is now, ``digest`` stands for it.
    ``translation`` is the released translation of exactly this text. ``older_german`` and ``older_translation`` are what was
    translated before. ``work`` is the unreleased text, or None. ``is_html`` tells whether inline tags are allowed.
    ``longest`` is how many characters the column of its place takes, None for any number. ``foreign_words`` has id and language of
    those links that only say the language of their words.
    """

    source_key: str
    path: str
    number: int
    german: str
    digest: str
    state: str
    translation: str
    older_german: str
    older_translation: str
    work: str | None
    work_origin: str
    is_machine_made: bool
    is_html: bool
    longest: int | None = None
    foreign_words: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        return f"{self.path}#{self.number}"

    @property
    def is_of_fact(self) -> bool:
        """Texts of shared facts are plain; those of pages are inline HTML."""
        return self.source_key.startswith(FACT_PREFIX)

    def count_characters(self, text: str) -> int:
        """Return how many characters of its column a stored text takes: without tags, and ``&amp;`` as one."""
        return len(text if self.is_of_fact else unescape(strip_tags(LINE_BREAK.sub("\n", text))))


class Refusal(NamedTuple):
    """A segment that the gate did not let pass, and why."""

    segment: Segment
    text: str
    findings: list[Finding]


class Release(NamedTuple):
    """What came of a release: how many segments became public, and which did not."""

    released: int
    refused: list[Refusal]
