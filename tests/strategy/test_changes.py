"""The page that says what changed, between editions and until today."""

import copy
import json
import re
from itertools import pairwise

import brotli
import html5lib
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import CustomImage
from facts.models import Indicator, Measure
from strategy.comparing.words import compare_words
from strategy.editions.freezing import freeze
from strategy.models import StrategyPage
from strategy.publishing import build_languages
from strategy.reading.editions import load_text
from strategy.templatetags.strategy_tags import marked_words
from tests.strategy.chapters import ADDED, get_chapter, write
from translation.refresh import refresh_page

CODES = ["de", "en", "ar"]


@pytest.fixture
def edition(renders):
    build_languages(CODES)
    return freeze()


def edit_paper() -> None:
    write("Was nach 2030 wirklich kommt.", ADDED, block_id=get_chapter().body[0].id)
    measure = Measure.objects.get(key="lotsen")
    measure.status = "done"
    measure.save()


def list_labels(soup) -> list[str]:
    return [one.get_text() for one in soup.select(".change h3")]


def test_changes_until_today(edition, read):
    edit_paper()
    soup = read(f"/de/strategie/aenderungen/{edition.name}/aktuell/")
    assert list_labels(soup) == ["Maßnahme: Geändert", "Absatz 8: Geändert", "Absatz 9: Neu"]
    changed = soup.select(".change")[1]
    assert [one.get_text() for one in changed.find_all("ins")] == ["eingefügt: wirklich"]
    assert changed.find("del") is None
    assert soup.select(".change")[2].ins.get_text() == ADDED


def test_removed_and_inserted_words_are_said_to_screen_readers(edition, read):
    write("Was nach 2031 kommt.", block_id=get_chapter().body[0].id)
    soup = read(f"/de/strategie/aenderungen/{edition.name}/aktuell/")
    assert [(one.name, one.get_text()) for one in soup.select(".change :is(del, ins)")] == [
        ("del", "gelöscht: 2030"), ("ins", "eingefügt: 2031"),
    ]  # fmt: skip
    assert all(one.find(class_="vh") for one in soup.select(".change :is(del, ins)"))


def test_changes_between_two_editions_stay_when_the_text_goes_on(edition, read):
    edit_paper()
    build_languages(CODES)
    second = freeze()
    write("Noch einmal alles anders, und zwar von Grund auf.")
    soup = read(f"/de/strategie/aenderungen/{edition.name}/{second.name}/")
    assert list_labels(soup) == ["Maßnahme: Geändert", "Absatz 8: Geändert", "Absatz 9: Neu"]


def test_changes_are_read_in_the_language_of_the_reader(edition, read):
    edit_paper()
    refresh_page(get_chapter())
    soup = read(f"/en/strategie/aenderungen/{edition.name}/aktuell/")
    assert list_labels(soup) == ["Measure: Changed", "Paragraph 8: Changed", "Paragraph 9: Added"]
    changed, added = soup.select(".change")[1:]
    assert (changed.p["lang"], added.p["lang"]) == ("de", "de")
    assert (changed.find("del")["lang"], changed.ins.get("lang"), changed.ins.span["lang"]) == ("en", None, "en")


def test_paragraph_that_waits_for_its_translation_shows_both_languages(edition, read):
    write("Was nach dem Jahr 2030 noch kommt.", block_id=get_chapter().body[0].id)
    refresh_page(get_chapter())
    soup = read(f"/ar/strategie/aenderungen/{edition.name}/aktuell/")
    assert (soup.select_one("del")["lang"], soup.select_one("ins").parent["lang"]) == ("ar", "de")
    assert soup.select_one("ins > span")["lang"] == "ar"


def test_measure_of_two_chapters_is_not_moved(edition, read):
    build = get_chapter("ziele").body.raw_data
    chapter = get_chapter("einleitung")
    raw = [*chapter.body.raw_data, next(one for one in build if one["type"] == "measures")]
    chapter.body = chapter.body.stream_block.to_python(list(raw))
    chapter.save_revision().publish()
    labels = list_labels(read(f"/de/strategie/aenderungen/{edition.name}/aktuell/"))
    assert labels == ["Maßnahme: Neu", "Maßnahme: Neu"]


def test_language_without_the_paper_gets_the_german_changes_and_a_word_about_it(edition, read):
    edit_paper()
    soup = read(f"/uk/strategie/aenderungen/{edition.name}/aktuell/")
    assert len(list_labels(soup)) == 3
    assert soup.select_one(".change p")["lang"] == "de"
    assert len(soup.select(".prose > .hint")) == 2


def test_title_lead_picture_and_source_are_told(edition, read):
    strategy = StrategyPage.objects.get(locale__language_code="de")
    strategy.title, strategy.lead = "Strategie der zweiten Probe", "Neuer Vorspann."
    strategy.save_revision().publish()
    chapter = get_chapter("ziele")
    raw = copy.deepcopy(list(chapter.body.raw_data))
    picture = next(one["value"] for one in raw if one["type"] == "image")
    other = CustomImage.objects.exclude(pk=picture["image"]).first()
    CustomImage.objects.filter(pk=other.pk).update(file_hash="another")
    picture["image"] = other.pk
    chapter.body = chapter.body.stream_block.to_python(raw)
    chapter.save_revision().publish()
    Indicator.objects.filter(key="quote").update(source_publisher="Amt für Zahlen")
    soup = read(f"/de/strategie/aenderungen/{edition.name}/aktuell/")
    assert list_labels(soup) == [
        "Titel des Papiers: Geändert", "Vorspann des Papiers: Geändert", "Indikator: Geändert", "Bild: Geändert",
    ]  # fmt: skip
    assert "Das Bild wurde ausgetauscht." in soup.select(".change")[3].get_text()
    assert "eingefügt: Amt für Zahlen" in soup.select(".change")[2].get_text()


