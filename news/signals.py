"""What a publication of a release brings along: one embargo for all languages, and its files."""

from django.conf import settings
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from core.models import TreeVersion
from news.models import NewsPage, PressFile
from news.press.tasks import request_build


@receiver(page_published, sender=NewsPage)
def follow_publication(sender, instance, **kwargs):
    """Give all versions the embargo of the German release, and ask for the files of the version that was published.

    The tree takes the latest of them, so a version that still has another one holds back, it lets nothing out.
    """
    versions = NewsPage.objects.filter(translation_key=instance.translation_key)
    source = versions.filter(locale__language_code=settings.LANGUAGE_CODE).values_list("embargo_until", flat=True)
    if source and versions.exclude(embargo_until=source[0]).update(embargo_until=source[0]):
        TreeVersion.renew()
    request_build(instance.pk)


@receiver(post_delete, sender=PressFile)
def remove_file(sender, instance, **kwargs):
    """Nothing of a deleted release stays on the disk."""
    if instance.file_name:
        instance.path.unlink(missing_ok=True)
