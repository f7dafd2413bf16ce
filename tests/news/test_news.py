"""Archive by year and page, one release, the feed."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from wagtail.models import PageViewRestriction

from news.models import CongressPage, NewsPage

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def ask(client, db):
    return lambda url: BeautifulSoup(client.get(url).content, "html5lib").main


@pytest.fixture
def read_feed(client, db):
    return lambda code: ElementTree.fromstring(client.get(f"/{code}/feed.atom").content)


def get_release(slug: str, code: str = "de") -> NewsPage:
    return NewsPage.objects.get(slug=slug, locale__language_code=code)


def find_titles(main) -> list[str]:
    return [heading.get_text() for heading in main.select(".guides h3")]


def test_newest_release_comes_first(ask):
    titles = find_titles(ask("/de/aktuelles/"))
    assert len(titles) == 10
    assert titles[:3] == ["Kongress der Probe eröffnet", "Meldung 4 aus 2025", "Meldung 3 aus 2025"]


def test_second_page_holds_the_rest(ask):
    main = ask("/de/aktuelles/?page=2")
    assert find_titles(main) == ["Meldung 3 aus 2023", "Meldung 2 aus 2023", "Meldung 1 aus 2023"]
    assert [(link["rel"], link["href"]) for link in main.select(".pager a")] == [(["prev"], "/de/aktuelles/?page=1")]


@pytest.mark.parametrize(("code", "count"), [("de", 5), ("en", 5), ("uk", 5)])
def test_one_year(ask, code, count):
    main = ask(f"/{code}/aktuelles/?year=2024")
    assert len(find_titles(main)) == count
    assert [link["href"] for link in main.select_one(".years").select("a")] == [
        f"/{code}/aktuelles/{query}" for query in ("", "?year=2025", "?year=2024", "?year=2023")
    ]
    assert main.select_one(".years [aria-current]").get_text() == "2024"


def test_untranslated_release_stands_in_the_list_in_german(ask):
    links = ask("/uk/aktuelles/?year=2024").select(".guides h3 a")
    assert [link.get("lang") for link in links] == [None, None, None, "de", "de"]
    assert links[-1]["href"] == "/uk/aktuelles/meldung-2024-1/"


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=3",
        "page=-1",
        "page=x",
        "page=",
        "page=1.5",
        "page=٢",
        "page=99999999999999999999",
        "year=1999",
        "year=x",
        "year=",
        "year=2024&page=2",
        "year=0",
    ],
)
def test_bad_number_is_not_found(client, db, query):
    assert client.get(f"/de/aktuelles/?{query}").status_code == 404


def test_draft_and_withdrawn_releases_are_not_listed(ask):
    get_release("meldung-2025-4").unpublish()
    assert "Meldung 4 aus 2025" not in find_titles(ask("/de/aktuelles/"))


def test_restricted_release_is_not_listed(ask):
    PageViewRestriction.objects.create(page=get_release("meldung-2025-4"), restriction_type="login")
    assert "Meldung 4 aus 2025" not in find_titles(ask("/de/aktuelles/"))
    assert "Meldung 4 aus 2025" not in ask("/de/").get_text()


def test_release_shows_every_part(ask):
    main = ask("/de/aktuelles/kongress-der-probe/")
    assert [main.select_one(f".{part}").get_text() for part in ("kicker", "sub", "lead")] == [
        "Dachzeile der Probe",
        "Unterzeile der Meldung",
        "Vorspann der Meldung Kongress der Probe eröffnet.",
    ]
    assert main.find("time")["datetime"] == "2025-09-01"
    assert "12/2025" in main.select_one(".meta").get_text()
    assert "Das ist ein guter Tag" in main.find("blockquote").get_text()
    assert "Rund 30.679" in main.get_text()
    assert [card.h2.get_text() for card in main.select(".side .card")] == ["Pressekontakt", "Für die Presse", "Weiterlesen"]
    assert [link["href"] for link in main.select(".side .card:last-of-type a")] == ["/de/kongresse/probe-2025-solingen/", "/de/strategie/"]


def test_name_of_a_speaker_stays_german_and_function_is_translated(ask):
    speaker = ask("/ar/kongresse/probe-2025-solingen/").select_one(".speakers li")
    assert (speaker.strong["lang"], speaker.strong.get_text()) == ("de", "Maria Muster")
    assert "بالعربية" in speaker.get_text()


def test_congress_over_two_days_shows_both(ask):
    days = [day["datetime"] for day in ask("/de/kongresse/probe-2025-solingen/").select(".meta time")]
    assert days == ["2025-08-30", "2025-08-31"]


def test_congress_cannot_end_before_it_begins(db):
    congress = CongressPage.objects.get(locale__language_code="de")
    congress.end_date = congress.start_date.replace(year=2020)
    with pytest.raises(Exception, match="Das Ende liegt vor dem Beginn"):
        congress.clean()


@pytest.mark.parametrize("code", ["de", "en", "ar", "uk", "de-simple"])
def test_feed_is_atom_in_the_language_of_its_address(client, db, code):
    response = client.get(f"/{code}/feed.atom")
    feed = ElementTree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert (feed.tag, feed.get(LANG)) == (f"{ATOM}feed", code)
    assert {"id", "title", "updated", "link", "entry"} <= {child.tag.removeprefix(ATOM) for child in feed}
    assert f"{settings.SITE_URL}/{code}/feed.atom" in {link.get("href") for link in feed.findall(f"{ATOM}link")}


def test_entries_of_a_feed_are_complete_and_unique(read_feed):
    entries = read_feed("ar").findall(f"{ATOM}entry")
    assert [{part.tag.removeprefix(ATOM) for part in entry} >= {"id", "title", "updated", "link", "summary"} for entry in entries] == [
        True
    ] * 13
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == 13


def test_feed_says_which_entries_are_german(read_feed):
    entries = read_feed("uk").findall(f"{ATOM}entry")
    german = [entry.find(f"{ATOM}title").text for entry in entries if entry.get(LANG) == "de"]
    assert german == ["Meldung 2 aus 2024", "Meldung 1 aus 2024"]
    assert {entry.find(f"{ATOM}link").get("href").startswith(f"{settings.SITE_URL}/uk/") for entry in entries} == {True}


def test_feed_leaves_out_what_is_not_public(read_feed):
    get_release("meldung-2025-4").unpublish()
    PageViewRestriction.objects.create(page=get_release("meldung-2025-3"), restriction_type="login")
    titles = [title.text for title in read_feed("de").iter(f"{ATOM}title")]
    assert not {"Meldung 4 aus 2025", "Meldung 3 aus 2025"} & set(titles)
    assert "Meldung 2 aus 2025" in titles


@pytest.mark.parametrize("code", ["tr", "xx"])
def test_language_without_a_home_page_has_no_feed(client, db, code):
    assert client.get(f"/{code}/feed.atom").status_code == 404


@pytest.mark.parametrize("code", ["de", "uk"])
def test_feed_costs_three_queries(client, db, code, django_assert_num_queries):
    client.get(f"/{code}/feed.atom")
    with django_assert_num_queries(3):
        client.get(f"/{code}/feed.atom")
