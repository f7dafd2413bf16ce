"""Overrides of the gate: one finding, with a reason, by who may, logged."""

import pytest
from wagtail.models import PageLogEntry

from tests.translation.desk.conftest import find_hours, read_messages
from translation.models import GateOverride


def override(person, page, reason: str):
    segment = find_hours(page)
    (kind,) = {one.split("|")[2] for one in read_override_buttons(person, page)} or {"number"}
    return person.send(page, f"override|{segment.key}|{kind}", {}, **{f"reason:{segment.key}:{kind}": reason})


def read_override_buttons(person, page) -> list[str]:
    soup = person.read("translate_page", "ar", page.translation_key)
    return [one["value"] for one in soup.select("button[name=action]") if one["value"].startswith("override|")]


@pytest.fixture
def refused(changed_guide, translator):
    """The changed guide with an older text in the field that the gate holds back."""
    hours = find_hours(changed_guide)
    translator.send(changed_guide, "release", {hours.key: hours.older_translation})
    return changed_guide


def test_override_with_a_reason_is_logged_and_lets_pass(refused, editor, translator, client):
    soup = override(editor, refused, "Die Praxis in der Nachbarstadt hat andere Zeiten.")
    assert "Beanstandung übergangen" in read_messages(soup)
    row = GateOverride.objects.get()
    assert (row.user, row.reason) == (editor.user, "Die Praxis in der Nachbarstadt hat andere Zeiten.")
    entry = PageLogEntry.objects.get(action="translation.override_gate")
    assert entry.user == editor.user and entry.data["reason"] == row.reason and entry.data["kind"] == row.kind
    hours = find_hours(refused)
    translator.send(refused, "release", {hours.key: hours.work})
    assert find_hours(refused).state == "current"


def test_override_without_a_reason_is_refused(refused, editor):
    assert "Ohne Begründung" in read_messages(override(editor, refused, " "))
    assert not GateOverride.objects.exists()


def test_override_of_nothing_is_refused(refused, editor):
    segment = find_hours(refused)
    soup = editor.send(refused, f"override|{segment.key}|phone", {}, **{f"reason:{segment.key}:phone": "Weil."})
    assert "besteht nicht mehr" in read_messages(soup)
    assert not GateOverride.objects.exists()


def test_translators_cannot_override(refused, translator):
    assert read_override_buttons(translator, refused) == []
    segment = find_hours(refused)
    data = {"action": f"override|{segment.key}|number", f"reason:{segment.key}:number": "Weil."}
    assert translator.post("translate_page", "ar", refused.translation_key, **data).status_code == 403
    assert not GateOverride.objects.exists()


def test_override_holds_for_this_text_only(refused, editor, translator):
    override(editor, refused, "Geprüft.")
    hours = find_hours(refused)
    translator.send(refused, "release", {hours.key: f"{hours.work} 77"})
    assert find_hours(refused).state == "changed"
