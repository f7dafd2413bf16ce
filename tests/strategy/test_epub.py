"""The book: what is in it, and that its check sees every fault."""

import io
import re
import zipfile
from datetime import date

import pytest
from lxml import etree

from core.pdf import MissingAltText
from core.publishing.refusals import RefusedPublication
from strategy.files import recipes
from strategy.files.epub import write_epub
from strategy.files.epub_check import check_epub
from strategy.files.epub_package import DC, OPF
from strategy.files.epub_pages import OPS, XHTML
from strategy.paper import Paper, assemble
from tests.strategy.paper_html import GERMAN, PERSIAN

NAMES = {"h": XHTML, "o": OPF, "d": DC, "e": OPS}


def make_paper(html: str = GERMAN, language: str = "de") -> Paper:
    return Paper(language, html, "", "digest", date(2026, 5, 4))


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def pack(files: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as book:
        for name, content in files.items():
            book.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return output.getvalue()


def find(content: bytes, path: str) -> list:
    return etree.fromstring(content).xpath(path, namespaces=NAMES)


@pytest.fixture(scope="module")
def book() -> dict[str, bytes]:
    return unpack(write_epub(make_paper()))


def test_small_books_are_right():
    assert check_epub(write_epub(make_paper()), GERMAN) == []
    assert check_epub(write_epub(make_paper(PERSIAN, "fa")), PERSIAN) == []


@pytest.mark.parametrize("code", ["de", "ar"])
def test_book_of_the_real_paper_is_right(db, code):
    paper = assemble(code)
    assert check_epub(write_epub(paper), paper.html) == []


def test_same_paper_makes_the_same_bytes():
    assert write_epub(make_paper()) == write_epub(make_paper())


def test_files_and_their_order(book):
    assert list(book) == [
        "mimetype", "META-INF/container.xml", "book/package.opf", "book/cover.xhtml", "book/contents.xhtml", "book/section-01.xhtml",
        "book/book.css", next(name for name in book if name.endswith(".jpg")),
    ]  # fmt: skip


@pytest.mark.parametrize(("html", "code", "direction"), [(GERMAN, "de", "ltr"), (PERSIAN, "fa", "rtl")])
def test_language_and_direction(html, code, direction):
    files = unpack(write_epub(make_paper(html, code)))
    package = etree.fromstring(files["book/package.opf"])
    assert package.findtext(f".//{{{DC}}}language") == code
    assert package.find(f".//{{{OPF}}}spine").get("page-progression-direction") == direction
    for name, content in files.items():
        if name.endswith(".xhtml"):
            assert find(content, "/h:html/@lang") == [code] and find(content, "/h:html/@dir") == [direction]
    foreign = ["de"] if code == "fa" else []
    assert find(files["book/section-01.xhtml"], "//h:figcaption/h:span[@lang]/@xml:lang") == foreign


def test_metadata_for_those_who_do_not_see(book):
    said = {(one.get("property"), one.text) for one in find(book["book/package.opf"], "//o:meta")}
    assert {
        ("dcterms:modified", "2026-05-04T00:00:00Z"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessibilityHazard", "none"),
    } <= said
    assert any(name == "schema:accessibilitySummary" and "Alternativtext" in text for name, text in said)


def test_contents_list_and_landmarks(book):
    contents = book["book/contents.xhtml"]
    assert find(contents, "//h:nav[@e:type='toc']//h:a/@href") == ["section-01.xhtml", "section-01.xhtml#kapitel-1-1"]
    assert find(contents, "//h:nav[@e:type='landmarks']//h:a/@e:type") == ["cover", "toc", "bodymatter"]
    assert find(contents, "(//h:nav[@e:type='landmarks']//h:a)[3]/text()") == ["Kapitel 1"]


def test_footnote_stands_at_the_end_and_leads_back(book):
    section = book["book/section-01.xhtml"]
    assert find(section, "//h:a[@e:type='noteref']/@href") == ["#note-1", "#note-2"]
    assert find(section, "//h:aside[@role='doc-footnote']/h:p/h:a/@href") == ["#mark-1", "#mark-2"]
    assert find(section, "string(//h:aside)").split() == ["1", "Eine", "Anmerkung."]


def test_numbers_of_footnotes_are_raised(book):
    """On the line, a note behind "2018." would make 2018.2 of it."""
    [rule] = re.findall(rb'a\[role="doc-noteref"\] \{([^}]*)\}', book["book/book.css"])
    assert b"vertical-align: super" in rule and b"font-size: 0.75em" in rule


def test_pictures_keep_their_alternatives(book):
    section = book["book/section-01.xhtml"]
    assert find(section, "//h:img/@alt") == ["Ein blaues Feld"]
    assert b"data:" not in section and b"data-name" not in section
    assert b'properties="svg"' in book["book/package.opf"]


def test_missing_alternative_names_picture_and_chapter():
    html = GERMAN.replace('alt="Ein blaues Feld"', 'alt=""')
    with pytest.raises(MissingAltText, match="Kapitel 1"):
        write_epub(make_paper(html))
    with pytest.raises(RefusedPublication, match="In „Kapitel 1“ hat das Bild „Feld“ keinen Alternativtext"):
        recipes.make_epub(make_paper(html))


def damage(name: str, old: str, new: str):
    """Return a function that replaces a text in the files whose names hold ``name``."""

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        changed = {key: value.replace(old.encode(), new.encode()) if name in key else value for key, value in files.items()}
        assert changed != files
        return changed

    return change


def drop(name: str):
    return lambda files: {key: value for key, value in files.items() if name not in key}


FAULTS = {
    "mimetype last": (lambda files: {**drop("mimetype")(files), "mimetype": files["mimetype"]}, "mimetype"),
    "no package": (drop("package.opf"), "cannot be read"),
    "broken document": (damage("section", "</section>", "</sektion>"), "cannot be read"),
    "picture lost": (drop(".jpg"), "differ"),
    "file too many": (lambda files: {**files, "book/extra.css": b""}, "differ"),
    "other language": (damage("package", "<dc:language>de", "<dc:language>en"), "language of the package"),
    "document in another language": (damage("cover", 'lang="de"', 'lang="fr"'), "cover.xhtml: the language"),
    "no title": (damage("package", "dc:title>", "dc:subject>"), "no dc:title"),
    "no features": (damage("package", "schema:accessibilityFeature", "schema:other"), "no schema:accessibilityFeature"),
    "pages turn wrong": (damage("package", 'progression-direction="ltr"', 'progression-direction="rtl"'), "wrong way"),
    "no navigation": (damage("package", 'properties="nav"', ""), "navigation"),
    "picture without alternative": (damage("section", 'alt="Ein blaues Feld"', 'alt=""'), "without alternative"),
    "drawing without alternative": (damage("section", 'aria-label="Balken: 2024 drei"', ""), "drawing without"),
    "link to nowhere": (damage("contents", "#kapitel-1-1", "#kapitel-1-9"), "leads nowhere"),
    "same id twice": (damage("section", 'id="kapitel-1-1"', 'id="note-1"'), "2 times"),
    "languages differ": (damage("section", "<h3>", '<h3 lang="fr">'), "differ"),
    "picture from elsewhere": (damage("section", 'src="picture', 'src="https://example.org/picture'), "not in the book"),
    "no contents list": (damage("contents", 'epub:type="toc" role', 'epub:type="lot" role'), "no contents list"),
    "chapter not listed": (damage("contents", "section-01.xhtml", "cover.xhtml"), "not in the contents list"),
    "word lost": (damage("section", "Vorspann", ""), "words of the paper are missing"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_check_sees(book, name):
    change, finding = FAULTS[name]
    faults = check_epub(pack(change(book)), GERMAN)
    assert any(finding in fault for fault in faults), faults
