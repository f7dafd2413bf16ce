"""``manage.py export_translations ar --format xliff12 --topic gesundheit -o ar.xlf``: a file for translators."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale

from translation.exchange import FORMATS, ExchangeError, Scope, collect_units, export, find_page, find_topic_page


class Command(BaseCommand):
    help = "Writes the texts of a page, a topic or a whole language as PO or XLIFF, with the translations that exist."

    def add_arguments(self, parser):
        parser.add_argument("language", help="language code, for example ar")
        parser.add_argument("--format", choices=FORMATS, default="xliff12", help="(default: %(default)s)")
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument("--page", metavar="SLUG", help="one page, by the end of its address: arzt-finden or gesundheit/arzt-finden")
        scope.add_argument("--topic", metavar="KEY", help="a topic page with its guides")
        parser.add_argument("-o", "--output", metavar="FILE", help="(default: standard output)")

    def handle(self, *, language: str, format: str, page: str | None, topic: str | None, output: str | None, **options) -> None:
        try:
            units = collect_units(self.find_scope(page, topic), find_locale(language))
            content = export(units, format=format, source_code=settings.LANGUAGE_CODE, target_code=language)
        except ExchangeError as error:
            raise CommandError(str(error)) from None
        if not output:
            self.stdout.write(content.decode(), ending="")
            return
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from None
        missing = sum(not unit.text for unit in units)
        self.stdout.write(f"{output}: {len(units)} texts for {language}, {missing} of them without a translation.")

    def find_scope(self, page: str | None, topic: str | None) -> Scope:
        if page:
            return Scope.of_page(find_page(page))
        return Scope.of_branch(find_topic_page(topic)) if topic else Scope.of_language()


def find_locale(code: str) -> Locale:
    """Return the locale of a language of the site. Raises CommandError."""
    locale = Locale.objects.filter(language_code=code).first()
    if locale is None:
        codes = ", ".join(Locale.objects.order_by("language_code").values_list("language_code", flat=True))
        raise CommandError(f"The site has no language {code}. It has: {codes}.")
    return locale
