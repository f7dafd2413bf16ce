"""Documents of the demonstration, with the language of their content."""

from pathlib import Path

from django.core.files.base import ContentFile

from cms.demo.files import read_file
from core.models import CustomDocument


def load_documents(root: Path) -> dict[str, int]:
    """Store all documents and return their ids by name; none where the folder has no list of them."""
    folder = root / "documents"
    ids: dict[str, int] = {}
    if not (folder / "documents.yaml").exists():
        return ids
    for row in read_file(folder / "documents.yaml", root):
        path = folder / row.require("file")
        if not path.exists():
            raise row.error(f"the file {path.name} is missing")
        document = CustomDocument(
            title=row.require("title"), language_code=row.require("language"), file=ContentFile(path.read_bytes(), name=path.name)
        )
        document.save()
        document.get_file_hash()
        ids[row.require("name")] = document.pk
    return ids
