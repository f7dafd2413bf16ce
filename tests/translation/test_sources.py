"""Our bulk writer leaves the rows that wagtail-localize's own writer leaves, and no other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
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
)

from tests.translation.edits import change_blocks, find_page, replace
from translation.sources import update_source

#: Pages that hold every kind of block and of field between them.
SLUGS = ["arzt-finden", "ziele", "kongress-der-probe", "probe-2025-solingen", "gebaerdensprache", "barrierefreiheit", "gesundheit", "de"]

COLUMNS = {
    TranslationSource: ("object_id", "locale_id", "specific_content_type_id", "object_repr", "schema_version"),
    StringSegment: ("context__path", "order", "string__data", "attrs"),
    TemplateSegment: ("context__path", "order", "template__uuid"),
    OverridableSegment: ("context__path", "order", "data_json"),
    RelatedObjectSegment: ("context__path", "order", "object_id"),
}
SHARED = {
    TranslationContext: ("path", "path_id", "field_path"),
    String: ("locale_id", "data", "data_hash"),
    Template: ("uuid", "template", "template_format", "string_count"),
}


def read_rows(page: Page) -> dict[str, list]:
    """Return all rows about the German text of a page, without their ids."""
    rows = {}
    for model, columns in COLUMNS.items():
        place = {"object_id": page.translation_key} if model is TranslationSource else {"source__object_id": page.translation_key}
        rows[model.__name__] = sorted(model.objects.filter(**place).values_list(*columns))
    contexts = TranslationContext.objects.filter(object_id=page.translation_key)
    rows["TranslationContext"] = sorted(contexts.values_list(*SHARED[TranslationContext]))
    rows["String"] = sorted(String.objects.filter(segments__source__object_id=page.translation_key).distinct().values_list(*SHARED[String]))
    templates = Template.objects.filter(segments__source__object_id=page.translation_key).distinct()
    rows["Template"] = sorted(templates.values_list(*SHARED[Template]))
    return rows


def forget(page: Page) -> None:
    """Delete all that is stored about the text of a page."""
    for model in (StringSegment, TemplateSegment, OverridableSegment, RelatedObjectSegment):
        model.objects.filter(source__object_id=page.translation_key).delete()
    TranslatableObject.objects.filter(pk=page.translation_key).delete()


def write_both(page: Page) -> tuple[dict, dict]:
    """Return the rows that stock and that our writer leave for a page, each from nothing."""
    forget(page)
    TranslationSource.update_or_create_from_instance(page)
    stock = read_rows(page)
    forget(page)
    update_source(page)
    return stock, read_rows(page)


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_from_nothing(db, slug):
    stock, ours = write_both(find_page(slug))
    assert ours == stock
    assert len(ours["StringSegment"]) >= 2 or slug == "gesundheit"


def edit(page: Page) -> Page:
    """Change a text, leave one out, bring a new one, turn the order around."""
    replace(page, "Rufen Sie morgens an.", "Rufen Sie mittags an.")

    def change(blocks: list[dict]) -> list[dict]:
        kept = [block for block in blocks if block["type"] not in {"questions", "notice"}]
        return [{"type": "heading", "value": "Ganz neu", "id": "11111111-2222-3333-4444-555555555555"}, *reversed(kept)]

    change_blocks(page, change).save(clean=False)
    return find_page(page.slug)


def test_rows_after_an_edit(guide):
    forget(guide)
    update_source(guide)
    edited = edit(guide)
    update_source(edited)
    ours = read_rows(edited)
    forget(edited)
    TranslationSource.update_or_create_from_instance(find_page("arzt-finden"))
    stock = read_rows(edited)
    left = {row for row in ours["TranslationContext"] if row not in stock["TranslationContext"]}
    assert {path.split(".")[0] for path, _id, _field in left} == {"body"}, "contexts of former blocks keep their translations"
    ours["TranslationContext"] = sorted(set(ours["TranslationContext"]) - left)
    assert ours == stock
    assert "Ganz neu" in {row[2] for row in ours["StringSegment"]}
    assert not {"Rufen Sie morgens an.", "Was kostet der Besuch?"} & {row[2] for row in ours["StringSegment"]}


def test_second_time_changes_no_row(guide):
    ids = {model: sorted(model.objects.filter(source=update_source(guide)).values_list("pk", flat=True)) for model in list(COLUMNS)[1:]}
    source = update_source(find_page("arzt-finden"))
    assert ids == {model: sorted(model.objects.filter(source=source).values_list("pk", flat=True)) for model in ids}


def test_content_is_what_stock_would_restore(guide):
    source = update_source(guide)
    assert source.as_instance().body.raw_data[0] == guide.body.raw_data[0]


def test_queries(guide):
    """Stock asks about ten a segment (wagtail-localize issue 932); this page has more than forty."""
    forget(guide)
    with CaptureQueriesContext(connection) as first:
        update_source(guide)
    with CaptureQueriesContext(connection) as second:
        update_source(guide)
    assert (len(first), len(second)) == (29, 16)
