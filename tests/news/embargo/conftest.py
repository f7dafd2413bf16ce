"""A release under embargo with everything that could give it away, and a clock that tests set."""

import io
import unicodedata
import zlib
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from core.models import CustomDocument, CustomImage
from facts.models import Topic
from news.models import NewsIndexPage, NewsPage, PressFile

#: Stands in every text of the release in every language, in the picture and in the document, and nowhere else.
NEEDLE = "q7xvgeheim"
SLUG = "unter-sperrfrist"
#: Where the release stood before its slug was changed, as the redirect remembers it.
FORMER_SLUG = "fruehere-adresse"
#: A public release that leads to the one under embargo, in its text and below it.
NEIGHBOUR = "kongress-der-probe"
CODES = ("en", "ar", "uk", "de-simple")


class Clock:
    """The time that the site believes in."""

    def __init__(self):
        self.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


class Held(NamedTuple):
    """The release, what it uses, and the end of its embargo."""

    page: NewsPage
    image: CustomImage
    document: CustomDocument
    until: datetime

    @property
    def uploads(self) -> list[str]:
        """Addresses of its picture and its document, each in every form that the site has."""
        digest = (self.image.file_hash or "0")[:8]
        widths = [f"/bild/{self.image.pk}/{digest}/{width}.webp" for width in (480, 800)]
        press = [f"/pressebild/{self.image.pk}/{digest}/{use}.jpg" for use in ("web", "druck")]
        return [*widths, *press, self.document.url, f"/media/{self.image.file.name}"]

    @property
    def pages(self) -> list[str]:
        return [f"/{code}/aktuelles/{SLUG}/" for code in ("de", *CODES)]

    @property
    def files(self) -> list[str]:
        """Addresses of its PDF and its press kit in every language."""
        return [page + name for page in self.pages for name in ("mitteilung.pdf", "pressemappe.zip")]

    @property
    def former(self) -> list[str]:
        """Addresses from which a redirect leads to it."""
        return [f"/{code}/aktuelles/{FORMER_SLUG}/" for code in ("de", "ar")]

    @property
    def own(self) -> list[str]:
        """All its addresses."""
        return [*self.pages, *self.files, *self.uploads, *self.former]

    def owns(self, address: str) -> bool:
        """Whether an address names the release, its picture, its document or a file of them, in digits of any script."""
        path = "".join(str(unicodedata.decimal(one, one)) for one in unquote(urlsplit(address).path))
        names = [SLUG, FORMER_SLUG, str(self.page.translation_key), f"/{self.image.pk}/", f"/documents/{self.document.pk}/"]
        return any(name in path for name in (*names, self.image.file.name, self.document.filename))

    def is_told_by(self, response, told: bytes, address: str) -> bool:
        """Whether an answer tells anything of the release.

        That is: its words; that its address is taken, to somebody who did not ask for it; or any content at an address of its own,
        whatever the bytes: PDF, ZIP, WebP and JPEG are compressed, and no word can be looked for in them.
        """
        text = told.lower()
        if NEEDLE.encode() in text or (SLUG not in address and SLUG.encode() in text):
            return True
        return response.status_code in (200, 206, 304) and self.owns(address)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock)
    return clock


def draw() -> ImageFile:
    """A picture whose file holds the word."""
    words, output = PngInfo(), io.BytesIO()
    words.add_text("Comment", NEEDLE)
    Image.new("RGB", (900, 600), "#0a5").save(output, "PNG", pnginfo=words)
    return ImageFile(io.BytesIO(output.getvalue()), name="motiv.png")


def build_body(image, document, code: str) -> list[dict]:
    return [
        {"type": "text", "value": f"<p>{NEEDLE} Absatz {code}</p>"},
        {"type": "quote", "value": {"text": f"{NEEDLE} Wortlaut {code}", "name": NEEDLE, "function": f"{NEEDLE} Amt"}},
        {"type": "figures", "value": [{"type": "item", "value": {"value": f"{NEEDLE} 5", "label": f"{NEEDLE} {code}", "source": NEEDLE}}]},
        {"type": "image", "value": {"image": image.pk, "alt": f"{NEEDLE} Motiv", "caption": f"{NEEDLE} {code}"}},
        {"type": "download", "value": {"document": document.pk, "title": f"{NEEDLE} Anlage", "text": ""}},
    ]


def lead_there(page: NewsPage) -> None:
    """Let a public release name the one under embargo in its text and as related, in two languages."""
    for neighbour in NewsPage.objects.filter(slug=NEIGHBOUR, locale__language_code__in=("de", "ar")):
        neighbour.body = [{"type": "text", "value": f'<p>Mehr <a linktype="page" id="{page.pk}">steht dort</a>.</p>'}]
        neighbour.related = [{"type": "page", "value": page.pk}]
        neighbour.save()


def make_files(page: NewsPage) -> None:
    """Put a PDF and a press kit of the release on the disk, as the worker does while it is under its embargo."""
    for version in NewsPage.objects.filter(translation_key=page.translation_key).select_related("locale"):
        for kind, head in (("pdf", b"%PDF-1.7 "), ("kit", b"PK\3\4")):
            content = head + zlib.compress(f"{NEEDLE} {version.locale.language_code} {kind}".encode())
            row = PressFile.objects.get(release=version, kind=kind)
            row.file_name, row.size, row.built_at, row.outdated_since = f"{version.pk}.{kind}", len(content), timezone.now(), None
            row.content_digest = row.input_digest = f"{version.pk:064x}"
            row.path.parent.mkdir(parents=True, exist_ok=True)
            row.path.write_bytes(content)
            row.save()


@pytest.fixture
def held(db, clock, settings, tmp_path) -> Held:
    """A release in five languages with its files, published under an embargo of one day, and what leads to it."""
    settings.PUBLICATION_ROOT = tmp_path
    image = CustomImage.objects.create(title=NEEDLE, credit=f"Foto: {NEEDLE}", file=draw())
    image.get_file_hash()
    document = CustomDocument.objects.create(title=NEEDLE, file=ContentFile(NEEDLE.encode(), name="anlage.pdf"))
    until = clock.now + timedelta(days=1)
    index = NewsIndexPage.objects.get(locale__language_code="de")
    page = NewsPage(
        title=f"{NEEDLE} Meldung", slug=SLUG, date=clock.now.date(), embargo_until=until, topic=Topic.objects.first(), live=False
    )
    index.add_child(instance=page)
    for code in ("de", *CODES):
        version = page if code == "de" else page.copy_for_translation(Locale.objects.get(language_code=code), copy_parents=False)
        version.title, version.lead = f"{NEEDLE} Titel {code}", f"{NEEDLE} Vorspann {code}"
        version.kicker = version.subheadline = version.search_description = f"{NEEDLE} {code}"
        version.opening_image = [{"type": "image", "value": {"image": image.pk, "alt": NEEDLE, "caption": ""}}]
        version.body = build_body(image, document, code)
        version.save_revision(clean=False).publish()
        # Nothing can be corrected before it is public, so no form would take this; it must be silent all the same.
        version = NewsPage.objects.get(pk=version.pk)
        version.corrections = [
            {"type": "correction", "value": {"date": clock.now.date().isoformat(), "text": f"{NEEDLE} {code}", "former": NEEDLE}}
        ]
        version.save(clean=False)
    make_files(page)
    lead_there(page)
    Redirect.objects.create(old_path=Redirect.normalise_path(f"/de/aktuelles/{FORMER_SLUG}"), redirect_page=page)
    return Held(NewsPage.objects.get(pk=page.pk), image, document, until)
