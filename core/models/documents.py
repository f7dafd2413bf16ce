from django.conf import settings
from django.db import models
from wagtail.documents.models import AbstractDocument


class CustomDocument(AbstractDocument):
    """A file to download. Its language is that of its content, not of the page that offers it."""

    language_code = models.CharField(
        "Sprache des Inhalts",
        max_length=20,
        default=settings.LANGUAGE_CODE,
        choices=[(language.code, language.german_name) for language in settings.SITE_LANGUAGES],
    )
    admin_form_fields = ("title", "file", "language_code", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"
