"""``citation_*`` tags: what reference managers read from the head of a page (Google Scholar's, the most widely read set)."""

from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from core.navigation import PageEntry


class Tag(NamedTuple):
    name: str
    content: str


def describe_for_citation(snapshot, entry: PageEntry, title: str, publication=None, *, chapter_of: str = "") -> list[Tag]:
    """Return the tags of a page of the paper. ``chapter_of`` is the title of the paper when the page is a chapter of it."""
    publisher = snapshot.name_site(entry.language_code)
    tags = [
        Tag("citation_title", title),
        Tag("citation_author", publisher),
        Tag("citation_publication_date", f"{timezone.localtime(entry.changed_at):%Y/%m/%d}" if entry.changed_at else ""),
        Tag("citation_language", entry.language_code),
        Tag("citation_inbook_title" if chapter_of else "citation_technical_report_institution", chapter_of or publisher),
        Tag("citation_public_url", settings.SITE_URL + entry.url),
        Tag("citation_pdf_url", settings.SITE_URL + publication.url if publication else ""),
    ]
    return [tag for tag in tags if tag.content]
