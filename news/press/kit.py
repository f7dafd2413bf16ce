"""The press kit: everything of a release in one language as one ZIP. The same content gives the same bytes."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core.publishing.archives import SUMS, write_sums, write_zip
from core.publishing.storing import digest_bytes
from news.press.document import PressDocument, write_text
from news.press.pictures import PressPicture, list_pictures, make_jpeg

LEAFLETS = {"README.txt": "readme.txt", "CREDITS.txt": "credits.txt"}


def name_picture(picture: PressPicture, use: str) -> str:
    return f"bilder/{use}/{picture.number:02d}_{Path(picture.image.filename).stem}_{use}.jpg"


def write_leaflets(page) -> dict[str, str]:
    """Return what explains the kit, by name: its contents, and the credits of its pictures."""
    code = page.locale.language_code
    values = {"page": page, "pictures": list_pictures(page), "slug": page.slug, "language_code": code, "site_url": settings.SITE_URL}
    with translation.override(code):
        return {name: render_to_string(f"news/kit/{template}", values) for name, template in LEAFLETS.items()}


def make_kit(page, document: PressDocument, leaflets: dict[str, str], pdf: bytes, tell: Callable[[], None]) -> bytes:
    """Return the kit as a ZIP file. ``tell`` is called after each picture. Raises ImageNotLoaded when the file of a picture is gone."""
    stem = f"{page.slug}_{document.language_code}"
    contents = {name: text.encode() for name, text in leaflets.items()}
    contents |= {f"{stem}.txt": write_text(document.html).encode(), f"{stem}.pdf": pdf}
    for picture in list_pictures(page):
        for use in ("web", "druck"):
            contents[name_picture(picture, use)] = make_jpeg(picture.image, use)
        tell()
    contents[SUMS] = write_sums({name: digest_bytes(content) for name, content in contents.items()}).encode()
    return write_zip(sorted(contents.items()))
