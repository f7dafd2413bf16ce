"""Report how much is translated: the figures of the screen, for people and for programs."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from translation.coverage import collect_coverage, find_locales
from translation.coverage_rows import CoverageRow, sum_up
from translation.desk.coverage_table import sum_by_language, write_csv, write_date


class Command(BaseCommand):
    help = "Reports translated, changed and missing German words by language. With --fail-under it ends with status 1 below a share."

    def add_arguments(self, parser):
        add = parser.add_argument
        add("--format", choices=["text", "csv", "json"], default="text", help="text: sums by language; csv and json: every row")
        add("--fail-under", type=float, metavar="PERCENT", help="end with status 1 if a smaller share of the words is translated")
        add("--language", action="append", metavar="CODE", help="only this language; may be given several times")

    def handle(self, *args, **options):
        unknown = set(options["language"] or []) - set(find_locales().values())
        if unknown:
            raise CommandError(f"There are no translations into {', '.join(sorted(unknown))}.")
        rows = collect_coverage(options["language"])
        getattr(self, f"write_{options['format']}")(rows)
        percent = sum_up(rows).percent
        limit = options["fail_under"]
        if limit is not None and percent < limit:
            self.stderr.write(f"{percent} % of the words are translated and current, {limit:g} % are wanted.")
            sys.exit(1)

    def write_text(self, rows: list[CoverageRow]) -> None:
        self.stdout.write(f"{'language':<10} {'share':>7} {'current':>9} {'changed':>9} {'missing':>9}")
        for one in sum_by_language(rows, list(find_locales().values())):
            if one.totals.words:
                figures = f"{one.totals.percent:>6} % {one.totals.current:>8} {one.totals.changed:>9} {one.totals.missing:>9}"
            else:
                figures = f"{one.fresh} pages fresh, {one.stale} stale (rewritten, not counted in words)"
            self.stdout.write(f"{one.code:<10} {figures}")
        totals = sum_up(rows)
        self.stdout.write(f"{'all':<10} {totals.percent:>6} % {totals.current:>8} {totals.changed:>9} {totals.missing:>9}")

    def write_csv(self, rows: list[CoverageRow]) -> None:
        write_csv(rows, self.stdout)

    def write_json(self, rows: list[CoverageRow]) -> None:
        totals = sum_up(rows)
        document = {
            "totals": {**totals._asdict(), "percent": totals.percent},
            "rows": [
                {
                    **row._asdict(),
                    **{name: write_date(getattr(row, name)) or None for name in ("changed_at", "waiting_since", "checked_at")},
                }
                for row in rows
            ],
        }
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
