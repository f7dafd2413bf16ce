"""What a library wants when an electronic publication is handed in: the files of one language, their metadata, their checksums."""

from xml.etree import ElementTree

from django.conf import settings
from django.utils import translation

from core.presentation import get_language
from core.publishing.archives import SUMS, write_sums, write_zip
from strategy.editions.data import PaperData
from strategy.models import Edition, EditionFile

DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: What is handed in: the file to keep and the one to read.
DEPOSITED = ("pdf", "epub")


def list_sums(files: list[EditionFile]) -> str:
    """Return the checksums of some files of an edition."""
    return write_sums({one.file_name: one.sha256 for one in files})


def write_dublin_core(edition: Edition, files: list[EditionFile], text: PaperData) -> bytes:
    """Return the metadata of an edition in one language as Dublin Core (ISO 15836) in XML. Numbers it lacks are left out."""
    ElementTree.register_namespace("dc", DC)
    ElementTree.register_namespace("dcterms", TERMS)
    ElementTree.register_namespace("xsi", XSI)
    root = ElementTree.Element("metadata")

    def add(name: str, value: str, namespace: str = DC, kind: str = "") -> None:
        if value:
            element = ElementTree.SubElement(root, f"{{{namespace}}}{name}", {f"{{{XSI}}}type": kind} if kind else {})
            element.text = value

    language = get_language(text.language)
    add("title", text.title)
    add("creator", text.publisher)
    add("publisher", text.publisher)
    add("date", edition.published_date.isoformat(), kind="dcterms:W3CDTF")
    add("language", language.iso_code or settings.LANGUAGE_CODE)
    add("type", "Text", kind="dcterms:DCMIType")
    for file in files:
        add("format", file.media_type.partition(";")[0], kind="dcterms:IMT")
    with translation.override(text.language):
        add("identifier", settings.SITE_URL + edition.url, kind="dcterms:URI")
    add("identifier", f"ISBN {edition.isbn}" if edition.isbn else "")
    add("identifier", edition.urn, kind="dcterms:URI")
    add("identifier", f"https://doi.org/{edition.doi}" if edition.doi else "", kind="dcterms:URI")
    for file in files:
        add("extent", f"{file.file_name}: {file.size} bytes, SHA-256 {file.sha256}", TERMS)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def pack(edition: Edition, files: list[EditionFile], text: PaperData) -> bytes:
    """Return the package of one language as a ZIP. The same edition gives the same bytes."""
    chosen = [one for one in files if one.format in DEPOSITED]
    content = {one.file_name: one.path.read_bytes() for one in chosen}
    content["dublincore.xml"] = write_dublin_core(edition, chosen, text)
    content[SUMS] = list_sums(chosen).encode()
    return write_zip(content.items(), edition.published_date)
