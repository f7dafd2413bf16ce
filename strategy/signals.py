"""Whatever goes into the paper asks for a new build of it."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.models import CustomImage, TranslationRecord
from facts.models import Indicator, Measure, SiteText
from strategy.models import ChapterPage
from strategy.paper import is_part_of_paper
from strategy.paragraphs.register import record_chapter, remove_chapter
from strategy.tasks import request_build


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def follow_page(sender, instance, **kwargs):
    """A chapter was published, withdrawn or moved."""
    if is_part_of_paper(instance.specific):
        transaction.on_commit(request_build)


@receiver([post_save, post_delete], sender=Measure)
@receiver([post_save, post_delete], sender=Indicator)
@receiver(post_save, sender=SiteText)
@receiver(post_save, sender=CustomImage)
@receiver(post_save, sender=TranslationRecord)
def follow_input(sender, **kwargs):
    """A fact, a picture, or what is known about a translation changed. What changes nothing costs the build a digest."""
    if not kwargs.get("raw"):
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
