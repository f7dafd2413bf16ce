"""Sends the whole demonstration through every format in every language, on a database that is thrown away.

    DJANGO_SETTINGS_MODULE=tests.settings .venv/bin/python -m tests.translation.exchange.demo_round_trip

It prints two lines for each language and ends with status 1 if a byte of what readers see has changed. Before, every public text
of the language goes through the gate (``demo_gate``). Every file also goes through translate-toolkit between export and
import. One language loses all translations of one topic and gets them back from its file, through the gate.
"""

import sys
from io import BytesIO

import django
from django.conf import settings
from django.core.management import call_command


def main() -> int:
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    from wagtail.models import Locale

    from tests.translation.exchange.demo_gate import pass_the_gate

    codes = [language.code for language in settings.SITE_LANGUAGES if language.code != "de" and not language.is_rewriting]
    is_right = True
    for locale in Locale.objects.filter(language_code__in=codes):
        is_right &= pass_the_gate(locale)
        is_right &= go_round(locale)
    return 0 if is_right & bring_back(Locale.objects.get(language_code="ar")) else 1


def go_round(locale) -> bool:
    from tests.translation.exchange.conftest import describe_public, digest_database, write
    from tests.translation.exchange.test_formats import STORES
    from translation.exchange import FORMATS, Scope, apply, collect_units, read

    code = locale.language_code
    before, published = digest_database(), describe_public(code)
    units = collect_units(Scope.of_language(), locale)
    files = {format: bytes(STORES[format](BytesIO(write(units, format, code)))) for format in FORMATS}
    # The same texts out of three formats need to be taken in once.
    incoming, *others = [read(content, format=format, target_code=code) for format, content in files.items()]
    report = apply(incoming, locale, None, release=True)
    missing = sum(not unit.text for unit in units)
    is_same = all(other == incoming for other in others) and report.unchanged == len(units) - missing
    is_right = is_same and digest_database() == before and describe_public(code) == published
    print(f"{code}: {len(units)} texts, {missing} without a translation, {'nothing changed' if is_right else 'CHANGED'}", flush=True)
    return is_right


def bring_back(locale) -> bool:
    from wagtail_localize.models import StringTranslation

    from tests.translation.exchange.conftest import describe_public, write
    from translation.exchange import Scope, apply, collect_units, find_topic_page, read
    from translation.refresh import refresh_page

    scope = Scope.of_branch(find_topic_page("gesundheit"))
    content = write(collect_units(scope, locale))
    before = describe_public(locale.language_code)["pages"]
    keys = [page.translation_key for page in scope.pages]
    StringTranslation.objects.filter(locale=locale, context__object_id__in=keys).delete()
    for page in scope.pages:
        refresh_page(page.specific)
    report = apply(read(content, format="xliff12", target_code=locale.language_code), locale, None, release=True)
    is_right = describe_public(locale.language_code)["pages"] == before and not report.refused_by_gate
    print(f"{locale.language_code}: {report.released} texts lost and brought back, {len(report.refused_by_gate)} refused: {is_right}")
    return is_right


if __name__ == "__main__":
    sys.exit(main())
