"""Translated pages follow the German tree: its slugs, its moves, its withdrawals.

Wagtail leaves the translations where they were; then the prefix of an address no longer leads to the same page.
"""

from django.conf import settings
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from core.models import TreeVersion


def is_source(page: Page) -> bool:
    """Whether a page is a German original."""
    return page.locale.language_code == settings.LANGUAGE_CODE


def find_translations(page: Page) -> list[Page]:
    """Return the translations of a page, specific."""
    return list(page.get_translations().specific())


@receiver(page_slug_changed)
def follow_slug(sender, instance, instance_before, **kwargs):
    """Give translations the new German slug; the same signal leaves their redirects."""
    if not is_source(instance):
        return
    for translation in find_translations(instance):
        if translation.slug == instance.slug or translation.slug != instance_before.slug:
            continue
        before = type(translation)()
        before.__dict__.update(translation.__dict__)
        translation.slug = instance.slug
        translation.save(clean=False)
        page_slug_changed.send(sender=type(translation), instance=translation, instance_before=before)


@receiver(post_page_move)
def follow_move(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Move translations below the translation of the new parent; where there is none they stay, and the router helps."""
    if not is_source(instance) or parent_page_before.pk == parent_page_after.pk:
        return
    for translation in find_translations(instance):
        new_parent = parent_page_after.get_translation_or_none(translation.locale)
        if new_parent is not None and translation.get_parent().pk != new_parent.pk:
            translation.move(new_parent, pos="last-child")


@receiver(page_unpublished)
def follow_withdrawal(sender, instance, **kwargs):
    """Withdraw translations with the German page: nobody could tell any more whether they still hold."""
    if not is_source(instance):
        return
    for translation in find_translations(instance):
        if translation.live:
            translation.unpublish()
    TreeVersion.renew()
