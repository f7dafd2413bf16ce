"""Who has the paper, and what is in it: one answer for web pages, files and editions, from the tree in memory.

Whatever is private under Wagtail's page privacy is no part of the paper, nor is what is withdrawn or under an embargo.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from core import snapshot
from core.navigation import PageEntry, PageTree
from strategy.models import ChapterPage, StrategyPage
from strategy.reading.languages import find_complete_languages


def find_overview(tree: PageTree, language_code: str) -> PageEntry | None:
    """Return the strategy page as a reader of a language gets it: translated or in German. None where there is no public one."""
    type_id = ContentType.objects.get_for_model(StrategyPage).pk
    for link in tree.get_group(StrategyPage.navigation_group, language_code):
        if link.entry.content_type_id == type_id and (language_code, "") in tree.by_address and not tree.is_restricted(link.entry):
            return link.entry
    return None


def find_paper_languages() -> list[str]:
    """Return the languages that have the strategy page and every public chapter, German first."""
    tree = snapshot.get_current().tree
    overview = find_overview(tree, settings.LANGUAGE_CODE)
    complete = find_complete_languages(tree, overview) if overview else frozenset()
    return [language.code for language in settings.SITE_LANGUAGES if language.code in complete]


def read_chapters(tree: PageTree, overview: PageEntry, language_code: str) -> list[ChapterPage]:
    """Return the public chapters in the order of the paper, each in a language where it exists (one query)."""
    ids = [link.page_id for link in tree.iterate_children(overview, language_code)]
    pages = ChapterPage.objects.select_related("locale", "translation_record").in_bulk(ids)
    return [pages[page_id] for page_id in ids if page_id in pages]
