"""What is translated and what is not, in German words: pages and shared facts by language.

Everything that shows figures (the screen, its CSV, ``report_translations``, the queues) asks ``collect_coverage``. The number of
queries depends on neither pages nor languages.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import TextField
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Locale, Page

from core.models import TranslationRecord
from translation.coverage_rows import CoverageRow
from translation.fact_coverage import iterate_facts
from translation.models import Priority, SourceStatistics
from translation.rewritings import REWRITING_CODES
from translation.word_counts import count_unrecorded

HOME_DEPTH = 2
#: Wagtail's tree gives each level four characters: a section stands below the home page.
SECTION_PATH_LENGTH = 4 * (HOME_DEPTH + 1)
#: What is known about the translated page, in the order of ``Target``.
TARGET_COLUMNS = (
    "pk", "live", "changed_at", "translation_record__pk",
    "translation_record__source_changed_at", "translation_record__checked_at", "translation_record__is_machine_made",
)  # fmt: skip


class SourcePage(NamedTuple):
    """A public German page. ``words`` and ``segment_count`` are what there is to translate."""

    pk: int
    key: str
    title: str
    section: str
    section_title: str
    priority: int
    published_at: datetime | None
    words: int
    segment_count: int


class Target(NamedTuple):
    """The page of a language and its record. ``record_id`` is None where nothing is recorded yet."""

    pk: int
    is_public: bool
    changed_at: datetime | None
    record_id: int | None
    source_changed_at: datetime | None
    checked_at: datetime | None
    is_machine_made: bool | None


def collect_coverage(codes: Iterable[str] | None = None, *, by_fact: bool = False) -> list[CoverageRow]:
    """Return the rows of all public German pages and all shared facts, the needed ones first, then in the order of the tree.

    ``codes`` limits the languages; ``by_fact`` gives each fact a row of its own instead of one a kind.
    """
    locales = find_locales(codes)
    rows = [*iterate_pages(locales), *iterate_facts([code for code in locales.values() if code not in REWRITING_CODES], by_fact=by_fact)]
    return sorted(rows, key=lambda row: row.priority)


def find_locales(codes: Iterable[str] | None = None) -> dict[int, str]:
    """Return id and code of the languages that are translated into, in the order of the language table (one query)."""
    known = {code: pk for pk, code in Locale.objects.values_list("pk", "language_code")}
    wanted = set(known) if codes is None else set(codes)
    return {
        known[language.code]: language.code
        for language in settings.SITE_LANGUAGES
        if language.code in known and language.code in wanted and language.code != settings.LANGUAGE_CODE
    }


def load_source_pages() -> tuple[list[SourcePage], dict[str, dict[str, int]]]:
    """Return all public German pages in the order of the tree, and the words by segment of those without statistics.

    One query; a second while pages without statistics exist.
    """
    rows = list(
        Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True, depth__gte=HOME_DEPTH)
        .order_by("path")
        .values_list(
            "pk", "translation_key", "title", "path", "last_published_at", "translation_priority__priority",
            "source_statistics__total_words", "source_statistics__segment_count",
        )
    )  # fmt: skip
    sections = {path: (str(pk), title) for pk, _key, title, path, *_rest in rows if len(path) <= SECTION_PATH_LENGTH}
    unrecorded = count_unrecorded() if any(row[6] is None for row in rows) else {}
    pages = []
    for pk, key, title, path, published_at, priority, words, segment_count in rows:
        if words is None:
            found = unrecorded.get(str(key), {})
            words, segment_count = sum(found.values()), len(found)
        section, section_title = sections.get(path[:SECTION_PATH_LENGTH], ("", ""))
        pages.append(
            SourcePage(pk, str(key), title, section, section_title, priority or Priority.NORMAL, published_at, words, segment_count)
        )
    return pages, unrecorded


def load_targets(locales: dict[int, str]) -> dict[tuple[str, str], Target]:
    """Return the translated pages by translation key and language (one query)."""
    pages = Page.objects.filter(locale__in=locales).annotate(changed_at=Coalesce("last_published_at", "translation_record__updated_at"))
    rows = pages.values_list("translation_key", "locale_id", *TARGET_COLUMNS)
    return {(str(key), locales[locale_id]): Target(*columns) for key, locale_id, *columns in rows}


def load_pending(locales: dict[int, str]) -> dict[int, dict]:
    """Return the states that are not current, by page id, for pages that have any; {} where nothing is known (two queries).

    Looking for the word first spares reading the states of all the pages that are current.
    """
    records = TranslationRecord.objects.filter(page__locale__in=locales).annotate(text=Cast("states", TextField()))
    pending: dict[int, dict] = {page_id: {} for page_id in records.filter(text="{}").values_list("page_id", flat=True)}
    for page_id, states in records.filter(text__contains='"state"').values_list("page_id", "states"):
        pending[page_id] = {key: state for key, state in states.items() if state != "current"}
    return pending


def iterate_pages(locales: dict[int, str]) -> Iterator[CoverageRow]:
    """Yield the rows of pages (at most six queries)."""
    sources, unrecorded = load_source_pages()
    targets = load_targets(locales)
    pending = load_pending({pk: code for pk, code in locales.items() if code not in REWRITING_CODES})
    open_keys = {key for (key, _code), target in targets.items() if target.pk in pending}
    open_ids = [one.pk for one in sources if one.key in open_keys]
    words = dict(SourceStatistics.objects.filter(page__in=open_ids).values_list("page_id", "words"))
    for source in sources:
        segment_words = words.get(source.pk) or unrecorded.get(source.key) or {}
        for code in locales.values():
            target = targets.get((source.key, code))
            if code not in REWRITING_CODES:
                yield describe_translation(source, code, target, pending, segment_words)
            elif target is not None:
                yield describe_rewriting(source, code, target)


def describe_rewriting(source: SourcePage, code: str, target: Target) -> CoverageRow:
    return CoverageRow(
        "page", source.key, source.pk, source.title, source.section, source.section_title, source.priority, code,
        "stale" if target.source_changed_at else "fresh",
        changed_at=target.changed_at, waiting_since=target.source_changed_at, checked_at=target.checked_at, is_public=target.is_public,
    )  # fmt: skip


def describe_translation(
    source: SourcePage, code: str, target: Target | None, pending: dict[int, dict], words: dict[str, int]
) -> CoverageRow:
    """Return the row of a page in a language; without a page or a record everything is missing."""
    place = ("page", source.key, source.pk, source.title, source.section, source.section_title, source.priority, code)
    states = pending.get(target.pk) if target else None
    if target is None or target.record_id is None or states == {}:
        return CoverageRow(
            *place, "missing" if source.segment_count else "current", missing=source.words, missing_segments=source.segment_count,
            waiting_since=source.published_at if source.segment_count else None, is_public=bool(target and target.is_public),
        )  # fmt: skip
    counts = {"changed": [0, 0], "missing": [0, 0]}
    for key, state in (states or {}).items():
        counts[state["state"]][0] += words.get(key, 0)
        counts[state["state"]][1] += 1
    (changed, changed_segments), (missing, missing_segments) = counts.values()
    since = min((state["changed_at"] for state in states.values()), default=None) if states else None
    return CoverageRow(
        *place, "missing" if missing_segments else "changed" if changed_segments else "current",
        source.words - changed - missing, changed, missing, changed_segments, missing_segments,
        target.changed_at, datetime.fromisoformat(since) if since else None,
        target.checked_at, bool(target.is_machine_made), target.is_public,
    )  # fmt: skip
