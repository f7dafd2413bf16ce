"""The full paper in one language as one HTML document, made from the chapters, and its digest."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import snapshot
from core.navigation import PageEntry
from core.pdf import print_stylesheet
from core.presentation import Presentation, get_language
from core.publishing.refusals import RefusedPublication
from strategy.citations import CitedWork, write_plain
from strategy.contents import find_overview, read_chapters
from strategy.cross_references import resolve_links
from strategy.models import Paragraph, StrategyPage
from strategy.reading.languages import find_complete_languages

INCOMPLETE = "Das Papier ist in dieser Sprache nicht vollständig: Die Übersicht oder ein Kapitel ist nicht öffentlich."
NAMELESS = "Der Name der Website fehlt. Bitte unter „Gemeinsame Angaben“, „Texte der Website“ eintragen."


@dataclass(frozen=True)
class Paper:
    """A document that is ready to be made into a file.

    ``digest`` stands for everything that went in; ``text_date`` is the day of its newest change.
    """

    language_code: str
    html: str
    stylesheet: str
    digest: str
    text_date: date | None


def assemble(language_code: str) -> Paper:
    """Return the public paper in a language. Raises RefusedPublication when the language has not all of it."""
    current = snapshot.get_current()
    entry = find_overview(current.tree, language_code)
    if entry is None or language_code not in find_complete_languages(current.tree, entry):
        raise RefusedPublication(INCOMPLETE)
    if current.site_text is None:
        raise RefusedPublication(NAMELESS)
    overview = StrategyPage.objects.select_related("locale", "translation_record").get(pk=entry.page_id)
    chapters = read_chapters(current.tree, entry, language_code)
    dates = [page.last_published_at for page in [overview, *chapters] if page.last_published_at]
    text_date = max(dates) if dates else None
    source = StrategyPage.read_source()
    with translation.override(language_code):
        html = render_to_string(
            "strategy/print/document.html",
            {
                "overview": overview,
                "chapters": chapters,
                "places": Paragraph.read_places({chapter.translation_key: language_code for chapter in chapters}),
                "language": get_language(language_code),
                "presentation": Presentation(current, language_code, entry),
                "site_snapshot": current,
                "text_date": text_date,
                "web_address": settings.SITE_URL + entry.url,
                "citation": cite(source.short_name, current, entry, timezone.localdate(text_date)) if text_date else "",
                "licence_url": source.licence_url,
            },
        )
        addresses = {f"kapitel-{page.number}": current.tree.by_id[page.pk].url for page in chapters}
        html = resolve_links(html, settings.SITE_URL, addresses, entry.url)
    stylesheet = print_stylesheet()
    digest = hashlib.sha256(f"{language_code}\0{html}\0{stylesheet}".encode()).hexdigest()
    return Paper(language_code, html, stylesheet, digest, timezone.localdate(text_date) if text_date else None)


def cite(short_name: str, snapshot, entry: PageEntry, day: date) -> str:
    """Return how the paper of a day is cited, in the active language. It never changes, so no day of a visit belongs to it."""
    edition = _("text of %(day)s") % {"day": date_format(day, "DATE_FORMAT")}
    work = CitedWork(
        short_name=short_name,
        title=entry.title,
        publisher=snapshot.name_site(entry.language_code),
        issued=day,
        url=settings.SITE_URL + entry.url,
        language=entry.language_code,
        edition=edition,
    )
    return write_plain(work)
