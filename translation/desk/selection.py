"""What a file or a machine translation is about: chosen from lists, named in addresses."""

from collections import Counter
from typing import NamedTuple

from django.http import Http404
from wagtail.models import Locale, Page

from translation.desk.documents import FactDocument, PageDocument, find_document
from translation.desk.views.queue import collect_queue
from translation.exchange import Scope, get_public_pages
from translation.machine import Estimate, choose_segments, estimate_cost, find_held, get_engine
from translation.segments import FACT_PREFIX, Segment

#: What a machine translates at one go: somebody has to read all of it afterwards.
MOST_DOCUMENTS = 50
HOME_DEPTH = 2
INDENT = "\N{EM SPACE}"
LANGUAGE, BRANCH, PAGE = "language", "branch", "page"


# Files


def list_scopes() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a file may hold, in groups of value and German name (one query)."""
    pages = list(get_public_pages().values_list("translation_key", "title", "depth", "path"))
    parents = Counter(path[:-4] for _key, _title, _depth, path in pages)
    branches, singles = [], []
    for key, title, depth, path in pages:
        singles.append((f"{PAGE}:{key}", INDENT * (depth - HOME_DEPTH) + title))
        if depth > HOME_DEPTH and parents[path]:
            branches.append((f"{BRANCH}:{key}", INDENT * (depth - HOME_DEPTH - 1) + title))
    return [
        ("Ganze Sprache", [(LANGUAGE, "Alle Seiten und gemeinsamen Angaben")]),
        ("Thema oder Bereich mit allem darunter", branches),
        ("Eine Seite", singles),
    ]


def find_scope(value: str) -> tuple[Scope, str]:
    """Return the scope that a value of ``list_scopes`` names, and a short name for a file. Raises Http404."""
    kind, _, key = value.partition(":")
    if kind == LANGUAGE:
        return Scope.of_language(), "alles"
    page: Page | None = get_public_pages().filter(translation_key=key).first() if kind in (BRANCH, PAGE) else None
    if page is None:
        raise Http404("There is no public German page with this key")
    return (Scope.of_branch(page) if kind == BRANCH else Scope.of_page(page)), page.slug


# Machine translation


class MachineSelection(NamedTuple):
    """What a machine is asked for: pages and facts with the segments that it may translate.

    ``left_over`` documents wait; ``held`` are left out, because they are under an embargo.
    """

    documents: list[tuple[PageDocument | FactDocument, list[Segment]]]
    left_over: int
    title: str
    held: int = 0

    @property
    def keys(self) -> list[str]:
        return [document.source_key for document, _segments in self.documents]

    def estimate(self, locale: Locale) -> Estimate | None:
        """Return what it costs, None without an engine."""
        parts = [estimate_cost(segments, locale) for _document, segments in self.documents]
        if None in parts:
            return None
        return Estimate(sum(one.segments for one in parts), sum(one.characters for one in parts))


def select_for_machine(locale: Locale, source_key: str = "", segment_key: str = "") -> MachineSelection:
    """Return one segment, one page or fact, or the most needed of all that is open. Raises Http404.

    Wants an engine for the language: what that must not see is left out.
    """
    held = find_held(get_engine(locale))
    if source_key:
        document = find_document(locale, source_key)
        if source_key in held:
            return MachineSelection([], 0, document.title, held=1)
        segments = [one for one in choose_segments(document.load_segments()) if segment_key in ("", one.key)]
        return MachineSelection([(document, segments)] if segments else [], 0, document.title)
    queue = collect_queue(locale)
    rows = [row for row in queue if row.key not in held]
    documents = []
    for number, row in enumerate(rows):
        document = find_document(locale, f"{FACT_PREFIX}{row.key}" if row.kind == "fact" else row.key)
        segments = choose_segments(document.load_segments())
        if segments:
            documents.append((document, segments))
        if len(documents) == MOST_DOCUMENTS:
            return MachineSelection(documents, len(rows) - number - 1, "Alles Offene", len(queue) - len(rows))
    return MachineSelection(documents, 0, "Alles Offene", len(queue) - len(rows))
