from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey

from facts.models.measures import Dimension
from facts.models.translated import TranslatedFact


class Indicator(TranslatedFact):
    """An indicator of the strategy. Its numbers over the years are ``values`` (see IndicatorValue)."""

    class UnitCode(models.TextChoices):
        PERCENT = "percent", "Prozent"
        PEOPLE = "people", "Personen"
        EURO = "euro", "Euro"
        COUNT = "count", "Anzahl"

    class Status(models.TextChoices):
        COLLECTED = "collected", "wird erhoben"
        PREPARED = "prepared", "in Vorbereitung"
        SUSPENDED = "suspended", "ausgesetzt"

    status = models.CharField("Stand der Erhebung", max_length=10, choices=Status, default=Status.COLLECTED)
    next_date = models.DateField("Nächste Erhebung", null=True, blank=True, help_text="Der Tag, an dem der nächste Wert erwartet wird.")
    dimension = models.PositiveSmallIntegerField("Zieldimension", choices=Dimension, null=True, blank=True)
    unit_code = models.CharField("Einheit", max_length=10, choices=UnitCode)
    decimals = models.PositiveSmallIntegerField("Nachkommastellen", default=0, validators=[MaxValueValidator(3)])
    source_publisher = models.CharField("Quelle", max_length=150)
    source_url = models.URLField("Adresse der Quelle", blank=True, max_length=500)
    name = models.CharField("Name", max_length=200)
    unit = models.CharField("Einheit in Worten", max_length=150, blank=True)
    definition = models.TextField("Was gezählt wird", blank=True)
    office = models.CharField("Zuständig", max_length=200, blank=True)

    class Meta:
        verbose_name = "Indikator"
        verbose_name_plural = "Indikatoren"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name or self.key

    def clean(self):
        super().clean()
        if self.status == self.Status.SUSPENDED and self.next_date:
            raise ValidationError({"next_date": "Die Erhebung ist ausgesetzt. Bitte den Tag leeren oder einen anderen Stand wählen."})

    @property
    def number_format(self) -> str:
        """The argument of Django's ``floatformat``: decimals, with the reader's separators of thousands."""
        return f"{self.decimals}g"


class IndicatorValue(models.Model):
    """One number of an indicator. ``value`` is in the unit of the indicator."""

    indicator = ParentalKey(Indicator, on_delete=models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField("Jahr", validators=[MinValueValidator(1950), MaxValueValidator(2100)])
    value = models.DecimalField("Wert", max_digits=14, decimal_places=3)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_value_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"
