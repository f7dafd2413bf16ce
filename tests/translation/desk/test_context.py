"""What stands beside the segments: earlier translations, links out of the site, the preview."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import SegmentOverride

from tests.translation.desk.conftest import ARABIC, NEW_HEADING, Person, find_segment, read_messages, read_public
from tests.translation.edits import find_locale, find_page, replace
from translation.desk.suggestions import Memory
from translation.segments import load_page_segments

LINK = "https://quelle.example/praxis"

# Suggestions


def test_exact_match_from_another_page(guide, publish):
    page = find_page("hilfe-bei-gewalt")
    publish(replace(page, "Es gibt Hilfe, Tag und Nacht.", "Suchen Sie im Netz und in der Zeitung."))
    segment = find_segment(find_page("hilfe-bei-gewalt"), "Suchen Sie im Netz und in der Zeitung.")
    (best, *_rest) = Memory(find_locale("ar")).suggest(segment)
    assert best.is_exact and best.likeness == 100 and best.text.startswith("بالعربية")


def test_close_match_shows_its_difference(guide, publish, translator):
    page = find_page("hilfe-bei-gewalt")
    publish(replace(page, "Es gibt Hilfe, Tag und Nacht.", "Suchen Sie im Netz und in der neuen Zeitung."))
    page = find_page("hilfe-bei-gewalt")
    segment = find_segment(page, "Suchen Sie im Netz und in der neuen Zeitung.")
    suggestions = Memory(find_locale("ar")).suggest(segment)
    assert 70 <= suggestions[0].likeness < 100
    assert "<ins>" in suggestions[0].difference
    translator.send(page, f"adopt|{segment.key}|0", {segment.key: ""})
    assert find_segment(page, segment.german).work == suggestions[0].text


def test_at_most_three_suggestions(db):
    page = find_page("meldung-2024-1")
    for segment in load_page_segments(page, find_locale("uk")):
        assert len(Memory(find_locale("uk")).suggest(segment)) <= 3


# Links and preview


def test_link_target_of_one_language(guide, translator, client):
    soup = translator.read("translate_page", "ar", guide.translation_key, show="all")
    names = [one["name"] for one in soup.select(".desk-link input")]
    labels = [one.text for one in soup.select(".desk-link label")]
    name = next(name for name, label in zip(names, labels, strict=True) if label == LINK)
    soup = translator.send(guide, "links", {}, **{name: f"{LINK}/ar"})
    assert "Geänderte Ziele von Links: 1." in read_messages(soup)
    assert f'"{LINK}/ar"' in read_public(client)
    assert f"{LINK}/ar" not in client.get("/uk/neu-hier/gesundheit/arzt-finden/").content.decode()
    translator.send(guide, "links", {}, **{name: ""})
    assert f'"{LINK}/ar"' not in read_public(client)
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("target", ["javascript:alert(1)", "kein link", "ftp://quelle.example/"])
def test_link_target_must_be_an_address(guide, translator, target):
    soup = translator.read("translate_page", "ar", guide.translation_key, show="all")
    name = soup.select_one(".desk-link input")["name"]
    assert "Kein Ziel wurde geändert." in read_messages(translator.send(guide, "links", {}, **{name: target}))
    assert not SegmentOverride.objects.exists()


def test_link_of_another_page_is_not_changed(guide, translator):
    translator.send(guide, "links", {}, **{"link:999999": "https://fremd.example/"})
    assert not SegmentOverride.objects.exists()


def test_preview_shows_the_work_and_changes_nothing(changed_guide, translator, client):
    segment = find_segment(changed_guide, NEW_HEADING)
    translator.send(changed_guide, "save", {segment.key: ARABIC})
    before = read_public(client)
    response = translator.get("preview", "ar", changed_guide.translation_key)
    assert response.status_code == 200
    assert ARABIC in response.content.decode()
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers.get("X-Frame-Options") == "SAMEORIGIN"
    assert read_public(client) == before and ARABIC not in before


def test_preview_of_a_page_that_does_not_exist_yet(db):
    page = find_page("wohnung-suchen")
    count = Page.objects.count()
    response = Person("uebersetzung-uk").get("preview", "uk", page.translation_key)
    assert response.status_code == 200
    assert "Eine Wohnung suchen" in response.content.decode()
    assert Page.objects.count() == count


def test_unknown_page_is_not_found(translator):
    assert translator.get("translate_page", "ar", "00000000-0000-0000-0000-000000000000").status_code == 404
