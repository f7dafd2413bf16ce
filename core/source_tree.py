"""Translated pages follow the German tree: its slugs, its moves, its withdrawals, its deletions.

Wagtail leaves the translations where they were; then the prefix of an address no longer leads to the same page, and a
translation outlives the text that it was made from (wagtail-localize issues 15 and 469).
"""

from django.conf import settings
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.models import TranslationRecord, TreeVersion


def is_source(page: Page) -> bool:
    """Whether a page is a German original."""
    return page.locale.language_code == settings.LANGUAGE_CODE


def find_translations(page: Page) -> list[Page]:
    """Return the translations of a page, specific."""
    return list(page.get_translations().specific())


@receiver(page_slug_changed)
def follow_slug(sender, instance, instance_before, **kwargs):
    """Give translations the new German slug. Saving them leaves their redirects, as it does for the German page."""
    if not is_source(instance):
        return
    for translation in find_translations(instance):
        if translation.slug == instance_before.slug:
            translation.slug = find_available_slug(translation.get_parent(), instance.slug, ignore_page_id=translation.pk)
            translation.save(clean=False)


@receiver(post_page_move)
def follow_move(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Move translations below the translation of the new parent; where there is none they stay, and the router helps."""
    if not is_source(instance) or parent_page_before.pk == parent_page_after.pk:
        return
    for translation in find_translations(instance):
        new_parent = parent_page_after.get_translation_or_none(translation.locale)
        if new_parent is None or translation.get_parent().pk == new_parent.pk:
            continue
        slug = find_available_slug(new_parent, instance.slug, ignore_page_id=translation.pk)
        if translation.slug != slug:
            translation.slug = slug
            translation.save(clean=False)
        translation.move(new_parent, pos="last-child")


@receiver(page_unpublished)
def follow_withdrawal(sender, instance, **kwargs):
    """Withdraw translations with the German page: nobody could tell any more whether they still hold.

    It is remembered which ones were public: those come back with it (``translation.refresh``).
    """
    if not is_source(instance):
        return
    for translation in find_translations(instance):
        if translation.live:
            TranslationRecord.objects.update_or_create(page_id=translation.pk, defaults={"is_withdrawn_with_source": True})
            translation.unpublish()
    TreeVersion.renew()


@receiver(page_published)
def forget_withdrawal(sender, instance, **kwargs):
    """Once a translation is public again, by whatever hand, the next withdrawal decides anew."""
    if not is_source(instance):
        TranslationRecord.objects.filter(page_id=instance.pk, is_withdrawn_with_source=True).update(is_withdrawn_with_source=False)


@receiver(post_delete, sender=Page)
def follow_deletion(sender, instance, **kwargs):
    """Delete translations with the German page.

    One below which a page hangs whose German page stands elsewhere is withdrawn only: a move may have found no parent to
    follow to, and a deletion in the tree takes everything below with it.
    """
    if not is_source(instance):
        return
    sources = Page.objects.filter(locale_id=instance.locale_id)
    for translation in find_translations(instance):
        if translation.get_descendants().filter(translation_key__in=sources.values("translation_key")).exists():
            translation.unpublish()
        else:
            translation.delete()
