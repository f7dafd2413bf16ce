from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from facts.models.translated import TranslatedFact


class Dimension(models.IntegerChoices):
    """The three target dimensions (Zieldimensionen) of the strategy."""

    ARRIVAL = 1, "I – Erstintegration"
    INSTITUTIONS = 2, "II – Regelsysteme"
    SOCIETY = 3, "III – Migrationsgesellschaft"


class Measure(TranslatedFact):
    """A measure (Maßnahme) of the strategy. ``amount`` is in euro a year."""

    class Status(models.TextChoices):
        PLANNED = "planned", "geplant"
        RUNNING = "running", "läuft"
        DONE = "done", "umgesetzt"
        ENDED = "ended", "beendet"

    dimension = models.PositiveSmallIntegerField("Zieldimension", choices=Dimension, null=True, blank=True, help_text="Leer: übergreifend.")
    status = models.CharField("Stand", max_length=10, choices=Status)
    start_year = models.PositiveSmallIntegerField(
        "Beginn (Jahr)", null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    end_year = models.PositiveSmallIntegerField(
        "Ende (Jahr)", null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    amount = models.PositiveBigIntegerField("Euro im Jahr", null=True, blank=True)
    source_publisher = models.CharField("Quelle", max_length=150, blank=True)
    source_url = models.URLField("Adresse der Quelle", blank=True, max_length=500)
    title = models.CharField("Titel", max_length=200)
    description = models.TextField("Beschreibung")
    office = models.CharField("Zuständig", max_length=200, blank=True)

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title or self.key

    @property
    def period(self) -> str:
        """The years it runs: "2020–2024", and one year for what begins and ends in it. Empty without a year."""
        return "–".join(dict.fromkeys(str(year) for year in (self.start_year, self.end_year) if year))

    def clean(self):
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": "Das Ende liegt vor dem Beginn."})
