"""Files that are made from a release: its PDF and its press kit."""

from pathlib import Path

from django.conf import settings
from django.db import models


class PressFile(models.Model):
    """One file of one version of a release. Made by the worker, never in a request; offered only where the release is public.

    ``input_digest`` stands for everything that went in; ``done`` of ``total`` steps are behind while it is being made.
    ``outdated_since`` is when something that goes in changed, or may have, since the file was made; it is empty while the file is
    known to be right. ``checked_at`` is when that was last known, ``tried_at`` when the last build that failed began; ``error`` says why.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        KIT = "kit", "Pressemappe"

    class State(models.TextChoices):
        CURRENT = "current", "aktuell"
        OUTDATED = "outdated", "überholt"
        WAITING = "waiting", "wartet"
        RUNNING = "running", "wird gebaut"
        FAILED = "failed", "gescheitert"

    release = models.ForeignKey("news.NewsPage", on_delete=models.CASCADE, related_name="press_files")
    kind = models.CharField(max_length=3, choices=Kind)
    file_name = models.CharField(max_length=150, blank=True)
    input_digest = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    page_count = models.PositiveIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    built_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    outdated_since = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "kind"], name="one_press_file_a_kind")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.kind}"

    @property
    def path(self) -> Path:
        return Path(settings.PUBLICATION_ROOT) / "press" / self.file_name

    @property
    def is_available(self) -> bool:
        return bool(self.file_name) and self.path.is_file()

    @property
    def is_being_made(self) -> bool:
        return self.done < self.total

    @property
    def state(self) -> "PressFile.State":
        """What tells an editor most."""
        if self.is_being_made:
            return self.State.RUNNING
        if self.error:
            return self.State.FAILED
        if self.built_at is None:
            return self.State.WAITING
        return self.State.CURRENT if self.outdated_since is None else self.State.OUTDATED
