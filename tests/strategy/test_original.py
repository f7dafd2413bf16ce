"""The paper as it was adopted, beside the paper that is made from the chapters."""

import json
from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from cms.demo.files import Block
from cms.demo.plain_pdf import draw_pdf
from core.document_facts import read_document_facts
from core.models import CustomDocument
from strategy.models import StrategyPage


@pytest.fixture
def overview(db) -> StrategyPage:
    return StrategyPage.objects.get(locale__language_code="de")


def read_card(client, code: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/{code}/strategie/").content, "html5lib").find(id="download").parent


@pytest.mark.parametrize(
    ("code", "heading", "day", "pages"),
    [("de", "Original in der beschlossenen Fassung", "4. März 2021", "2 Seiten"), ("ar", "الوثيقة الأصلية", "4 مارس، 2021", "صفحتان")],
)
def test_original_is_named_as_what_it_is(overview, client, code, heading, day, pages):
    card = read_card(client, code)
    title = next(one for one in card.find_all("h3") if heading in one.get_text())
    facts = title.find_next("dl")
    assert facts.time.get_text() == day
    assert facts.time["datetime"] == "2021-03-04"
    assert pages in facts.get_text()
    language = facts.find("dd")
    assert (language.get_text(), language["lang"], language["dir"]) == ("Deutsch", "de", "ltr")
    link = title.find_next("a")
    assert (link["href"], link["hreflang"], link.get("lang")) == (overview.original_paper.url, "de", None if code == "de" else "de")
    folded = facts.find_next("details")
    assert read_document_facts(overview.original_paper).sha256 in folded.div.get_text()
    assert not folded.has_attr("open")


@pytest.mark.parametrize(("code", "prefix"), [("de", ""), ("en", "In English: ")])
def test_note_on_accessibility_is_the_readers(overview, client, code, prefix):
    assert f"{prefix}Diese Datei ist nicht barrierefrei." in {one.get_text() for one in read_card(client, code).find_all("dd")}


@pytest.mark.parametrize("code", ["de", "ar"])
def test_report_names_the_original(overview, client, code):
    soup = BeautifulSoup(client.get(f"/{code}/strategie/").content, "html5lib")
    report = json.loads(soup.find("script", type="application/ld+json").string)["@graph"][0]
    [original] = [one for one in report["encoding"] if one["contentUrl"] == settings.SITE_URL + overview.original_paper.url]
    content = b"".join(client.get(overview.original_paper.url))
    facts = read_document_facts(overview.original_paper)
    assert (original["contentSize"], original["sha256"]) == (str(len(content)), facts.sha256)
    assert (original["inLanguage"], original["dateCreated"], original["name"]) == ("de", "2021-03-04", "Strategie der Probe, Original")


def test_original_whose_file_is_gone_is_not_offered(overview, client):
    CustomDocument.objects.filter(pk=overview.original_paper_id).update(file="documents/weg.pdf", file_hash="weg")
    response = client.get("/de/strategie/")
    assert response.status_code == 200
    assert f"/documents/{overview.original_paper_id}/" not in response.content.decode()


def test_demonstration_document_is_marked_on_every_page():
    row = Block(name="x", title="Ein Titel", language="de", mark="DEMONSTRATION", pages=[])
    row["pages"] = [Block(heading="Überschrift", paragraphs=["Ein (langer) Satz. " * 20]), Block(heading="Zwei", paragraphs=["Ende."])]
    content = draw_pdf(row)
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = [overview.Contents.read_bytes() for overview in pdf.pages]
    assert len(pages) == 2
    assert all(b"(DEMONSTRATION)" in one for one in pages)
    assert b"\\(langer\\)" in pages[0]
    assert draw_pdf(row) == content
