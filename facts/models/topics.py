from django.db import models

from facts.models.translated import TranslatedFact


class Topic(TranslatedFact):
    """A topic for newcomers. Its topic page, cards, filters and breadcrumbs all take their name from here."""

    class Icon(models.TextChoices):
        HEALTH = "health", "Gesundheit"
        ARRIVAL = "arrival", "Ankommen"
        LANGUAGE = "language", "Sprache"
        WORK = "work", "Arbeit"
        SCHOOL = "school", "Schule"
        HOUSING = "housing", "Wohnen"
        RIGHTS = "rights", "Rechte"

    icon = models.CharField("Bildzeichen", max_length=10, choices=Icon)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    name = models.CharField("Name", max_length=80)
    description = models.CharField("Beschreibung", max_length=300, blank=True)

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name or self.key
