"""A release as one HTML document for print, and as plain text from the same document."""

from dataclasses import dataclass
from datetime import datetime, time
from importlib.resources import files

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import make_aware

from core import marks, snapshot
from core.pdf import print_stylesheet
from core.presentation import Presentation, get_language
from core.publishing.pictures import embed_image
from core.publishing.reading import parse_document, read_blocks
from core.publishing.refusals import RefusedPublication
from core.publishing.text import write_blocks


@dataclass(frozen=True)
class PressDocument:
    """A release in one language, ready to be made into files.

    ``html`` and ``stylesheet`` hold everything that goes into them but the bytes of the pictures: those stand there with a name that
    changes with the bytes (``pictures``: name → picture). So two documents can be compared without a look at any upload.
    """

    language_code: str
    html: str
    stylesheet: str
    pictures: dict[str, object]
    #: Where the release stands on the web.
    web_address: str

    def embed_pictures(self) -> str:
        """Return the HTML with its pictures inside. Raises ImageNotLoaded when one is gone."""
        html = self.html
        for name, image in self.pictures.items():
            html = html.replace(f'src="{name}"', f'src="{embed_image(image)}"')
        return html


def assemble(page) -> PressDocument:
    """Return a version of a release as a document. ``page`` comes from ``fetch_for_reading``; it may be under embargo."""
    code = page.locale.language_code
    current = snapshot.get_current()
    presentation = Presentation.of_preview(page, current)
    pictures: dict[str, object] = {}

    def name_picture(image) -> str:
        name = f"picture:{image.pk}:{image.file_hash}:{image.filename}"
        pictures[name] = image
        return name

    web_address = settings.SITE_URL + presentation.url
    values = {
        "page": page,
        "language": get_language(code),
        "presentation": presentation,
        "site_snapshot": current,
        "corrections": page.list_corrections(),
        "sources": [block.value for block in page.sources],
        "name_picture": name_picture,
        "web_address": web_address,
        "updated_at": page.last_published_at or make_aware(datetime.combine(page.date, time())),
    }
    with translation.override(code):
        marks.activate(marks.PageMarks.of_page(page, is_paper=True))
        try:
            html = render_to_string("news/print/document.html", values)
        finally:
            marks.activate(marks.NO_MARKS)
    stylesheet = "\n".join([print_stylesheet(), files("news.press").joinpath("print.css").read_text(encoding="utf-8")])
    return PressDocument(code, html, stylesheet, pictures, web_address)


def write_text(html: str) -> str:
    """Return a document as plain text. Raises RefusedPublication when a word of it would be lost or change its place."""
    root = parse_document(html)
    blocks = read_blocks(root.find("body"), root.get("lang", ""))
    if blocks is None:
        raise RefusedPublication("Die Mitteilung ließ sich nicht vollständig als Text lesen, bitte dem Betrieb melden.")
    return "\n".join(write_blocks(blocks)).strip() + "\n"
