"""The documents of the book: XHTML, with links, pictures and footnotes as a book needs them."""

import base64
import hashlib
import re
from xml.etree.ElementTree import Element

from lxml import etree

from core.pdf.alternatives import SVG_NAMESPACE
from core.publishing.reading import HEADINGS, is_note, read_words

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = SVG_NAMESPACE.strip("{}")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATA_ADDRESS = re.compile(r"data:(image/(?:jpeg|png|gif|webp|svg\+xml));base64,(.*)", re.DOTALL)
SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
KINDS = {"cover": "cover", "imprint": "copyright-page", "chapter": "chapter"}
ROLES = {"chapter": "doc-chapter"}
#: Sizes for paper, in millimetres, mean nothing on a screen.
PAPER_ONLY = {"width", "height"}


class PageWriter:
    """Copies parts of the paper into documents. ``pages`` maps the name of each document to the element it holds.

    ``pictures`` maps the names of pictures met so far to their media type and content.
    """

    def __init__(self, root: Element, pages: dict[str, Element]):
        self.language = root.get("lang", "")
        self.direction = root.get("dir", "ltr")
        self.title = " ".join((root.findtext("head/title") or "").split())
        self.pictures: dict[str, tuple[str, bytes]] = {}
        self._pages = pages
        self._homes = {one.get("id"): name for name, page in pages.items() for one in page.iter() if one.get("id")}
        self._name = ""
        self._notes: list[etree._Element] = []

    def get_title(self, name: str) -> str:
        """Return the first heading of a document, or the title of the paper."""
        heading = next((one for one in self._pages[name].iter() if one.tag in HEADINGS), None)
        return self.title if heading is None else " ".join(read_words(heading))

    def begin(self, title: str) -> tuple[etree._Element, etree._Element]:
        """Return an empty document and its body."""
        page = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
        page.set("lang", self.language)
        page.set(XML_LANG, self.language)
        page.set("dir", self.direction)
        head = etree.SubElement(page, f"{{{XHTML}}}head")
        etree.SubElement(head, f"{{{XHTML}}}title").text = title
        etree.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "href": "book.css"})
        return page, etree.SubElement(page, f"{{{XHTML}}}body")

    def write(self, name: str) -> bytes:
        """Return one document."""
        element = self._pages[name]
        self._name, self._notes = name, []
        page, body = self.begin(self.get_title(name))
        section = self.copy(element, body)
        section.tag = f"{{{XHTML}}}section"
        kind = next((one for one in (element.get("class") or "").split() if one in KINDS), "")
        if kind:
            section.set(f"{{{OPS}}}type", KINDS[kind])
        if kind in ROLES:
            section.set("role", ROLES[kind])
            section.set("aria-label", self.get_title(name))
        section.extend(self._notes)
        self._name = ""
        return serialise(page)

    def copy(self, element: Element, parent: etree._Element) -> etree._Element:
        """Append a copy of the element, and all in it, to ``parent`` and return it."""
        is_drawing = element.tag.startswith(SVG_NAMESPACE)
        tag = element.tag if is_drawing else f"{{{XHTML}}}{element.tag}"
        copied = etree.SubElement(parent, tag, nsmap={None: SVG} if is_drawing else None)
        for name, value in element.attrib.items():
            self._copy_attribute(element, copied, name, value)
        copied.text = element.text
        for child in element:
            if not isinstance(child.tag, str):
                continue
            added = self._note(child, copied) if is_note(child) else self.copy(child, copied)
            added.tail = child.tail
        return copied

    def _copy_attribute(self, element: Element, copied: etree._Element, name: str, value: str) -> None:
        if element.tag == SVG_NAMESPACE + "svg" and name in PAPER_ONLY:
            return
        if name.startswith(("data-", "{http://www.w3.org/2000/xmlns/}")) or name in ("xmlns", "style"):
            return
        if name == "lang":
            copied.set(XML_LANG, value)
        elif name == "href" and value.startswith("#"):
            value = self._link(value[1:])
        elif name == "src":
            value = self._picture(value)
        copied.set(name, value)

    def _link(self, target: str) -> str:
        home = self._homes.get(target, "")
        if home and self._pages[home].get("id") == target and home != self._name:
            return home
        return f"{home if home != self._name else ''}#{target}"

    def _picture(self, address: str) -> str:
        """Keep a picture that stands in the HTML as a ``data:`` address; return its name in the book."""
        found = DATA_ADDRESS.fullmatch(address)
        if not found:
            raise ValueError(f"The paper holds a picture that is not embedded: {address[:80]}")
        content = base64.b64decode(found[2])
        name = f"picture-{hashlib.sha256(content).hexdigest()[:12]}.{SUFFIXES[found[1]]}"
        self.pictures[name] = (found[1], content)
        return name

    def _note(self, element: Element, parent: etree._Element) -> etree._Element:
        """Put a mark in place of a footnote, and the note at the end of its document."""
        number = len(self._notes) + 1
        mark = etree.SubElement(parent, f"{{{XHTML}}}a", {"href": f"#note-{number}", "id": f"mark-{number}", "role": "doc-noteref"})
        mark.set(f"{{{OPS}}}type", "noteref")
        mark.text = str(number)
        note = etree.Element(f"{{{XHTML}}}aside", {"id": f"note-{number}", "role": "doc-footnote"})
        note.set(f"{{{OPS}}}type", "footnote")
        self._notes.append(note)
        line = etree.SubElement(note, f"{{{XHTML}}}p")
        back = etree.SubElement(line, f"{{{XHTML}}}a", {"href": f"#mark-{number}", "role": "doc-backlink"})
        back.text, back.tail = str(number), " "
        text = self.copy(element, line)
        text.attrib.pop("class", None)
        return mark


def serialise(page: etree._Element) -> bytes:
    """Return a document as a file."""
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"
