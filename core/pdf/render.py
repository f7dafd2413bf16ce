"""From a finished HTML document to one accessible, archivable PDF."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint.urls import URLFetcher

from core.pdf.alternatives import check_alternatives
from core.pdf.direction_marks import mark_directions
from core.pdf.errors import LanguageMismatch, MissingTitle
from core.pdf.finish import finish
from core.pdf.glyphs import exact_glyphs
from core.pdf.late_footnotes import late_footnotes
from core.pdf.lines import own_lines
from core.pdf.tags import own_tags

STYLESHEETS = ("print.css", "print_blocks.css")


@dataclass(frozen=True)
class Pdf:
    """A finished file: its bytes, and the number of pages printed on paper."""

    content: bytes
    page_count: int


def print_stylesheet() -> str:
    """Return the stylesheet of a strategy paper: print.css and print_blocks.css in one."""
    folder = files("core.pdf")
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in STYLESHEETS)


def render_pdf(
    html: str,
    *,
    stylesheets: Sequence[str],
    language: str,
    base_url: str | None,
    url_fetcher: Callable | None = None,
) -> Pdf:
    """Render an HTML document to a file that claims PDF/UA-1 and PDF/A-2a.

    html: a whole document with <title> and, if it says so, <html lang>.
    stylesheets: the CSS itself, not addresses; later ones win.
    language: BCP 47 tag, set on <html> if that has no lang.
    base_url: absolute address that relative links and images start from.
    url_fetcher: WeasyPrint's fetcher for images and fonts. Without one only
        data: addresses are read, so that rendering touches neither net nor disk.

    Renders of one process take turns; about 60 ms a page. The same input
    gives the same bytes on the same machine (fonts and Pango are the machine's).

    Raises PdfInputError (MissingAltText, MissingTitle, LanguageMismatch,
    ImageNotLoaded, TextNotTaggable) when the HTML is at fault, and
    UnsupportedWeasyPrint when the installed version is not the pinned one.
    """
    fetcher = url_fetcher or URLFetcher(allowed_protocols={"data"})
    source = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetcher)
    root = source.etree_element
    _check(root, language)
    mark_directions(root)
    styles = [weasyprint.CSS(string=text, base_url=base_url, url_fetcher=fetcher) for text in stylesheets]
    with own_tags(root), exact_glyphs(), own_lines(), late_footnotes(), warnings.catch_warnings():
        # WeasyPrint 70.0 opens its colour profile for PDF/A and never closes it.
        warnings.filterwarnings("ignore", "unclosed file .*sRGB2014", ResourceWarning)
        content = source.write_pdf(stylesheets=styles, pdf_variant="pdf/a-2a")
    return Pdf(*finish(content, language))


def _check(root: Element, language: str) -> None:
    """Refuse what no PDF/UA file may lack, before the slow part begins."""
    stated = root.get("lang")
    if stated is None:
        root.set("lang", language)
    elif stated != language:
        raise LanguageMismatch(language, stated)
    if not (root.findtext("head/title") or "").strip():
        raise MissingTitle()
    check_alternatives(root)
