"""Freezing an edition at the desk: a look before the act, a confirmation, and no way to undo it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model

from core.publishing.turns import PAPER, take_turn
from strategy.models import Edition, Publication
from strategy.publishing import build_languages

FREEZE, LIST = "/admin/publications/editions/freeze/", "/admin/publications/editions/"


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.get(username="redaktion"))
    return client


@pytest.fixture
def built(renders):
    build_languages(["de", "en", "ar"])


def read(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html5lib")


def test_editor_sees_what_will_be_frozen_and_freezes_it(editor, built):
    page = read(editor.get(FREEZE))
    assert "Deutsch, Englisch, Arabisch" in page.get_text()
    response = editor.post(FREEZE, {"label": "Kabinettsfassung", "confirmed": "on"})
    edition = Edition.objects.get()
    assert (response["Location"], edition.label, edition.created_by.username) == (LIST, "Kabinettsfassung", "redaktion")
    assert edition.name in read(editor.get(LIST)).get_text()


def test_looking_keeps_nobody_from_building(editor, built, monkeypatch):
    monkeypatch.delattr("strategy.editions.freezing.take_turn")
    assert read(editor.get(FREEZE)).find("form", action=FREEZE) is not None
    with take_turn(PAPER, is_patient=False):
        assert "gerade gebaut" in read(editor.get(FREEZE)).find(role="alert").get_text()


def test_nothing_is_frozen_without_confirmation(editor, built):
    response = editor.post(FREEZE, {"label": ""})
    assert "Bitte bestätigen" in response.content.decode()
    assert not Edition.objects.exists()


def test_reasons_stand_in_place_of_the_button(editor, built):
    Publication.objects.filter(language_code="en", format="epub").update(error="Bild ohne Text")
    page = read(editor.get(FREEZE))
    assert page.find(role="alert").li.get_text().startswith("Papier als EPUB, Englisch: Der letzte Bau ist gescheitert (Bild ohne Text).")
    assert page.find("form", action=FREEZE) is None


def test_act_is_refused_when_something_came_in_between(editor, built):
    Publication.objects.filter(language_code="en", format="epub").update(error="Bild ohne Text")
    response = editor.post(FREEZE, {"confirmed": "on"})
    assert response.status_code == 409
    assert "gescheitert" in response.content.decode()
    assert not Edition.objects.exists()


def test_numbers_are_added_later_and_checked(editor, built):
    editor.post(FREEZE, {"confirmed": "on"})
    url = f"{LIST}{Edition.objects.get().name}/"
    assert "keine gültige ISBN" in editor.post(url, {"isbn": "978-3-16-148410-1"}).content.decode()
    editor.post(url, {"isbn": "978-3-16-148410-0", "name": "1999-01-01"})
    edition = Edition.objects.get()
    assert (edition.isbn, edition.name != "1999-01-01") == ("978-3-16-148410-0", True)


@pytest.mark.parametrize("path", [LIST, FREEZE])
def test_translators_may_not(client, db, path):
    client.force_login(get_user_model().objects.get(username="uebersetzung-ar"))
    assert client.get(path).status_code in (302, 403)


def test_desk_offers_no_deletion(editor, built):
    editor.post(FREEZE, {"confirmed": "on"})
    assert "delete" not in editor.get(LIST).content.decode().split("<main")[1]
