"""The queue of a language: exactly what is open, the most needed first."""

from django.urls import reverse

from facts.models import ContactPoint
from tests.translation.desk.conftest import NEW_HEADING, find_segment
from tests.translation.edits import find_locale, find_page
from translation.models import PagePriority, Priority
from translation.segments import save_work


def read_titles(soup) -> list[str]:
    return [one.text for one in soup.select("tbody th a")]


def test_queue_is_empty_where_everything_is_translated(translator):
    assert "Hier ist alles übersetzt." in translator.read("queue", "ar").text


def test_queue_lists_the_changed_page(changed_guide, translator):
    soup = translator.read("queue", "ar")
    assert read_titles(soup) == ["Eine Praxis finden"]
    assert "2 geändert" in soup.select_one("tbody").text


def test_queue_leads_to_exactly_the_changed_segments(changed_guide, translator):
    link = translator.read("queue", "ar").select_one("tbody th a")["href"]
    assert link == reverse("translation_desk:translate_page", args=["ar", changed_guide.translation_key])
    soup = translator.read("translate_page", "ar", changed_guide.translation_key)
    assert len(soup.select("textarea")) == 2
    assert [[one.text for one in sheet.select("ins")] for sheet in soup.select(".desk-sheet:has(textarea)")] == [[" erklärt"], ["9–13"]]


def test_needed_pages_first(db, operator):
    PagePriority.objects.create(page=find_page("ausblick").page_ptr, priority=Priority.EMERGENCY)
    assert read_titles(operator.read("queue", "uk"))[0] == "Der Ausblick"


def test_drafts_are_counted(changed_guide, translator):
    save_work(find_segment(changed_guide, NEW_HEADING), find_locale("ar"), "نص")
    assert translator.read("queue", "ar").select("tbody td")[-1].text == "1"


def test_facts_are_in_the_queue(translator):
    contact = ContactPoint.objects.get(key="polizei-110")
    contact.hours_de = "Immer"
    contact.save()
    soup = translator.read("queue", "ar")
    assert [one["href"] for one in soup.select("tbody th a")] == [
        reverse("translation_desk:translate_fact", args=["ar", "contactpoint", "polizei-110"])
    ]
    assert "Notfall" in soup.select_one("tbody").text


def test_filter(db, operator):
    assert read_titles(operator.read("queue", "uk", state="changed")) == []
    assert set(read_titles(operator.read("queue", "uk", section="facts"))) == {"Anmeldung", "Bescheid", "Termin"}


def test_translators_go_straight_to_their_queue(translator):
    assert translator.get("queues").headers["Location"] == reverse("translation_desk:queue", args=["ar"])


def test_others_choose_a_language(editor, reviewer, operator):
    for person in (editor, reviewer, operator):
        assert read_titles(person.read("queues")) == ["Englisch", "Arabisch", "Ukrainisch"]


def test_menu(translator, editor):
    assert reverse("translation_desk:queues") in translator.client.get("/admin/").content.decode()
    assert reverse("translation_desk:queues") in editor.client.get("/admin/").content.decode()


def test_german_and_rewritings_have_no_queue(operator):
    assert [operator.get("queue", code).status_code for code in ("de", "de-simple", "xx")] == [404, 404, 404]


def test_queries_do_not_grow_with_the_queue(operator, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        operator.read("queue", "uk")
