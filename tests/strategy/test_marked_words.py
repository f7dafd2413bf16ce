"""Words of a chapter that an editor marked as being in another language: on the web and in all files of the paper."""

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from core.foreign_words.stored import write_mark
from core.pdf import print_stylesheet, render_pdf
from core.pdf.proof import compare
from core.pdf.proof_tags import read_tags
from core.publishing.reading import parse_document
from strategy.comparing.papers import compare_papers
from strategy.editions.text import collect_text
from strategy.files.data import write_json
from strategy.files.epub import write_epub
from strategy.files.epub_check import check_epub
from strategy.files.epub_pages import XHTML, XML_LANG, PageWriter
from strategy.files.reading import find_sections, read_paper
from strategy.files.text import write_text
from strategy.paper import Paper, assemble
from tests.strategy.chapters import make_note, write

GERMAN = f"Das {write_mark('en', 'Case Management')}{make_note('Erprobt seit 2020.')} heißt auch {write_mark('la', '<b>cura</b>')}."
ARABIC = f"تسمى {write_mark('en', 'Case Management')} أيضا إدارة."
SPANS = {
    "de": [("en", None, "Case Management"), ("la", None, "cura")],
    "ar": [("en", "ltr", "Case Management")],
}  # fmt: skip


def find_spans(part) -> list[tuple]:
    return [(one["lang"], one.get("dir"), one.get_text()) for one in part.find_all("span", lang=re.compile("^(en|la)$"))]


@pytest.fixture(params=["de", "ar"])
def code(request, db):
    write({"de": GERMAN, "ar": ARABIC}[request.param], slug="ziele", code=request.param)
    return request.param


@pytest.mark.parametrize("path", ["ziele/", "gesamt/"])
def test_pages(client, code, path):
    main = BeautifulSoup(client.get(f"/{code}/strategie/{path}").content, "html5lib").main
    assert find_spans(main) == SPANS[code]
    assert main.select(".foreign-words, a:not([href])") == []


def test_document_that_the_files_are_made_from(code):
    assert find_spans(BeautifulSoup(assemble(code).html, "html5lib").find(id="kapitel-2")) == SPANS[code]


def test_tags_of_the_pdf_carry_the_language(code):
    chapter = BeautifulSoup(assemble(code).html, "html5lib").find(id="kapitel-2")
    text = next(one for one in chapter.find_all("p") if one.find("span", lang="en"))
    direction = "rtl" if code == "ar" else "ltr"
    html = f'<html lang="{code}" dir="{direction}"><title>–</title><body>{text}</body></html>'
    content = render_pdf(html, stylesheets=[print_stylesheet()], language=code, base_url=None).content
    assert compare(html, content) == []
    languages = read_tags(content).languages
    assert {one: languages[one] for one, _direction, _text in SPANS[code]} == {one: 1 for one, _direction, _text in SPANS[code]}


def test_book_says_the_language_as_xml_does(code):
    paper = assemble(code)
    root = parse_document(paper.html)
    page = PageWriter(root, {"ziele.xhtml": find_sections(root)[2]})
    copied = page.copy(find_sections(root)[2], page.begin("")[1])
    spans = [(one.get(XML_LANG), one.get("dir"), "".join(one.itertext())) for one in copied.iter(f"{{{XHTML}}}span")]
    assert [one for one in spans if one[0] in ("en", "la")] == SPANS[code]
    assert check_epub(write_epub(paper), paper.html) == []


def test_text_holds_the_words_and_json_their_language(code):
    paper = assemble(code)
    words = {"de": "Das Case Management[1] heißt auch cura.", "ar": "تسمى Case Management أيضا إدارة."}[code]
    assert words in write_text(read_paper(paper.html))
    content = json.loads(write_json(Paper(code, paper.html, "", "digest", date(2026, 5, 4)), {"measures": [], "indicators": []}))
    blocks = [block for section in content["sections"] for block in section["blocks"]]
    paragraph = next(block for block in blocks if block.get("text") == words)
    assert find_spans(BeautifulSoup(paragraph["html"], "html5lib")) == SPANS[code]


def test_a_mark_is_no_change_between_editions(db):
    write("Das Case Management hilft.", slug="ziele")
    before = collect_text("de")
    write(f"Das {write_mark('en', 'Case Management')} hilft.", slug="ziele")
    assert list(compare_papers(before, collect_text("de"))) == []
