"""What is to be translated, by language: the most needed first, then what has waited longest."""

from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

from django.shortcuts import redirect
from wagtail.models import Locale

from translation.coverage import collect_coverage
from translation.coverage_rows import CoverageRow, Totals, sum_up
from translation.desk.coverage_table import select
from translation.desk.forms import QueueFilter, collect_sections
from translation.desk.permissions import can_see, can_translate, find_visible_locales, get_locale_or_404
from translation.desk.screens import DeskScreen, link_work, name_language, require
from translation.models import Priority, WorkItem
from translation.segments import FACT_PREFIX

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class QueueEntry(NamedTuple):
    """A page or fact with something to do. ``drafts`` counts texts that were kept and not released."""

    row: CoverageRow
    url: str
    drafts: int

    @property
    def priority_name(self) -> str:
        return Priority(self.row.priority).label


class LanguageSummary(NamedTuple):
    """A language on the list of queues."""

    code: str
    name: str
    totals: Totals
    open_count: int


def link_row(row: CoverageRow) -> str:
    """Return the address where a page or fact is translated."""
    return link_work(row.language_code, f"{FACT_PREFIX}{row.key}" if row.kind == "fact" else row.key)


def collect_queue(locale: Locale) -> list[CoverageRow]:
    """Return the open rows of a language. Those of equal need stand in the order in which they began to wait."""
    rows = [row for row in collect_coverage([locale.language_code], by_fact=True) if row.is_open]
    return sorted(rows, key=lambda row: (row.priority, row.waiting_since or LONG_AGO))


class QueueIndexScreen(DeskScreen):
    """The way to one's own queue: at once with one language, by a list with several."""

    page_title = "Übersetzungen"
    template_name = "translation/desk/queue_index.html"

    def prepare(self) -> None:
        self.locales = find_visible_locales(self.request.user)
        require(bool(self.locales))

    def get(self, request, *args, **kwargs):
        if len(self.locales) == 1:
            return redirect("translation_desk:queue", self.locales[0].language_code)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        codes = [locale.language_code for locale in self.locales]
        rows = collect_coverage(codes, by_fact=True)
        summaries = []
        for code in codes:
            same = [row for row in rows if row.language_code == code]
            summaries.append(LanguageSummary(code, name_language(code), sum_up(same), sum(row.is_open for row in same)))
        return super().get_context_data(summaries=summaries, **kwargs)


class QueueScreen(DeskScreen):
    """Everything open in one language."""

    template_name = "translation/desk/queue.html"

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")

    def get_page_title(self) -> str:
        return f"Übersetzungen: {name_language(self.locale.language_code)}"

    def get_context_data(self, **kwargs):
        rows = collect_queue(self.locale)
        form = QueueFilter(self.request.GET, sections=collect_sections(rows))
        drafts = Counter(WorkItem.objects.filter(locale=self.locale).values_list("source_key", flat=True))
        entries = [
            QueueEntry(row, link_row(row), drafts[f"{FACT_PREFIX}{row.key}" if row.kind == "fact" else row.key])
            for row in select(rows, form.get_wanted())
        ]
        return super().get_context_data(
            **self.paginate(entries),
            form=form,
            locale=self.locale,
            totals=sum_up(entry.row for entry in entries),
            is_translator=can_translate(self.request.user, self.locale),
            **kwargs,
        )
