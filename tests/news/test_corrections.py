"""Corrections keep the wording of before, numbers name their source, and a silent change is noticed."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from wagtail.blocks import StructBlockValidationError

from news.blocks import CorrectionBlock, FigureNumberBlock
from news.models import NewsPage
from news.subscriptions.content import list_corrections
from news.wagtail_hooks import tell_silent_change

PATH = "/de/aktuelles/kongress-der-probe/"
ENTRY = {"date": "2025-09-04", "text": "Neu ist ein Satz.", "former": ""}


def find_release(slug: str = "kongress-der-probe", code: str = "de") -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code=code)


def add_entry(page, **values) -> None:
    kept = page.corrections.get_prep_value()
    page.corrections = [*kept, {"type": "correction", "id": "11111111-2222-3333-4444-555555555555", "value": {**ENTRY, **values}}]


def test_correction_without_the_wording_of_before_is_refused():
    block = CorrectionBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({**ENTRY, "former": "  "}))
    assert "Bitte eintragen, wie die Stelle vorher lautete" in str(caught.value.block_errors["former"])


def test_addition_needs_no_wording_of_before():
    block = CorrectionBlock()
    assert block.clean(block.to_python({**ENTRY, "kind": "addition"}))["date"] == date(2025, 9, 4)


def test_number_without_a_source_is_refused():
    block = FigureNumberBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"value": "5", "label": "Gäste", "source": " "}))
    assert "Eine Zahl braucht eine Quelle" in str(caught.value.block_errors["source"])


def test_addition_is_called_one_everywhere(client, db):
    page = find_release()
    add_entry(page, kind="addition")
    page.save_revision().publish()
    html = client.get(PATH).content.decode()
    assert "(Ergänzung)" in html and '"text":"Neu ist ein Satz."' not in html
    feed = client.get("/de/feed.atom").content.decode()
    assert "Ergänzung vom 4. September 2025: Neu ist ein Satz." in feed
    assert "Korrektur vom 3. September 2025: Es kamen 30.679 Gäste." in feed
    assert [one.text for one in list_corrections(find_release())] == ["Es kamen 30.679 Gäste."]


def publish(page) -> list[str]:
    """Return what the desk says when an editor publishes this state of a page."""
    request = RequestFactory().post("/")
    request.user, request.session = get_user_model().objects.get(username="redaktion"), {}
    request._messages = FallbackStorage(request)
    tell_silent_change(request, page)
    return [str(message) for message in get_messages(request)]


@pytest.mark.parametrize(("field", "label"), [("title", "Überschrift"), ("lead", "Vorspann"), ("body", "Inhalt")])
def test_silent_change_of_a_public_release_is_noticed(db, field, label):
    page = find_release()
    setattr(page, field, [] if field == "body" else "Anders gesagt")
    [message] = publish(page)
    assert message.startswith(f"Geändert ohne Korrektur: {label}. Die Mitteilung war schon öffentlich")


def test_change_with_a_correction_needs_no_reminder(db):
    page = find_release()
    page.lead = "Anders gesagt"
    add_entry(page, former="So war es.")
    assert publish(page) == []


def test_what_changes_no_words_needs_no_reminder(db):
    page = find_release()
    page.place, page.body = "Anderswo", page.body.get_prep_value()
    for block in page.body.raw_data:
        if block["type"] == "text":
            block["value"] = block["value"].replace("<p>", '<p data-block-key="abcde">')
    assert publish(page) == []


def test_draft_and_translation_need_no_reminder(db):
    draft, english = find_release(), find_release("meldung-2025-4", "en")
    draft.unpublish()
    for page in (find_release(), english):
        page.lead = "Anders gesagt"
        assert publish(page) == []
