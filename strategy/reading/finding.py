"""The pages of the paper in the tree that is held in memory: no query."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404
from django.utils import translation

from core import snapshot
from core.navigation import Link, PageEntry
from core.presentation import get_language
from core.snapshot import Snapshot
from strategy.contents import find_overview
from strategy.reading.languages import find_complete_languages


class Place(NamedTuple):
    """Where a reader stands: what the process holds, the reader's language, and the strategy page as that reader gets it."""

    snapshot: Snapshot
    language_code: str
    overview: PageEntry

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
    overview = find_overview(current.tree, code)
    if overview is None:
        raise Http404("strategy")
    return Place(current, code, overview)


def find_chapter(place: Place, translation_key: str) -> Link | None:
    """Return the public chapter with a translation key in the reader's language, where it exists and has the same paragraphs."""
    link = next((link for link in place.chapters if link.entry.translation_key == translation_key), None)
    if link is not None and get_language(link.entry.language_code).is_rewriting:
        return place.snapshot.tree.localise(link.entry, settings.LANGUAGE_CODE)
    return link
