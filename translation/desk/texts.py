"""Segments as translators type them.

wagtail-localize stores plain text with ``&amp;`` and ``&lt;``; nobody should have to type that. Segments with inline tags are
typed with their tags. Shared facts are plain text in a column.
"""

import html

from translation.segment import Segment


def is_typed_as_stored(segment: Segment) -> bool:
    return segment.is_html or segment.is_of_fact


def to_field(segment: Segment, text: str) -> str:
    """Return a stored text as it is typed."""
    return text if is_typed_as_stored(segment) else html.unescape(text)


def from_field(segment: Segment, typed: str) -> str:
    """Return a typed text as it is stored. A line break in a text that has none in German becomes a space."""
    typed = typed.replace("\r\n", "\n").replace("\0", "").strip()
    if "\n" in typed and "\n" not in segment.german:
        typed = " ".join(typed.split("\n"))
    return typed if is_typed_as_stored(segment) else html.escape(typed, quote=False)
