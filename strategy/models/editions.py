import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from core.presentation import get_language
from strategy.formats import FORMATS

DOI = re.compile(r"10\.\d{4,9}/\S+")
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:\S+", re.IGNORECASE)
#: The paragraphs of an edition as data: a file of it like the others, made when it is frozen.
PARAGRAPHS = "paragraphs"


class FrozenEdition(Exception):
    """Somebody tried to change or delete what was promised for ever."""


class FrozenQuerySet(models.QuerySet):
    """Rows that nobody deletes, and of which only ``model.CHANGEABLE`` fields change. ``bulk_update`` comes here too."""

    def update(self, **values):
        if not values.keys() <= self.model.CHANGEABLE:
            raise FrozenEdition(", ".join(sorted(values.keys() - self.model.CHANGEABLE)))
        return super().update(**values)

    def delete(self):
        raise FrozenEdition(self.model.__name__)


class FrozenModel(models.Model):
    """A row that stays as it was made, but for its ``CHANGEABLE`` fields."""

    CHANGEABLE: frozenset[str] = frozenset()

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            names = [one.attname for one in self._meta.concrete_fields if one.name not in self.CHANGEABLE]
            stored = type(self)._base_manager.filter(pk=self.pk).values(*names).first()
            if stored is not None and (changed := [name for name in names if getattr(self, name) != stored[name]]):
                raise FrozenEdition(f"{self}: {', '.join(changed)}")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise FrozenEdition(str(self))


def check_isbn(value: str) -> None:
    """Raise ValidationError for what is no ISBN-13 (ISO 2108: weights 1 and 3, sum divisible by ten)."""
    digits = re.sub(r"[\s-]", "", value)
    if not re.fullmatch(r"97[89]\d{10}", digits) or sum(int(one) * (3 if place % 2 else 1) for place, one in enumerate(digits)) % 10:
        raise ValidationError("Das ist keine gültige ISBN mit 13 Ziffern. Bitte Ziffern und Prüfziffer vergleichen.")


def check_doi(value: str) -> None:
    if not DOI.fullmatch(value):
        raise ValidationError("Ein DOI beginnt mit „10.“, zum Beispiel 10.1000/182. Bitte ohne https:// eintragen.")


def check_urn(value: str) -> None:
    if not URN.fullmatch(value):
        raise ValidationError("Eine URN beginnt mit „urn:“, zum Beispiel urn:nbn:de:101:1-2026112200.")


class Edition(FrozenModel):
    """The publication as it was on a day: all files in all languages, kept for ever under the address of that day.

    ``name`` is the day (ISO 8601), with a number from the second edition of a day on; it stands in addresses. Only ``label`` and the
    numbers that others give to an edition can be changed later.
    """

    CHANGEABLE = frozenset({"label", "isbn", "urn", "doi"})

    name = models.SlugField("Ausgabe", max_length=20, unique=True)
    published_date = models.DateField("Tag")
    label = models.CharField(
        "Bezeichnung",
        max_length=100,
        blank=True,
        help_text="Nur, wenn die Ausgabe einen eigenen Namen hat, zum Beispiel „Kabinettsfassung“. Auf Deutsch.",
    )
    isbn = models.CharField("ISBN", max_length=20, blank=True, validators=[check_isbn], help_text="13 Ziffern, mit oder ohne Striche.")
    urn = models.CharField("URN", max_length=100, blank=True, validators=[check_urn], help_text="Vergibt die Bibliothek nach der Abgabe.")
    doi = models.CharField("DOI", max_length=100, blank=True, validators=[check_doi], help_text="Ohne https://doi.org/.")
    created_at = models.DateTimeField("Festgehalten", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="Von"
    )

    class Meta:
        verbose_name = "Ausgabe"
        verbose_name_plural = "Ausgaben"
        ordering = ["-published_date", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return Path(settings.PUBLICATION_ROOT) / "editions" / self.name

    @property
    def url(self) -> str:
        """Its page in the active language."""
        return reverse("show_edition", args=[self.name])


class EditionFile(FrozenModel):
    """A file of an edition. ``size`` in bytes, ``sha256`` in hexadecimal digits; both never change."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    language_code = models.CharField(max_length=20)
    format = models.CharField(max_length=20)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    page_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "Datei einer Ausgabe"
        verbose_name_plural = "Dateien einer Ausgabe"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "language_code", "format"], name="one_file_of_an_edition")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def path(self) -> Path:
        return self.edition.folder / self.file_name

    def find_damage(self) -> str:
        """Return what is wrong with the file on the disk, nothing if it is what was frozen. Reads all of it."""
        try:
            with self.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return f"{error.strerror}"
        return "" if digest == self.sha256 else f"the SHA-256 is {digest}, not {self.sha256}"

    @property
    def url(self) -> str:
        """The address for ever. The same in every language of the reader: the name of the file tells its own."""
        return reverse("serve_edition_file", args=[self.edition.name, self.file_name])

    @property
    def label(self) -> str:
        return FORMATS[self.format].label if self.format in FORMATS else "JSON"

    @property
    def media_type(self) -> str:
        return FORMATS[self.format].media_type if self.format in FORMATS else "application/json"

    @property
    def language(self):
        return get_language(self.language_code)
