"""Translations written in bulk, into wagtail-localize's own rows.

``Translation.import_po`` and ``save_target`` need about 500 queries a page and language. What comes from files is known
as a whole, so a few inserts do. A test holds the rows against those of wagtail-localize's own way.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class MisalignedTranslation(ValueError):
    """The translated page is not built like the German one, so its texts cannot be paired."""


class TextPair(NamedTuple):
    """A German text and its translation at the same place. ``order`` counts the segments of the page from 1."""

    path: str
    order: int
    source: str
    target: str


def pair_texts(source_page, translated_page) -> list[TextPair]:
    """Return all texts of two pages that have the same blocks with the same ids.

    Raises MisalignedTranslation naming the first place where they differ.
    """
    source_segments = [one for one in extract_segments(source_page) if isinstance(one, StringSegmentValue)]
    target_segments = [one for one in extract_segments(translated_page) if isinstance(one, StringSegmentValue)]
    for source, target in zip(source_segments, target_segments, strict=False):
        if source.path != target.path:
            raise MisalignedTranslation(f"{source.path} stands against {target.path}: “{source.string.data[:60]}”")
    if len(source_segments) != len(target_segments):
        rest = (source_segments + target_segments)[-1]
        raise MisalignedTranslation(f"{len(source_segments)} texts against {len(target_segments)}, the last at {rest.path}")
    return [
        TextPair(source.path, source.order, source.string.data, target.string.data)
        for source, target in zip(source_segments, target_segments, strict=True)
    ]


def store_translation(source: TranslationSource, locale: Locale, pairs: Iterable[TextPair], *, tool_name: str) -> Translation:
    """Store texts as translations of ``source`` into ``locale`` and return the row of the translation (five queries)."""
    segments = {
        (path, order): (string_id, context_id)
        for path, order, string_id, context_id in StringSegment.objects.filter(source=source).values_list(
            "context__path", "order", "string_id", "context_id"
        )
    }
    rows = {}
    for pair in pairs:
        string_id, context_id = segments[pair.path, pair.order]
        rows[string_id, context_id] = StringTranslation(
            translation_of_id=string_id,
            locale=locale,
            context_id=context_id,
            data=pair.target,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=tool_name,
        )
    store_rows(rows.values())
    now = timezone.now()
    translation, _created = Translation.objects.update_or_create(
        source=source,
        target_locale=locale,
        defaults={"translations_last_updated_at": now, "destination_last_updated_at": now, "enabled": True},
    )
    return translation


def store_rows(rows: Iterable[StringTranslation]) -> None:
    """Write translations, over those that stand at the same places (one query)."""
    StringTranslation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=["data", "translation_type", "tool_name", "last_translated_by", "has_error", "field_error", "updated_at"],
    )
