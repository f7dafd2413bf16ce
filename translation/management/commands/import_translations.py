"""``manage.py import_translations ar ar.xlf --release``: a file from translators comes back.

Exit status: 0 when everything was taken or is here already, 3 when a part was not (the rest was), 1 when the file was
refused whole and nothing has changed.
"""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from translation.exchange import FORMATS, ExchangeError, ImportReport, apply, detect_format, read
from translation.gate import explain
from translation.management.commands.export_translations import find_locale

PARTLY_TAKEN = 3


class Command(BaseCommand):
    help = "Takes in translations from a PO or XLIFF file. Without --release they are kept as work and nothing public changes."

    def add_arguments(self, parser):
        parser.add_argument("language", help="language code, for example ar")
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=FORMATS, help="(default: seen from the file)")
        parser.add_argument("--release", action="store_true", help="make public what the gate lets pass")

    def handle(self, *, language: str, file: Path, format: str | None, release: bool, **options) -> None:
        locale = find_locale(language)
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        try:
            incoming = read(content, format=format or detect_format(content), target_code=language)
            report = apply(incoming, locale, None, release=release)
        except ExchangeError as error:
            raise CommandError(f"{file} was refused, nothing has changed. {error}") from None
        for line in describe(report):
            self.stdout.write(line)
        if report.refused_by_gate or report.outdated or report.unknown:
            raise CommandError("A part of the file was not taken, see above.", returncode=PARTLY_TAKEN)


def describe(report: ImportReport) -> Iterator[str]:
    """Yield the lines of a report."""
    yield f"Taken: {report.imported} ({report.released} public, {report.imported - report.released} kept as work)"
    yield f"Unchanged: {report.unchanged}"
    yield f"Without a translation: {report.empty}"
    yield f"Refused by the gate, kept as work: {len(report.refused_by_gate)}"
    for one in report.refused_by_gate:
        yield f"  {one.segment.source_key} {one.segment.key}: {' '.join(explain(finding) for finding in one.findings)}"
    yield f"Made for an older German text: {len(report.outdated)}"
    yield from (f"  {one.name}: {one.source[:80]}" for one in report.outdated)
    yield f"No such place any more: {len(report.unknown)}"
    yield from (f"  {one.name}: {one.source[:80]}" for one in report.unknown)
