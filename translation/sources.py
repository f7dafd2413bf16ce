"""The German text of a page as wagtail-localize stores it, brought up to date with a few bulk queries.

``TranslationSource.update_from_db`` asks ten queries a segment (wagtail-localize issue 932). The rows written here are the
same; a test compares them. Deletable when upstream writes in bulk.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments


@transaction.atomic
def update_source(page) -> TranslationSource:
    """Return the source of a German page with its rows as of now. ``page`` is specific."""
    translatable, _created = TranslatableObject.objects.get_or_create_from_instance(page)
    source, _created = TranslationSource.objects.update_or_create(
        object=translatable,
        locale_id=page.locale_id,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        defaults={
            "object_repr": str(page)[:200],
            "content_json": page.to_json(),
            "schema_version": get_schema_version(page._meta.app_label),
            "last_updated_at": timezone.now(),
        },
    )
    write_segments(source, page)
    return source


def write_segments(source: TranslationSource, page) -> None:
    """Make the segment rows of a source equal to the segments of a page."""
    values = extract_segments(page)
    contexts = find_contexts(source, page, {value.path for value in values})
    strings, templates = [], []
    related, overridable = [], []
    for value in values:
        if isinstance(value, TemplateSegmentValue):
            templates.append(value)
        elif isinstance(value, RelatedObjectSegmentValue):
            related.append(value)
        elif isinstance(value, OverridableSegmentValue):
            overridable.append(value)
        else:
            strings.append(value)
    string_ids = find_strings(source.locale_id, {value.string.data for value in strings})
    template_ids = find_templates(templates)
    replace_rows(
        StringSegment, source, ("context_id", "order", "string_id", "attrs"),
        [(contexts[v.path], v.order, string_ids[v.string.data], json.dumps(v.attrs, cls=DjangoJSONEncoder)) for v in strings],
    )  # fmt: skip
    replace_rows(
        TemplateSegment, source, ("context_id", "order", "template_id"),
        [(contexts[v.path], v.order, template_ids[name_template(v)]) for v in templates],
    )  # fmt: skip
    replace_rows(
        OverridableSegment, source, ("context_id", "order", "data_json"),
        [(contexts[v.path], v.order, json.dumps(v.data, cls=DjangoJSONEncoder)) for v in overridable],
    )  # fmt: skip
    seen = [RelatedObjectSegment.from_value(source, value).pk for value in related]
    source.relatedobjectsegment_set.exclude(pk__in=seen).delete()


def find_contexts(source: TranslationSource, page, paths: set[str]) -> dict[str, int]:
    """Return the ids of the contexts of these paths, making those that are new."""
    found = dict(TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "pk"))
    new = []
    for path in sorted(paths - found.keys()):
        context = TranslationContext(object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path))
        read_field_path(context, page)
        new.append(context)
    if new:
        TranslationContext.objects.bulk_create(new, ignore_conflicts=True)
        found = dict(TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "pk"))
    return found


def read_field_path(context: TranslationContext, page) -> None:
    """Set what ``TranslationContext.get_field_path`` would store, without its query: this one instance is not saved."""
    context.save = lambda **kwargs: None
    context.get_field_path(page)
    del context.save


def find_strings(locale_id: int, texts: set[str]) -> dict[str, int]:
    """Return the ids of the strings with these texts, making those that are new."""
    hashes = {String._get_data_hash(text): text for text in texts}
    rows = String.objects.filter(locale_id=locale_id, data_hash__in=hashes)
    found = {hashes[data_hash]: pk for data_hash, pk in rows.values_list("data_hash", "pk")}
    new = [String(locale_id=locale_id, data=text, data_hash=data_hash) for data_hash, text in hashes.items() if text not in found]
    if new:
        String.objects.bulk_create(new, ignore_conflicts=True)
        found = {hashes[data_hash]: pk for data_hash, pk in rows.all().values_list("data_hash", "pk")}
    return found


def name_template(value: TemplateSegmentValue) -> UUID:
    """Return the id under which ``Template.from_value`` stores the frame of a rich text."""
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)


def find_templates(values: list[TemplateSegmentValue]) -> dict[UUID, int]:
    """Return the ids of the templates of these rich texts, making those that are new."""
    by_uuid = {name_template(value): value for value in values}
    rows = Template.objects.filter(uuid__in=by_uuid)
    found = dict(rows.values_list("uuid", "pk"))
    new = [
        Template(uuid=uuid, template=value.template, template_format=value.format, string_count=value.string_count)
        for uuid, value in by_uuid.items()
        if uuid not in found
    ]
    if new:
        Template.objects.bulk_create(new, ignore_conflicts=True)
        found = dict(rows.all().values_list("uuid", "pk"))
    return found


def replace_rows(model, source: TranslationSource, columns: tuple[str, ...], wanted: Iterable[tuple[Any, ...]]) -> None:
    """Make the rows of one kind of segment equal to ``wanted``: keep the same, delete the rest, add the new."""
    stored = {row[1:]: row[0] for row in model.objects.filter(source=source).values_list("pk", *columns)}
    wanted = dict.fromkeys(wanted)
    stale = [pk for values, pk in stored.items() if values not in wanted]
    if stale:
        model.objects.filter(pk__in=stale).delete()
    model.objects.bulk_create(model(source=source, **dict(zip(columns, values, strict=True))) for values in wanted if values not in stored)
