"""The full paper in one language as one HTML document, made from the chapters, and its digest."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.models import Page

from core import snapshot
from core.pdf import print_stylesheet
from core.presentation import Presentation, get_language
from strategy.models import ChapterPage, StrategyPage


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


def find_paper_languages() -> list[str]:
    """Return the languages in which every live German chapter has a live translation, German first."""
    keys = set(ChapterPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).values_list("translation_key", flat=True))
    if not keys:
        return []
    return [
        language.code
        for language in settings.SITE_LANGUAGES
        if keys <= set(ChapterPage.objects.live().filter(locale__language_code=language.code).values_list("translation_key", flat=True))
    ]


def assemble(language_code: str) -> Paper:
    """Return the paper in a language. Raises StrategyPage.DoesNotExist when the language has no strategy page."""
    overview = StrategyPage.objects.live().select_related("locale", "translation_record").get(locale__language_code=language_code)
    chapters = list(ChapterPage.objects.live().child_of(overview).select_related("locale", "translation_record").order_by("path"))
    current = snapshot.get_current()
    dates = [page.last_published_at for page in [overview, *chapters] if page.last_published_at]
    entry = current.tree.by_id.get(overview.pk)
    text_date = max(dates) if dates else None
    with translation.override(language_code):
        html = render_to_string(
            "strategy/print/document.html",
            {
                "overview": overview,
                "chapters": chapters,
                "language": get_language(language_code),
                "presentation": Presentation(current, language_code, entry),
                "site_snapshot": current,
                "text_date": text_date,
                "web_address": settings.SITE_URL + (entry.url if entry else f"/{language_code}/"),
            },
        )
    stylesheet = print_stylesheet()
    digest = hashlib.sha256(f"{language_code}\0{html}\0{stylesheet}".encode()).hexdigest()
    return Paper(language_code, html, stylesheet, digest, timezone.localdate(text_date) if text_date else None)


def is_part_of_paper(page: Page) -> bool:
    """Whether a change of this page changes the paper."""
    return isinstance(page, StrategyPage | ChapterPage)
