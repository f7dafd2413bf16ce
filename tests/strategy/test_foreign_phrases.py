"""German phrases in a paper of another script say their language: on the web, in the document that the files are made from, in the PDF."""

import re

import pytest
from bs4 import BeautifulSoup, NavigableString

from core.pdf import print_stylesheet, render_pdf
from core.pdf.proof import compare
from core.pdf.proof_tags import read_tags
from core.publishing.reading import parse_document
from core.runs import ADDRESS, WORD, mark_runs, tell_language
from strategy.files.epub_pages import XML_LANG, PageWriter
from strategy.files.reading import find_sections
from strategy.paper import assemble
from tests.strategy.chapters import write

TEXTS = {
    "ar": (
        "<p>يساعد المركز (Kommunales Integrationszentrum) حسب § 4 AsylbLG، هاتف 116 117.</p>"
        "<ul><li>ملف PDF من <b>KOMM-AN NRW</b>، beratung@beispiel.example</li></ul>"
    ),
    "uk": (
        "<p>Допомагає центр (Kommunales Integrationszentrum) за § 4 AsylbLG, телефон 116 117.</p>"
        "<ul><li>Файл PDF від <b>KOMM-AN NRW</b>, beratung@beispiel.example</li></ul>"
    ),
    "en": "<p>The centre (Kommunales Integrationszentrum) helps under § 4 AsylbLG.</p><ul><li>A PDF of <b>KOMM-AN NRW</b></li></ul>",
}
PHRASES = ["(Kommunales Integrationszentrum)", "§ 4 AsylbLG", "KOMM-AN NRW"]
FOREIGN = {"ar": {"lang": "de", "dir": "ltr"}, "uk": {"lang": "de"}}


def write_chapter(code: str) -> None:
    """Publish a chapter that names German terms in title, lead and text."""
    chapter = write(TEXTS[code], slug="ziele", code=code)
    chapter.title, chapter.lead = f"{chapter.title} (Kita)", f"{chapter.lead} (Hort)"
    chapter.save_revision().publish()


def say_language(element) -> str:
    return element.get("lang") or say_language(element.parent)


def find_unsaid(part, code: str) -> list[str]:
    """Return the texts said to be in a language that hold words of another, outside of addresses."""
    return [
        str(text)
        for text in part.find_all(string=True)
        if type(text) is NavigableString and text.parent.name not in ("script", "style", "title")
        and say_language(text.parent) == code
        and any(tell_language(word) for word in re.findall(WORD, re.sub(ADDRESS, "", text, flags=re.VERBOSE | re.ASCII)))
        and not text.find_parent("bdi")
    ]  # fmt: skip


def find_doubled(part) -> list[str]:
    return [str(one) for one in part.select("[lang] span[lang]") if say_language(one.parent) == one["lang"]]


def test_paper_says_the_language_of_every_german_phrase(db):
    code = "ar"
    write_chapter(code)
    soup = BeautifulSoup(assemble(code).html, "html5lib")
    chapter = soup.find(id="kapitel-2")
    spans = [one for one in chapter.find_all("span", lang="de") if not one.find("small")]
    assert [one.get_text() for one in spans][:5] == ["(Kita)", "(Hort)", *PHRASES]
    assert spans[0].attrs == FOREIGN[code]
    assert find_unsaid(soup.body, code) == []
    assert find_doubled(soup) == []


# Ukrainian lacks a chapter, so its paper on one page is German.
@pytest.mark.parametrize(("code", "path"), [("ar", "ziele/"), ("ar", "gesamt/"), ("ar", ""), ("uk", "ziele/"), ("uk", "")])
def test_pages_say_the_language_of_every_german_phrase(client, db, code, path):
    write_chapter(code)
    soup = BeautifulSoup(client.get(f"/{code}/strategie/{path}").content, "html5lib")
    assert "(Kita)" in [one.get_text() for one in soup.main.find_all("span", lang="de")]
    assert find_unsaid(soup.body, code) == []
    assert find_doubled(soup) == []


def test_title_and_description_of_a_page_hold_no_tags(client, db):
    write_chapter("ar")
    soup = BeautifulSoup(client.get("/ar/strategie/ziele/").content, "html5lib")
    assert "(Kita)" in soup.title.get_text()
    assert "(Hort)" in soup.find("meta", {"name": "description"})["content"]
    values = [value for one in soup.find_all(True) for value in one.attrs.values() if isinstance(value, str)]
    assert [value for value in values if "<" in value] == []
    assert "span" not in soup.title.get_text()


def test_paper_of_latin_script_is_unchanged(client, db):
    write_chapter("en")
    assert TEXTS["en"] in assemble("en").html
    assert BeautifulSoup(client.get("/en/strategie/ziele/").content, "html5lib").main.find("span", lang="de") is None


def test_book_says_the_language_as_xml_does(db):
    write_chapter("ar")
    root = parse_document(assemble("ar").html)
    section = find_sections(root)[2]
    page = PageWriter(root, {"ziele.xhtml": section})
    body = page.begin("")[1]
    spans = [one for one in page.copy(section, body).iter("{*}span") if one.get(XML_LANG) == "de"]
    assert [one.text for one in spans][:2] == ["(Kita)", "(Hort)"]


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("uk", "ltr")])
def test_tags_of_the_file_carry_the_language(code, direction):
    html = f'<html lang="{code}" dir="{direction}"><title>–</title><body>{mark_runs(TEXTS[code], direction)}</body></html>'
    content = render_pdf(html, stylesheets=[print_stylesheet()], language=code, base_url=None).content
    assert compare(html, content) == []
    assert read_tags(content).languages["de"] == len(PHRASES)
