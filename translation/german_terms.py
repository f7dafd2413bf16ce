"""German terms that a translation names in brackets, as they stand on doors and forms: "social welfare office (Sozialamt)".

In a translation of Latin script nothing but its German text tells that they are German. Proper names alone would not do: they are the
ones that WCAG 2.2 (3.1.2) excepts, and the list of protected names holds nearly no other words.
"""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings

from core.runs import tell_language
from translation.foreign_words import find_marked_words, read_segment_marks
from translation.gate.segment import make_plain
from translation.gate.vocabulary.german import INTERNATIONAL
from translation.planning import PlannedSegment

BRACKETED = re.compile(r"\(([A-ZÄÖÜ][^()\n]{2,118})\)")
WORD = re.compile(r"[^\W\d_]{3,}")
#: Names of months that other languages write as German does.
MONTHS = frozenset({"april", "august", "september", "november"})
#: German on every door, though the gate takes it for a word that needs no translation.
GERMAN_AFTER_ALL = frozenset({"kita", "kitas"})
SHARED = (INTERNATIONAL | MONTHS) - GERMAN_AFTER_ALL


def find_german_terms(segments: Iterable[PlannedSegment]) -> list[str]:
    """Return the German terms of a translated page as plain text, sorted."""
    return sorted({term for one in segments if "(" in one.translation for term in iterate_terms(one)})


def iterate_terms(segment: PlannedSegment) -> Iterator[str]:
    """Yield what a translation has in brackets and German has letter for letter, if any word of it can be German.

    Abbreviations alone are none, and words that German marks as being in another language are not German.
    """
    german = make_plain(segment.german)
    elsewhere = find_marked_words(segment.german, read_segment_marks(segment.attrs))
    for term in BRACKETED.findall(make_plain(segment.translation)):
        # "Jugendmigrationsdienst, JMD" is "Jugendmigrationsdienst (JMD)" in German.
        parts = [term] if stands_in(term, german) else term.split(", ")
        is_german = tell_language(term) == settings.LANGUAGE_CODE and any(map(can_be_german, WORD.findall(term)))
        if is_german and all(stands_in(part, german) and part not in elsewhere for part in parts):
            yield term


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as whole words."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def can_be_german(word: str) -> bool:
    return not word.isupper() and word.casefold() not in SHARED
