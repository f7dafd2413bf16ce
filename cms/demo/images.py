"""Pictures of the demonstration: drawn as SVG for this project, stored as PNG, because uploads of SVG are off."""

from io import BytesIO
from pathlib import Path

import resvg_py
from django.core.files.images import ImageFile

from cms.demo.files import read_file
from core.models import CustomImage

DRAWING_WIDTH = 1600


def load_images(root: Path) -> dict[str, int]:
    """Draw and store all pictures and return their ids by name."""
    folder = root / "images"
    ids = {}
    for row in read_file(folder / "images.yaml", root):
        path = folder / row.require("file")
        if not path.exists():
            raise row.error(f"the file {path.name} is missing")
        content = bytes(resvg_py.svg_to_bytes(svg_string=path.read_text(encoding="utf-8"), width=DRAWING_WIDTH))
        image = CustomImage(
            title=row.require("title"), credit=row.require("credit"), licence=row.get("licence", ""),
            file=ImageFile(BytesIO(content), name=f"{path.stem}.png"),
        )  # fmt: skip
        image.save()
        image.get_file_hash()
        ids[row.require("name")] = image.pk
    return ids
