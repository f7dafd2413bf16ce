from django.db import models

from core.presentation import get_language
from strategy.formats import FORMATS


class Build(models.Model):
    """One run over all files of the publication: how far it is, and what came of it.

    ``done`` and ``total`` count files. ``current`` is the file being looked at, as language and format. A run without
    ``finished_at`` is at work, or was cut off: ``core.publishing.turns.is_taken`` tells which.
    """

    started_at = models.DateTimeField("Begonnen", auto_now_add=True)
    finished_at = models.DateTimeField("Beendet", null=True)
    total = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    built = models.PositiveSmallIntegerField("Neu gebaut", default=0)
    refused = models.PositiveSmallIntegerField("Nicht gebaut", default=0)
    current = models.CharField(max_length=50, blank=True)

    class Meta:
        verbose_name = "Lauf"
        verbose_name_plural = "Läufe"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.done} von {self.total}"

    @property
    def current_label(self) -> str:
        """The file being looked at, for editors."""
        language_code, _, format_code = self.current.partition(" ")
        if format_code not in FORMATS:
            return ""
        return f"{FORMATS[format_code].office_label}, {get_language(language_code).german_name}"
