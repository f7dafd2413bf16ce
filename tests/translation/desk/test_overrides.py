"""Overrides of the gate: one finding, with a reason, by who may, logged."""

import csv

import pytest
from wagtail.models import PageLogEntry

from tests.translation.desk.conftest import find_hours, read_messages
from tests.translation.edits import find_locale
from translation.gate import Finding, Kind
from translation.judgement import inspect, load_protected_names
from translation.models import GateOverride, ProtectedName
from translation.planning import digest_segment


def override(person, page, reason: str, *, place: int = 0):
    """Press the button at one of the findings of the hours."""
    segment = find_hours(page)
    digest = read_override_buttons(person, page)[place].split("|")[2]
    return person.send(page, f"override|{segment.key}|{digest}", {}, **{f"reason:{segment.key}:{digest}": reason})


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
    assert "Beanstandung ist übergangen" in read_messages(soup)
    row = GateOverride.objects.get()
    assert (row.user, row.reason) == (editor.user, "Die Praxis in der Nachbarstadt hat andere Zeiten.")
    entry = PageLogEntry.objects.get(action="translation.override_gate")
    assert entry.user == editor.user and entry.data["reason"] == row.reason and entry.data["kind"] == row.kind
    assert entry.data["difference"] == [row.german, row.translation] and "13" in row.german and "12" in row.translation
    hours = find_hours(refused)
    translator.send(refused, "release", {hours.key: hours.work})
    assert find_hours(refused).state == "current"


def test_override_without_a_reason_is_refused(refused, editor):
    assert "Ohne Begründung" in read_messages(override(editor, refused, " "))
    assert not GateOverride.objects.exists()


def test_override_of_nothing_is_refused(refused, editor):
    segment = find_hours(refused)
    digest = Finding(Kind.PHONE, "110", "").digest
    soup = editor.send(refused, f"override|{segment.key}|{digest}", {}, **{f"reason:{segment.key}:{digest}": "Weil."})
    assert "besteht nicht mehr" in read_messages(soup)
    assert not GateOverride.objects.exists()


def test_translators_cannot_override(refused, translator):
    assert read_override_buttons(translator, refused) == []
    segment = find_hours(refused)
    (finding, *_more) = inspect(segment, segment.work, find_locale("ar"))
    data = {"action": f"override|{segment.key}|{finding.digest}", f"reason:{segment.key}:{finding.digest}": "Weil."}
    assert translator.post("translate_page", "ar", refused.translation_key, **data).status_code == 403
    assert not GateOverride.objects.exists()


def test_override_holds_for_this_text_only(refused, editor, translator):
    override(editor, refused, "Geprüft.")
    hours = find_hours(refused)
    translator.send(refused, "release", {hours.key: f"{hours.work} 77"})
    assert find_hours(refused).state == "changed"


@pytest.fixture
def twice_refused(changed_guide, translator):
    """The changed guide with work in which two numbers are wrong, both of one kind."""
    hours = find_hours(changed_guide)
    translator.send(changed_guide, "save", {hours.key: f"{hours.older_translation} 77 88"})
    return changed_guide


def find_findings(page) -> list[Finding]:
    hours = find_hours(page)
    return inspect(hours, hours.work, find_locale("ar"), protected=load_protected_names(find_locale("ar")))


def find_kinds(page) -> list[str]:
    return [str(one.kind) for one in find_findings(page)]


def test_override_lets_one_finding_pass_and_not_its_kind(twice_refused, editor, translator):
    kinds = find_kinds(twice_refused)
    assert kinds.count("number") == 2
    override(editor, twice_refused, "Die 77 ist der Name einer Buslinie.", place=kinds.index("number"))
    assert find_kinds(twice_refused).count("number") == 1
    hours = find_hours(twice_refused)
    translator.send(twice_refused, "release", {hours.key: hours.work})
    assert find_hours(twice_refused).state == "changed", "the other number is wrong still"
    for _finding in find_kinds(twice_refused):
        override(editor, twice_refused, "Auch richtig.")
    assert find_kinds(twice_refused) == []
    translator.send(twice_refused, "release", {hours.key: hours.work})
    assert find_hours(twice_refused).state == "current"
    assert GateOverride.objects.count() == len(kinds)


def test_later_finding_of_the_same_kind_is_raised(changed_guide, editor, translator):
    """The two texts stay the same; the list of protected names grew."""
    hours = find_hours(changed_guide)
    first, second = [word for word in hours.german.split() if word.isalpha() and word.istitle()][:2]
    text = hours.older_translation.replace("9–12", "9–13").replace(first, "").replace(second, "")
    ProtectedName.objects.create(name=first)
    translator.send(changed_guide, "save", {hours.key: text})
    override(editor, changed_guide, "Wird hier nicht genannt.")
    assert find_findings(changed_guide) == []
    ProtectedName.objects.create(name=second)
    assert [(one.kind, one.source) for one in find_findings(changed_guide)] == [(Kind.NAME, second)]


def test_list_for_reviewers(refused, editor, reviewer, translator):
    override(editor, refused, "=Weil 13 stimmt")
    soup = reviewer.read("overrides")
    (row,) = soup.select("table.listing tbody tr")
    assert "=Weil 13 stimmt" in row.text and "Arabisch" in row.text and "Zeitangabe" in row.text
    assert reviewer.client.get(row.select_one("a")["href"]).status_code == 200
    assert not reviewer.read("overrides", language="en").select("tbody tr")
    assert not reviewer.read("overrides", kind="phone").select("tbody tr")
    assert reviewer.read("overrides", kind="nonsense").select("tbody tr")
    assert translator.get("overrides").status_code == 403


def test_list_as_csv(refused, editor, reviewer):
    override(editor, refused, "=Weil 13 stimmt")
    response = reviewer.get("overrides", format="csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    heading, row = csv.reader(response.content.decode("utf-8-sig").splitlines())
    assert dict(zip(heading, row, strict=True))["Begründung"] == "'=Weil 13 stimmt", "no formula for a spreadsheet"
    assert dict(zip(heading, row, strict=True))["Gilt"] == "ja"


def test_override_of_a_whole_kind_is_listed_and_lets_nothing_pass(refused, reviewer):
    """Rows from before findings were told apart."""
    hours = find_hours(refused)
    (finding, *_more) = inspect(hours, hours.work, find_locale("ar"))
    GateOverride.objects.create(
        locale=find_locale("ar"), source_digest=hours.digest, target_digest=digest_segment(hours.work), kind=str(finding.kind),
        source_text=hours.german, target_text=hours.work, reason="Früher",
    )  # fmt: skip
    assert inspect(hours, hours.work, find_locale("ar"))
    assert "gilt nicht mehr" in reviewer.read("overrides").select_one("tbody tr").text
