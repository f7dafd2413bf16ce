"""Citations in four formats, read back by libraries that people use. Every part of the demonstration, in every language."""

import json

import pytest
import rispy
from bs4 import BeautifulSoup
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.conf import settings
from django.utils import timezone
from pybtex.database import parse_string

from strategy.citations import CitedWork, write_bibtex, write_csl, write_plain, write_ris
from strategy.models import Publication
from strategy.reading.citing import FORMATS

PARTS = {
    "paper": "zitieren",
    "chapter": "zitieren/kapitel/ziele",
    "paragraph": "zitieren/absatz/3",
}
CODES = ("de", "en", "ar", "uk")
TITLES = {"de": "Die Ziele", "en": "In English: Die Ziele"}

ODD = CitedWork(
    short_name="probe",
    title="Teilhabe & Integration: 100 % {offen} #1 \\ _neu_",
    publisher="Ministerium für Kinder und Familie",
    issued=timezone.datetime(2026, 5, 4).date(),
    url="https://beispiel.example/de/strategie/absatz/3/",
    language="de",
    edition="Ausgabe vom 4. Mai 2026",
    chapter_number=2,
    chapter_title="Ziele ~ und ^ Wege für $ 5",
    paragraph=3,
    isbn="978-3-16-148410-0",
    doi="10.1000/182",
)


@pytest.fixture
def fetch(client, db):
    """Return the text of an address."""

    def ask(url: str) -> str:
        response = client.get(url)
        assert response.status_code == 200
        return response.content.decode()

    return ask


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", CODES)
def test_formats_agree(fetch, part, code):
    base = f"/{code}/strategie/{PARTS[part]}"
    [item] = json.loads(fetch(base + ".json"))
    [reference] = rispy.loads(fetch(base + ".ris"))
    [(key, entry)] = parse_string(fetch(base + ".bib"), "bibtex").entries.items()
    is_part = part != "paper"
    assert key == item["id"] == reference["id"]
    assert (item["type"], reference["type_of_reference"], entry.type) == (
        ("chapter", "CHAP", "incollection") if is_part else ("report", "RPRT", "techreport")
    )
    assert item["title"] == reference["title"] == entry.fields["title"]
    assert item["language"] == reference["language"] == code
    assert item["edition"] == reference["edition"] == entry.fields["edition"]
    assert item["URL"] == reference["urls"][0] == entry.fields["url"]
    assert [person.last_names for person in entry.persons["author"]] == [[f"{{{item['publisher']}}}"]]
    assert reference["authors"] == [item["author"][0]["literal"]] == [item["publisher"]]
    assert item.get("container-title") == reference.get("secondary_title") == entry.fields.get("booktitle")
    # A paragraph is no page: whatever holds one is printed as such.
    assert "pages" not in entry.fields and "start_page" not in reference
    assert item.get("section") == ("3" if part == "paragraph" else None)
    assert ("3" in entry.fields.get("note", ""), "3" in reference.get("notes", [""])[0]) == ((part == "paragraph"),) * 2


@pytest.mark.parametrize("code", ["de", "en"])
def test_chapter_is_cited_in_its_language(fetch, code):
    [item] = json.loads(fetch(f"/{code}/strategie/zitieren/kapitel/ziele.json"))
    assert (item["title"], item["chapter-number"]) == (TITLES[code], "2")
    assert item["URL"] == f"{settings.SITE_URL}/{code}/strategie/ziele/"


def test_chapter_that_is_not_translated_is_cited_as_the_german_one(fetch):
    [item] = json.loads(fetch("/uk/strategie/zitieren/kapitel/ausblick.json"))
    assert (item["title"], item["language"]) == ("Der Ausblick", "de")
    assert fetch("/uk/strategie/zitieren/kapitel/ausblick.txt").count("Kapitel 3: Der Ausblick") == 1


def test_paragraph_is_cited_by_its_short_address(fetch):
    [item] = json.loads(fetch("/ar/strategie/zitieren/absatz/3.json"))
    assert item["URL"] == f"{settings.SITE_URL}/ar/strategie/absatz/3/"


def test_plain_citation_has_the_elements_of_the_standard_in_order(fetch):
    day = timezone.localdate()
    text = fetch("/de/strategie/zitieren/absatz/3.txt")
    elements = [
        "Probe der Teilhabe",
        "Kapitel 2: Die Ziele",
        "Absatz 3",
        "In: Strategie der Probe [online]",
        "Stand vom",
        f"Probe der Teilhabe, {day.year} [Zugriff am {day.day}.",
        f"Verfügbar unter: {settings.SITE_URL}/de/strategie/absatz/3/",
    ]
    places = [text.index(element) for element in elements]
    assert places == sorted(places)


