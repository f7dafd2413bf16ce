"""What the translation of a page costs, our way and wagtail-localize's own beside it, among 100 and among 1,000 pages.

A guide is released into eleven languages that lack it; then one paragraph changes in German and all eleven are brought up
to date and published. Everything counts that happens at once: gate, records, signals, what runs when a publish is committed.
Then the coverage of all pages in all languages, as the screen shows it and as the command prints it.
"""

import re
import statistics
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslatableObject, Translation, TranslationContext, TranslationSource
from wagtail_localize.operations import translate_object

from core.models import TranslationRecord
from newcomers.models import GuidePage
from tests import content, growth
from tests.translation.edits import find_page, replace
from translation import refresh
from translation.bulk import store_rows
from translation.models import SourceStatistics
from translation.planning import plan
from translation.refresh import refresh_page
from translation.segments import release_page
from translation.sources import update_source

SLUG = "arzt-finden"
PAGE_COUNTS = (100, 1000)
ROUNDS, STOCK_ROUNDS = 5, 3
#: Ten languages have segments; Leichte Sprache stands in for an eleventh.
CODES = [language.code for language in settings.SITE_LANGUAGES if language.code != settings.LANGUAGE_CODE]
BATCH = 2000
MISSING = {"state": "missing", "german": "Text"}


class Cost(NamedTuple):
    """One piece of work: seconds by the clock, seconds of the processor (which other programs do not change), queries."""

    seconds: float
    processor_seconds: float
    queries: int


def measure(prepare: Callable[[], None], work: Callable[[], None]) -> Cost:
    """Return what some work costs after some preparation. Both are undone, so that every round begins alike."""
    queries = []

    def count(execute, sql, params, many, context):
        queries.append(many)
        return execute(sql, params, many, context)

    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            prepare()
        began_at, used = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(count), TestCase.captureOnCommitCallbacks(execute=True):
            work()
        cost = Cost(time.perf_counter() - began_at, time.process_time() - used, len(queries))
        transaction.set_rollback(True)
    return cost


def repeat(prepare: Callable[[], None], work: Callable[[], None], rounds: int) -> Cost:
    """Return the median cost of some rounds; one more before them fills Django's caches."""
    costs = [measure(prepare, work) for _ in range(rounds + 1)][1:]
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


# The four pieces of work


def do_nothing() -> None:
    pass


def submit() -> None:
    """Release all texts of the guide into every language: eleven new public pages."""
    page = find_page(SLUG)
    for locale in list_locales():
        release = release_page(page, locale, TEXTS[locale.language_code])
        assert release.released > 20, release.refused[0]


def submit_stock() -> None:
    """The same as wagtail-localize does it: copies, segments, then a publication of each."""
    page = find_page(SLUG)
    translate_object(page, list_locales())
    source = TranslationSource.objects.get_for_instance(page)
    for translation in Translation.objects.filter(source=source).select_related("target_locale"):
        texts = iter(TEXTS[translation.target_locale.language_code].values())
        store_rows(
            StringTranslation(translation_of_id=string_id, context_id=context_id, locale=translation.target_locale, data=text)
            for (string_id, context_id), text in dict(zip(STRINGS, texts, strict=False)).items()
        )
        translation.save_target(publish=True)


def change() -> None:
    """Submit the guide, then change one paragraph in German."""
    submit()
    replace(find_page(SLUG), "Lesen Sie auch", "Lesen Sie gleich").save(clean=False)


def update() -> None:
    """Bring all translations up to date, as the worker does after a publication."""
    results = refresh_page(find_page(SLUG))
    assert [result.was_written for result in results.values()] == [True] * len(CODES)


def update_stock() -> None:
    """The same as the button "sync translated pages" does it."""
    source = TranslationSource.objects.get_for_instance(find_page(SLUG))
    source.update_from_db()
    for translation in Translation.objects.filter(source=source, target_locale__in=list_locales()):
        translation.save_target(publish=True)


