from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalManyToManyField

from facts.models.places import Place
from facts.models.topics import Topic
from facts.models.translated import TranslatedFact

validate_phone = RegexValidator(r"^\+?[0-9][0-9 /()-]*$", "Nur Ziffern, Leerzeichen und + ( ) / - sind erlaubt.")


def reduce_to_dial(number: str) -> str:
    """Return a telephone number as a ``tel:`` address wants it: digits, with the leading + if there is one."""
    return "".join(character for character in number if character.isdigit() or character == "+")


class ContactPoint(TranslatedFact):
    """An office, a helpline or an advice centre. When its number changes, it changes in all languages at once."""

    topics = ParentalManyToManyField(Topic, verbose_name="Themen", blank=True, related_name="contact_points")
    place = models.ForeignKey(
        Place,
        verbose_name="Ort",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contact_points",
        help_text="Leer: für das ganze Land.",
    )
    phone = models.CharField("Telefon", max_length=40, blank=True, validators=[validate_phone])
    email = models.EmailField("E-Mail", blank=True)
    website = models.URLField("Website", blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=10, blank=True)
    city = models.CharField("Stadt", max_length=80, blank=True)
    is_emergency = models.BooleanField("Notfallnummer", default=False, help_text="Steht auf der Startseite und auf Fehlerseiten.")
    is_free = models.BooleanField("kostenlos", default=False)
    priority = models.PositiveSmallIntegerField("Rang", default=50, help_text="Kleinere Zahlen stehen weiter oben.")
    as_of = models.CharField("Stand der Angaben", max_length=40, blank=True)
    name = models.CharField("Name", max_length=150)
    description = models.CharField("Wofür", max_length=400, blank=True)
    hours = models.CharField("Erreichbar", max_length=200, blank=True)
    languages = models.CharField("Sprachen", max_length=300, blank=True)

    class Meta:
        verbose_name = "Kontaktstelle"
        verbose_name_plural = "Kontaktstellen"
        ordering = ["priority", "key"]

    def __str__(self) -> str:
        return self.name or self.key

    @property
    def dial_number(self) -> str:
        """The number for a ``tel:`` address."""
        return reduce_to_dial(self.phone)

    @property
    def postal_line(self) -> str:
        """Street, postcode and city on one line, as written on a German envelope."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.city}".strip()) if part)
