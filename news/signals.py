"""What a publication of a release brings along: one embargo for all languages, and its files. Those follow whatever goes into them."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published

from core.models import CustomImage, TranslationRecord, TreeVersion
from facts.models import ContactPoint, SiteText
from news.dating import remember_date
from news.models import NewsPage, PressFile
from news.press.renewal import mark_outdated, prepare
from news.press.tasks import request_build


@receiver(page_published, sender=NewsPage)
def follow_publication(sender, instance, revision, **kwargs):
    """Give all versions the embargo and the date of the German release, and ask for the files of the version that was published.

    The tree takes the latest of them, so a version that still has another one holds back, it lets nothing out.
    """
    versions = NewsPage.objects.filter(translation_key=instance.translation_key)
    if instance.is_source:
        remember_date(instance, revision)
    source = versions.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    others = versions.exclude(embargo_until=source.embargo_until) if source else versions.none()
    if source and source.embargo_until is None:
        # The embargo was lifted: all languages are seen first at this moment.
        others.filter(live=True).update(first_published_at=source.first_published_at, date=source.date)
    if others.update(embargo_until=source and source.embargo_until):
        TreeVersion.renew()
        renew_files(versions)
    prepare([instance.pk])
    renew_files(NewsPage.objects.filter(pk=instance.pk))


@receiver(post_save, sender=CustomImage)
@receiver(post_save, sender=ContactPoint)
@receiver(post_save, sender=SiteText)
@receiver(post_save, sender=TranslationRecord)
def follow_input(sender, instance, **kwargs):
    """A picture, a fact, or what is known about a translation changed. What changes nothing costs a digest."""
    if not kwargs.get("raw"):
        renew_files(find_releases(instance))


def find_releases(used) -> QuerySet[NewsPage]:
    """Return the versions of releases into whose files something goes."""
    match used:
        case CustomImage():
            uses = ReferenceIndex.get_references_to(used).filter(base_content_type=ContentType.objects.get_for_model(Page))
            return NewsPage.objects.filter(pk__in={int(page_id) for page_id in uses.values_list("object_id", flat=True)})
        case ContactPoint():
            return NewsPage.objects.filter(press_contact=used)
        case TranslationRecord():
            return NewsPage.objects.filter(pk=used.page_id)
    return NewsPage.objects.all()


def renew_files(releases: QuerySet[NewsPage]) -> None:
    """Mark the files of some versions and have them looked at. Both come and go with the transaction around them."""
    if mark_outdated(releases):
        request_build()


@receiver(post_delete, sender=PressFile)
def remove_file(sender, instance, **kwargs):
    """Nothing of a deleted release stays on the disk."""
    if instance.file_name:
        instance.path.unlink(missing_ok=True)
