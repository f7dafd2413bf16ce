"""The QR code that a printed page carries, so that paper leads back to the page that may have changed since."""

import segno
from django.utils.safestring import SafeString, mark_safe


def draw_print_code(address: str) -> SafeString:
    """Return ``address`` as a QR code (ISO/IEC 18004) in SVG: one path without a colour scheme of its own.

    The lowest level of error correction, because ink on paper does not fade before the text does and each level costs every
    reader bytes. Two modules of quiet zone stand inside, the white of the paper adds the other two.
    """
    code = segno.make_qr(address, error="l", boost_error=False)
    return mark_safe(code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=2))
