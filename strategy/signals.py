"""Whatever goes into the paper asks for a new build of it."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.models import CustomDocument, CustomImage, TranslationRecord
from core.source_tree import is_source
from facts.models import Indicator, IndicatorValue, Measure, SiteText
from strategy.models import ChapterPage, StrategyPage
from strategy.paragraphs.register import record_chapter, remove_chapter
from strategy.publishing import take_down
from strategy.tasks import request_build

PAPER_PAGES = (StrategyPage, ChapterPage)


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def follow_page(sender, instance, **kwargs):
    """A page of the paper, or one that it leads to, was published, withdrawn (deletion begins with that) or moved."""
    if is_part_of_paper(instance) or is_used_in_paper(instance):
        transaction.on_commit(request_build)


@receiver([post_save, post_delete], sender=Measure)
@receiver([post_save, post_delete], sender=Indicator)
@receiver([post_save, post_delete], sender=IndicatorValue)
@receiver([post_save, post_delete], sender=SiteText)
def follow_fact(sender, **kwargs):
    """A fact changed. All measures and indicators stand in the paper's data. What changes nothing costs the build a digest."""
    if not kwargs.get("raw"):
        transaction.on_commit(request_build)


@receiver([post_save, post_delete], sender=CustomImage)
@receiver([post_save, post_delete], sender=CustomDocument)
def follow_upload(sender, instance, **kwargs):
    """A picture or a document changed or was deleted."""
    if not kwargs.get("raw") and is_used_in_paper(instance):
        transaction.on_commit(request_build)


@receiver(post_save, sender=TranslationRecord)
def follow_translation(sender, instance, **kwargs):
    """What is known about a translation changed: parts of it may stand in German now, or no more."""
    if not kwargs.get("raw") and is_part_of_paper(instance.page):
        transaction.on_commit(request_build)


def is_part_of_paper(page: Page) -> bool:
    """Whether the page itself stands in the paper. ``page`` need not be specific."""
    return issubclass(page.specific_class, PAPER_PAGES)


def is_used_in_paper(thing: models.Model) -> bool:
    """Whether the paper shows or leads to a picture, a document, or a page in any of its languages (one or two queries)."""
    wanted = [thing.pk]
    if isinstance(thing, Page):
        wanted = Page.objects.filter(translation_key=thing.translation_key).values_list("pk", flat=True)
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        content_type__in=ContentType.objects.get_for_models(*PAPER_PAGES).values(),
        to_content_type=ContentType.objects.get_for_model(Page if isinstance(thing, Page) else thing),
        to_object_id__in=[str(pk) for pk in wanted],
    )
    return references.exists()


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(sender, instance, **kwargs):
    """A page of the paper, or one above it, became private or public. Text that is private now is taken away at once."""
    page = Page.objects.select_related("locale").filter(pk=instance.page_id).first()
    if page is None or kwargs.get("raw"):
        return
    is_chapter = issubclass(page.specific_class, ChapterPage)
    if is_chapter and kwargs["signal"] is post_save:
        take_down("" if is_source(page) else page.locale.language_code)
    if is_chapter or StrategyPage.objects.filter(path__startswith=page.path).exists():
        transaction.on_commit(request_build)


@receiver(page_published, sender=ChapterPage)
def follow_paragraphs(sender, instance, **kwargs):
    """The paragraphs of a chapter keep their numbers, whatever was changed around them."""
    record_chapter(instance)


@receiver(pre_delete, sender=ChapterPage)
def forget_chapter(sender, instance, **kwargs):
    """A German chapter is deleted. Its paragraphs still answer, and say so."""
    if instance.is_source:
        was_public = instance.live and not instance.get_view_restrictions().exists()
        remove_chapter(instance.translation_key, keeps_texts=was_public)
