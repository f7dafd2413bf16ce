"""The press kit: everything of a release in one language as one ZIP. The same content gives the same bytes."""

from collections.abc import Callable
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

from core.publishing.archives import SUMS, write_sums, write_zip
from core.publishing.storing import digest_bytes
from news.press.document import PressDocument, write_text
from news.press.pictures import SPECS, PressPicture, list_pictures, make_jpeg

LEAFLETS = {"README.txt": "readme.txt", "CREDITS.txt": "credits.txt"}


def name_document(page, document: PressDocument) -> str:
    """Return the name of the text and of the PDF, without ending."""
    return f"{page.slug}_{document.language_code}"


def name_picture(picture: PressPicture, use: str) -> str:
    return f"bilder/{use}/{picture.number:02d}_{Path(picture.image.filename).stem}_{use}.jpg"


def write_leaflets(page, document: PressDocument) -> dict[str, str]:
    """Return what explains the kit, by name: its contents, and the credits of its pictures under the names that they have in it."""
    pictures = [(one, [name_picture(one, use) for use in SPECS]) for one in list_pictures(page)]
    values = {"page": page, "pictures": pictures, "stem": name_document(page, document), "web_address": document.web_address}
    with translation.override(document.language_code):
        return {name: render_to_string(f"news/kit/{template}", values) for name, template in LEAFLETS.items()}


def make_kit(page, document: PressDocument, leaflets: dict[str, str], pdf: bytes, tell: Callable[[], None]) -> bytes:
    """Return the kit as a ZIP file. ``tell`` is called after each picture. Raises ImageNotLoaded when the file of a picture is gone."""
    stem = name_document(page, document)
    contents = {name: text.encode() for name, text in leaflets.items()}
    contents |= {f"{stem}.txt": write_text(document.html).encode(), f"{stem}.pdf": pdf}
    for picture in list_pictures(page):
        for use in SPECS:
            contents[name_picture(picture, use)] = make_jpeg(picture.image, use)
        tell()
    contents[SUMS] = write_sums({name: digest_bytes(content) for name, content in contents.items()}).encode()
    return write_zip(sorted(contents.items()))
