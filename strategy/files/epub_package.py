"""The package document of the book: what it is, what is in it, and in which order it is read (EPUB 3.3, 5)."""

import uuid
from typing import NamedTuple
from xml.etree.ElementTree import Element

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from lxml import etree

from core.pdf.alternatives import SVG_TAG
from strategy.paper import Paper

MIMETYPE = b"application/epub+zip"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
#: What the book has for those who do not see it, or see it otherwise (https://www.w3.org/2021/a11y-discov-vocab/latest/).
FEATURES = ("alternativeText", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")


class Item(NamedTuple):
    """A file of the book. ``is_read``: it stands in the order of reading."""

    name: str
    media_type: str
    content: bytes
    properties: str = ""
    is_read: bool = False


def describe_package(root: Element, paper: Paper, items: list[Item]) -> bytes:
    """Return the package document."""
    language, direction = root.get("lang", ""), root.get("dir", "ltr")
    package = etree.Element(
        f"{{{OPF}}}package", {"version": "3.0", "unique-identifier": "identifier", "dir": direction}, nsmap={None: OPF, "dc": DC}
    )
    package.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    metadata = etree.SubElement(package, f"{{{OPF}}}metadata")
    for name, text in _describe(root, paper, language):
        element = etree.SubElement(metadata, f"{{{DC}}}{name}")
        element.text = text
        if name == "identifier":
            element.set("id", "identifier")
    for name, text in _describe_access(root, paper, language):
        etree.SubElement(metadata, f"{{{OPF}}}meta", {"property": name}).text = text
    manifest = etree.SubElement(package, f"{{{OPF}}}manifest")
    spine = etree.SubElement(package, f"{{{OPF}}}spine", {"page-progression-direction": direction})
    for item in items:
        key = item.name.replace(".", "-")
        attributes = {"id": key, "href": item.name, "media-type": item.media_type}
        if item.properties:
            attributes["properties"] = item.properties
        etree.SubElement(manifest, f"{{{OPF}}}item", attributes)
        if item.is_read:
            etree.SubElement(spine, f"{{{OPF}}}itemref", {"idref": key})
    return etree.tostring(package, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _describe(root: Element, paper: Paper, language: str) -> list[tuple[str, str]]:
    """Return Dublin Core: the identifier stays the same for all states of the paper in one language."""
    meta = {one.get("name"): one.get("content", "") for one in root.iter("meta")}
    described = [
        ("identifier", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{settings.SITE_URL}/{language}/strategie.epub')}"),
        ("title", " ".join((root.findtext("head/title") or "").split())),
        ("language", language),
        ("creator", meta.get("author", "")),
        ("publisher", meta.get("author", "")),
        ("description", meta.get("description", "")),
        ("date", paper.text_date.isoformat() if paper.text_date else ""),
    ]
    return [(name, text) for name, text in described if text]


def _describe_access(root: Element, paper: Paper, language: str) -> list[tuple[str, str]]:
    """Return the day of the text and what EPUB Accessibility 1.1, 2, asks for."""
    has_pictures = any(one.tag in ("img", SVG_TAG) for one in root.iter())
    with translation.override(language):
        summary = gettext("Every picture has a text alternative and every chart a table with its numbers.")
    return [
        ("dcterms:modified", f"{paper.text_date or '1980-01-01'}T00:00:00Z"),
        ("schema:accessMode", "textual"),
        *([("schema:accessMode", "visual")] if has_pictures else []),
        ("schema:accessModeSufficient", "textual"),
        *(("schema:accessibilityFeature", feature) for feature in FEATURES),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", summary),
    ]
