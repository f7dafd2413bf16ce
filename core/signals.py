"""Whatever changes what is held in memory renews the version that all processes look at."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, post_page_move

from core.models import TreeVersion
from facts.models import ContactPoint, Notice, NoticePhrase, NoticeSentence, SiteText, Topic

#: Sent with ``instance`` when a text that a page takes from a shared fact was written into it anew.
borrowed_texts_changed = Signal()

HELD_MODELS = (Locale, Site, PageViewRestriction, Topic, SiteText, ContactPoint, Notice, NoticePhrase, NoticeSentence)

#: Columns that an autosaved draft writes; nothing of them is public.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "go_live_at", "expire_at"}


@receiver(post_save)
@receiver(post_delete)
def renew_version(sender, **kwargs):
    """Notice every change of a page or of a fact that is held in memory."""
    if not (issubclass(sender, Page) or sender in HELD_MODELS):
        return
    fields = kwargs.get("update_fields")
    if fields is not None and set(fields) <= DRAFT_FIELDS:
        return
    if not kwargs.get("raw"):
        TreeVersion.renew()


@receiver(post_page_move)
def renew_version_after_move(sender, **kwargs):
    """A move is written by the tree library past Django's signals."""
    TreeVersion.renew()


@receiver(page_published)
def index_references_at_once(sender, instance, **kwargs):
    """Wagtail notes which pictures a page uses in a background task; readers may ask for them before it has run."""
    ReferenceIndex.create_or_update_for_object(instance)
