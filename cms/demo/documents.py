"""Documents of the demonstration, with the language of their content."""

from pathlib import Path

from django.core.files.base import ContentFile

from cms.demo.files import Block, read_file
from cms.demo.plain_pdf import draw_pdf
from core.models import CustomDocument


def load_documents(root: Path) -> dict[str, int]:
    """Store all documents and return their ids by name; none where the folder has no list of them."""
    folder = root / "documents"
    ids: dict[str, int] = {}
    if not (folder / "documents.yaml").exists():
        return ids
    for row in read_file(folder / "documents.yaml", root):
        document = CustomDocument(title=row.require("title"), language_code=row.require("language"), file=read_content(row, folder))
        document._set_document_file_metadata()
        document.save()
        ids[row.require("name")] = document.pk
    return ids


def read_content(row: Block, folder: Path) -> ContentFile:
    """Return the file of a document: the one it names, or a PDF that is made from its pages."""
    if "pages" in row:
        return ContentFile(draw_pdf(row), name=f"{row.require('name')}.pdf")
    path = folder / row.require("file")
    if not path.exists():
        raise row.error(f"the file {path.name} is missing")
    return ContentFile(path.read_bytes(), name=path.name)
