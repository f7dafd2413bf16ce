"""What the strategy's page offers to download: every file in every language, the data, and another form on request."""

import brotli
import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from facts.models import ContactPoint, SiteText
from strategy.contents import find_paper_languages
from strategy.formats import FORMATS
from strategy.models import Publication
from strategy.publishing import build_languages
from tests.strategy.builds import build_publication


def read_page(client, code: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/{code}/strategie/").content, "html5lib")


@pytest.fixture
def built(renders):
    build_languages(find_paper_languages())


@pytest.mark.parametrize("code", ["de", "de-simple", "ar", "uk"])
def test_every_format_is_linked_in_every_language_that_has_the_paper(built, client, code):
    card = read_page(client, code).find(id="download").parent
    linked = [link["href"] for link in card.select('a[download][href*="/strategie"]')]
    languages = find_paper_languages()
    assert len(languages) >= 3
    assert sorted(linked) == sorted(reverse("serve_publication", args=[one, form]) for one in languages for form in FORMATS.values())
    assert all(b"".join(client.get(href)) for href in linked)


@pytest.mark.parametrize(("code", "purpose"), [("de", "für E-Reader"), ("ar", "لأجهزة القراءة الإلكترونية")])
def test_row_tells_what_it_is_how_large_and_of_which_day(built, client, code, purpose):
    row = read_page(client, code).find(id="download").parent.find("a", href=f"/{code}/strategie.epub").parent
    epub = Publication.objects.get(language_code=code, format="epub")
    assert row.a.get_text() == f"EPUB 3 – {purpose}"
    assert row.a["type"] == "application/epub+zip"
    assert (row.a["hreflang"], bool(row.small.bdi.get_text())) == (code, True)
    with translation.override(code):
        assert row.time.get_text() == date_format(timezone.localtime(epub.built_at), "SHORT_DATE_FORMAT")


def test_files_of_other_languages_are_folded_under_their_names(built, client):
    card = read_page(client, "ar").find(id="download").parent
    names = [details.summary.get_text() for details in card.find_all("details") if details.ul]
    assert names == ["Deutsch", "English"]


def test_programs_find_the_files_of_the_language_in_the_head(built, client):
    links = read_page(client, "ar").head.find_all("link", rel="alternate", hreflang=False)
    found = {link["href"]: link["type"] for link in links}
    assert found.items() >= {f"/ar/strategie{one.ending}": one.media_type.partition(";")[0] for one in FORMATS.values()}.items()
    assert found["/strategie.rdf"] == "application/rdf+xml"


def test_descriptions_of_the_data_are_linked(built, client):
    card = read_page(client, "de").find(id="download").parent
    assert {"/strategie.rdf", "/strategie.schema.json"} <= {link["href"] for link in card.find_all("a")}


def test_language_without_its_pdf_still_offers_its_other_files(renders, client):
    build_languages(["de"])
    build_publication("ar", "epub")
    card = read_page(client, "ar").find(id="download").parent
    assert card.find("a", class_="btn")["href"] == "/de/strategie.pdf"
    assert card.find("a", href="/ar/strategie.epub") is not None


def test_nothing_is_offered_before_the_first_build(db, client, publication_folder):
    page = read_page(client, "de")
    assert page.select('a[download][href*="/strategie"]') == []
    assert page.head.find_all("link", type="application/epub+zip") == []


@pytest.mark.parametrize(("code", "heading"), [("de", "Ein anderes Format"), ("uk", "Потрібен інший формат")])
def test_contact_for_another_format(db, client, code, heading):
    card = read_page(client, code).find(id="download").parent
    assert card.find("h3", string=heading) is not None
    assert card.find("a", href=lambda href: href.startswith("mailto:presse@beispiel.example?subject=")) is not None


def test_no_contact_no_promise(db, client):
    text = SiteText.objects.get()
    text.format_contact = None
    text.save()
    assert "Ein anderes Format" not in client.get("/de/strategie/").content.decode()


def test_contact_that_nobody_can_reach_is_refused(db):
    text = SiteText.objects.get()
    text.format_contact = ContactPoint.objects.create(key="stumm", name_de="Stumm")
    with pytest.raises(ValidationError, match="weder E-Mail-Adresse noch Telefonnummer"):
        text.full_clean()


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_page_stays_light(built, client, code, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        response = client.get(f"/{code}/strategie/")
    assert len(brotli.compress(response.content, quality=5)) <= 14_600
