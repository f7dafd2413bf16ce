"""Checks by a person: set by a reviewer for a page in a language, shown to readers, gone when the text changes."""

from django.utils import timezone

from core.models import TranslationRecord, TreeVersion
from translation.planning import plan
from translation.refresh import digest_texts
from translation.sources import update_source


class NotReviewable(ValueError):
    """The page has parts that are not translated, or has no record. ``str()`` says so in German."""


def mark_checked(source_page, target) -> TranslationRecord:
    """Record that a person read the translation beside the German text today."""
    record = TranslationRecord.objects.filter(page_id=target.pk).first()
    if record is None:
        raise NotReviewable("Zu dieser Seite ist noch kein Stand der Übersetzung bekannt.")
    if record.pending:
        raise NotReviewable(
            f"{len(record.pending)} Abschnitte sind nicht übersetzt oder veraltet. Erst danach kann die Seite geprüft werden."
        )
    record.checked_at = timezone.now()
    record.checked_digest = digest_texts(plan(update_source(source_page), target.locale))
    record.save()
    TreeVersion.renew()
    return record


def withdraw_check(target) -> None:
    """Take a check back."""
    TranslationRecord.objects.filter(page_id=target.pk).update(checked_at=None, checked_digest="")
    TreeVersion.renew()
