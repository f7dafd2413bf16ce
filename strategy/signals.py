"""Whatever goes into the paper asks for a new build of it."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from facts.models import Indicator, Measure
from strategy.paper import is_part_of_paper
from strategy.tasks import request_build


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def follow_page(sender, instance, **kwargs):
    """A chapter was published, withdrawn or moved."""
    if is_part_of_paper(instance.specific):
        transaction.on_commit(request_build)


@receiver(post_save, sender=Measure)
@receiver(post_save, sender=Indicator)
def follow_fact(sender, **kwargs):
    """A measure or an indicator changed."""
    if not kwargs.get("raw"):
        transaction.on_commit(request_build)
