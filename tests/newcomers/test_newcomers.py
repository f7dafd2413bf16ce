"""Topics, guides, contact points and words for newcomers."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import translation

from facts.models import ContactPoint, Place, Topic
from newcomers.models import GuidePage, TopicPage


@pytest.fixture
def ask(client, db):
    return lambda url: BeautifulSoup(client.get(url).content, "html5lib").main


def find_names(main) -> list[str]:
    return [heading.get_text() for heading in main.select(".cards h3")]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["notruf-112", "polizei-110", "pressestelle", "beratung-solingen"]),
        ("?topic=wohnen", ["beratung-solingen"]),
        ("?topic=gesundheit", ["notruf-112", "beratung-solingen"]),
        ("?place=05111", ["notruf-112", "polizei-110", "pressestelle"]),
        ("?topic=wohnen&place=05111", []),
        ("?topic=gibt-es-nicht", ["notruf-112", "polizei-110", "pressestelle", "beratung-solingen"]),
        ("?place=;DROP", ["notruf-112", "polizei-110", "pressestelle", "beratung-solingen"]),
        ("?place=٠٥١١١", ["notruf-112", "polizei-110", "pressestelle", "beratung-solingen"]),
    ],
)
def test_contact_points_by_topic_and_place(ask, query, keys):
    assert [card["id"] for card in ask(f"/de/hilfe-finden/{query}").select(".cards .card")] == keys


def test_choice_stays_in_the_form(ask):
    main = ask("/ar/hilfe-finden/?topic=wohnen&place=05122")
    assert [option["value"] for option in main.find_all("option", selected=True)] == ["wohnen", "05122"]
    assert main.form["action"] == "/ar/hilfe-finden/"


def test_places_without_a_contact_point_are_not_offered(ask):
    Place.objects.create(key="05113", name="Essen", kind="city", region="Düsseldorf")
    assert [option["value"] for option in ask("/de/hilfe-finden/").find(id="ort").find_all("option")] == ["", "05111", "05122"]


def test_whole_state_comes_first(ask):
    assert [heading.get_text() for heading in ask("/de/hilfe-finden/").select("h2")] == ["Im ganzen Land", "Düsseldorf", "Solingen"]


def test_glossary_keeps_the_german_word(ask):
    main = ask("/ar/glossar/")
    assert [(word["lang"], word.get_text()) for word in main.find_all("dt")] == [("de", "Anmeldung"), ("de", "Bescheid"), ("de", "Termin")]


def test_topic_page_takes_its_title_from_the_topic(db):
    topic = Topic.objects.get(key="wohnen")
    topic.name_de, topic.name_en = "Wohnung", "Flats"
    topic.save()
    pages = TopicPage.objects.filter(topic=topic)
    assert {page.locale.language_code: page.title for page in pages}["de"] == "Wohnung"
    assert {page.locale.language_code: page.title for page in pages}["en"] == "Flats"


def test_title_of_a_topic_page_cannot_be_typed(db):
    page = TopicPage.objects.get(topic__key="wohnen", locale__language_code="de")
    page.title = "Etwas anderes"
    page.save_revision().publish()
    assert TopicPage.objects.get(pk=page.pk).title == "Wohnen"


def test_renamed_topic_publishes_no_open_draft(db):
    page = TopicPage.objects.get(topic__key="wohnen", locale__language_code="de")
    page.lead = "Noch geheim"
    page.save_revision()
    topic = page.topic
    topic.name_de = "Wohnung"
    topic.save()
    page.refresh_from_db()
    assert (page.title, page.lead, page.has_unpublished_changes) == ("Wohnung", "", True)


def test_topic_page_lists_its_guides_and_who_helps(ask):
    main = ask("/de/neu-hier/gesundheit/")
    assert [heading.get_text() for heading in main.select(".guides h3")] == ["Eine Praxis finden", "Hilfe bei Gewalt"]
    assert [item.get_text() for item in main.select("aside li")] == ["Notruf der Feuerwehr112", "Beratungsstelle Solingen+49 212 000 000"]


def test_guide_shows_every_part(ask):
    main = ask("/de/neu-hier/gesundheit/arzt-finden/")
    assert len(main.select(".steps > li")) == len(main.select(".phrases > li")) == 2
    assert [link["href"] for link in main.select(".tels a")] == ["tel:112", "tel:116117"]
    assert [box["class"] for box in main.select(".note")] == [["note", "danger"], ["note", "warn"], ["note"]]
    assert [card.h2.get_text() for card in main.select(".side .card")] == [
        "Beratungsstelle Solingen",
        "Notruf der Feuerwehr",
        "Zuständig",
        "Weiterlesen",
    ]
    assert [link["href"] for link in main.select(".src a")] == ["https://quelle.example/praxis"]


def test_guide_says_how_old_it_is(ask):
    days = [day["datetime"] for day in ask("/ar/neu-hier/gesundheit/arzt-finden/").find_all("time")]
    assert days == ["2026-05-04", "2027-05-04"]


def test_deleted_contact_point_leaves_the_guide_standing(client, db):
    ContactPoint.objects.get(key="beratung-solingen").delete()
    assert client.get("/de/neu-hier/gesundheit/arzt-finden/").status_code == 200


def test_date_of_the_next_check_comes_after_the_last(db):
    guide = GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")
    guide.check_again_date = date(2020, 1, 1)
    with translation.override("de"), pytest.raises(ValidationError, match="nächsten Prüfung"):
        guide.clean()


def test_home_shows_topics_emergency_numbers_vital_guides_strategy_and_news(ask):
    main = ask("/de/")
    assert [tile.strong.get_text() for tile in main.select(".tiles a")] == ["Gesundheit", "Wohnen"]
    assert [link["href"] for link in main.select(".tels a")] == ["tel:112", "tel:110"]
    assert [link.get_text() for link in main.select(".links a")] == ["Eine Praxis finden"]
    assert len(main.select(".news li")) == 4
    assert main.select_one(".feature a")["href"] == "/de/strategie/"