#: What is done, what must be done before, our way, stock's way, and the most that ours may take of the processor (issue 3).
WORK = [
    ("First submission", do_nothing, submit, submit_stock, 3.0),
    ("After one change", change, update, update_stock, 1.5),
]
COVERAGE_SECONDS = 1.0

# The site around it

TEXTS: dict[str, dict[str, str]] = {}
STRINGS: list[tuple[int, int]] = []


def list_locales() -> list[Locale]:
    return list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("pk"))


def make_site() -> None:
    """Load the German pages and give every language the pages above the guide."""
    with TemporaryDirectory() as folder:
        content.load(Path(folder), ("de",))
    home = find_page("de")
    for code in CODES:
        locale = Locale.objects.create(language_code=code)
        home.copy_for_translation(locale).save_revision().publish()
        for slug in ("neu-hier", "gesundheit"):
            release_page(find_page(slug), locale, {})
    page = find_page(SLUG)
    planned = plan(update_source(page), list_locales()[0])
    STRINGS.extend((one.string_id, one.context_id) for one in planned)
    for code in CODES:
        TEXTS[code] = {one.key: content.say(one.german, code) if "<" not in one.german else one.german for one in planned}


def grow(count: int) -> None:
    """Write guides in bulk until there are ``count`` in every language, each with segments, translations and a record."""
    source_page, source = find_page(SLUG), TranslationSource.objects.get_for_instance(find_page(SLUG))
    segments = list(StringSegment.objects.filter(source=source).values_list("string_id", "order", "attrs", "context__path"))
    present = GuidePage.objects.filter(locale=source_page.locale).count()
    keys = [uuid4() for _ in range(present, count)]
    for locale in [source_page.locale, *list_locales()]:
        parent = find_page("gesundheit", locale.language_code)
        before = parent.get_children_count()
        for number, key in enumerate(keys, before):
            copy_page(source_page, parent, locale, number, key)
        Page.objects.filter(pk=parent.pk).update(numchild=before + len(keys))
    objects = TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=key, content_type=source.object.content_type) for key in keys], BATCH
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object=one, locale=source.locale, specific_content_type=source.specific_content_type, object_repr=source.object_repr,
                content_json=source.content_json, schema_version=source.schema_version, last_updated_at=source.last_updated_at,
            )
            for one in objects
        ],
        BATCH,
    )  # fmt: skip
    paths = dict.fromkeys(path for *_rest, path in segments)
    contexts = TranslationContext.objects.bulk_create(
        [TranslationContext(object=one, path=path, path_id=TranslationContext._get_path_id(path)) for one in objects for path in paths],
        BATCH,
    )
    by_place = {(context.object_id, context.path): context.pk for context in contexts}
    StringSegment.objects.bulk_create(
        (
            StringSegment(source=one, string_id=string_id, order=order, attrs=attrs, context_id=by_place[one.object_id, path])
            for one in sources
            for string_id, order, attrs, path in segments
        ),
        BATCH,
    )
    StringTranslation.objects.bulk_create(
        {
            (locale.pk, string_id, by_place[one.pk, path]): StringTranslation(
                translation_of_id=string_id, locale=locale, context_id=by_place[one.pk, path], data="Text"
            )
            for one in objects
            for string_id, _order, _attrs, path in segments
            for locale in list_locales()
        }.values(),
        BATCH,
    )
    Translation.objects.bulk_create([Translation(source=one, target_locale=locale) for one in sources for locale in list_locales()], BATCH)
    record(keys, source, segments)


def record(keys: list, source: TranslationSource, segments: list[tuple]) -> None:
    """Write what is known of the copies: words of the German ones, states of the others, one in five with something to do."""
    states = {f"{path}#1": "current" for *_rest, path in segments}
    first, second = list(states)[:2]
    moment = timezone.now().isoformat()
    late = {**states, first: {"state": "changed", "changed_at": moment, "german": "Text"}, second: {**MISSING, "changed_at": moment}}
    copies = Page.objects.filter(translation_key__in=keys).exclude(locale=source.locale).values_list("pk", flat=True)
    TranslationRecord.objects.bulk_create([TranslationRecord(page_id=pk, states=late if pk % 5 == 0 else states) for pk in copies], BATCH)
    words = dict.fromkeys(states, 12)
    germans = Page.objects.filter(translation_key__in=keys, locale=source.locale).values_list("pk", flat=True)
    values = {"words": words, "total_words": sum(words.values()), "segment_count": len(words)}
    SourceStatistics.objects.bulk_create([SourceStatistics(page_id=pk, **values) for pk in germans], BATCH)


