"""A topic's name is written once: when it changes, the titles of its pages follow in every language."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from core.models import TreeVersion
from core.signals import borrowed_texts_changed
from facts.models import Topic
from newcomers.models import TopicPage


@receiver(post_save, sender=Topic)
def rename_topic_pages(sender, instance, **kwargs):
    """Write the new name into the title of each topic page, past the revisions: an open draft is not published by it."""
    for page in TopicPage.objects.filter(topic=instance).select_related("locale", "translation_record"):
        before = page.title
        page.topic = instance
        page.take_title()
        if page.title != before:
            TopicPage.objects.filter(pk=page.pk).update(title=page.title, draft_title=page.title)
            TreeVersion.renew()
        borrowed_texts_changed.send(sender=TopicPage, instance=page)
