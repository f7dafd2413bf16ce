"""A release under embargo with everything that could give it away, and a clock that tests set."""

import io
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wagtail.models import Locale

from core.models import CustomDocument, CustomImage
from facts.models import Topic
from news.models import NewsIndexPage, NewsPage

#: Stands in every text of the release in every language, in the picture and in the document, and nowhere else.
NEEDLE = "q7xvgeheim"
SLUG = "unter-sperrfrist"
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
        return [*widths, self.document.url, f"/media/{self.image.file.name}"]

    @property
    def pages(self) -> list[str]:
        return [f"/{code}/aktuelles/{SLUG}/" for code in ("de", *CODES)]


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


@pytest.fixture
def held(db, clock) -> Held:
    """A release in five languages, published under an embargo of one day."""
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
        version.corrections = [
            {"type": "correction", "value": {"date": clock.now.date().isoformat(), "text": f"{NEEDLE} {code}", "former": NEEDLE}}
        ]
        version.body = build_body(image, document, code)
        version.save_revision(clean=False).publish()
    return Held(NewsPage.objects.get(pk=page.pk), image, document, until)