def test_text_says_its_language_and_type(client, db):
    response = client.get("/en/strategie/zitieren.bib")
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Language"] == "en"
    assert response["Content-Disposition"].startswith('attachment; filename="probestrategie-')
    assert response["X-Robots-Tag"] == "noindex"


def test_page_offers_all_formats_and_they_answer(client, db):
    main = BeautifulSoup(client.get("/ar/strategie/zitieren/kapitel/ziele/").content, "html5lib").main
    links = [link["href"] for link in main.select(".prose ul a")]
    assert links == [f"/ar/strategie/zitieren/kapitel/ziele.{ending}" for ending in FORMATS]
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("path", ["kapitel/gibt-es-nicht/", "absatz/999/", "absatz/999.bib", "kapitel/ziele.docx"])
def test_what_does_not_exist_is_not_cited(client, db, path):
    assert client.get(f"/de/strategie/zitieren/{path}").status_code == 404


def test_odd_characters_survive_bibtex():
    entry = parse_string(write_bibtex(ODD), "bibtex").entries[ODD.key]
    assert entry.fields["title"] == r"Ziele \textasciitilde{} und \textasciicircum{} Wege für \$ 5"
    assert entry.fields["booktitle"] == r"Teilhabe \& Integration: 100 \% \{offen\} \#1 \textbackslash{} \_neu\_"


def test_ris_has_its_line_ends_and_its_end():
    text = write_ris(ODD)
    assert text.startswith("TY  - CHAP\r\n") and text.endswith("\r\nER  - \r\n")
    [reference] = rispy.loads(text)
    assert (reference["doi"], reference["issn"]) == (ODD.doi, ODD.isbn)


def test_csl_is_set_by_a_processor():
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(json.loads(write_csl(ODD))), formatter.plain)
    bibliography.register(Citation([CitationItem(ODD.key)]))
    [entry] = [str(one) for one in bibliography.bibliography()]
    assert "Ministerium für Kinder und Familie" in entry and "2026" in entry and "Ziele" in entry


def test_edition_needs_no_day_of_the_visit():
    assert "Zugriff" not in write_plain(ODD)
    assert "Y2" not in write_ris(ODD) and "urldate" not in write_bibtex(ODD)
    assert all(word in write_plain(ODD) for word in ("ISBN 978-3-16-148410-0", "DOI 10.1000/182", "Ausgabe vom 4. Mai 2026"))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("strategie/", {"citation_title", "citation_author", "citation_technical_report_institution", "citation_public_url"}),
        ("strategie/ziele/", {"citation_title", "citation_inbook_title", "citation_author"}),
        ("strategie/gesamt/", {"citation_title", "citation_public_url"}),
    ],
)
@pytest.mark.parametrize("code", ["de", "ar"])
def test_pages_carry_citation_tags(client, db, path, names, code):
    head = BeautifulSoup(client.get(f"/{code}/{path}").content, "html5lib").head
    tags = {tag["name"]: tag["content"] for tag in head.find_all("meta") if tag.get("name", "").startswith("citation_")}
    assert names <= set(tags)
    assert tags["citation_language"] == code


def test_report_names_every_file_with_size_and_digest(client, db):
    row = Publication.objects.create(
        language_code="en", file_name="x.pdf", content_digest="a" * 64, size=1234, built_at=timezone.now(), page_count=3
    )
    Publication.objects.create(language_code="ar", file_name="y.pdf", content_digest="b" * 64, size=4321, built_at=timezone.now())
    soup = BeautifulSoup(client.get("/en/strategie/").content, "html5lib")
    [data] = [json.loads(one.string) for one in soup.find_all("script", type="application/ld+json")]
    report = data["@graph"][0]
    assert report["@type"] == "Report"
    assert [one for one in report["encoding"] if one["inLanguage"] == "en"] == [
        {
            "@type": "MediaObject",
            "contentUrl": settings.SITE_URL + row.url,
            "encodingFormat": "application/pdf",
            "inLanguage": "en",
            "contentSize": "1234",
            "sha256": "a" * 64,
            "uploadDate": row.built_at.isoformat(timespec="seconds"),
        }
    ]
    # A translation is a work of its own: its page names its files.
    assert {one["inLanguage"] for one in report["workTranslation"]} == {"de", "ar", "uk"}
    assert next(one["name"] for one in report["hasPart"]) == "In English: Die Einleitung"
