from django.db import models


class Place(models.Model):
    """A district or independent city. Its name is a proper name and is not translated.

    ``key`` is the five-digit official district key (Kreisschlüssel).
    """

    class Kind(models.TextChoices):
        CITY = "city", "Kreisfreie Stadt"
        DISTRICT = "district", "Kreis"

    key = models.CharField("Kreisschlüssel", max_length=5, unique=True)
    name = models.CharField("Name", max_length=100)
    kind = models.CharField("Art", max_length=10, choices=Kind)
    region = models.CharField("Regierungsbezirk", max_length=50)

    class Meta:
        verbose_name = "Ort"
        verbose_name_plural = "Orte"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
