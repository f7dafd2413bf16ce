"""The form of a fact writes German and Leichte Sprache. Translations are shown, and nothing that is sent changes them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from facts.models import NoticePhrase, Term
from translation.desk.permissions import find_translation_locales


@pytest.fixture
def term(db) -> Term:
    return Term.objects.get(key="termin")


def send(client, term, address: str, **fields) -> int:
    """Send the whole form with all languages, as somebody would who made the fields appear."""
    data = {"key": term.key, "german": term.german, "explanation_de": term.explanation_de, **fields}
    return client.post(address, data).status_code


def get_address(name: str, *args) -> str:
    return reverse(f"wagtailsnippets_facts_term:{name}", args=args)


def test_only_german_and_rewritings_have_fields(admin_client, term):
    soup = BeautifulSoup(admin_client.get(get_address("edit", term.pk)).content, "html5lib")
    names = {one.get("name") for one in soup.select("textarea, input")}
    assert {name for name in names if name and name.startswith("explanation")} == {"explanation_de", "explanation_de_simple"}
    assert term.explanation_ar in soup.text, "it is shown"


def test_hint_leads_into_the_queue(admin_client, term):
    page = admin_client.get(get_address("edit", term.pk)).content.decode()
    for locale in find_translation_locales():
        address = reverse("translation_desk:translate_fact", args=[locale.language_code, "term", "termin"])
        assert f'href="{address}"' in page
        assert admin_client.get(address).status_code == 200
    assert "Geschrieben werden sie am Übersetzungstisch" in page
    assert "Übersetzt wird erst, wenn" in admin_client.get(get_address("add")).content.decode()


def test_sent_translation_changes_nothing(admin_client, term):
    before = (term.explanation_ar, term.explanation_en, term.source_digests)
    assert (
        send(admin_client, term, get_address("edit", term.pk), explanation_ar="أي شيء", explanation_en="", explanation_de_simple="Leicht.")
        == 302
    )
    term.refresh_from_db()
    assert (term.explanation_ar, term.explanation_en) == before[:2]
    assert term.source_digests["explanation.ar"] == before[2]["explanation.ar"]
    assert term.explanation_de_simple == "Leicht."


def test_german_edit_makes_translations_old(admin_client, term):
    assert send(admin_client, term, get_address("edit", term.pk), explanation_de="Eine andere Erklärung.", explanation_ar="أي شيء") == 302
    term.refresh_from_db()
    assert term.localise("explanation", "ar").is_changed


def test_new_fact_has_no_translations(admin_client, term):
    assert send(admin_client, Term(key="neu", german="Neu", explanation_de="Neu."), get_address("add"), explanation_ar="أي شيء") == 302
    assert not Term.objects.get(key="neu").explanation_ar


def test_earlier_version_is_brought_back_without_new_translations(admin_client, term):
    revision = term.save_revision()
    address = get_address("revisions_revert", term.pk, revision.pk)
    assert admin_client.get(address).status_code == 200
    assert send(admin_client, term, address, explanation_ar="أي شيء", revision=revision.pk) == 302
    term.refresh_from_db()
    assert term.explanation_ar != "أي شيء"


def test_other_slots_in_german_make_the_translations_old_and_nothing_crashes(admin_client, db):
    phrase = NoticePhrase.objects.create(key="probe", text_de="Am {date} heiß.", text_ar="حار في {date}.")
    address = reverse("wagtailsnippets_facts_noticephrase:edit", args=[phrase.pk])
    assert admin_client.post(address, {"key": "probe", "text_de": "Am {date} um {time} heiß."}).status_code == 302
    phrase.refresh_from_db()
    assert phrase.localise("text", "ar").is_changed
