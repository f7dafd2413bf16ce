"""External links whose target may differ by language (wagtail-localize issue 834): a leaflet that exists in Arabic too."""

import json
from typing import NamedTuple

from django.db import transaction
from wagtail_localize.models import OverridableSegment, SegmentOverride, TranslationSource

from translation.desk.documents import PageDocument
from translation.refresh import refresh_language
from translation.sources import update_source


class ExternalLink(NamedTuple):
    """A link out of the site. ``target`` is where it leads in this language, empty for the German target."""

    context_id: int
    german: str
    target: str

    @property
    def field_name(self) -> str:
        return f"link:{self.context_id}"


def load_links(document: PageDocument) -> list[ExternalLink]:
    """Return the external links of a page (two queries)."""
    source = TranslationSource.objects.filter(object_id=document.page.translation_key, locale_id=document.page.locale_id).first()
    if source is None:
        return []
    rows = OverridableSegment.objects.filter(source=source).annotate_override_json(document.locale).order_by("order", "pk")
    links = []
    for context_id, data_json, override_json in rows.values_list("context_id", "data_json", "override_json"):
        german = json.loads(data_json)
        if isinstance(german, str) and german.startswith(("http://", "https://")):
            links.append(ExternalLink(context_id, german, json.loads(override_json) if override_json else ""))
    return links


@transaction.atomic
def save_links(document: PageDocument, targets: dict[int, str], user) -> int:
    """Make links lead elsewhere in this language and bring its page up to date; return how many changed.

    ``targets`` maps context ids of the page's own links to addresses; an empty one leads where the German link leads.
    """
    changed = 0
    for link in load_links(document):
        target = targets.get(link.context_id, link.target)
        target = "" if target == link.german else target
        if target == link.target:
            continue
        changed += 1
        if target:
            SegmentOverride.objects.update_or_create(
                locale=document.locale,
                context_id=link.context_id,
                defaults={"data_json": json.dumps(target), "last_translated_by": user, "has_error": False},
            )
        else:
            SegmentOverride.objects.filter(locale=document.locale, context_id=link.context_id).delete()
    if changed and document.target is not None:
        refresh_language(update_source(document.page), document.page, document.target.specific)
    return changed
