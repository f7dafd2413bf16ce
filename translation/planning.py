"""What a translated page shows in the place of each German segment, and why."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import F
from rapidfuzz import fuzz
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from translation.foreign_words import adapt, read_segment_marks

#: Below this likeness (0 to 100) an old text of the same rich text is another paragraph, not an older version of this one.
LEAST_LIKENESS = 45


class OlderTranslation(NamedTuple):
    """A translation of a text that stood at the same place before."""

    german: str
    text: str
    translation_id: int
    updated_at: datetime


class PlannedSegment(NamedTuple):
    """One segment of a page for one language. ``german`` and ``translation`` are inline HTML as wagtail-localize stores it.

    ``number`` counts the segments of one path from 1. ``state`` is current, changed or missing.
    """

    path: str
    number: int
    order: int
    string_id: int
    context_id: int
    german: str
    attrs: str
    state: str
    translation: str
    is_machine_made: bool
    older: OlderTranslation | None

    @property
    def key(self) -> str:
        """The name of the segment in the record of its page."""
        return f"{self.path}#{self.number}"

    @property
    def digest(self) -> str:
        return digest_segment(self.german)


def digest_segment(german: str) -> str:
    """Return 16 hexadecimal digits that stand for the German text of a segment."""
    return hashlib.sha256(german.encode()).hexdigest()[:16]


def plan(source: TranslationSource, locale: Locale) -> list[PlannedSegment]:
    """Return all segments of a page in order, each with what is known for ``locale`` (two queries)."""
    segments = list(
        StringSegment.objects.filter(source=source)
        .order_by("order")
        .values_list("context__path", "order", "string_id", "context_id", "string__data", "attrs")
    )
    translations: dict[int, dict[int, tuple]] = defaultdict(dict)
    # As an expression the language is not looked up in its index: SQLite would read all translations of a language for one page.
    rows = StringTranslation.objects.alias(language=F("locale_id") + 0).filter(language=locale.pk, has_error=False)
    rows = rows.filter(context__object_id=source.object_id).exclude(data="").order_by("updated_at")
    for pk, context_id, string_id, german, text, kind, updated_at in rows.values_list(
        "pk", "context_id", "translation_of_id", "translation_of__data", "data", "translation_type", "updated_at"
    ):
        translations[context_id][string_id] = (pk, german, text, kind, updated_at)

    used: set[int] = set()
    strings_by_context: dict[int, set[int]] = defaultdict(set)
    for _path, _order, string_id, context_id, _german, _attrs in segments:
        strings_by_context[context_id].add(string_id)
    same_words = {}
    for _path, _order, string_id, context_id, german, attrs in segments:
        if string_id not in translations[context_id] and (row := find_same_words(german, attrs, translations[context_id].values())):
            same_words[context_id, string_id] = row
            used.add(row[0])
    numbers: dict[str, int] = defaultdict(int)
    planned = []
    for path, order, string_id, context_id, german, attrs in segments:
        numbers[path] += 1
        found = translations[context_id].get(string_id) or same_words.get((context_id, string_id))
        older = None
        if found is None:
            candidates = [
                OlderTranslation(row[1], row[2], row[0], row[4])
                for other_id, row in translations[context_id].items()
                if other_id not in strings_by_context[context_id] and row[0] not in used
            ]
            older = choose_older(german, candidates, is_alone=len(strings_by_context[context_id]) == 1)
            if older is not None:
                used.add(older.translation_id)
        state = "current" if found else "changed" if older else "missing"
        is_machine_made = bool(found) and found[3] == StringTranslation.TRANSLATION_TYPE_MACHINE
        planned.append(
            PlannedSegment(
                path, numbers[path], order, string_id, context_id, german, attrs, state, found[2] if found else "", is_machine_made, older
            )
        )
    return planned


def find_same_words(german: str, attrs: str, rows: Collection[tuple]) -> tuple | None:
    """Return the newest translation of a German text that differs only in marks of foreign words or had a link more, fitted to ``german``.

    ``rows``: id, German text, translation, kind and time of each translation at the same place.
    """
    if not rows:
        return None
    marks = read_segment_marks(attrs)
    for pk, before, text, kind, updated_at in sorted(rows, key=lambda row: row[4], reverse=True):
        if ("<a" in before or marks) and (adapted := adapt(text, before, german, marks)) is not None:
            return (pk, before, adapted, kind, updated_at)
    return None


def choose_older(german: str, candidates: list[OlderTranslation], *, is_alone: bool) -> OlderTranslation | None:
    """Return the translation of the text that ``german`` most likely replaced.

    Where a path holds one segment it is the newest one; among the paragraphs of a rich text it is the one most alike.
    """
    if not candidates:
        return None
    if is_alone:
        return max(candidates, key=lambda one: one.updated_at)
    best = max(candidates, key=lambda one: fuzz.ratio(german, one.german))
    return best if fuzz.ratio(german, best.german) >= LEAST_LIKENESS else None
