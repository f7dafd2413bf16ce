"""The numbers of paragraphs in the files: the same as on the web, in every format, in the text and not beside it."""

import io
import json
import zipfile

import pikepdf
import pytest
from bs4 import BeautifulSoup

from core.pdf import render_apart
from strategy.files.data import write_json
from strategy.files.epub import write_epub
from strategy.files.epub_check import check_epub
from strategy.files.reading import read_paper
from strategy.files.tables import describe_facts
from strategy.files.text import write_text
from strategy.models import Paragraph
from strategy.paper import assemble

NUMBERS = list(range(1, 9))


def find_numbers(soup) -> list[int]:
    found = soup.select(".pn")
    assert [one["id"] for one in found] == [f"absatz-{one.get_text()}" for one in found]
    return [int(one.get_text()) for one in found]


@pytest.mark.parametrize("code", ["de", "en", "ar"])
def test_paper_has_the_numbers_of_the_web(db, client, code):
    paper = BeautifulSoup(assemble(code).html, "html5lib")
    assert find_numbers(paper) == NUMBERS
    assert find_numbers(BeautifulSoup(client.get(f"/{code}/strategie/gesamt/").content, "html5lib")) == NUMBERS
    assert paper.find(id="absatz-8").parent.get_text().startswith("8 ")


def test_number_stands_in_its_paragraph_and_before_a_box(db):
    paper = BeautifulSoup(assemble("de").html, "html5lib")
    places = {number: paper.find(id=f"absatz-{number}").parent for number in NUMBERS}
    assert [places[number].name for number in NUMBERS] == ["p"] * 8
    assert places[1].get_text() == "1 Warum es dieses Papier gibt."
    assert places[3].parent["class"] == ["unit"] and places[3].find_next_sibling(class_="goal")
    assert places[5].find_next_sibling("table")
    assert places[6].b.get_text() == "Praxis suchen" and places[6].parent.name == "li"


def test_new_number_makes_a_new_file(db):
    before = assemble("de").digest
    Paragraph.objects.filter(number=8).update(number=80)
    assert assemble("de").digest != before


def iterate_blocks(blocks: list[dict]):
    for block in blocks:
        yield block
        for one in [block.get("blocks", []), *block.get("items", [])]:
            yield from iterate_blocks(one)


def test_json_tells_numbers_apart_from_the_text(db):
    content = json.loads(write_json(assemble("ar"), describe_facts("ar")))
    blocks = [block for section in content["sections"] for block in iterate_blocks(section["blocks"])]
    numbered = {block["paragraph"]: block for block in blocks if "paragraph" in block}
    assert list(numbered) == NUMBERS
    assert all(block["id"] == f"absatz-{number}" for number, block in numbered.items())
    assert (numbered[3]["type"], numbered[3]["blocks"][0]["type"], numbered[8]["type"]) == ("group", "heading", "paragraph")
    assert numbered[5]["blocks"][0]["type"] == "table"
    assert not any(letter.isdecimal() for letter in numbered[1]["text"] + numbered[1]["html"])


def test_plain_text_has_numbers_in_parentheses(db):
    lines = write_text(read_paper(assemble("de").html)).splitlines()
    assert "(1) Warum es dieses Papier gibt." in lines
    assert "(3) I.1 Schnell ankommen" in lines
    assert "1. (6) Praxis suchen" in lines


@pytest.mark.parametrize("code", ["de", "ar"])
def test_book_can_be_opened_at_a_paragraph(db, code):
    paper = assemble(code)
    content = write_epub(paper)
    assert check_epub(content, paper.html) == []
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        pages = [BeautifulSoup(book.read(name), "xml") for name in book.namelist() if "section-" in name]
    assert [number for page in pages for number in find_numbers(page)] == NUMBERS


@pytest.mark.parametrize("code", ["de", "ar"])
def test_pdf_holds_numbers_as_tagged_text_and_as_targets(db, code):
    paper = assemble(code)
    made = render_apart(paper.html, stylesheets=[paper.stylesheet], language=code)
    assert made.findings == []
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert {f"absatz-{number}" for number in NUMBERS} <= set(names)
