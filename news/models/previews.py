"""Addresses at which accredited press reads a release before the end of its embargo."""

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.models.documents import list_languages

SIGNER = signing.Signer(salt="news.press_preview", sep=".")


class PressPreview(models.Model):
    """One address for one recipient, in one language, until a moment. It can be withdrawn at any time."""

    release = models.ForeignKey(
        "news.NewsPage",
        verbose_name="Pressemitteilung",
        on_delete=models.CASCADE,
        related_name="press_previews",
        help_text="Die deutsche Mitteilung, mit Sperrfrist veröffentlicht.",
    )
    language_code = models.CharField("Sprache", max_length=20, default=settings.LANGUAGE_CODE, choices=list_languages)
    recipient = models.CharField("Für wen", max_length=200, help_text="Name und Redaktion. Stehen auf der Vorschau selbst.")
    expires_at = models.DateTimeField("Gilt bis")
    is_withdrawn = models.BooleanField("Zurückgezogen", default=False)
    created_at = models.DateTimeField("Angelegt", auto_now_add=True)
    opened_at = models.DateTimeField("Zuletzt geöffnet", null=True, editable=False)

    class Meta:
        verbose_name = "Vorschau für die Presse"
        verbose_name_plural = "Vorschauen für die Presse"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.release}"

    @property
    def token(self) -> str:
        """The part of the address that nobody can guess."""
        return SIGNER.sign(str(self.pk))

    @property
    def url(self) -> str:
        """The whole address, to be sent to the recipient."""
        path = reverse("press_preview", args=[self.token])
        return f"{settings.SITE_URL}/{self.language_code}/{path.split('/', 2)[2]}" if self.pk else ""

    @property
    def is_valid(self) -> bool:
        return not self.is_withdrawn and timezone.now() < self.expires_at

    @classmethod
    def find(cls, token: str) -> "PressPreview | None":
        """Return the preview with a token, None for one that nobody signed or that is gone."""
        try:
            key = SIGNER.unsign(token)
        except signing.BadSignature:
            return None
        return cls.objects.select_related("release").filter(pk=int(key)).first()

    def find_version(self):
        """Return the release in the language of the preview, if it is published there (under its embargo)."""
        versions = type(self.release).objects.live().filter(translation_key=self.release.translation_key)
        found = versions.filter(locale__language_code=self.language_code).first()
        source_is_live = versions.filter(locale__language_code=settings.LANGUAGE_CODE).exists()
        return found if source_is_live else None

    def clean(self):
        super().clean()
        if self.expires_at and self.expires_at <= timezone.now() and self._state.adding:
            raise ValidationError({"expires_at": "Der Zeitpunkt ist vorbei. Bitte einen späteren eintragen."})
        if self.release_id is None or not self.language_code:
            return
        if not self.release.is_source:
            raise ValidationError({"release": "Bitte die deutsche Mitteilung wählen; die Sprache steht im Feld darunter."})
        if self._state.adding and self.find_version() is None:
            if not self.release.live:
                raise ValidationError(
                    {"release": "Die Mitteilung ist noch nicht veröffentlicht. Bitte zuerst mit Sperrfrist veröffentlichen."}
                )
            raise ValidationError({"language_code": "In dieser Sprache gibt es die Mitteilung nicht. Bitte eine andere Sprache wählen."})
