"""Build the files of the publication now."""

import time

from django.core.management.base import BaseCommand, CommandError

from strategy.paper import find_paper_languages
from strategy.publishing import RefusedPublication, build_publication


class Command(BaseCommand):
    help = "Builds the full paper in every language that has all its chapters. Unchanged papers are left alone."

    def add_arguments(self, parser):
        parser.add_argument("languages", nargs="*", help="language codes (default: all that have the paper)")

    def handle(self, *args, **options):
        refused = []
        possible = find_paper_languages()
        for code in options["languages"] or possible:
            if code not in possible:
                raise CommandError(f"The paper is not complete in “{code}”. It is in: {', '.join(possible) or 'no language'}.")
            begun_at = time.monotonic()
            try:
                publication, was_built = build_publication(code)
            except RefusedPublication as error:
                refused.append(code)
                self.stderr.write(f"  {code}: refused: {error}")
                continue
            word = f"{publication.page_count} pages, {publication.size:,} bytes" if was_built else "unchanged"
            self.stdout.write(f"  {code}: {word}, {time.monotonic() - begun_at:.1f} s")
            self.stdout.flush()
        if refused:
            raise CommandError(f"Not built: {', '.join(refused)}. The last good files stay.")
