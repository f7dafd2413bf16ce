"""What somebody asked for at the desk and the worker carries out, page by page: a file taken in, a machine translation."""

from django.conf import settings
from django.db import models
from wagtail.models import Locale


class DeskJob(models.Model):
    """One file or one machine translation on its way, with its progress and what came of it.

    A file is checked first, then waits for somebody to say yes. ``done`` of ``total`` pages and facts are carried out; after a
    crash the work goes on from there. ``content`` holds the file until it is taken in or dropped. ``keys`` are the source keys of
    the pages and facts to be translated by machine, ``segment_key`` narrows one of them to a segment.
    """

    class Kind(models.TextChoices):
        FILE = "file", "Datei"
        MACHINE = "machine", "Maschinelle Übersetzung"

    class State(models.TextChoices):
        CHECKING = "checking", "wird geprüft"
        CHECKED = "checked", "geprüft, noch nicht übernommen"
        WORKING = "working", "läuft"
        DONE = "done", "fertig"
        FAILED = "failed", "abgebrochen"

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State)
    title = models.CharField(max_length=200)
    content = models.BinaryField(default=bytes)
    is_release_wanted = models.BooleanField(default=False)
    keys = models.JSONField(default=list)
    segment_key = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["locale", "kind"])]
        permissions = [("use_machine_translation", "Kann maschinell übersetzen lassen")]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_state_display()}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.CHECKING, self.State.WORKING)
