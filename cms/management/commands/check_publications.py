"""``manage.py check_publications``: the files of this installation, looked at by other people's validators."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.publication_check import extraction, releases, validators
from cms.publication_check.defects import DEFECTS, DefectDoesNotApply, spoil
from cms.publication_check.validators import ToolMissing, Verdict
from core.pdf import compare
from core.pdf.conformity import validate
from core.presentation import get_language
from strategy.contents import find_paper_languages
from strategy.models import EditionFile, Publication
from strategy.paper import assemble


class Command(BaseCommand):
    help = "Checks the paper's files with veraPDF, outloud, EPUBCheck and DAISY Ace, that no kind of defect passes, and releases."

    def handle(self, **options) -> None:
        self.faults: list[str] = []
        rows = [row for row in Publication.objects.filter(format__in=("pdf", "epub")) if row.is_available]
        pdfs = [row.path for row in rows if row.format == "pdf"]
        books = [row.path for row in rows if row.format == "epub"]
        if not pdfs or not books:
            raise CommandError("There is no publication to check yet. Type:  manage.py build_publications")
        self.stdout.write(f"{len(pdfs)} PDF and {len(books)} EPUB files, compared with what they would be at {settings.SITE_URL}")
        self.use("veraPDF", validators.run_verapdf, pdfs)
        self.use("outloud", validators.run_outloud, pdfs)
        self.use("EPUBCheck", validators.run_epubcheck, books)
        self.use("DAISY Ace", validators.run_ace, books)
        # A file of a language that lacks a chapter by now cannot be compared with anything.
        languages = find_paper_languages()
        current = [row for row in rows if row.format == "pdf" and row.language_code in languages]
        for row in current[:1]:
            self.check_defects(row)
        self.check_extraction(current)
        self.check_parts("Versions of releases with PDF and press kit", releases.check_files())
        self.check_parts("Feeds", releases.check_feeds())
        self.check_editions()
        if self.faults:
            raise CommandError("The publications have faults:\n  " + "\n  ".join(self.faults))
        self.stdout.write("No faults.")

    def use(self, name: str, tool: Callable[[list[Path]], list[Verdict]], files: list[Path]) -> None:
        """Let a tool look at files and report. A tool that cannot be had is a fault."""
        begun_at = time.monotonic()
        try:
            verdicts = tool(files)
        except ToolMissing as error:
            self.report_missing(name, error)
            return
        for verdict in verdicts:
            self.stdout.write(f"  {verdict.tool:12} {verdict.file.name:44} {len(verdict.findings)} findings, {verdict.figure}")
            self.faults += [f"{verdict.tool}, {verdict.file.name}: {finding}" for finding in verdict.findings]
        self.stdout.write(f"  {name}: {time.monotonic() - begun_at:.0f} s")
        self.stdout.flush()

    def check_parts(self, name: str, parts: Iterable[tuple[str, list[str]]]) -> None:
        """Report how many parts were looked at and keep what is wrong with each."""
        begun_at, looked_at = time.monotonic(), list(parts)
        self.faults += [f"{part}: {fault}" for part, faults in looked_at for fault in faults]
        self.stdout.write(f"  {name}: {len(looked_at)}, {time.monotonic() - begun_at:.0f} s")
        self.stdout.flush()

    def report_missing(self, name: str, error: ToolMissing) -> None:
        self.stderr.write(f"!! {name} DID NOT RUN. {error}")
        self.faults.append(f"{name} did not run")

    def check_defects(self, row: Publication) -> None:
        """Spoil a file in every known way; the checks that guard each build must see each one."""
        content, html = row.path.read_bytes(), assemble(row.language_code).html
        if found := compare(html, content):
            self.faults.append(f"{row.path.name} is not what the chapters say now ({found[0]}). Type:  manage.py build_publications")
            return
        caught, absent = 0, []
        for name in DEFECTS:
            try:
                spoilt = spoil(content, name)
            except DefectDoesNotApply:
                absent.append(name)
                continue
            if validate(spoilt) or compare(html, spoilt):
                caught += 1
            else:
                self.faults.append(f"The checks do not see this defect: {name}")
        note = f" (nothing in this paper to spoil for: {', '.join(absent)})" if absent else ""
        self.stdout.write(f"  {caught} of {len(DEFECTS) - len(absent)} kinds of seeded defects caught{note}")

    def check_editions(self) -> None:
        """Compare every file of every edition with the checksum that was promised."""
        files = EditionFile.objects.select_related("edition")
        damaged = [(one, damage) for one in files if (damage := one.find_damage())]
        self.faults += [f"Edition {one.edition.name}, {one.file_name}: {damage}" for one, damage in damaged]
        self.stdout.write(f"  {len(files) - len(damaged)} of {len(files)} files of editions are what was frozen")

    def check_extraction(self, rows: list[Publication]) -> None:
        """Report how much text comes back out of each file."""
        for row in rows:
            try:
                results = extraction.measure(row.path.read_bytes(), assemble(row.language_code).html)
            except ToolMissing as error:
                self.report_missing("Extraction", error)
                return
            for result in results:
                name = get_language(row.language_code).german_name
                self.stdout.write(f"  {result.reader:12} {name:24} {result}")
                if result.share < extraction.SHARE_WANTED:
                    self.faults.append(f"{result.reader} gives back too little of the text in {name}: {result}")
