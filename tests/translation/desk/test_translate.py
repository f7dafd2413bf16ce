"""Translating a page: work apart from what is public, release through the gate."""

import pytest
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation

from core.models import TreeVersion
from tests.translation.desk.conftest import ARABIC, HEADING, NEW_HEADING, Person, find_hours, find_segment, read_messages, read_public
from tests.translation.edits import find_locale, find_page, replace
from translation.models import Origin, WorkItem
from translation.segments import load_page_segments, save_work

# What is shown


def test_german_beside_the_translation(changed_guide, translator):
    soup = translator.read("translate_page", "ar", changed_guide.translation_key)
    field = soup.select_one("textarea")
    assert (field["lang"], field["dir"], field.text) == ("ar", "rtl", "")
    german = soup.select_one(".desk-text")
    assert (german["lang"], german["dir"]) == ("de", "ltr")
    assert german.text == NEW_HEADING
    assert not german.select("del") and german.select_one("ins").text == " erklärt"


def test_older_translation_is_offered(changed_guide, translator):
    segment = find_segment(changed_guide, NEW_HEADING)
    soup = translator.read("translate_page", "ar", changed_guide.translation_key)
    offer = soup.select_one(".desk-offer .desk-text")
    assert offer.text == segment.older_translation
    assert (offer["lang"], offer["dir"]) == ("ar", "rtl")


def test_all_segments_on_demand(changed_guide, translator):
    few = translator.read("translate_page", "ar", changed_guide.translation_key).select("textarea")
    many = translator.read("translate_page", "ar", changed_guide.translation_key, show="all").select("textarea")
    assert (len(few), len(many)) == (2, len(load_page_segments(changed_guide, find_locale("ar"))))


def test_every_field_has_a_label(changed_guide, translator):
    soup = translator.read("translate_page", "ar", changed_guide.translation_key, show="all")
    labelled = {one["for"] for one in soup.select(".desk label")}
    assert {one["id"] for one in soup.select(".desk textarea, .desk input:not([type=hidden])")} <= labelled


def test_plain_text_is_typed_as_it_reads(guide, publish, translator):
    page = find_page("hilfe-bei-gewalt")
    publish(replace(page, "Es gibt Hilfe", "Es gibt Rat & Hilfe"))
    page = find_page("hilfe-bei-gewalt")
    (segment,) = [one for one in load_page_segments(page, find_locale("ar")) if "&amp;" in one.german]
    translator.send(page, "release", {segment.key: 'مشورة & مساعدة "ليلا"'})
    (row,) = StringTranslation.objects.filter(locale=find_locale("ar"), translation_of__data=segment.german)
    assert row.data == 'مشورة &amp; مساعدة "ليلا"'
    soup = translator.read("translate_page", "ar", page.translation_key, show="all")
    assert 'مشورة & مساعدة "ليلا"' in [one.text for one in soup.select("textarea")]


# Work


def test_saved_work_changes_nothing_public(changed_guide, translator, client):
    segment = find_segment(changed_guide, NEW_HEADING)
    before, version = read_public(client), TreeVersion.read()
    soup = translator.send(changed_guide, "save", {segment.key: ARABIC})
    assert "Zwischengespeichert, noch nicht öffentlich: 1 Abschnitt." in read_messages(soup)
    assert (read_public(client), TreeVersion.read()) == (before, version)
    assert WorkItem.objects.get().text == ARABIC
    assert soup.select_one("textarea").text == ARABIC


def test_work_of_one_language_is_not_in_another(changed_guide, translator):
    segment = find_segment(changed_guide, NEW_HEADING)
    translator.send(changed_guide, "save", {segment.key: ARABIC})
    assert find_segment(changed_guide, NEW_HEADING, "uk").work is None


def test_emptied_field_drops_the_work(changed_guide, translator):
    segment = find_segment(changed_guide, NEW_HEADING)
    translator.send(changed_guide, "save", {segment.key: ARABIC})
    translator.send(changed_guide, "save", {segment.key: " "})
    assert not WorkItem.objects.exists()


def test_untouched_public_text_is_no_work(guide, translator):
    segment = find_segment(guide, HEADING)
    translator.send(guide, "save", {segment.key: segment.translation})
    assert not WorkItem.objects.exists()


def test_adopting_the_older_translation_keeps_what_was_typed(changed_guide, translator):
    heading, hours = find_segment(changed_guide, NEW_HEADING), find_hours(changed_guide)
    translator.send(changed_guide, f"adopt|{heading.key}|older", {heading.key: "", hours.key: "نص"})
    assert find_segment(changed_guide, NEW_HEADING).work == heading.older_translation
    assert find_hours(changed_guide).work == "نص"


# Release


def test_release_makes_the_mark_go_away(changed_guide, translator, client):
    segment = find_segment(changed_guide, NEW_HEADING)
    assert NEW_HEADING in read_public(client)
    soup = translator.send(changed_guide, "release", {segment.key: ARABIC})
    assert "Freigegeben und öffentlich: 1 Abschnitt." in read_messages(soup)
    public = read_public(client)
    assert ARABIC in public and NEW_HEADING not in public
    assert not WorkItem.objects.exists()
    assert find_segment(changed_guide, NEW_HEADING).state == "current"


