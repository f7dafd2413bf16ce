"""Out and in again: what readers see stays the same, byte by byte."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from core.models import TranslationRecord
from tests.translation.exchange.conftest import describe_public, digest_database, write
from translation import judgement
from translation.exchange import FORMATS, Scope, apply, collect_units, read
from translation.refresh import refresh_page

#: Languages of the test content that have segments.
LANGUAGES = ("ar", "en", "uk")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.django_db
def test_round_trip_changes_nothing(code, format):
    locale = Locale.objects.get(language_code=code)
    units = collect_units(Scope.of_language(), locale)
    before = digest_database()
    report = apply(read(write(units, format, code), format=format, target_code=code), locale, None, release=True)
    assert report.unchanged + report.empty == len(units) and report.unchanged > 150
    assert digest_database() == before


@pytest.mark.slow
@pytest.mark.parametrize(("code", "format"), [("ar", "xliff12"), ("ar", "po"), ("uk", "xliff21")])
@pytest.mark.django_db
def test_a_file_brings_back_what_was_lost(code, format, monkeypatch):
    """The gate is left out: letters turned into another script by a table are not what it was made for."""
    monkeypatch.setattr(judgement, "check", lambda *_, **__: [])
    locale = Locale.objects.get(language_code=code)
    before = describe_public(code)
    units = collect_units(Scope.of_language(), locale)
    StringTranslation.objects.filter(locale=locale).delete()
    for page in Scope.of_language().pages:
        refresh_page(page.specific)
    assert describe_public(code)["pages"] != before["pages"]
    report = apply(read(write(units, format, code), format=format, target_code=code), locale, None, release=True)
    assert (report.outdated, report.unknown, report.refused_by_gate) == ([], [], [])
    assert report.released > 100
    assert describe_public(code)["pages"] == before["pages"]
    assert not any(record.pending for record in TranslationRecord.objects.filter(page__locale=locale)) or code == "uk"
