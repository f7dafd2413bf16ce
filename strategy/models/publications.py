from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse

from core.presentation import get_language


class Publication(models.Model):
    """The full paper in one language: a file that was made from the chapters, and what is known about it.

    ``input_digest`` stands for everything that went in; the same digest means that nothing needs to be built.
    ``size`` is in bytes. ``error`` holds why the last build failed; the file is then still the last good one.
    """

    language_code = models.CharField("Sprache", max_length=20, unique=True)
    file_name = models.CharField(max_length=100, blank=True)
    input_digest = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField("SHA-256", max_length=64, blank=True)
    page_count = models.PositiveSmallIntegerField("Seiten", default=0)
    size = models.PositiveIntegerField("Bytes", default=0)
    built_at = models.DateTimeField("Stand", null=True)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        verbose_name = "Publikation"
        verbose_name_plural = "Publikationen"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.language_code}: {self.page_count} Seiten"

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(settings.PUBLICATION_ROOT) / self.file_name

    @property
    def url(self) -> str:
        """The address that never changes and always gives the newest file."""
        return reverse("serve_publication", args=[self.language_code])

    @property
    def language(self):
        return get_language(self.language_code)
