from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition


class CustomImage(AbstractImage):
    """A picture. Credit and licence stand here once, untranslated; alt text and caption belong to each use."""

    credit = models.CharField(
        "Bildnachweis", max_length=200, help_text="So, wie er gedruckt werden muss, zum Beispiel: Foto: Vorname Nachname."
    )
    licence = models.CharField("Lizenz", max_length=100, blank=True, help_text="Zum Beispiel CC BY 4.0.")
    admin_form_fields = (
        "title",
        "file",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    @property
    def default_alt_text(self):
        """Nothing: the title is an internal name, and an alt text is written where the picture is used."""
        return ""


class CustomRendition(AbstractRendition):
    """A scaled copy, made when it is asked for the first time."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition")]
