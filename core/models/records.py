from django.db import models


class TranslationRecord(models.Model):
    """What is known about one translated page. ``core`` renders it, only ``translation`` writes it.

    It hangs on the page row, not on a revision: a revision would copy it and a later edit would overwrite it.
    ``states`` maps a segment's path to its state; ``source_digest`` stands for the German text that the page was
    made from; ``source_changed_at`` is when the German text moved away from it, or None while both agree.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="translation_record")
    states = models.JSONField(default=dict, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    source_changed_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.page_id}: {len(self.states)} segments"
