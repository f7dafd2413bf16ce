"""Rows written in bulk are those that wagtail-localize writes itself."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from newcomers.models import GuidePage
from tests.content import PREFIXES
from translation.bulk import MisalignedTranslation, TextPair, pair_texts, store_translation

TOOL = "test"


@pytest.fixture
def guides(db) -> dict[str, GuidePage]:
    return {guide.locale.language_code: guide for guide in GuidePage.objects.filter(slug="arzt-finden").select_related("locale")}


@pytest.fixture
def source(guides) -> TranslationSource:
    return TranslationSource.get_or_create_from_instance(guides["de"])[0]


@pytest.fixture
def turkish(db) -> Locale:
    return Locale.objects.create(language_code="tr")


def read_rows(locale: Locale) -> set[tuple]:
    """Return all that the rows of a language say, and empty the language again."""
    rows = StringTranslation.objects.filter(locale=locale)
    found = set(rows.values_list("translation_of_id", "context_id", "data", "translation_type", "tool_name", "has_error"))
    rows.delete()
    Translation.objects.filter(target_locale=locale).delete()
    return found


def write_by_po(source: TranslationSource, locale: Locale) -> None:
    """Do what a translator does with wagtail-localize: take the PO file, fill it, give it back."""
    translation = Translation.objects.create(source=source, target_locale=locale)
    po = translation.export_po()
    for entry in po:
        entry.msgstr = f"Türkçe: {entry.msgid}"
    assert translation.import_po(po, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name=TOOL) == []


def make_pairs(guide: GuidePage) -> list[TextPair]:
    return [pair._replace(target=f"Türkçe: {pair.source}") for pair in pair_texts(guide, guide)]


def test_rows_are_those_of_an_imported_po_file(guides, source, turkish):
    write_by_po(source, turkish)
    expected = read_rows(turkish)
    store_translation(source, turkish, make_pairs(guides["de"]), tool_name=TOOL)
    assert len(expected) > 30
    assert read_rows(turkish) == expected


def test_translation_is_enabled_and_complete(guides, source, turkish):
    translation = store_translation(source, turkish, make_pairs(guides["de"]), tool_name=TOOL)
    assert (translation.enabled, translation.get_status_display()) == (True, "Aktuell")


def test_storing_costs_few_queries(guides, source, turkish, django_assert_max_num_queries):
    pairs = make_pairs(guides["de"])
    with django_assert_max_num_queries(8):
        store_translation(source, turkish, pairs, tool_name=TOOL)


def test_storing_again_replaces_the_texts(guides, source, turkish):
    store_translation(source, turkish, make_pairs(guides["de"]), tool_name=TOOL)
    pairs = [pair._replace(target="neu") for pair in make_pairs(guides["de"])]
    store_translation(source, turkish, pairs, tool_name=TOOL)
    assert {row[2] for row in read_rows(turkish)} == {"neu"}


def test_pages_of_the_small_site_are_paired_text_by_text(guides):
    pairs = pair_texts(guides["de"], guides["en"])
    assert len(pairs) > 30
    assert [pair for pair in pairs if pair.target != PREFIXES["en"] + pair.source and "<" not in pair.source] == []


def test_missing_text_is_misaligned(guides):
    guides["en"].office = ""
    with pytest.raises(MisalignedTranslation, match="stands against"):
        pair_texts(guides["de"], guides["en"])


def test_missing_last_text_is_misaligned(guides):
    guides["en"].sources = []
    with pytest.raises(MisalignedTranslation):
        pair_texts(guides["de"], guides["en"])


def test_other_block_is_misaligned(guides):
    guides["en"].body = [{"type": "text", "value": "<p>Something else</p>", "id": "3f2a6c1e-0000-0000-0000-000000000000"}]
    with pytest.raises(MisalignedTranslation, match="body"):
        pair_texts(guides["de"], guides["en"])


def test_loaded_translation_is_known_to_wagtail_localize(guides, source):
    translation = Translation.objects.get(source=source, target_locale__language_code="ar")
    assert translation.get_status_display() == "Aktuell"
    assert translation.get_target_instance().pk == guides["ar"].pk
