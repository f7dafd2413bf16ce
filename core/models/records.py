from django.db import models


class TranslationRecord(models.Model):
    """What is known about one translated page. ``core`` renders it, only ``translation`` writes what it knows about texts.

    It hangs on the page row, not on a revision: a revision would copy it and a later edit would overwrite it.

    ``states`` maps a segment ("path#number", numbered from 1 within its path) to its state: the word ``current``, or for a
    segment that the page shows otherwise a mapping with ``state`` (``changed`` or ``missing``), ``german`` (the text of the
    German page), ``older`` (the translation of an older German text), ``changed_at`` (ISO 8601) and ``differs`` (whether
    numbers, telephone numbers or dates of the two are not the same).
    ``german_terms`` are German words that the translation names in brackets, as they stand in the German text.
    ``source_fields`` names the fields of the page that hold German text. ``source_digest`` stands for the German text that
    the page was made from; for a rewriting, ``source_changed_at`` is when the German text moved away from it.
    ``is_withdrawn_with_source`` is set when the page was withdrawn because the German one was: it comes back with it.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="translation_record")
    states = models.JSONField(default=dict, blank=True)
    source_fields = models.JSONField(default=list, blank=True)
    german_terms = models.JSONField(default=list, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    source_changed_at = models.DateTimeField(null=True, blank=True)
    is_machine_made = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_digest = models.CharField(max_length=64, blank=True)
    is_withdrawn_with_source = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.page_id}: {len(self.states)} segments"

    @property
    def pending(self) -> dict[str, dict]:
        """The segments that are not current."""
        return {key: state for key, state in self.states.items() if state != "current"}
