"""HTML in, bytes out: one PDF that is both PDF/UA-1 and PDF/A-2a, and its proof.

The package knows nothing of Django, the database or the site. It takes a
finished HTML document and stylesheets as text, and gives back a file.
"""

from core.pdf.apart import CheckedPdf, render_apart
from core.pdf.errors import (
    ImageNotLoaded,
    LanguageMismatch,
    MissingAltText,
    MissingTitle,
    PdfError,
    PdfInputError,
    RenderFailed,
    TextNotTaggable,
    UnsupportedWeasyPrint,
)
from core.pdf.proof import compare
from core.pdf.render import Pdf, print_stylesheet, render_pdf

__all__ = [
    "CheckedPdf",
    "ImageNotLoaded",
    "LanguageMismatch",
    "MissingAltText",
    "MissingTitle",
    "Pdf",
    "PdfError",
    "PdfInputError",
    "RenderFailed",
    "TextNotTaggable",
    "UnsupportedWeasyPrint",
    "compare",
    "print_stylesheet",
    "render_apart",
    "render_pdf",
]
