"""Who may see an uploaded file: privacy of its collection, and whether a live page uses it."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from core.embargo import read_embargoes


def has_desk_access(request) -> bool:
    """Whether the request comes from somebody who works at the desk."""
    user = getattr(request, "user", None)
    return bool(user and user.is_active and user.has_perm("wagtailadmin.access_admin"))


def is_used_publicly(media, request) -> bool:
    """Whether a live page that this request may read uses ``media`` (an image or a document).

    A file that only drafts use, or pages under an embargo, is as private as they are.
    """
    page_ids = (
        ReferenceIndex.get_references_to(media)
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .values_list("object_id", flat=True)
    )
    live = list(Page.objects.filter(pk__in={int(page_id) for page_id in page_ids}, live=True).values_list("path", "translation_key"))
    embargoes = read_embargoes()
    used = [(path, key) for path, key in live if str(key) not in embargoes]
    sources = dict(
        Page.objects.filter(translation_key__in=[key for _path, key in used], locale__language_code=settings.LANGUAGE_CODE).values_list(
            "translation_key", "path"
        )
    )
    restrictions = list(PageViewRestriction.objects.select_related("page"))
    for path, key in used:
        # A translation is as private as its German original.
        guarded = {path, sources.get(key, path)}
        barring = [one for one in restrictions if any(each.startswith(one.page.path) for each in guarded)]
        if all(one.accept_request(request) for one in barring):
            return True
    return False


def may_see(media, request) -> bool:
    """Whether this request may fetch ``media``. Asked before every delivery of an upload."""
    if any(not restriction.accept_request(request) for restriction in media.collection.get_view_restrictions()):
        return has_desk_access(request)
    return is_used_publicly(media, request) or has_desk_access(request)