def test_one_segment_alone_can_be_released(changed_guide, translator):
    heading, hours = find_segment(changed_guide, NEW_HEADING), find_hours(changed_guide)
    translator.send(changed_guide, f"release|{heading.key}", {heading.key: ARABIC, hours.key: "قيد العمل"})
    assert find_segment(changed_guide, NEW_HEADING).state == "current"
    assert (find_hours(changed_guide).state, find_hours(changed_guide).work) == ("changed", "قيد العمل")


def test_refused_release_keeps_the_work_and_tells_the_reason(changed_guide, translator, client):
    hours = find_hours(changed_guide)
    before = read_public(client)
    soup = translator.send(changed_guide, "release", {hours.key: hours.older_translation})
    assert "Zurückgehalten: 1 Abschnitt." in read_messages(soup)
    assert read_public(client) == before
    assert find_hours(changed_guide).work == hours.older_translation
    finding = soup.select_one(".desk-findings li")
    assert "13" in finding.text and "12" in finding.text
    sides = finding.select("dd")
    assert "13" in sides[0].text and "12" in sides[1].text
    assert soup.select_one("textarea[aria-invalid=true]")


def test_refused_and_accepted_in_one_release(changed_guide, translator):
    heading, hours = find_segment(changed_guide, NEW_HEADING), find_hours(changed_guide)
    soup = translator.send(changed_guide, "release", {heading.key: ARABIC, hours.key: hours.older_translation})
    assert "Freigegeben und öffentlich: 1 Abschnitt." in read_messages(soup)
    assert "Zurückgehalten: 1 Abschnitt." in read_messages(soup)
    assert [one.german for one in load_page_segments(changed_guide, find_locale("ar")) if one.state != "current"] == [hours.german]


def test_text_for_a_german_text_that_changed_meanwhile_is_kept_not_released(changed_guide, translator, publish):
    segment = find_segment(changed_guide, NEW_HEADING)
    publish(replace(changed_guide, NEW_HEADING, "Ganz anders"))
    page = find_page("arzt-finden")
    soup = translator.send(page, "release", {segment.key: ARABIC}, digests={segment.key: segment.digest})
    assert "Der deutsche Text hat sich inzwischen geändert" in read_messages(soup)
    assert find_segment(page, "Ganz anders").work == ARABIC
    assert find_segment(page, "Ganz anders").state == "changed"


def test_text_follows_its_paragraph(guide, translator, publish):
    """Between the screen and the button a line was put in before the one that was translated."""
    segment = find_segment(guide, "Pünktlich kommen")
    publish(replace(guide, "Karte mitbringen</li>", "Karte mitbringen</li><li>Maske tragen</li>"))
    page = find_page("arzt-finden")
    translator.send(page, "release", {segment.key: "احضر في الموعد"}, digests={segment.key: segment.digest})
    assert find_segment(page, "Pünktlich kommen").translation == "احضر في الموعد"
    assert find_segment(page, "Maske tragen").work is None


def test_unchanged_machine_text_stays_a_machine_s(changed_guide, translator):
    segment = find_segment(changed_guide, NEW_HEADING)
    save_work(segment, find_locale("ar"), ARABIC, origin=Origin.MACHINE, tool_name="DeepL")
    translator.send(changed_guide, "release", {segment.key: ARABIC})
    row = StringTranslation.objects.get(locale=find_locale("ar"), translation_of__data=NEW_HEADING)
    assert (row.translation_type, row.tool_name) == (StringTranslation.TRANSLATION_TYPE_MACHINE, "DeepL")


def test_edited_machine_text_is_a_person_s(changed_guide, translator):
    segment = find_segment(changed_guide, NEW_HEADING)
    save_work(segment, find_locale("ar"), ARABIC, origin=Origin.MACHINE, tool_name="DeepL")
    translator.send(changed_guide, "release", {segment.key: f"{ARABIC} كاملا"})
    row = StringTranslation.objects.get(locale=find_locale("ar"), translation_of__data=NEW_HEADING)
    assert (row.translation_type, row.last_translated_by) == (StringTranslation.TRANSLATION_TYPE_MANUAL, translator.user)


def test_title_too_long_is_refused(guide, translator):
    segment = next(one for one in load_page_segments(guide, find_locale("ar")) if one.path == "title")
    soup = translator.send(guide, "release", {segment.key: "ن" * 256})
    assert "zu lang" in read_messages(soup)
    assert find_page("arzt-finden", "ar").title == segment.translation


def test_first_translation_makes_the_page(db, client):
    page = find_page("wohnung-suchen")
    segment = next(one for one in load_page_segments(page, find_locale("uk")) if one.path == "title")
    Person("uebersetzung-uk").send(page, "release", {segment.key: "Шукаємо житло"}, code="uk")
    assert "Шукаємо житло" in client.get("/uk/neu-hier/wohnen/wohnung-suchen/").content.decode()


def test_release_is_logged(changed_guide, translator):
    translator.send(changed_guide, "release", {find_segment(changed_guide, NEW_HEADING).key: ARABIC})
    entry = PageLogEntry.objects.get(action="translation.release")
    assert (entry.user, entry.data) == (translator.user, {"language": "ar", "segments": 1})


@pytest.mark.parametrize("action", ["", "nonsense", "release|nowhere#1", "adopt|nowhere#1|older", "release_everything"])
def test_unknown_buttons_do_nothing(changed_guide, translator, action):
    translator.send(changed_guide, action, {})
    assert not WorkItem.objects.exists()
