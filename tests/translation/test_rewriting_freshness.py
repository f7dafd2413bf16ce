"""Leichte Sprache: has the German text changed since the page was written?"""

import pytest

from core.models import TranslationRecord
from newcomers.models import GuidePage

URL = "/de-simple/neu-hier/gesundheit/arzt-finden/"


def get_guide(code: str) -> GuidePage:
    return GuidePage.objects.get(slug="arzt-finden", locale__language_code=code)


def publish(code: str, **fields) -> None:
    guide = get_guide(code)
    for name, value in fields.items():
        setattr(guide, name, value)
    guide.save_revision().publish()


def is_marked() -> bool:
    return TranslationRecord.objects.get(page=get_guide("de-simple")).source_changed_at is not None


def test_loaded_rewriting_is_fresh(db):
    assert not is_marked()


def test_publishing_a_changed_german_page_marks_it(db):
    publish("de", lead="Jetzt anders gesagt.")
    assert is_marked()


def test_draft_of_the_german_page_does_not_mark_it(db):
    guide = get_guide("de")
    guide.lead = "Noch geheim"
    guide.save_revision()
    assert not is_marked()


@pytest.mark.parametrize("fields", [{}, {"is_vital": False}, {"slug": "praxis"}])
def test_publishing_without_a_change_of_the_text_does_not_mark_it(db, fields):
    publish("de", **fields)
    assert not is_marked()


def test_publishing_the_rewriting_clears_the_mark(db):
    publish("de", lead="Jetzt anders gesagt.")
    publish("de-simple")
    assert not is_marked()


def test_taking_the_change_back_clears_the_mark(db):
    before = get_guide("de").lead
    publish("de", lead="Jetzt anders gesagt.")
    publish("de", lead=before)
    assert not is_marked()


def test_mark_keeps_the_day_of_the_first_change(db):
    publish("de", lead="Jetzt anders gesagt.")
    first = TranslationRecord.objects.get(page=get_guide("de-simple")).source_changed_at
    publish("de", lead="Noch einmal anders.")
    assert TranslationRecord.objects.get(page=get_guide("de-simple")).source_changed_at == first


def test_reader_is_told(client, db):
    link = '<a href="/de/neu-hier/gesundheit/arzt-finden/" lang="de" dir="ltr">Deutsch</a>'
    assert link not in client.get(URL).content.decode()
    publish("de", lead="Jetzt anders gesagt.")
    assert link in client.get(URL).content.decode()


def test_other_pages_stay_fresh(db):
    publish("de", lead="Jetzt anders gesagt.")
    assert TranslationRecord.objects.filter(page__locale__language_code="de-simple", source_changed_at__isnull=False).count() == 1
