from django.db import models

from facts.models.translated import TranslatedFact


class Term(TranslatedFact):
    """A German office word with its explanation. The word itself stays German in every language."""

    german = models.CharField("Wort", max_length=80)
    explanation = models.CharField("Erklärung", max_length=400)

    class Meta:
        verbose_name = "Begriff"
        verbose_name_plural = "Begriffe"
        ordering = ["german"]

    def __str__(self) -> str:
        return self.german
