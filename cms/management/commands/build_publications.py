"""Build the files of the publication now."""

import time

from django.core.management.base import BaseCommand, CommandError

from cms.demo.earlier import freeze_earlier
from core.publishing.refusals import RefusedPublication
from core.publishing.turns import PAPER, take_turn
from strategy.contents import find_paper_languages
from strategy.editions.freezing import RefusedEdition, freeze
from strategy.models import Edition
from strategy.publishing import REFUSED, UNCHANGED, build_languages


class Command(BaseCommand):
    help = "Builds the full paper, in all its formats, in every language that has all its chapters. Unchanged files are left alone."

    def add_arguments(self, parser):
        parser.add_argument("languages", nargs="*", help="language codes (default: all that have the paper)")
        parser.add_argument("--first-edition", action="store_true", help="freeze an edition if there is none yet (the demonstration)")

    def handle(self, *args, **options):
        possible = find_paper_languages()
        for code in options["languages"]:
            if code not in possible:
                raise CommandError(f"The paper is not complete in “{code}”. It is in: {', '.join(possible) or 'no language'}.")
        with take_turn(PAPER, is_patient=True):
            self.begun_at = time.monotonic()
            self.refused: list[str] = []
            build_languages(options["languages"] or possible, self.report)
        if self.refused:
            raise CommandError(f"Not built: {', '.join(self.refused)}. The last good files stay.")
        if options["first_edition"] and not Edition.objects.exists():
            self.freeze()

    def freeze(self) -> None:
        """Freeze the earlier edition of the demonstration, and one of today. An edit that came in between only means that there is none."""
        try:
            if edition := freeze_earlier():
                self.stdout.write(f"  edition {edition}")
            self.stdout.write(f"  edition {freeze()}")
        except (RefusedEdition, RefusedPublication) as error:
            self.stderr.write(f"  no edition: {error}")

    def report(self, publication, outcome: str) -> None:
        """Say what became of one file, and how long it took."""
        now = time.monotonic()
        name = f"{publication.language_code} {publication.format}"
        if outcome == REFUSED:
            self.refused.append(name)
            self.stderr.write(f"  {name}: refused: {publication.error}")
        else:
            pages = f"{publication.page_count} pages, " if publication.page_count else ""
            word = outcome if outcome == UNCHANGED else f"{pages}{publication.size:,} bytes"
            self.stdout.write(f"  {name}: {word}, {now - self.begun_at:.1f} s")
        self.stdout.flush()
        self.begun_at = now
