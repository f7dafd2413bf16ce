"""The paper as EPUB 3.3, written with the standard library and lxml from the HTML that the PDF is made from.

One document for the cover, one for each section, one with the contents list and the landmarks. The same paper gives the
same bytes. No claim of conformity to EPUB Accessibility is written: that needs a person who has tried the book.
"""

from importlib.resources import files
from xml.etree.ElementTree import Element

from lxml import etree

from core.pdf.alternatives import check_alternatives
from core.publishing.archives import write_zip
from core.publishing.reading import HEADINGS, parse_document, read_words
from strategy.files.epub_package import CONTAINER, MIMETYPE, Item, describe_package
from strategy.files.epub_pages import XHTML, PageWriter, serialise
from strategy.files.reading import find_sections
from strategy.paper import Paper


def write_epub(paper: Paper) -> bytes:
    """Return the book. Raises MissingAltText for a picture without an alternative."""
    root = parse_document(paper.html)
    check_alternatives(root)
    cover = next(one for one in root.iter() if one.tag == "header" and "cover" in (one.get("class") or "").split())
    contents = next(one for one in root.iter("nav") if "toc" in (one.get("class") or "").split())
    pages = {"cover.xhtml": cover}
    pages |= {f"section-{number:02}.xhtml": section for number, section in enumerate(find_sections(root), start=1)}
    writer = PageWriter(root, pages)
    items = [Item(name, "application/xhtml+xml", writer.write(name), is_read=True) for name in pages]
    items.insert(1, Item("contents.xhtml", "application/xhtml+xml", write_contents(writer, contents, pages), "nav", is_read=True))
    items = [_mark_drawings(item) for item in items]
    items.append(Item("book.css", "text/css", files("strategy.files").joinpath("book.css").read_bytes()))
    items += [Item(name, media_type, content) for name, (media_type, content) in writer.pictures.items()]
    package = describe_package(root, paper, items)
    return _pack(paper, package, items)


def write_contents(writer: PageWriter, contents: Element, pages: dict[str, Element]) -> bytes:
    """Return the document with the contents list, which readers' programs also show in a menu, and with the landmarks."""
    title = next(" ".join(read_words(one)) for one in contents.iter() if one.tag in HEADINGS)
    page, body = writer.begin(title)
    nav = writer.copy(contents, body)
    nav.set("{http://www.idpf.org/2007/ops}type", "toc")
    nav.set("role", "doc-toc")
    nav.attrib.pop("class", None)
    landmarks = etree.SubElement(body, f"{{{XHTML}}}nav", {"{http://www.idpf.org/2007/ops}type": "landmarks", "hidden": "hidden"})
    entries = etree.SubElement(landmarks, f"{{{XHTML}}}ol")
    names = list(pages)
    first = next((name for name in names if "chapter" in (pages[name].get("class") or "").split()), names[-1])
    for kind, target, label in (
        ("cover", names[0], writer.title),
        ("toc", "contents.xhtml", title),
        ("bodymatter", first, writer.get_title(first)),
    ):
        entry = etree.SubElement(etree.SubElement(entries, f"{{{XHTML}}}li"), f"{{{XHTML}}}a", {"href": target})
        entry.set("{http://www.idpf.org/2007/ops}type", kind)
        entry.text = label
    return serialise(page)


def _mark_drawings(item: Item) -> Item:
    """Documents with drawings inside have to say so in the package."""
    return item._replace(properties="svg") if b"<svg" in item.content and not item.properties else item


def _pack(paper: Paper, package: bytes, items: list[Item]) -> bytes:
    # OCF 3.3, 4.3: the media type comes first, neither compressed nor with an extra field.
    head = [("mimetype", MIMETYPE), ("META-INF/container.xml", CONTAINER), ("book/package.opf", package)]
    return write_zip([*head, *((f"book/{item.name}", item.content) for item in items)], paper.text_date)
