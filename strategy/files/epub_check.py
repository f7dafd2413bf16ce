"""Our own check of a book, in the task that builds it: structure, links, alternatives, and every word of the paper.

EPUBCheck and DAISY Ace need Java and Node; ``make check-publications`` runs them.
"""

import copy
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from lxml import etree

from core.pdf.alternatives import SVG_TAG
from core.publishing.reading import parse_document, read_words
from strategy.files.epub_package import DC, MIMETYPE, OPF
from strategy.files.epub_pages import OPS, XHTML, XML_LANG
from strategy.files.reading import find_sections, move_notes

REQUIRED_DC = ("identifier", "title", "language")
REQUIRED_META = (
    "dcterms:modified", "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
    "schema:accessibilityHazard", "schema:accessibilitySummary",
)  # fmt: skip
FETCHED = ("src", "{http://www.w3.org/1999/xlink}href", "poster", "data")


def check_epub(content: bytes, html: str) -> list[str]:
    """Return one sentence for each fault of the book that was made from ``html``; an empty list means there is none."""
    try:
        book = zipfile.ZipFile(io.BytesIO(content))
        faults = list(_check_container(book))
        package = etree.fromstring(book.read("book/package.opf"))
        names = [item.get("href") for item in package.iter(f"{{{OPF}}}item")]
        pages = {name: etree.fromstring(book.read(f"book/{name}")) for name in names if name.endswith(".xhtml")}
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return [f"The book cannot be read: {error}"]
    root = parse_document(html)
    return [
        *faults,
        *_check_package(package, book, names, root.get("lang", ""), root.get("dir", "ltr")),
        *(fault for name, page in pages.items() for fault in _check_page(name, page, pages, names, root.get("lang", ""))),
        *_check_contents(pages, package),
        *_check_text(pages, package, root),
    ]


def _check_container(book: zipfile.ZipFile) -> Iterator[str]:
    first = book.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or book.read(first) != MIMETYPE:
        yield "The first entry is not the uncompressed mimetype."
    if (bad := book.testzip()) is not None:
        yield f"The entry {bad} is damaged."


def _check_package(package: etree._Element, book: zipfile.ZipFile, names: list[str], language: str, direction: str) -> Iterator[str]:
    for name in REQUIRED_DC:
        if not (package.findtext(f".//{{{DC}}}{name}") or "").strip():
            yield f"The package has no dc:{name}."
    said = {meta.get("property") for meta in package.iter(f"{{{OPF}}}meta") if (meta.text or "").strip()}
    yield from (f"The package has no {name}." for name in REQUIRED_META if name not in said)
    if package.findtext(f".//{{{DC}}}language") != language or package.get(XML_LANG) != language:
        yield "The language of the package is not that of the paper."
    if package.find(f".//{{{OPF}}}spine").get("page-progression-direction") != direction:
        yield "Pages turn the wrong way."
    packed = {name.removeprefix("book/") for name in book.namelist() if name.startswith("book/")} - {"package.opf"}
    if packed != set(names) or len(names) != len(set(names)):
        yield f"Manifest and files differ: {sorted(packed ^ set(names))}"
    if sum("nav" in (item.get("properties") or "").split() for item in package.iter(f"{{{OPF}}}item")) != 1:
        yield "The package has not exactly one navigation document."


def _check_page(name: str, page: etree._Element, pages: dict, names: list[str], language: str) -> Iterator[str]:
    if page.get("lang") != language or page.get(XML_LANG) != language:
        yield f"{name}: the language is not that of the paper."
    if not (page.findtext(f".//{{{XHTML}}}title") or "").strip():
        yield f"{name}: no title."
    ids = Counter(page.xpath("//@id"))
    yield from (f"{name}: the id {key} stands {count} times." for key, count in ids.items() if count > 1)
    for element in page.iter(etree.Element):
        if element.get("lang") != element.get(XML_LANG):
            yield f"{name}: lang and xml:lang differ."
        if element.tag == f"{{{XHTML}}}img" and not (element.get("alt") or element.get("role") == "presentation"):
            yield f"{name}: a picture without alternative."
        if element.tag == SVG_TAG and not (element.get("aria-label") or element.get("aria-hidden")):
            yield f"{name}: a drawing without alternative."
        for attribute in FETCHED:
            if element.get(attribute) is not None and element.get(attribute) not in names:
                yield f"{name}: {element.get(attribute)[:60]} is not in the book."
        if element.tag == f"{{{XHTML}}}a":
            yield from _check_link(name, element.get("href") or "", pages)


def _check_link(name: str, address: str, pages: dict) -> Iterator[str]:
    if address.startswith(("http://", "https://", "mailto:", "tel:")):
        return
    target, fragment = urldefrag(address)
    page = pages.get(target or name)
    if page is None or (fragment and not page.xpath("//*[@id=$id]", id=unquote(fragment))):
        yield f"{name}: the link {address} leads nowhere."


def _check_contents(pages: dict, package: etree._Element) -> Iterator[str]:
    """The contents list names all that is read after it, in that order (EPUB 3.3, 7.3)."""
    nav = next((one for page in pages.values() for one in page.iter(f"{{{XHTML}}}nav") if one.get(f"{{{OPS}}}type") == "toc"), None)
    if nav is None:
        yield "The book has no contents list."
        return
    order = list(_list_spine(package))
    named = [urldefrag(link.get("href", ""))[0] for link in nav.iter(f"{{{XHTML}}}a")]
    positions = [order.index(name) for name in named if name in order]
    if positions != sorted(positions):
        yield "The contents list is in another order than the book."
    chapters = {name for name, page in pages.items() if page.xpath("//*[@role='doc-chapter']")}
    yield from (f"{name} is not in the contents list." for name in sorted(chapters - set(named)))


def _check_text(pages: dict, package: etree._Element, root) -> Iterator[str]:
    """Every word of every section. Footnotes stand at the end of a section in the book, so words are counted and not compared in order."""
    order = [name for name in _list_spine(package) if name.startswith("section-")]
    sections = find_sections(root)
    if len(order) != len(sections):
        yield f"The paper has {len(sections)} sections, the book {len(order)}."
    for name, section in zip(order, sections, strict=False):
        move_notes(section)
        if Counter(read_words(section)) - Counter(_read_page(pages[name])):
            yield f"{name}: words of the paper are missing."


def _read_page(page: etree._Element) -> list[str]:
    body = copy.deepcopy(page.find(f"{{{XHTML}}}body"))
    for element in body.iter(f"{{{XHTML}}}*"):
        element.tag = etree.QName(element).localname
        if element.get("role") == "doc-noteref":
            element.text = f"[{element.text}]"
    return read_words(body)


def _list_spine(package: etree._Element) -> Iterator[str]:
    hrefs = {item.get("id"): item.get("href") for item in package.iter(f"{{{OPF}}}item")}
    for entry in package.iter(f"{{{OPF}}}itemref"):
        yield hrefs.get(entry.get("idref"), "")
