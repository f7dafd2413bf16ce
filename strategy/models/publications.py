from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.presentation import get_language
from strategy.formats import FORMATS, FileFormat


class Publication(models.Model):
    """The paper in one language and one format: a file that was made from the chapters, and what is known about it.

    ``input_digest`` stands for everything that went in; the same digest means that nothing needs to be built.
    ``text_date`` is the day of the newest change of the text. ``size`` is in bytes; ``page_count`` is 0 in formats
    without pages. ``error`` holds why the last build failed; the file is then still the last good one.
    """

    language_code = models.CharField("Sprache", max_length=20)
    format = models.CharField("Format", max_length=20, default="pdf", choices=[(one.code, one.office_label) for one in FORMATS.values()])
    file_name = models.CharField(max_length=100, blank=True)
    input_digest = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField("SHA-256", max_length=64, blank=True)
    page_count = models.PositiveSmallIntegerField("Seiten", default=0)
    size = models.PositiveIntegerField("Bytes", default=0)
    text_date = models.DateField("Textstand", null=True)
    built_at = models.DateTimeField("Gebaut", null=True)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        verbose_name = "Publikation"
        verbose_name_plural = "Publikationen"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["language_code", "format"], name="one_publication_per_language_and_format")]

    def __str__(self) -> str:
        return f"{self.language_code}: {self.get_format_display()}"

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return Path(settings.PUBLICATION_ROOT) / self.file_name

    @property
    def is_available(self) -> bool:
        """Whether there is a file to download."""
        return bool(self.file_name) and self.path.exists()

    @property
    def file_format(self) -> FileFormat:
        return FORMATS[self.format]

    def name_download(self, short_name: str) -> str:
        """Return what the file is called on a reader's disk."""
        return self.file_format.name_file(short_name, self.text_date or timezone.localdate(self.built_at), self.language_code)

    @property
    def url(self) -> str:
        """The address that never changes and always gives the newest file."""
        return reverse("serve_publication", args=[self.language_code, self.file_format])

    @property
    def language(self):
        return get_language(self.language_code)
