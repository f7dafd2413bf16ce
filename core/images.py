"""Addresses and sizes of pictures, computed without a query: the scaled copy is made when it is asked for."""

from typing import NamedTuple

from django.urls import reverse

IMAGE_WIDTHS = (480, 800, 1200, 1600)
DEFAULT_WIDTH = 800


class ImageSource(NamedTuple):
    """What an ``<img>`` needs. ``width`` and ``height`` in pixels, of the default candidate."""

    src: str
    srcset: str
    width: int
    height: int


def build_filter_spec(width: int) -> str:
    """Return Wagtail's name for a copy of at most ``width`` pixels as WebP."""
    return f"width-{width}|format-webp|webpquality-72"


def build_address(image, width: int) -> str:
    """Return the address of a copy. The digest changes with the file, so that a copy may be cached for long."""
    return reverse("serve_image", args=[image.pk, (image.file_hash or "0")[:8], width])


def describe_image(image) -> ImageSource:
    """Return addresses and size of a picture in the widths that it is large enough for."""
    widths = [width for width in IMAGE_WIDTHS if width <= image.width] or [IMAGE_WIDTHS[0]]
    default = DEFAULT_WIDTH if DEFAULT_WIDTH in widths else widths[-1]
    shown_width = min(default, image.width)
    srcset = ", ".join(f"{build_address(image, width)} {min(width, image.width)}w" for width in widths)
    return ImageSource(build_address(image, default), srcset, shown_width, round(image.height * shown_width / image.width))
