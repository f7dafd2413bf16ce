"""The pictures of a release as the press uses them: for the web and for print, with caption, prescribed credit and licence."""

import struct
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse

from core.publishing.pictures import read_rendition

WEB_SPEC = "width-1600|format-jpeg|jpegquality-85|bgcolor-fff"
PRINT_SPEC = "original|format-jpeg|jpegquality-92|bgcolor-fff"
PRINT_DENSITY = 300
SPECS = {"web": WEB_SPEC, "druck": PRINT_SPEC}
JFIF_HEAD = b"\xff\xd8\xff\xe0"
MILLIMETRES_AN_INCH = 25.4


class PrintSize(NamedTuple):
    """How large a picture can be printed at 300 dpi, in millimetres."""

    width: int
    height: int


@dataclass(frozen=True)
class PressPicture:
    """A picture in its first use in a release. ``number`` counts from 1 and names its files."""

    number: int
    image: object
    alt: str
    caption: str

    @property
    def web_url(self) -> str:
        return self.build_address("web")

    @property
    def print_url(self) -> str:
        return self.build_address("druck")

    def build_address(self, use: str) -> str:
        return reverse("press_image", args=[self.image.pk, (self.image.file_hash or "0")[:8], use])

    @property
    def print_size(self) -> PrintSize:
        return PrintSize(*(round(pixels / PRINT_DENSITY * MILLIMETRES_AN_INCH) for pixels in (self.image.width, self.image.height)))


def list_pictures(page) -> list[PressPicture]:
    """Return the pictures of a release in order, each once (no query beyond those of the page's own blocks)."""
    found: dict[int, PressPicture] = {}
    for stream in (page.opening_image, page.body):
        for block in stream:
            image = block.value.get("image") if block.block_type == "image" else None
            if image is not None and image.pk not in found:
                found[image.pk] = PressPicture(len(found) + 1, image, block.value["alt"], block.value["caption"])
    return list(found.values())


def make_jpeg(image, use: str) -> bytes:
    """Return a picture for "web" or "druck". Raises ImageNotLoaded when its file is gone or broken."""
    content = read_rendition(image, SPECS[use])
    return set_density(content, PRINT_DENSITY) if use == "druck" else content


def set_density(content: bytes, density: int) -> bytes:
    """Write the density in dots per inch into the head of a JPEG file (JFIF 1.02, APP0). Pixels stay as they are.

    Raises ValueError for a file without such a head; Pillow, which makes ours, always writes one.
    """
    if content[:4] != JFIF_HEAD or content[6:11] != b"JFIF\0":
        raise ValueError("no JFIF head")
    return content[:13] + struct.pack(">BHH", 1, density, density) + content[18:]
