"""Views of a page that have an address of their own below it: a list, the whole text at once, a form of citation.

They are no pages of the tree: nothing in them is written by hand. They take part in everything that the tree gives a page:
language menu, breadcrumbs, canonical address, alternates, sitemap.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from core.navigation import Link, PageEntry, PageTree
from core.presentation import Presentation

FRESH_SECONDS = 60


@dataclass(frozen=True)
class SubpagePresentation(Presentation):
    """How a view below the page ``parent`` is shown. ``entry`` is the view's own: the parent's with the suffix.

    ``languages`` are those in which the view is a real version, so that search engines may be told of it. A view that is not
    listed asks search engines to stay away.
    """

    parent: PageEntry | None = None
    suffix: str = ""
    languages: frozenset[str] = frozenset()
    is_listed: bool = True
    more_ancestors: tuple[Link, ...] = ()

    @cached_property
    def versions(self) -> dict[str, PageEntry]:
        versions = self.snapshot.tree.translations[self.parent.translation_key]
        return {code: add_suffix(entry, self.suffix) for code, entry in versions.items() if code in self.languages}

    @cached_property
    def ancestors(self) -> list[Link]:
        tree, code = self.snapshot.tree, self.language_code
        return [*tree.iterate_ancestors(self.parent, code), tree.localise(self.parent, code), *self.more_ancestors]


@dataclass(frozen=True)
class SubpageText:
    """What the templates ask a page for: title, description, data for search engines."""

    title: str
    description: str = ""
    schema_type: str = "WebPage"
    last_published_at: datetime | None = None
    structured_data: dict = field(default_factory=dict)
    seo_title: str = ""
    lead: str = ""
    is_source: bool = True

    def get_structured_data(self, presentation) -> dict:
        return self.structured_data


def add_suffix(entry: PageEntry, suffix: str) -> PageEntry:
    """Return the entry of a view below a page."""
    return entry._replace(url_path=entry.url_path + suffix)


def present(snapshot, language_code: str, parent: PageEntry, suffix: str, **options) -> SubpagePresentation:
    """Return how a view is shown to a reader of a language. ``parent`` is the page in that language, or the German one.

    ``options`` are fields of SubpagePresentation. ``languages`` are all that have the parent unless they are given.
    """
    options.setdefault("languages", frozenset(snapshot.tree.translations[parent.translation_key]))
    options.setdefault("is_fallback", parent.language_code != language_code)
    return SubpagePresentation(snapshot, language_code, add_suffix(parent, suffix), parent=parent, suffix=suffix, **options)


def respond(request, template: str, text: SubpageText, presentation: SubpagePresentation, context: dict, status: int = 200):
    """Return a view as a page for readers, that any cache may keep for a minute."""
    request.presentation = presentation
    values = {"page": text, "presentation": presentation, "site_snapshot": presentation.snapshot, **context}
    response = TemplateResponse(request, template, values, status=status)
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    if not presentation.is_listed or presentation.is_fallback:
        response["X-Robots-Tag"] = "noindex"
    return response


def iterate_listed(tree: PageTree) -> Iterator[tuple[PageEntry, dict[str, PageEntry]]]:
    """Yield every view that search engines may list, with its versions by language. Page types name theirs."""
    models = [model for model in apps.get_models() if hasattr(model, "list_subpages")]
    types = {content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*models).items()}
    for entry in tree.by_id.values():
        if entry.content_type_id in types and not tree.is_restricted(entry) and tree.get_source(entry) is entry:
            for suffix, codes in types[entry.content_type_id].list_subpages(tree, entry):
                found = tree.translations[entry.translation_key]
                versions = {code: add_suffix(found[code], suffix) for code in codes if code in found}
                for version in versions.values():
                    yield version, versions
