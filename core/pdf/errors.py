"""What can go wrong between HTML and PDF, said so that an editor can act on it."""


class PdfError(Exception):
    """``arguments`` are those the error was made with: a render in a process of its own hands them over."""

    arguments: tuple = ()


class PdfInputError(PdfError, ValueError):
    """The HTML cannot become an accessible PDF; its author has to change it."""


class MissingAltText(PdfInputError):
    """An image has neither a text alternative nor a mark that it needs none.

    ``heading`` is the chapter (h1) that the image stands in, or empty.
    Source: PDF/UA-1 (ISO 14289-1) 7.3 and WCAG 2.2 success criterion 1.1.1.
    """

    def __init__(self, image: str, heading: str = ""):
        self.image, self.heading = self.arguments = (image, heading)
        place = f" in “{heading}”" if heading else ""
        super().__init__(
            f"Image {image!r}{place} has no text alternative. Give it one (alt on <img>, "
            "aria-label or <title> in <svg>), or mark it as decoration with "
            'alt="" role="presentation" (<svg>: aria-hidden="true").'
        )


class ImageNotLoaded(PdfInputError):
    """An image could not be fetched or decoded. ``heading`` is the chapter that it stands in, or empty."""

    def __init__(self, image: str, heading: str = ""):
        self.image, self.heading = self.arguments = (image, heading)
        place = f" in “{heading}”" if heading else ""
        super().__init__(
            f"Image {image!r}{place} could not be loaded. Check the address, and that the url_fetcher given to render_pdf() may read it."
        )


class MissingTitle(PdfInputError):
    """The document has no <title>; a reader would announce the file name instead.

    Source: PDF/UA-1 (ISO 14289-1) 7.1.
    """

    def __init__(self):
        super().__init__("The HTML has no <title>, which PDF/UA-1 requires.")


class LanguageMismatch(PdfInputError):
    """The language asked for is not the one <html lang> states."""

    def __init__(self, asked: str, stated: str):
        self.arguments = (asked, stated)
        super().__init__(f"render_pdf() was asked for language {asked!r}, but the document says <html lang={stated!r}>.")


class TextNotTaggable(PdfInputError):
    """Text was drawn where a tag cannot reach it.

    WeasyPrint draws boxes with CSS opacity below 1 into a separate form
    object; its text would be left out of the tag tree.
    """

    def __init__(self, page_number: int):
        self.arguments = (page_number,)
        super().__init__(
            f"Page {page_number} holds text inside a transparency group (CSS opacity below 1). Use a lighter colour instead of opacity."
        )


class UnsupportedWeasyPrint(PdfError, RuntimeError):
    """The installed WeasyPrint is not the one our tag builder was written for."""

    def __init__(self, installed: str, supported: str):
        self.arguments = (installed, supported)
        super().__init__(
            f"core.pdf replaces a private function of WeasyPrint {supported}, but "
            f"{installed} is installed. Either install weasyprint=={supported}, or "
            "compare weasyprint/pdf/tags.py and weasyprint/pdf/stream.py of both "
            "versions, adapt core/pdf/tags.py, run tests/core/pdf and raise "
            "SUPPORTED_WEASYPRINT there."
        )


class RenderFailed(PdfError, RuntimeError):
    """The process that rendered died or was stopped. ``str()`` says what is known."""

    def __init__(self, reason: str):
        self.arguments = (reason,)
        super().__init__(reason)