def copy_page(source: GuidePage, parent: Page, locale: Locale, number: int, key) -> None:
    """Write a copy of a guide past Wagtail's forms (two inserts)."""
    row = Page(
        path=parent.path + growth.encode(number + 1), depth=parent.depth + 1, slug=f"kopie-{number}", title=f"{source.title} {number}",
        url_path=f"{parent.url_path}kopie-{number}/", content_type_id=source.content_type_id, locale=locale, live=True,
        translation_key=key, draft_title=source.title, first_published_at=source.first_published_at,
        last_published_at=source.last_published_at,
    )  # fmt: skip
    row.save_base(raw=True)
    copied = GuidePage.objects.get(pk=source.pk)
    copied.pk = copied.id = None
    copied.page_ptr_id = row.pk
    copied.save_base(raw=True, force_insert=True)
    GuidePage.objects.filter(pk=row.pk).update(is_vital=False)
    Page.objects.filter(pk=row.pk).update(path=row.path, slug=row.slug, url_path=row.url_path, locale=locale, translation_key=key)


# Coverage


def show_coverage() -> None:
    """Ask for the screen as an operator does."""
    response = CLIENT.get(reverse("translation_desk:coverage"))
    assert response.status_code == 200
    FIGURES["screen"] = re.search(r"([\d.,]+) % der Wörter", response.content.decode())[1].replace(",", ".")


def report_coverage() -> None:
    output = StringIO()
    call_command("report_translations", stdout=output)
    FIGURES["command"] = output.getvalue().splitlines()[-1].split()[1]


CLIENT = Client(HTTP_HOST="127.0.0.1")
FIGURES: dict[str, str] = {}


def tell(title: str, cost: Cost, limit: float | None = None) -> bool:
    """Print a cost; return whether it is within its limit. The processor's time is compared, which other programs do not change."""
    is_within = limit is None or cost.processor_seconds <= limit
    times = f"{cost.seconds * 1000:6.0f} ms  {cost.processor_seconds * 1000:6.0f} ms of processor"
    verdict = "" if limit is None else f"  at most {limit * 1000:.0f}: {'yes' if is_within else 'TOO SLOW'}"
    print(f"  {title:<24}  {times}  {cost.queries:5.0f} queries{verdict}", flush=True)
    return is_within


def run() -> bool:
    """Print the medians; return whether all are within their limits."""
    refresh.REWRITING_CODES = frozenset()
    make_site()
    CLIENT.force_login(get_user_model().objects.create_superuser("bench"))
    results = []
    print(f"\nDatabase              {connection.vendor}, one page into {len(CODES)} languages")
    for count in PAGE_COUNTS:
        grow(count)
        guides = GuidePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).count()
        print(
            f"Guides                {guides} in {len(CODES) + 1} languages, {StringTranslation.objects.count()} translated texts",
            flush=True,
        )
        for title, prepare, ours, stock, limit in WORK:
            results.append(tell(f"{title}, ours", repeat(prepare, ours, ROUNDS), limit))
            tell(f"{title}, stock", repeat(prepare, stock, STOCK_ROUNDS))
        results.append(tell("Coverage, screen", repeat(do_nothing, show_coverage, ROUNDS), COVERAGE_SECONDS))
        results.append(tell("Coverage, command", repeat(do_nothing, report_coverage, ROUNDS), COVERAGE_SECONDS))
        assert FIGURES["screen"] == FIGURES["command"], FIGURES
    return all(results)
