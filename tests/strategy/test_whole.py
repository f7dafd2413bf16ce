"""The whole paper on one page, and the lists of measures and indicators."""

import csv
import io
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from facts.models import Measure
from tests.strategy.chapters import get_chapter, write
from translation.refresh import refresh_page

LARGEST_PAPER = 120_000


def test_all_chapters_stand_on_one_page_in_order(read):
    soup = read("/de/strategie/gesamt/")
    assert [one["id"] for one in soup.select("section.chapter")] == ["kapitel-1", "kapitel-2", "kapitel-3"]
    assert [link.get_text() for link in soup.select("a.pn")] == [str(number) for number in range(1, 9)]
    assert [level.name for level in soup.main.find_all(["h1", "h2", "h3", "h4"])][:4] == ["h1", "h2", "h2", "h3"]


def test_contents_lead_to_chapters_and_headings(read):
    soup = read("/ar/strategie/gesamt/")
    targets = [link["href"][1:] for link in soup.select(".contents a")]
    assert len(targets) == 7
    assert all(soup.find(id=target) for target in targets)


def test_ids_stay_unique_when_chapters_repeat_themselves(read):
    write("<p>Ein Satz.</p>")
    for slug in ("einleitung", "ausblick"):
        chapter = get_chapter(slug)
        chapter.body = chapter.body.stream_block.to_python(list(get_chapter("ziele").body.raw_data))
        chapter.save_revision().publish()
    soup = read("/de/strategie/gesamt/")
    assert [one for one, count in Counter(one["id"] for one in soup.find_all(id=True)).items() if count > 1] == []
    assert {link["href"][1:] for link in soup.select(".contents a")} <= {one["id"] for one in soup.find_all(id=True)}


@pytest.mark.parametrize("code", ["de", "ar"])
def test_whole_paper_costs_few_queries_and_bytes(client, db, code):
    url = f"/{code}/strategie/gesamt/"
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url, headers={"Accept-Encoding": "br"})
    assert len(queries) == 8
    assert len(response.content) <= LARGEST_PAPER


def test_language_without_every_chapter_gets_the_german_paper_and_a_word_about_it(client, db):
    response = client.get("/uk/strategie/gesamt/")
    soup = BeautifulSoup(response.content, "html5lib")
    assert (soup.main["lang"], response["X-Robots-Tag"]) == ("de", "noindex")
    assert soup.find("link", rel="canonical")["href"] == f"{settings.SITE_URL}/de/strategie/gesamt/"
    assert soup.find(class_="banner") is not None


def test_search_engines_are_told_of_the_languages_that_have_it(client, read):
    links = {one["hreflang"]: one["href"] for one in read("/en/strategie/gesamt/").head.find_all("link", hreflang=True)}
    assert links == {code: f"{settings.SITE_URL}/{path}/strategie/gesamt/" for code, path in
                     (("de", "de"), ("en", "en"), ("ar", "ar"), ("x-default", "de"))}  # fmt: skip
    sitemap = client.get("/sitemap.xml").content.decode()
    found = [
        code for code in ("de", "de-simple", "en", "ar", "uk") if f"<loc>{settings.SITE_URL}/{code}/strategie/gesamt/</loc>" in sitemap
    ]
    assert found == ["de", "en", "ar"]


def test_language_menu_stays_on_the_page(read):
    links = {one["lang"]: one["href"] for one in read("/de/strategie/gesamt/").select(".foot-lang a")}
    assert links["ar"] == "/ar/strategie/gesamt/"


def test_private_chapter_is_left_out(read):
    PageViewRestriction.objects.create(page=get_chapter("ziele"), restriction_type=PageViewRestriction.LOGIN)
    assert [one["id"] for one in read("/de/strategie/gesamt/").select("section.chapter")] == ["kapitel-1", "kapitel-3"]


def test_paragraph_that_is_not_translated_is_marked_here_too(read):
    write("Neu auf Deutsch geschrieben.", "Was nach 2030 kommt.", block_id=get_chapter().body[0].id)
    refresh_page(get_chapter())
    german = read("/en/strategie/gesamt/").find(id="kapitel-3").find("span", lang="de")
    assert german.get_text() == "Neu auf Deutsch geschrieben."


def titles(soup) -> list[str]:
    return [one.get_text() for one in soup.select(".measures h3")]


def test_all_measures_are_listed(read):
    assert titles(read("/de/strategie/massnahmen/")) == ["Kurse am Abend", "Lotsen in den Kommunen", "Bericht alle zwei Jahre"]


@pytest.mark.parametrize(("choice", "found"), [
    ("dimension=1", ["Lotsen in den Kommunen"]),
    ("dimension=0", ["Bericht alle zwei Jahre"]),
    ("status=planned", ["Bericht alle zwei Jahre"]),
    ("status=running&dimension=2", ["Kurse am Abend"]),
    ("office=ministerium-der-probe&q=lotsen", ["Lotsen in den Kommunen"]),
    ("q=BERICHT+zwei", ["Bericht alle zwei Jahre"]),
    ("q=nirgends", []),
])  # fmt: skip
def test_measures_are_narrowed_down_by_the_address(read, choice, found):
    soup = read(f"/de/strategie/massnahmen/?{choice}")
    assert titles(soup) == found
    assert soup.find("link", rel="canonical")["href"] == f"{settings.SITE_URL}/de/strategie/massnahmen/"
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_choice_that_does_not_exist_is_told(read):
    soup = read("/de/strategie/massnahmen/?status=offen")
    assert len(titles(soup)) == 3
    assert "gibt es nicht" in soup.select_one(".wrap .hint").get_text()


def test_chosen_values_stay_in_the_form(read):
    form = read("/ar/strategie/massnahmen/?status=running&q=x").form
    assert (form.select_one("#status option[selected]")["value"], form.select_one("[name=q]")["value"]) == ("running", "x")


def test_measures_are_searched_in_the_language_of_the_reader(read):
    assert len(titles(read("/en/strategie/massnahmen/?q=english"))) == 3
    assert titles(read("/de/strategie/massnahmen/?q=english")) == []


def test_measure_says_when_it_was_changed(read):
    measure = Measure.objects.get(key="kurse")
    measure.save_revision()
    assert read("/de/strategie/massnahmen/").select_one("#kurse time") is not None


def test_indicators_have_chart_table_and_file(read):
    figure = read("/de/strategie/indikatoren/").find(id="indikator-quote")
    assert figure.svg is not None and len(figure.tbody.find_all("tr")) == 3
    assert figure.find("a", download=True)["href"] == "/de/strategie/indikatoren/quote.csv"


def test_indicators_are_narrowed_down(read):
    assert [one["id"] for one in read("/de/strategie/indikatoren/?dimension=2").select("figure")] == ["indikator-quote"]


def test_file_of_an_indicator_holds_its_numbers(client, db):
    response = client.get("/ar/strategie/indikatoren/quote.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["year"], float(row["value"]), row["language"]) for row in rows] == [
        ("2018", 50.5, "ar"), ("2020", 52.0, "ar"), ("2022", 1064.2, "ar"),
    ]  # fmt: skip
    assert client.get("/de/strategie/indikatoren/gibt-es-nicht.csv").status_code == 404


@pytest.mark.parametrize("path", ["massnahmen/", "indikatoren/"])
def test_lists_cost_few_queries_whatever_their_length(client, db, path):
    client.get(f"/de/strategie/{path}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/de/strategie/{path}")
    assert len(queries) <= 4
