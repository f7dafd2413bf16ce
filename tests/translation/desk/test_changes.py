"""After a publish: differences, minor edits in many languages at once, the need of the page, the panel of the edit screen."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from tests.translation.desk.conftest import NEW_HEADING, find_segment, read_messages
from tests.translation.edits import find_page
from translation.models import PagePriority, Priority, RefreshRun
from translation.tasks import request_refresh

CODES = ["en", "ar", "uk"]


def test_each_change_is_shown_with_its_difference(changed_guide, editor):
    soup = editor.read("changes", changed_guide.pk)
    assert [one.text for one in soup.select(".desk-sheet ins")] == [" erklärt", "9–13"]
    assert [one.text for one in soup.select(".desk-sheet del")] == ["9–12"]
    first = soup.select_one(".desk-sheet")
    assert [one["lang"] for one in first.select("dd")] == CODES
    assert find_segment(changed_guide, NEW_HEADING).older_translation in first.text


def test_nothing_changed(guide, editor):
    assert "Kein Abschnitt ist anders" in editor.read("changes", guide.pk).text


def test_minor_edit_in_all_languages(changed_guide, editor, client):
    key = find_segment(changed_guide, NEW_HEADING).key
    response = editor.post("changes", changed_guide.pk, action="confirm", segment=[key], language=CODES)
    soup = BeautifulSoup(response.content, "html5lib")
    assert soup.select_one("#result").text == "Bestätigt: 3 Übersetzungen"
    assert [find_segment(changed_guide, NEW_HEADING, code).state for code in CODES] == ["current"] * 3
    assert NEW_HEADING not in client.get("/ar/neu-hier/gesundheit/arzt-finden/").content.decode()


def test_gate_keeps_a_change_of_figures_out_of_date(changed_guide, editor):
    keys = [one["value"] for one in editor.read("changes", changed_guide.pk).select("input[name=segment]")]
    response = editor.post("changes", changed_guide.pk, action="confirm", segment=keys, language=CODES)
    soup = BeautifulSoup(response.content, "html5lib")
    assert soup.select_one("#result").text == "Bestätigt: 3 Übersetzungen"
    refused = soup.select(".desk-result > ul > li")
    assert [one.strong.text for one in refused] == ["Englisch", "Arabisch", "Ukrainisch"]
    assert all("13" in one.text for one in refused)
    assert len(soup.select("input[name=segment]")) == 1


def test_only_chosen_languages(changed_guide, editor):
    key = find_segment(changed_guide, NEW_HEADING).key
    editor.post("changes", changed_guide.pk, action="confirm", segment=[key], language=["uk"])
    assert [find_segment(changed_guide, NEW_HEADING, code).state for code in CODES] == ["changed", "changed", "current"]


def test_nothing_chosen(changed_guide, editor):
    response = editor.client.post(reverse("translation_desk:changes", args=[changed_guide.pk]), {"action": "confirm"}, follow=True)
    assert "Bitte mindestens einen Abschnitt" in read_messages(BeautifulSoup(response.content, "html5lib"))


def test_need_of_a_page(guide, editor):
    editor.post("changes", guide.pk, action="priority", priority=Priority.EMERGENCY)
    assert PagePriority.objects.get(page_id=guide.pk).priority == Priority.EMERGENCY
    assert editor.read("changes", guide.pk).select_one("option[selected]").text == "Notfall"
    editor.post("changes", guide.pk, action="priority", priority=99)
    assert PagePriority.objects.get(page_id=guide.pk).priority == Priority.EMERGENCY


def test_state_of_the_page(changed_guide, editor):
    names = [one.text for one in editor.read("changes", changed_guide.pk).select("#state ~ table tbody th")]
    assert names == ["Leichte Sprache", "Englisch", "Arabisch", "Ukrainisch"]


@pytest.mark.parametrize("name", ["translator", "reviewer"])
def test_only_who_publishes_german_confirms(changed_guide, request, name):
    person = request.getfixturevalue(name)
    key = find_segment(changed_guide, NEW_HEADING).key
    assert person.get("changes", changed_guide.pk).status_code == 403
    assert person.post("changes", changed_guide.pk, segment=[key], language=CODES).status_code == 403
    assert person.post("changes", changed_guide.pk, action="priority", priority=1).status_code == 403
    assert find_segment(changed_guide, NEW_HEADING).state == "changed"
    assert not PagePriority.objects.exists()


def test_translated_pages_have_no_changes(editor):
    assert editor.get("changes", find_page("arzt-finden", "ar").pk).status_code == 404


# The panel of the edit screen


def read_panel(editor, page) -> str:
    soup = BeautifulSoup(editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html5lib")
    return " ".join(soup.select_one(".w-panel__content .desk").text.split())


def test_panel_tells_of_the_last_refresh(changed_guide, editor):
    text = read_panel(editor, changed_guide)
    assert "Abgeglichen am" in text and "0 von 3 Sprachen waren vollständig" in text and "Arabisch: 2 geändert" in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (RefreshRun.State.WAITING, "warten auf den Abgleich"),
        (RefreshRun.State.RUNNING, "werden gerade abgeglichen"),
        (RefreshRun.State.FAILED, "gescheitert"),
    ],
)
def test_panel_tells_the_state(guide, editor, state, words):
    run = request_refresh(guide)
    run.state, run.error, run.finished_at = state, "ar: OperationalError: disk full", run.requested_at
    run.save()
    text = read_panel(editor, guide)
    assert words in text
    assert ("disk full" in text) is (state == RefreshRun.State.FAILED)


def test_failed_refresh_is_run_again(guide, editor, translator, django_capture_on_commit_callbacks):
    RefreshRun.objects.create(page_id=guide.pk, state=RefreshRun.State.FAILED, error="Kein Speicher", finished_at=timezone.now())
    address = reverse("translation_desk:changes", args=[guide.pk])
    assert f'href="{address}#refresh"' in editor.client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    assert translator.post("changes", guide.pk, action="refresh").status_code == 403
    assert editor.read("changes", guide.pk).select_one("#refresh button")["value"] == "refresh"
    with django_capture_on_commit_callbacks(execute=True):
        editor.post("changes", guide.pk, action="refresh")
    assert RefreshRun.objects.filter(page_id=guide.pk).first().state == RefreshRun.State.DONE
    assert "Abgeglichen am" in read_panel(editor, guide)
    assert PageLogEntry.objects.filter(action="translation.refresh", user=editor.user).exists()


def test_refresh_that_waits_is_enough(guide, editor):
    request_refresh(guide)
    assert not editor.read("changes", guide.pk).select_one("#refresh")
    editor.post("changes", guide.pk, action="refresh")
    assert RefreshRun.objects.count() == 1


def test_panel_leads_to_the_changes(guide, editor):
    page = editor.client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    assert reverse("translation_desk:changes", args=[guide.pk]) in page
