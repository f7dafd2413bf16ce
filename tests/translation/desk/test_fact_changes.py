"""A changed German text of a shared fact: the difference in the queue, minor edits with the gate, as for pages."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from facts.models import ContactPoint
from tests.translation.desk.conftest import read_messages
from tests.translation.edits import find_locale
from translation.segments import load_fact_segments, release_fact

PLACE = ("contactpoint", "polizei-110")
CODES = ["en", "ar", "uk"]


def change(**columns) -> ContactPoint:
    contact = ContactPoint.objects.get(key="polizei-110")
    for name, text in columns.items():
        setattr(contact, name, text)
    contact.save()
    return ContactPoint.objects.get(key="polizei-110")


@pytest.fixture
def contact(db) -> ContactPoint:
    """A contact point whose name changed by one word."""
    before = ContactPoint.objects.get(key="polizei-110").name_de
    return change(name_de=f"{before} NRW")


def find_segment(name: str, code: str = "ar"):
    fact = ContactPoint.objects.get(key="polizei-110")
    (segment,) = [one for one in load_fact_segments(fact, find_locale(code)) if one.path == name]
    return segment


def test_translator_sees_the_difference(contact, translator):
    soup = translator.read("translate_fact", "ar", *PLACE)
    assert [one.text.strip() for one in soup.select(".desk-text ins")] == ["NRW"]
    assert find_segment("name").older_german == contact.name_de.removesuffix(" NRW")
    assert soup.select("button[value='adopt|name#1|older']")


def test_editor_sees_the_change_in_all_languages(contact, editor):
    soup = editor.read("fact_changes", *PLACE)
    (sheet,) = soup.select("section.desk-sheet")
    assert [one["lang"] for one in sheet.select("dd")] == CODES
    assert [one.text.strip() for one in sheet.select("ins")] == ["NRW"]
    form = editor.client.get(reverse("wagtailsnippets_facts_contactpoint:edit", args=[contact.pk])).content.decode()
    assert reverse("translation_desk:fact_changes", args=PLACE) in form


def test_minor_edit_in_chosen_languages(contact, editor):
    response = editor.post("fact_changes", *PLACE, action="confirm", segment=["name#1"], language=["ar", "uk"])
    assert BeautifulSoup(response.content, "html5lib").select_one("#result").text == "Bestätigt: 2 Übersetzungen"
    assert [find_segment("name", code).state for code in CODES] == ["changed", "current", "current"]
    assert ModelLogEntry.objects.filter(action="translation.confirm", user=editor.user).exists()
    assert list(ContactPoint.objects.get(key="polizei-110").older_sources.values()) == [contact.name_de.removesuffix(" NRW")]


def test_gate_keeps_another_number_out_of_date(db, editor):
    change(hours_de="Von 8 bis 18 Uhr", hours_ar="من 8 إلى 18")
    change(hours_de="Von 8 bis 19 Uhr")
    response = editor.post("fact_changes", *PLACE, action="confirm", segment=["hours#1"], language=["ar"])
    soup = BeautifulSoup(response.content, "html5lib")
    assert "19" in soup.select_one(".desk-result > ul > li").text
    assert find_segment("hours").state == "changed"


def test_nothing_chosen(contact, editor):
    response = editor.client.post(reverse("translation_desk:fact_changes", args=PLACE), {"action": "confirm"}, follow=True)
    assert "Bitte mindestens einen Abschnitt" in read_messages(BeautifulSoup(response.content, "html5lib"))


@pytest.mark.parametrize("name", ["translator", "reviewer"])
def test_only_who_changes_facts_confirms(contact, request, name):
    person = request.getfixturevalue(name)
    assert person.get("fact_changes", *PLACE).status_code == 403
    assert person.post("fact_changes", *PLACE, segment=["name#1"], language=CODES).status_code == 403
    assert find_segment("name").state == "changed"


def test_what_is_no_fact_is_not_found(operator):
    assert operator.get("fact_changes", "user", "betrieb").status_code == 404


def test_release_does_not_undo_what_an_editor_changed_meanwhile(contact):
    """The German text changes after the screen was read and before the column is written."""
    held = ContactPoint.objects.get(key="polizei-110")
    change(phone="999", name_de="Polizei 9")
    release = release_fact(held, find_locale("ar"), {"name#1": "الشرطة"})
    assert len(release.refused) == 1, "the number of the new German text is missing"
    assert release_fact(held, find_locale("ar"), {"name#1": "الشرطة 9"}).released == 1
    contact = ContactPoint.objects.get(key="polizei-110")
    assert (contact.phone, contact.name_de, contact.name_ar) == ("999", "Polizei 9", "الشرطة 9")
