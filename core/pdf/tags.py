"""Our tag builder in place of WeasyPrint's, for the time of one render.

What WeasyPrint 70.0 does itself passes a validator and still reads badly: no
language below the document, a table per page, running heads inside the tree,
no contents list, no notes. Upstream issues #2902, #1836 and #2482; once they
are solved in a release this module and the tag_* ones beside it can go
together with tests/core/pdf/test_pdf_tags.py.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element

import pydyf
import weasyprint
import weasyprint.pdf

from core.pdf.errors import TextNotTaggable, UnsupportedWeasyPrint
from core.pdf.tag_boxes import PageReader
from core.pdf.tag_objects import StructureWriter
from core.pdf.tag_tree import TagTree

SUPPORTED_WEASYPRINT = "70.0"

# The replaced name belongs to the whole process, so renders take turns.
_patch_lock = threading.Lock()


@contextmanager
def own_tags(html: Element) -> Iterator[None]:
    """Let WeasyPrint build the tag tree from `html` by our rules inside this block.

    `html` is the root element of the very tree that is laid out. Other threads
    that enter wait until this block is left.

    Raises UnsupportedWeasyPrint before anything is replaced.
    """
    if weasyprint.__version__ != SUPPORTED_WEASYPRINT:
        raise UnsupportedWeasyPrint(weasyprint.__version__, SUPPORTED_WEASYPRINT)

    def add_tags(pdf, document, pdf_version, page_streams):
        _add_tags(html, pdf, document, page_streams)

    with _patch_lock:
        original = weasyprint.pdf.add_tags
        weasyprint.pdf.add_tags = add_tags
        try:
            yield
        finally:
            weasyprint.pdf.add_tags = original


def _add_tags(html: Element, pdf: pydyf.PDF, document, page_streams) -> None:
    tree = TagTree(html)
    reader = PageReader(tree)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        reader.read(page._page_box, number, marks)
        if not set(marks.values()) <= _marked_numbers(stream.stream):
            raise TextNotTaggable(number + 1)
        _turn_into_artifacts(stream.stream, reader.artifacts)
        _remove_links(pdf, number, reader.spare_links)
    StructureWriter(pdf, len(page_streams)).write(tree.document)
    # No /Direction R2L, which only serves views of two pages: PDFium would hand out German lines from right to left, too.
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _marked_sequences(tokens: list) -> Iterator[tuple[int, int]]:
    """Yield position of each BDC token with a number, and that number.

    The two tokens before it are the tag and its property list.
    """
    for position, token in enumerate(tokens):
        if token == b"BDC" and "MCID" in tokens[position - 1]:
            yield position, tokens[position - 1]["MCID"]


def _marked_numbers(tokens: list) -> set[int]:
    return {mcid for _, mcid in _marked_sequences(tokens)}


def _turn_into_artifacts(tokens: list, artifacts: dict[int, str]) -> None:
    """Rewrite the opening of these sequences as artifacts (ISO 32000-1, 14.8.2.2)."""
    for position, mcid in _marked_sequences(tokens):
        if mcid in artifacts:
            tokens[position - 2] = "/Artifact"
            tokens[position - 1] = pydyf.Dictionary({"Type": f"/{artifacts[mcid]}"})


def _remove_links(pdf: pydyf.PDF, page: int, links: list[pydyf.Dictionary]) -> None:
    """Take annotations off a page (from 0); pikepdf drops the objects on saving."""
    references = {link.reference for link in links}
    if references:
        page_object = pdf.objects[int(pdf.page_references[page].split()[0])]
        page_object["Annots"] = pydyf.Array(reference for reference in page_object["Annots"] if reference not in references)
