"""What is known of an uploaded document besides its name: read from its file once, and again when the file is another."""

import hashlib
from typing import NamedTuple

import pikepdf
from django.core.cache import cache


class DocumentFacts(NamedTuple):
    """``size`` in bytes, ``sha256`` in hexadecimal digits; ``page_count`` is 0 for what is no PDF."""

    size: int
    sha256: str
    page_count: int


def read_document_facts(document) -> DocumentFacts | None:
    """Return what the file of a document says, None when the file is gone.

    Wagtail keeps a SHA-1, which RFC 9530 does not allow for digests of content.
    """
    key = f"document-facts-{document.pk}-{document.get_file_hash()}"
    facts = cache.get(key)
    if facts is None:
        try:
            with document.file.storage.open(document.file.name, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                facts = DocumentFacts(file.size, digest, count_pages(file) if document.file_extension == "pdf" else 0)
        except OSError:
            return None
        cache.set(key, facts, None)
    return facts


def count_pages(file) -> int:
    """Return the pages of a PDF; 0 for one that cannot be read, which no upload lets in."""
    file.seek(0)
    try:
        with pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return 0
