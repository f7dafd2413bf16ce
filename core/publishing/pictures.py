"""Pictures that go into a file."""

import base64

from core.pdf import ImageNotLoaded

FILE_IMAGE_SPEC = "width-1200|format-jpeg|jpegquality-82|bgcolor-fff"


def read_rendition(image, spec: str) -> bytes:
    """Return a picture in a form of Wagtail's. Raises ImageNotLoaded, with the name that editors know, when it is gone or broken."""
    try:
        with image.get_rendition(spec).file.open("rb") as file:
            return file.read()
    except (OSError, SyntaxError) as error:
        # Pillow reports some broken files as errors of syntax.
        raise ImageNotLoaded(image.title) from error


def embed_image(image) -> str:
    """Return a picture as a ``data:`` address, so that a render reads neither network nor disk. Raises ImageNotLoaded."""
    return f"data:image/jpeg;base64,{base64.b64encode(read_rendition(image, FILE_IMAGE_SPEC)).decode()}"
