"""What goes into one file: a page, a topic page with its guides, or all that a language translates."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from wagtail.models import Locale, Page, get_page_models

from facts.models import Topic
from facts.models.translated import TranslatedFact
from translation.exchange.errors import ScopeUnknown
from translation.exchange.formats import check_target_code
from translation.exchange.unit import Name, Unit
from translation.segments import FACT_PREFIX, Segment, load_fact_segments, load_page_segments


class Scope(NamedTuple):
    """German pages, as rows of ``wagtailcore.Page``, and shared facts."""

    pages: list[Page]
    facts: list[TranslatedFact]

    @classmethod
    def of_page(cls, page: Page) -> "Scope":
        """Return one page with the facts that it takes its texts from: a topic page has its title from the topic."""
        return cls([page], list(iterate_facts_of(page.specific)))

    @classmethod
    def of_branch(cls, page: Page) -> "Scope":
        """Return a page and all public pages below it."""
        below = get_public_pages().filter(path__startswith=page.path, depth__gt=page.depth)
        return cls([page, *below], list(iterate_facts_of(page.specific)))

    @classmethod
    def of_language(cls) -> "Scope":
        """Return all public pages and all shared facts."""
        return cls(list(get_public_pages()), [fact for model in get_fact_models() for fact in model._default_manager.order_by("pk")])


def get_public_pages():
    """Return the public German pages in the order of the tree."""
    return Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True, depth__gt=1).order_by("path")


def get_fact_models() -> list[type[TranslatedFact]]:
    return [model for model in apps.get_models() if issubclass(model, TranslatedFact)]


def iterate_facts_of(page) -> Iterator[TranslatedFact]:
    """Yield the shared facts that a specific page points at with a field of its own."""
    for field in page._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, TranslatedFact) and getattr(page, field.attname):
            yield getattr(page, field.name)


def find_page(slug: str) -> Page:
    """Return the public German page with this slug, or with an address that ends so: "gesundheit/arzt-finden"."""
    ending = f"/{slug.strip('/')}/"
    found = list(get_public_pages().filter(slug=slug.strip("/").rpartition("/")[2], url_path__endswith=ending))
    if not found:
        raise ScopeUnknown(f"Es gibt keine öffentliche deutsche Seite „{slug}“.")
    if len(found) > 1:
        raise ScopeUnknown(f"„{slug}“ ist nicht eindeutig: {', '.join(page.url_path for page in found)}")
    return found[0]


def find_topic_page(key: str) -> Page:
    """Return the public German page of a topic, whatever its type is called."""
    for model in get_page_models():
        for field in model._meta.local_concrete_fields:
            if field.related_model is Topic:
                page = model.objects.filter(pk__in=get_public_pages().values("pk"), **{f"{field.name}__key": key}).first()
                if page is not None:
                    return page.page_ptr
    raise ScopeUnknown(f"Es gibt keine öffentliche deutsche Themenseite zu „{key}“.")


def find_pages(keys: Iterable[str]) -> dict[str, Page]:
    """Return the public German pages by translation key (one query)."""
    return {str(page.translation_key): page for page in get_public_pages().filter(translation_key__in=list(keys))}


def find_fact(source_key: str) -> TranslatedFact | None:
    """Return the shared fact that texts are filed under, or None."""
    model_name, _, key = source_key.removeprefix(FACT_PREFIX).partition("/")
    for model in get_fact_models():
        if model._meta.model_name == model_name:
            return model._default_manager.filter(key=key).first()
    return None


def collect_units(scope: Scope, locale: Locale) -> list[Unit]:
    """Return the texts of a scope for one language, in reading order. A text that a place holds twice goes out once."""
    check_target_code(locale.language_code)
    units: dict[tuple[str, str, str], Unit] = {}
    for owner, segments in iterate_segments(scope, locale):
        for segment in segments:
            units.setdefault((segment.source_key, segment.path, segment.digest), build_unit(segment, str(owner)))
    return list(units.values())


def iterate_segments(scope: Scope, locale: Locale) -> Iterator[tuple[Page | TranslatedFact, list[Segment]]]:
    for page in scope.pages:
        yield page, load_page_segments(page, locale)
    for fact in scope.facts:
        yield fact, load_fact_segments(fact, locale)


def build_unit(segment: Segment, title: str) -> Unit:
    """Return a segment as it goes out: with the work in progress if there is any, else with what is public."""
    return Unit(
        Name(segment.source_key, segment.path, segment.number, segment.digest),
        title,
        segment.german,
        segment.translation if segment.work is None else segment.work,
        segment.work is None and bool(segment.translation),
        segment.older_german,
        segment.older_translation,
    )
