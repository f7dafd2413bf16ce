import re
from datetime import date, time
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from modeltranslation.utils import build_localized_fieldname
from wagtail.models import Orderable, Page, RevisionMixin

from facts.models.places import Place
from facts.models.translated import TranslatedFact

SLOT = re.compile(r"\{([a-z]+)\}")
SLOT_NAMES = ("date", "time", "place", "number")


def find_slots(text: str) -> set[str]:
    """Return the names of the slots in a sentence."""
    return set(SLOT.findall(text or ""))


class NoticePhrase(TranslatedFact):
    """A sentence for urgent notices, translated by people once and for all, with typed slots: date, time, place, number."""

    text = models.CharField(
        "Satz",
        max_length=400,
        help_text="Lücken: {date} Datum, {time} Uhrzeit, {place} Ort, {number} Zahl. Jede höchstens einmal, in allen Sprachen dieselben.",
    )

    class Meta:
        verbose_name = "Satz für Hinweise"
        verbose_name_plural = "Sätze für Hinweise"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.text or self.key

    @property
    def slots(self) -> set[str]:
        """The slots that the German sentence has."""
        return find_slots(getattr(self, build_localized_fieldname("text", settings.LANGUAGE_CODE)))

    def clean(self):
        super().clean()
        unknown = self.slots - set(SLOT_NAMES)
        if unknown:
            raise ValidationError(
                {build_localized_fieldname("text", settings.LANGUAGE_CODE): f"Die Lücke {{{sorted(unknown)[0]}}} gibt es nicht."}
            )
        for language in settings.SITE_LANGUAGES:
            column = build_localized_fieldname("text", language.code)
            text = getattr(self, column)
            if not text or find_slots(text) == self.slots:
                continue
            message = f"Die Lücken sind andere als im deutschen Satz ({language.german_name})."
            if language.is_rewriting:
                raise ValidationError({column: message})
            # A translation of an older German sentence is not shown. The form has no field for any of them.
            if not self.is_outdated("text", language.code):
                raise ValidationError(message)


class Filled(NamedTuple):
    """A sentence with what stands in its slots. Values are formatted by who shows it, in the reader's way."""

    phrase: NoticePhrase
    date: date | None
    time: time | None
    place: str
    number: int | None


class Notice(RevisionMixin, ClusterableModel):
    """An urgent notice: sentences of the phrase bank, shown from one moment to another on all or on chosen pages."""

    class Urgency(models.TextChoices):
        INFO = "info", "Hinweis"
        WARNING = "warning", "Warnung"
        DANGER = "danger", "Gefahr"

    name = models.CharField("Interner Name", max_length=100)
    urgency = models.CharField("Dringlichkeit", max_length=10, choices=Urgency, default=Urgency.WARNING)
    starts_at = models.DateTimeField("Von", default=timezone.now)
    ends_at = models.DateTimeField("Bis")
    pages = ParentalManyToManyField(
        Page, verbose_name="Nur auf diesen Seiten", blank=True, related_name="+", help_text="Leer: auf allen Seiten."
    )

    class Meta:
        verbose_name = "Dringender Hinweis"
        verbose_name_plural = "Dringende Hinweise"
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return self.name

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "Das Ende liegt nicht nach dem Anfang."})


class NoticeSentence(Orderable):
    """One sentence of a notice, with its slots filled."""

    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="sentences")
    phrase = models.ForeignKey(NoticePhrase, verbose_name="Satz", on_delete=models.PROTECT, related_name="+")
    date = models.DateField("Datum", null=True, blank=True)
    time = models.TimeField("Uhrzeit", null=True, blank=True)
    place = models.ForeignKey(Place, verbose_name="Ort", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField("Zahl", null=True, blank=True)

    def __str__(self) -> str:
        return str(self.phrase)

    def clean(self):
        super().clean()
        if self.phrase_id is None:
            return
        for name in SLOT_NAMES:
            is_filled = getattr(self, name) is not None
            if name in self.phrase.slots and not is_filled:
                raise ValidationError({name: "Der gewählte Satz braucht diese Angabe."})
            if name not in self.phrase.slots and is_filled:
                raise ValidationError({name: "Der gewählte Satz hat keine Lücke für diese Angabe."})

    @property
    def filled(self) -> Filled:
        return Filled(self.phrase, self.date, self.time, self.place.name if self.place_id else "", self.number)
