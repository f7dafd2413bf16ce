from django.conf import settings
from django.db import models
from wagtail.documents.models import AbstractDocument

from core.presentation import get_language


def list_languages() -> list[tuple[str, str]]:
    """Return the choices of a language field. A callable, so that a new language needs no migration here."""
    return [(language.code, language.german_name) for language in settings.SITE_LANGUAGES]


class CustomDocument(AbstractDocument):
    """A file to download. Its language is that of its content, not of the page that offers it."""

    language_code = models.CharField(
        "Sprache des Inhalts",
        max_length=20,
        default=settings.LANGUAGE_CODE,
        choices=list_languages,
    )
    admin_form_fields = ("title", "file", "language_code", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"

    @property
    def language(self):
        """The language of its content, from the one table."""
        return get_language(self.language_code)

    def clean(self) -> None:
        """Check the ending of the file. One that the form has refused already is not there, and needs no second message."""
        if self.file:
            super().clean()
