from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.text import TRANSCRIPT_FEATURES
from core.blocks.untranslated import UntranslatedCharBlock
from core.presentation import get_language
from core.runs import is_written_in


class CreditedBlock(blocks.StructBlock):
    """Shows a picture, and takes none whose credit nobody has entered. ``picture_name`` is its field."""

    picture_name = "image"

    def clean(self, value):
        value = super().clean(value)
        image = value[self.picture_name]
        if image is not None and not image.credit.strip():
            message = f"Dem Bild „{image.title}“ fehlt der Bildnachweis. Bitte zuerst unter „Bilder“ beim Bild eintragen."
            raise blocks.StructBlockValidationError(block_errors={self.picture_name: ValidationError(message)})
        return value


class FigureBlock(CreditedBlock):
    """A picture with the alt text and caption of this use. Credit and licence come from the picture itself."""

    image = ImageChooserBlock(label="Bild")
    alt = blocks.CharBlock(label="Alternativtext", max_length=250, help_text="Was auf dem Bild zu sehen ist, für alle, die es nicht sehen.")
    caption = blocks.CharBlock(label="Bildunterschrift", max_length=300, required=False)

    class Meta:
        label = "Bild"
        icon = "image"
        template = "core/blocks/figure.html"


class DownloadValue(blocks.StructValue):
    """A download as templates read it."""

    @property
    def title_language_code(self) -> str:
        """The language of the title: that of the page, or of the document where the title is written in its letters."""
        around, own = get_language(translation.get_language()), self["document"].language
        return own.code if own.script != around.script and is_written_in(self["title"], own.script) else around.code


class DownloadBlock(blocks.StructBlock):
    """A document to download, with what it is."""

    document = DocumentChooserBlock(label="Dokument")
    title = blocks.CharBlock(label="Bezeichnung", max_length=150)
    text = blocks.CharBlock(label="Beschreibung", max_length=300, required=False)

    class Meta:
        label = "Download"
        icon = "download"
        template = "core/blocks/download.html"
        value_class = DownloadValue


class VideoBlock(CreditedBlock):
    """A film, for example in German Sign Language: file, poster, length, size, and the transcript for everyone else.

    The file may be missing: then poster and transcript stand alone, and the page says that the film is to come.
    """

    picture_name = "poster"

    video = DocumentChooserBlock(label="Filmdatei (MP4 oder WebM)", required=False)
    poster = ImageChooserBlock(label="Standbild")
    title = blocks.CharBlock(label="Titel", max_length=150)
    duration = UntranslatedCharBlock(label="Dauer (Minuten:Sekunden)", max_length=8, required=False)
    transcript = blocks.RichTextBlock(features=TRANSCRIPT_FEATURES, label="Wortlaut")

    class Meta:
        label = "Film"
        icon = "media"
        template = "core/blocks/video.html"
