"""How readers come to the citation of a part of an edition: from the paper of today, from the edition, from what was removed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategy.editions.freezing import freeze
from strategy.models import Edition
from strategy.publishing import build_languages
from strategy.reading.editions import load_text
from tests.strategy.chapters import SENTENCES, write


@pytest.fixture
def edition(renders) -> Edition:
    build_languages(["de", "en", "ar"])
    return freeze()


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_citation_of_a_chapter_leads_to_the_editions_that_hold_it(edition, read, code):
    [link] = read(f"/{code}/strategie/zitieren/kapitel/ziele/").main.find_all("a", href=lambda url: "/ausgaben/" in url)
    assert link["href"] == f"/{code}/strategie/ausgaben/{edition.name}/kapitel/2/"
    page = read(link["href"])
    assert page.find("a", href=f"/{code}/strategie/ausgaben/{edition.name}/zitieren/")
    assert edition.name in page.select_one(".cite").get_text()


def test_citation_of_a_paragraph_leads_to_the_words_of_each_edition(edition, read):
    write("Was nach 2031 kommt.", "Ein ganz neuer Gedanke, der noch in keiner Ausgabe steht.")
    build_languages(["de", "en", "ar"])
    write("Was nach 2032 kommt.", "Ein ganz neuer Gedanke, der noch in keiner Ausgabe steht.")
    second = freeze_now()
    links = read("/de/strategie/zitieren/absatz/8/").main.select('a[href*="/ausgaben/"]')
    assert [one["href"] for one in links] == [f"/de/strategie/ausgaben/{one.name}/absatz/8/" for one in (second, edition)]
    words = [read(one["href"]).main.blockquote.get_text(strip=True) for one in links]
    assert words == ["Was nach 2032 kommt.", "Was nach 2030 kommt."]
    [only] = read("/de/strategie/zitieren/absatz/9/").main.select('a[href*="/ausgaben/"]')
    assert only["href"].startswith(f"/de/strategie/ausgaben/{second.name}/")


def freeze_now() -> Edition:
    build_languages(["de", "en", "ar"])
    return freeze()


def test_removed_paragraph_leads_to_the_edition_that_still_holds_it(edition, read):
    write(*SENTENCES)
    gone = read("/en/strategie/absatz/8/", 410)
    [link] = gone.main.select('a[href*="/ausgaben/"]')
    assert "Was nach 2030 kommt." in read(link["href"]).main.blockquote.get_text()


def test_edition_lists_its_chapters_and_each_can_be_cited(edition, read):
    write("Neu gesagt, und zwar ganz anders als bisher.")
    page = read(f"/en/strategie/ausgaben/{edition.name}/")
    links = page.select(".chapters a")
    assert [one.get_text() for one in links] == [f"In English: {title}" for title in ("Die Einleitung", "Die Ziele", "Der Ausblick")]
    assert [read(one["href"]).h1.get_text() for one in links] == ["Cite this chapter"] * 3


def test_edition_tells_reference_managers_its_numbers_and_its_file(edition, read, client):
    edition.isbn, edition.doi = "978-3-16-148410-0", "10.1000/182"
    edition.save()
    tags = {one["name"]: one["content"] for one in read(f"/ar/strategie/ausgaben/{edition.name}/").select('meta[name^="citation_"]')}
    assert (tags["citation_isbn"], tags["citation_doi"], tags["citation_language"]) == (edition.isbn, edition.doi, "ar")
    assert tags["citation_publication_date"] == f"{edition.published_date:%Y/%m/%d}"
    path = tags["citation_pdf_url"].split("/", 3)[3]
    assert b"".join(client.get(f"/{path}")) == edition.files.get(language_code="ar", format="pdf").path.read_bytes()
    german = {one["name"] for one in read(f"/uk/strategie/ausgaben/{edition.name}/").select('meta[name^="citation_"]')}
    assert {"citation_title", "citation_pdf_url"} <= german


def test_without_editions_nothing_is_offered(db, read):
    assert not read("/de/strategie/zitieren/absatz/8/").main.select('a[href*="/ausgaben/"]')


@pytest.mark.parametrize("path", ["zitieren/kapitel/ziele/", "zitieren/absatz/8/", "ausgaben/{}/", "ausgaben/{}/absatz/8/"])
def test_pages_cost_few_queries_and_read_a_frozen_file_once(edition, client, path):
    url = f"/ar/strategie/{path.format(edition.name)}"
    client.get(url)
    before = load_text.cache_info().misses
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) <= 10
    assert load_text.cache_info().misses == before
