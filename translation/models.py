"""Work in progress, decisions and runs of the translation desk. What readers see is recorded in ``core.TranslationRecord``."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Locale, Page

from translation.jobs import DeskJob  # noqa: F401  Django looks for models here

#: "uk: НРВ", a way of writing a name in one language.
VARIANT = re.compile(r"(?P<code>[a-z]{2,3}(?:-[a-z]+)?):\s(?P<variant>.+)")


class Priority(models.IntegerChoices):
    """How much readers need a page. The queues and the coverage screen sort by it."""

    EMERGENCY = 1, "Notfall"
    HIGH = 2, "hoch"
    NORMAL = 3, "normal"
    LOW = 4, "niedrig"


class PagePriority(models.Model):
    """The need that editors gave a German page. Pages without a row are of normal need."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_priority")
    priority = models.PositiveSmallIntegerField("Bedarf", choices=Priority, default=Priority.NORMAL)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_priority_display()}"


class Origin(models.TextChoices):
    """Where a translation came from."""

    PERSON = "person", "Person"
    MACHINE = "machine", "Maschine"
    IMPORT = "import", "Datei"


class WorkItem(models.Model):
    """A translation that its translator has not released. Readers never see it.

    It belongs to one segment of one German text: ``source_key`` is the translation key of the page (or "facts/<model>/<key>"
    for a shared fact), ``path`` the path of the segment, ``source_digest`` stands for the German text it was made for.
    """

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source_key = models.CharField(max_length=150)
    path = models.TextField()
    source_digest = models.CharField(max_length=16)
    source_text = models.TextField()
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PERSON)
    tool_name = models.CharField(max_length=100, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "source_key", "path", "source_digest"], name="one_work_item_a_segment")]
        indexes = [models.Index(fields=["locale", "source_key"])]

    def __str__(self) -> str:
        return f"{self.locale_id} {self.source_key} {self.path}"


class GateOverride(models.Model):
    """One finding of the gate that somebody with the right to do so let pass, and why.

    It holds for one pair of texts and one difference between them: another of the same kind is raised again. ``finding_digest``
    stands for the difference (``gate.Finding.digest``), ``german`` and ``translation`` are its two sides. ``source_key`` and
    ``path`` tell where the override was given; the same two texts pass everywhere.
    """

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source_key = models.CharField(max_length=150, blank=True)
    path = models.TextField(blank=True)
    source_digest = models.CharField(max_length=16)
    target_digest = models.CharField(max_length=16)
    kind = models.CharField(max_length=30)
    #: Empty in rows from before findings were told apart. They are kept for the list and let nothing pass.
    finding_digest = models.CharField(max_length=16, default="")
    german = models.TextField(blank=True)
    translation = models.TextField(blank=True)
    source_text = models.TextField()
    target_text = models.TextField()
    reason = models.CharField("Begründung", max_length=500)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        permissions = [
            ("override_gate", "Kann eine Beanstandung der Prüfschranke übergehen"),
            ("review_translation", "Kann Übersetzungen als geprüft kennzeichnen"),
            ("view_coverage", "Kann den Stand der Übersetzungen sehen"),
        ]
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "source_digest", "target_digest", "kind", "finding_digest"], name="one_override_a_finding"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"


class ProtectedName(models.Model):
    """A name that every translation must leave as it is, or write as the language does.

    ``variants`` has one way of writing it a line: for one language ("ar: كيم"), or without a code for all.
    """

    name = models.CharField("Name", max_length=150, unique=True)
    variants = models.TextField(
        "Erlaubte Schreibweisen", blank=True, help_text="Eine je Zeile, mit Sprache („uk: НРВ“) oder ohne: dann gilt sie in allen Sprachen."
    )

    class Meta:
        verbose_name = "Geschützter Name"
        verbose_name_plural = "Geschützte Namen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def iterate_variants(self) -> Iterator[tuple[str, str]]:
        """Yield the code of a language, "" for all of them, and a way of writing the name there."""
        for line in filter(None, map(str.strip, self.variants.splitlines())):
            found = VARIANT.fullmatch(line)
            yield (found["code"], found["variant"].strip()) if found else ("", line)

    def get_variants(self, language_code: str) -> tuple[str, ...]:
        """Return the ways in which a language may write the name beside the name itself."""
        return tuple(variant for code, variant in self.iterate_variants() if code in ("", language_code))

    def clean(self):
        super().clean()
        known = {language.code for language in settings.SITE_LANGUAGES}
        for code, variant in self.iterate_variants():
            if code and code not in known:
                raise ValidationError({"variants": f"Die Sprache „{code}“ gibt es nicht ({variant})."})


class RefreshRun(models.Model):
    """One refresh of all translations of a German page: asked for at a publish, carried out by the worker."""

    class State(models.TextChoices):
        WAITING = "waiting", "wartet"
        RUNNING = "running", "läuft"
        DONE = "done", "fertig"
        FAILED = "failed", "fehlgeschlagen"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="refresh_runs")
    revision_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    results = models.JSONField(default=dict)
    error = models.TextField(blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it waits or is at work."""
        return self.state in (self.State.WAITING, self.State.RUNNING)


class TranslatorLanguage(models.Model):
    """Which language a group of translators may work on. One group, one language."""

    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="translator_language")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.group}: {self.locale}"


class SourceStatistics(models.Model):
    """How many German words stand in each segment of a page. Coverage is counted with it; every refresh writes it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="source_statistics")
    words = models.JSONField(default=dict)
    total_words = models.PositiveIntegerField(default=0)
    segment_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_id}: {self.total_words} words"
