"""Rows of the coverage chosen, laid out as a table of pages and languages, and written as CSV."""

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from translation.coverage_rows import CoverageRow, Totals, sum_up
from translation.desk.screens import name_language
from translation.models import Priority

STATE_NAMES = {"current": "gültig", "changed": "geändert", "missing": "fehlend", "fresh": "aktuell", "stale": "veraltet"}
COLUMNS = (
    "Titel", "Art", "Schlüssel", "Bereich", "Bedarf", "Sprache", "Stand", "Wörter gültig", "Wörter geändert", "Wörter fehlend",
    "Letzte Änderung", "Offen seit", "Geprüft am", "Maschinell", "Öffentlich",
)  # fmt: skip
#: Spreadsheets run a cell that begins with one of these as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class CoverageLine(NamedTuple):
    """One page or kind of facts in all languages. ``cells`` has a row or None for each language asked for."""

    first: CoverageRow
    cells: list[CoverageRow | None]

    @property
    def priority_name(self) -> str:
        return Priority(self.first.priority).label


class LanguageTotals(NamedTuple):
    """The sums of one language. ``stale`` counts rewritings whose German text moved on, ``fresh`` the others."""

    code: str
    name: str
    totals: Totals
    fresh: int
    stale: int


def select(rows: Iterable[CoverageRow], wanted: dict[str, str]) -> list[CoverageRow]:
    """Return the rows that a filter lets through. ``wanted`` is what ``CoverageFilter`` returns."""
    oldest = timezone.now() - timedelta(days=int(wanted["age"])) if "age" in wanted else None
    return [
        row
        for row in rows
        if ("section" not in wanted or row.section == wanted["section"])
        and ("language" not in wanted or row.language_code == wanted["language"])
        and ("state" not in wanted or row.has_state(wanted["state"]))
        and (oldest is None or (row.waiting_since is not None and row.waiting_since < oldest))
    ]


def lay_out(rows: Iterable[CoverageRow], codes: list[str]) -> list[CoverageLine]:
    """Return a line for each page or kind of facts, in the order of the rows."""
    lines: dict[tuple[str, str], dict[str, CoverageRow]] = {}
    for row in rows:
        lines.setdefault((row.kind, row.key), {})[row.language_code] = row
    return [CoverageLine(next(iter(cells.values())), [cells.get(code) for code in codes]) for cells in lines.values()]


def sum_by_language(rows: list[CoverageRow], codes: list[str]) -> list[LanguageTotals]:
    """Return the sums of each language that has rows."""
    by_code = {code: [row for row in rows if row.language_code == code] for code in codes}
    return [
        LanguageTotals(
            code, name_language(code), sum_up(same), sum(row.state == "fresh" for row in same), sum(row.state == "stale" for row in same)
        )
        for code, same in by_code.items()
        if same
    ]


def write_csv(rows: Iterable[CoverageRow], file) -> None:
    """Write rows as CSV with a heading. ``file`` takes text."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            [
                defuse(row.title),
                "Seite" if row.kind == "page" else "Angabe",
                row.key,
                defuse(row.section_title),
                Priority(row.priority).label,
                row.language_code,
                STATE_NAMES[row.state],
                row.current,
                row.changed,
                row.missing,
                write_date(row.changed_at),
                write_date(row.waiting_since),
                write_date(row.checked_at),
                "ja" if row.is_machine_made else "nein",
                "ja" if row.is_public else "nein",
            ]
        )


def defuse(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_date(moment: datetime | None) -> str:
    """Return a day as ISO 8601, in the time of the site."""
    return timezone.localtime(moment).date().isoformat() if moment else ""