def test_links_from_the_paper_lead_to_what_changed_last(edition, read, client):
    edit_paper()
    refresh_page(get_chapter())
    build_languages(CODES)
    second = freeze()
    for path in ("/ar/strategie/", "/ar/strategie/ausblick/"):
        [link] = [one["href"] for one in read(path).main.find_all("a") if one["href"].startswith("/ar/strategie/aenderungen/")]
        assert client.get(link.partition("#")[0])["Location"] == f"/ar/strategie/aenderungen/{edition.name}/{second.name}/"
    page = read(f"/ar/strategie/aenderungen/{edition.name}/{second.name}/")
    assert [one["id"] for one in page.select('.prose [id^="kapitel-"]')] == ["kapitel-2", "kapitel-3", "kapitel-1"]
    assert link.partition("#")[2] == "kapitel-3"
    assert page.find("button", id="print")
    write("Und noch einmal neu.")
    refresh_page(get_chapter())
    assert client.get("/ar/strategie/aenderungen/")["Location"] == f"/ar/strategie/aenderungen/{second.name}/aktuell/"


def test_without_an_edition_no_page_offers_changes(db, read):
    for path in ("/de/strategie/", "/de/strategie/ausblick/"):
        assert not read(path).select('a[href*="/aenderungen/"]')


def test_edition_of_the_first_form_is_still_compared(edition, read):
    file = edition.files.get(language_code="de", format="paragraphs")
    data = json.loads(file.path.read_bytes())
    del data["front"]
    for chapter in data["chapters"]:
        for part in chapter["parts"]:
            del part["media"]
    file.path.chmod(0o644)
    file.path.write_text(json.dumps(data))
    load_text.cache_clear()
    edit_paper()
    soup = read(f"/de/strategie/aenderungen/{edition.name}/aktuell/")
    assert list_labels(soup) == ["Maßnahme: Geändert", "Absatz 8: Geändert", "Absatz 9: Neu"]


def test_nothing_changed_says_so(edition, read):
    soup = read(f"/de/strategie/aenderungen/{edition.name}/aktuell/")
    assert soup.select_one(".prose > .hint").get_text() == "Zwischen diesen beiden hat sich nichts geändert."


def test_form_leads_to_the_comparison(edition, client):
    response = client.get(f"/ar/strategie/aenderungen/?from={edition.name}&to=aktuell")
    assert response["Location"] == f"/ar/strategie/aenderungen/{edition.name}/aktuell/"
    assert client.get("/ar/strategie/aenderungen/")["Location"] == response["Location"]


@pytest.mark.parametrize("path", ["?from=x&to=y", "2001-01-01/aktuell/"])
def test_unknown_edition_is_not_found(edition, client, path):
    assert client.get(f"/de/strategie/aenderungen/{path}").status_code == 404


def test_without_an_edition_there_is_nothing_to_compare(client, db):
    assert client.get("/de/strategie/aenderungen/").status_code == 404


def test_comparison_costs_few_queries_and_is_not_listed(edition, client):
    edit_paper()
    url = f"/ar/strategie/aenderungen/{edition.name}/aktuell/"
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert len(queries) <= 10
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize("path", ["ausgaben/{}/", "ausgaben/", "aenderungen/{}/aktuell/", "ausgaben/{}/absatz/8/", "absatz/7/"])
def test_pages_are_valid_and_in_order(edition, client, code, path):
    write("Neu gesagt, und zwar ganz anders als bisher.", slug="ziele")
    response = client.get(f"/{code}/strategie/{path.format(edition.name)}")
    parser = html5lib.HTMLParser()
    parser.parse(response.content.decode())
    assert parser.errors == []
    soup = BeautifulSoup(response.content, "html5lib")
    levels = [int(one.name[1]) for one in soup.find_all(["h1", "h2", "h3", "h4"])]
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert [str(one) for one in soup.find_all(["ul", "ol"]) if not one.find("li", recursive=False)] == []
    ids = [one["id"] for one in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert len(brotli.compress(response.content)) <= 14_600


def test_lines_of_a_part_end_where_those_of_the_new_text_do():
    """A word at the end of a line, replaced: one line, and no line through the space behind it."""
    shown = marked_words(compare_words("Ziel klären\nWer Hilfe sucht, findet sie.", "Ziel verbinden\nWer Hilfe sucht, findet sie."), "de")
    plain = re.sub(r'<span class="vh"[^>]*>[^<]*</span>', "", shown)
    assert plain == "Ziel <del>klären</del> <ins>verbinden</ins><br>Wer Hilfe sucht, findet sie. "
