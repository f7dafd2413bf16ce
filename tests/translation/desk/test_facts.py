"""Shared facts at the desk: through the queue, with the same gate."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from facts.models import ContactPoint
from tests.translation.desk.conftest import read_messages
from tests.translation.edits import find_locale
from translation.models import WorkItem
from translation.segments import load_fact_segments

PLACE = ("ar", "contactpoint", "polizei-110")


@pytest.fixture
def contact(db):
    """A contact point whose hours changed."""
    contact = ContactPoint.objects.get(key="polizei-110")
    contact.hours_de = "Von 8 bis 18 Uhr"
    contact.save()
    return contact


def send(person, contact, action: str, **texts):
    digests = {one.key: one.digest for one in load_fact_segments(contact, find_locale("ar"))}
    data = {"action": action}
    for name, text in texts.items():
        data |= {f"text:{name}#1": text, f"digest:{name}#1": digests[f"{name}#1"]}
    response = person.client.post(reverse("translation_desk:translate_fact", args=PLACE), data, follow=True)
    contact.refresh_from_db()
    return response


def test_screen(contact, translator):
    soup = translator.read("translate_fact", *PLACE)
    assert [one["name"] for one in soup.select("textarea")] == ["text:hours#1"]
    german = soup.select_one(".desk-text")
    assert [one.text for one in german.select("ins")] == ["Von", "8", "bis 18 Uhr"], "the German text with what changed in it"


def test_work_is_not_public(contact, translator):
    before = contact.hours_ar
    send(translator, contact, "save", hours="من 8 إلى 18")
    assert contact.hours_ar == before
    assert WorkItem.objects.get().text == "من 8 إلى 18"


def test_release(contact, translator):
    send(translator, contact, "release", hours="من 8 إلى 18 & أكثر")
    assert contact.hours_ar == "من 8 إلى 18 & أكثر"
    assert not contact.localise("hours", "ar").is_changed
    assert not WorkItem.objects.exists()


def test_gate_refuses(contact, translator):
    before = contact.hours_ar
    response = send(translator, contact, "release", hours="من 8 إلى 19")
    assert contact.hours_ar == before
    assert "Zurückgehalten" in response.content.decode()
    assert WorkItem.objects.get().text == "من 8 إلى 19"


def test_text_longer_than_the_column_is_refused(contact, translator):
    longest = ContactPoint._meta.get_field("name_ar").max_length
    response = send(translator, contact, "release", name="ن" * (longest + 1))
    assert response.status_code == 200
    assert contact.name_ar != "ن" * (longest + 1)


@pytest.mark.parametrize("place", [("ar", "contactpoint", "nobody"), ("ar", "place", "05111"), ("ar", "user", "betrieb")])
def test_what_is_no_fact_is_not_found(translator, place):
    assert translator.get("translate_fact", *place).status_code == 404


def test_nothing_to_send(contact, translator):
    response = send(translator, contact, "release")
    assert "nichts Neues" in read_messages(BeautifulSoup(response.content, "html5lib"))
