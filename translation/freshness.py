"""Page-level freshness of rewritings (Leichte Sprache), and the start of a refresh when a German page is published.

A rewriting has no segments that could be compared one by one; the digest of the whole German text is what it has.
"""

import hashlib

from django.conf import settings
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TranslationRecord, TreeVersion
from core.signals import borrowed_texts_changed
from translation.models import WorkItem
from translation.refresh import record_borrowed_texts
from translation.rewritings import REWRITING_CODES
from translation.tasks import request_refresh


def digest_page(page) -> str:
    """Return the SHA-256 of all translatable text of a page, in reading order."""
    texts = [segment.string.data for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def record_rewriting(page, source) -> None:
    """Remember that ``page`` was written, or read again and published, beside the ``source`` as it is now."""
    TranslationRecord.objects.update_or_create(page_id=page.pk, defaults={"source_digest": digest_page(source), "source_changed_at": None})


def record_source_change(source) -> None:
    """Mark the rewritings of a German page whose text differs from the one they were written beside."""
    rewritings = Page.objects.filter(translation_key=source.translation_key, locale__language_code__in=REWRITING_CODES)
    digest = digest_page(source)
    for record in TranslationRecord.objects.filter(page__in=rewritings):
        is_old = record.source_digest != digest
        if is_old != bool(record.source_changed_at):
            record.source_changed_at = timezone.now() if is_old else None
            record.save()


@receiver(page_published)
def follow_publication(sender, instance, **kwargs):
    """Publishing a rewriting confirms it; publishing the German page may make its rewritings old."""
    code = instance.locale.language_code
    if code in REWRITING_CODES:
        source = Page.objects.filter(translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE).first()
        if source is not None:
            record_rewriting(instance, source.specific)
    elif code == settings.LANGUAGE_CODE:
        record_source_change(instance)
        request_refresh(instance)
    else:
        return
    TreeVersion.renew()


@receiver(borrowed_texts_changed)
def follow_fact(sender, instance, **kwargs):
    """A page's title is a shared fact's name: it may be German for now."""
    record_borrowed_texts(instance)


@receiver(post_delete, sender=Page)
def drop_work(sender, instance, **kwargs):
    """Unreleased work goes with its page: with the German one in every language."""
    work = WorkItem.objects.filter(source_key=str(instance.translation_key))
    if instance.locale.language_code != settings.LANGUAGE_CODE:
        work = work.filter(locale_id=instance.locale_id)
    work.delete()
