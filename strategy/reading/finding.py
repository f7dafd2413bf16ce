"""The pages of the paper in the tree that is held in memory: no query."""

from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils import translation

from core import snapshot
from core.navigation import Link, PageEntry
from core.presentation import get_language
from core.snapshot import Snapshot
from strategy.models import StrategyPage
from strategy.reading.languages import find_complete_languages


class Place(NamedTuple):
    """Where a reader stands: what the process holds, the reader's language, and the strategy page as that reader gets it."""

    snapshot: Snapshot
    language_code: str
    overview: PageEntry

    @property
    def is_translated(self) -> bool:
        """Whether the strategy page is in the reader's language."""
        return self.overview.language_code == self.language_code

    @property
    def chapters(self) -> list[Link]:
        """The public chapters in the order of the paper, each in the reader's language where it exists."""
        return list(self.snapshot.tree.iterate_children(self.overview, self.language_code))

    @property
    def complete_languages(self) -> frozenset[str]:
        """The languages that have the strategy page and every public chapter."""
        return find_complete_languages(self.snapshot.tree, self.overview)


def find_place() -> Place:
    """Return where the reader of the active language stands. Raises Http404 where there is no strategy, or no public one."""
    current = snapshot.get_current()
    code = translation.get_language()
    type_id = ContentType.objects.get_for_model(StrategyPage).pk
    for link in current.tree.get_group(StrategyPage.navigation_group, code):
        if link.entry.content_type_id == type_id and (code, "") in current.tree.by_address and not current.tree.is_restricted(link.entry):
            return Place(current, code, link.entry)
    raise Http404("strategy")


def find_chapter(place: Place, translation_key: str) -> Link | None:
    """Return the public chapter with a translation key in the reader's language, where it exists and has the same paragraphs."""
    link = next((link for link in place.chapters if link.entry.translation_key == translation_key), None)
    if link is not None and get_language(link.entry.language_code).is_rewriting:
        return place.snapshot.tree.localise(link.entry, settings.LANGUAGE_CODE)
    return link
