from django.core.exceptions import ValidationError
from django.db import models

from facts.models.contacts import ContactPoint
from facts.models.translated import TranslatedFact


class SiteText(TranslatedFact):
    """The texts that stand on every page: name of the site, notices of the footer, who the press may say we are. There is one row."""

    name = models.CharField("Name der Website", max_length=100)
    tagline = models.CharField("Unterzeile", max_length=150, blank=True)
    demo_notice = models.TextField("Hinweis im Fuß jeder Seite", blank=True)
    advice_notice = models.TextField("Hinweis auf jedem Ratgeber", blank=True)
    boilerplate = models.TextField(
        "Über uns, für die Presse", blank=True, help_text="Zwei bis vier Sätze. Stehen unter jeder Pressemitteilung und in der Pressemappe."
    )
    address = models.TextField("Anschrift", blank=True)
    format_contact = models.ForeignKey(
        ContactPoint,
        verbose_name="Kontakt für andere Formate",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wo fragt, wer ein Dokument in Großdruck, Braille oder anderer Form braucht. Steht beim Papier der Strategie.",
    )

    class Meta:
        verbose_name = "Texte der Website"
        verbose_name_plural = "Texte der Website"

    def __str__(self) -> str:
        return self.name or self.key

    def clean(self):
        super().clean()
        if SiteText.objects.exclude(pk=self.pk).exists():
            raise ValidationError("Es gibt die Texte der Website nur einmal. Bitte den vorhandenen Eintrag ändern.")
        if self.format_contact and not (self.format_contact.email or self.format_contact.phone):
            raise ValidationError(
                {"format_contact": "Diese Kontaktstelle hat weder E-Mail-Adresse noch Telefonnummer. Bitte eine andere wählen."}
            )
