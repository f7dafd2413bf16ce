from collections import defaultdict
from uuid import UUID

from django.conf import settings
from django.db import models


class Paragraph(models.Model):
    """A paragraph of the paper, in all languages: its number and so its address, given once and never to another.

    ``chapter_key`` is the translation key of its chapter, ``position`` its place there from 0. ``places`` tells where it
    stands on the page of each language: id of the block, place among the paragraphs of that block from 0. A translation
    that has not followed its German page yet keeps its own places until it does. ``texts`` is the last public text by
    language, without markup; a language in which the paragraph was German has none. ``removed_at`` is set while the German
    chapter does not hold the paragraph. Written by ``strategy.paragraphs.register`` alone.
    """

    number = models.PositiveIntegerField("Absatznummer", unique=True)
    chapter_key = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    places = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "Absatz"
        verbose_name_plural = "Absätze"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Absatz {self.number}"

    @classmethod
    def read_places(cls, languages: dict[UUID, str]) -> dict[UUID, dict[tuple[str, int], int]]:
        """Return the numbers on the pages of chapters, by chapter and by (id of the block, place in the block). One query.

        ``languages`` maps the translation key of each chapter to the language of its page.
        """
        places: dict[UUID, dict[tuple[str, int], int]] = defaultdict(dict)
        for key, number, stored in cls.objects.filter(chapter_key__in=languages).values_list("chapter_key", "number", "places"):
            if languages[key] in stored:
                block_id, part = stored[languages[key]]
                places[key][block_id, part] = number
        return places

    @property
    def text(self) -> str:
        """The last German text."""
        return self.texts.get(settings.LANGUAGE_CODE, "")

    @property
    def block_id(self) -> str:
        """The id of its block on the German page, empty when it stands there no more."""
        return self.places.get(settings.LANGUAGE_CODE, ["", 0])[0]

    @property
    def anchor(self) -> str:
        """The id of the paragraph on every page that holds it."""
        return f"absatz-{self.number}"
