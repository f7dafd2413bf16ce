"""Links in chapters lead somewhere in every file: to the chapter in the same file, or to the public address."""

import io
import json
import re
import zipfile

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from core.models import CustomDocument
from core.pdf import render_apart
from newcomers.models import GuidePage
from strategy.cross_references import resolve_links
from strategy.files.epub_pages import XHTML
from strategy.files.recipes import list_recipes
from strategy.paper import assemble
from tests.strategy.chapters import get_chapter, write

SITE = "https://amt.example"
DOCUMENT = """<nav class="toc"><a href="#kapitel-2">2 Ziele</a></nav><section class="chapter" id="kapitel-1"><p>{link}</p></section>
<section class="chapter" id="kapitel-2"><p id="absatz-7">Ziele</p></section>"""
ADDRESSES = {"kapitel-1": "/de/strategie/lage/", "kapitel-2": "/de/strategie/ziele/"}
TO_CHAPTER = '<a class="page-ref" data-page="Seite" href="#kapitel-2">x</a>'


@pytest.mark.parametrize(("href", "expected"), [
    ("/de/strategie/ziele/", TO_CHAPTER),
    (f"{SITE}/de/strategie/ziele/", TO_CHAPTER),
    ("/de/strategie/ziele/#anderswo", TO_CHAPTER),
    ("/de/strategie/ziele/#absatz-7", TO_CHAPTER.replace("#kapitel-2", "#absatz-7")),
    ("#absatz-7", '<a href="#absatz-7">x</a>'),
    ("#anlass", f'<a href="{SITE}/de/strategie/lage/#anlass">x</a>'),
    ("/de/strategie/", f'<a href="{SITE}/de/strategie/">x</a>'),
    ("/en/strategie/ziele/", f'<a href="{SITE}/en/strategie/ziele/">x</a>'),
    ("/documents/3/plan.pdf?a=1&amp;b=2", f'<a href="{SITE}/documents/3/plan.pdf?a=1&amp;b=2">x</a>'),
    ("https://quelle.example/de/strategie/ziele/", '<a href="https://quelle.example/de/strategie/ziele/">x</a>'),
    (f"{SITE}.example/", f'<a href="{SITE}.example/">x</a>'),
    ("mailto:amt@amt.example", '<a href="mailto:amt@amt.example">x</a>'),
    ("tel:+49211000", '<a href="tel:+49211000">x</a>'),
])  # fmt: skip
def test_every_kind_of_link(href, expected):
    resolved = resolve_links(DOCUMENT.format(link=f'<a href="{href}">x</a>'), SITE, ADDRESSES, "/de/strategie/")
    assert resolved == DOCUMENT.format(link=expected)


def test_other_attributes_stay():
    resolved = resolve_links(DOCUMENT.format(link='<a lang="en" href="/x/" dir="ltr">x</a>'), SITE, ADDRESSES, "/de/strategie/")
    assert f'<a lang="en" href="{SITE}/x/" dir="ltr">x</a>' in resolved


@pytest.fixture
def linked(db, settings) -> dict[str, str]:
    """German and Arabic chapters with links of every kind. Returns the public addresses of guide and document."""
    guide = GuidePage.objects.get(slug="wohnung-suchen", locale__language_code="de")
    document = CustomDocument.objects.create(title="Plan", file="documents/plan.pdf")
    for code in ("de", "ar"):
        write(
            f'Siehe <a linktype="page" id="{get_chapter("ausblick").pk}">letztes Kapitel</a> und'
            f' <a linktype="page" id="{guide.pk}">Rat zur Wohnung</a>.',
            f'Dazu <a linktype="document" id="{document.pk}">der Plan</a> und <a href="https://quelle.example/">die Quelle</a>.',
            slug="einleitung",
            code=code,
        )
    return {"guide": f"{settings.SITE_URL}/{{}}/neu-hier/wohnen/wohnung-suchen/", "document": settings.SITE_URL + document.url}


def find_links(html: str) -> dict[str, str]:
    """Return the targets of the links of the chapters by their words."""
    soup = BeautifulSoup(html, "html5lib")
    return {link.get_text(): link["href"] for link in soup.select("section.chapter p a[href]")}


def get_expected(linked: dict[str, str], code: str, chapter: str) -> dict[str, str]:
    return {
        "letztes Kapitel": chapter,
        "Rat zur Wohnung": linked["guide"].format(code),
        "der Plan": linked["document"],
        "die Quelle": "https://quelle.example/",
    }


def make(format_code: str, code: str) -> bytes:
    recipe = next(one for one in list_recipes(code) if one.format_code == format_code)
    return recipe.make()[0]


@pytest.mark.parametrize("code", ["de", "ar"])
def test_document_of_the_paper(linked, code):
    assert find_links(assemble(code).html) == get_expected(linked, code, "#kapitel-3")


def test_chapters_of_the_site_keep_their_links_on_the_web(linked, client):
    soup = BeautifulSoup(client.get("/ar/strategie/einleitung/").content, "html5lib")
    assert soup.main.find("a", href="/ar/strategie/ausblick/").get("class") is None


@pytest.mark.parametrize("code", ["de", "ar"])
def test_book(linked, code):
    with zipfile.ZipFile(io.BytesIO(make("epub", code))) as book:
        page = etree.fromstring(book.read("book/section-02.xhtml"))
    links = {"".join(link.itertext()): link.get("href") for link in page.iter(f"{{{XHTML}}}a")}
    expected = get_expected(linked, code, "section-04.xhtml")
    assert {words: links[words] for words in expected} == expected


def test_json(linked):
    content = json.loads(make("json", "de"))
    chapter = next(one for one in content["sections"] if one["id"] == "kapitel-1")
    paragraphs = [block["html"] for block in chapter["blocks"] if block["type"] == "paragraph"]
    links = find_links(f'<section class="chapter"><p>{"".join(paragraphs)}</p></section>')
    expected = get_expected(linked, "de", "#kapitel-3")
    assert {words: links[words] for words in expected} == expected
    assert "kapitel-3" in [one["id"] for one in content["sections"]]


@pytest.mark.slow
@pytest.mark.parametrize(("code", "word"), [("de", "Seite"), ("ar", "صفحة")])
def test_pdf_leads_to_the_chapter_and_prints_its_page(linked, code, word):
    paper = assemble(code)
    made = render_apart(paper.html, stylesheets=[paper.stylesheet], language=code)
    assert made.findings == []
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        addresses = {str(note.A.URI) for note in links if "/A" in note and note.A.get("/S") == "/URI"}
        names = [note.get("/Dest") for note in links if "/Dest" in note]
    assert {linked["guide"].format(code), linked["document"], "https://quelle.example/"} <= addresses
    assert not any(address.startswith("/") for address in addresses)
    # From the contents list and from the text; a link has an area for each of its lines and directions.
    assert names.count(pikepdf.String("kapitel-3")) >= 2
    document = pypdfium2.PdfDocument(made.content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert re.search(rf"\({word}\s[1-9]\)", re.sub("[\u200e\u200f]", "", text))
