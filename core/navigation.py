"""The page tree in memory: routing, menus, language switcher, breadcrumbs, targets of links.

Wagtail asks the database for each of these; here one pass over the live pages answers them all.
A page that a language lacks is answered from the German tree under the reader's own prefix.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.embargo import read_embargoes, read_endings

PATH_STEP = Page.steplen


class PageEntry(NamedTuple):
    """What is known about a live page without asking the database. ``url_path`` is below the language prefix, without it."""

    page_id: int
    path: str
    language_code: str
    url_path: str
    title: str
    translation_key: str
    content_type_id: int
    is_in_menu: bool
    changed_at: datetime | None
    title_language_code: str

    @property
    def url(self) -> str:
        """The address of the page in its own language."""
        return f"/{self.language_code}/{self.url_path}"

    @property
    def depth(self) -> int:
        """Steps below the home page of its language."""
        return self.url_path.count("/")


class Link(NamedTuple):
    """A link as a reader in one language sees it. ``language_code`` is that of the title."""

    page_id: int
    url: str
    title: str
    language_code: str
    entry: PageEntry


class Match(NamedTuple):
    """What an address leads to. ``is_fallback``: the reader's language lacks the page, the German one answers."""

    entry: PageEntry
    is_fallback: bool


@dataclass(frozen=True)
class PageTree:
    """All public pages below the site's home pages: live, and not under an embargo at the moment of building.

    ``next_release_at`` is the first minute at which an embargo ends; a tree is not to be used from then on. ``held_keys`` are the
    translation keys of the pages that were left out for one.
    """

    by_address: dict[tuple[str, str], PageEntry] = field(default_factory=dict)
    by_id: dict[int, PageEntry] = field(default_factory=dict)
    by_path: dict[str, PageEntry] = field(default_factory=dict)
    translations: dict[str, dict[str, PageEntry]] = field(default_factory=dict)
    children: dict[str, list[PageEntry]] = field(default_factory=dict)
    groups: dict[str, list[PageEntry]] = field(default_factory=dict)
    restricted_paths: tuple[str, ...] = ()
    site_name: str = ""
    next_release_at: datetime | None = None
    held_keys: frozenset[str] = frozenset()

    @classmethod
    def build(cls) -> "PageTree":
        """Read all public pages (a bounded number of queries, whatever the number of pages)."""
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        if site is None:
            return cls()
        language_codes = dict(Locale.objects.values_list("id", "language_code"))
        groups = read_groups()
        homes: dict[str, str] = {}
        rows = list(
            Page.objects.filter(live=True, depth__gte=site.root_page.depth)
            .order_by("path")
            .values_list(
                "id", "path", "locale_id", "url_path", "title", "translation_key",
                "content_type_id", "show_in_menus", "last_published_at", "depth", "translation_record__source_fields",
            )
        )  # fmt: skip
        # Asked after the rows: a page that was published in between is not among them, and one that is has its embargo written.
        embargoes, endings = read_embargoes(), read_endings()
        tree = cls(
            restricted_paths=tuple(PageViewRestriction.objects.values_list("page__path", flat=True)),
            site_name=site.site_name,
            next_release_at=min(embargoes.values(), default=None),
            held_keys=frozenset(embargoes),
        )
        home_length = len(site.root_page.path)
        for page_id, path, locale_id, url_path, title, key, type_id, is_in_menu, changed_at, depth, source_fields in rows:
            if depth == site.root_page.depth:
                if key != site.root_page.translation_key:
                    continue
                homes[path] = url_path
            home_url_path = homes.get(path[:home_length])
            if home_url_path is None or str(key) in embargoes:
                continue
            code = language_codes[locale_id]
            if changed_at is not None and (ended_at := endings.get(str(key))):
                # What was published under an embargo is new to readers when it ends.
                changed_at = max(changed_at, ended_at)
            title_code = settings.LANGUAGE_CODE if source_fields and "title" in source_fields else code
            entry = PageEntry(
                page_id, path, code, url_path[len(home_url_path) :], title, str(key), type_id, is_in_menu, changed_at, title_code
            )
            tree.add(entry)
            if type_id in groups and entry.language_code == settings.LANGUAGE_CODE:
                tree.groups.setdefault(groups[type_id], []).append(entry)
        return tree

    def add(self, entry: PageEntry) -> None:
        """Take a page into all the tables. A page whose parent is not live is taken in: its address still holds."""
        self.by_address[entry.language_code, entry.url_path] = entry
        self.by_id[entry.page_id] = entry
        self.by_path[entry.path] = entry
        self.translations.setdefault(entry.translation_key, {})[entry.language_code] = entry
        self.children.setdefault(entry.path[:-PATH_STEP], []).append(entry)

    def get_homes(self) -> dict[str, PageEntry]:
        """Return the home page of every public language, in the order of the language table."""
        return {
            language.code: self.by_address[language.code, ""]
            for language in settings.SITE_LANGUAGES
            if (language.code, "") in self.by_address
        }

    def find(self, language_code: str, url_path: str) -> Match | None:
        """Return what answers ``/<language_code>/<url_path>``, or None. A language without a home page answers nothing."""
        entry = self.by_address.get((language_code, url_path))
        if entry is not None:
            return Match(entry, is_fallback=False)
        if (language_code, "") not in self.by_address:
            return None
        source = self.by_address.get((settings.LANGUAGE_CODE, url_path))
        if source is None:
            return None
        translated = self.translations[source.translation_key].get(language_code)
        if translated is not None:
            return Match(translated, is_fallback=False)
        return Match(source, is_fallback=True)

    def localise(self, entry: PageEntry, language_code: str) -> Link:
        """Return the link that a reader of ``language_code`` gets for a page: translated, else German under their prefix."""
        versions = self.translations[entry.translation_key]
        best = versions.get(language_code) or versions.get(settings.LANGUAGE_CODE) or entry
        prefix = language_code if (language_code, "") in self.by_address else best.language_code
        return Link(best.page_id, f"/{prefix}/{best.url_path}", best.title, best.title_language_code, best)

    def link_to(self, page_id: int, language_code: str) -> Link | None:
        """Return the link to a page by its id in any language, or None when no live page has it."""
        entry = self.by_id.get(page_id)
        return self.localise(entry, language_code) if entry else None

    def offer(self, page_id: int, language_code: str) -> Link | None:
        """Return the link to a page where it is offered by its title: None for one that not every reader may see."""
        link = self.link_to(page_id, language_code)
        return link if link and not self.is_restricted(link.entry) else None

    def get_source(self, entry: PageEntry) -> PageEntry:
        """Return the German page, or the page itself when it has none."""
        return self.translations.get(entry.translation_key, {}).get(settings.LANGUAGE_CODE, entry)

    def iterate_children(self, entry: PageEntry, language_code: str) -> Iterator[Link]:
        """Yield the public pages below a page in German order, each in the reader's language where it exists."""
        for child in self.children.get(self.get_source(entry).path, ()):
            link = self.localise(child, language_code)
            if not self.is_restricted(link.entry):
                yield link

    def iterate_ancestors(self, entry: PageEntry, language_code: str) -> Iterator[Link]:
        """Yield the pages above a page from the home page down, in the reader's language."""
        source = self.get_source(entry)
        for length in range(PATH_STEP, len(source.path), PATH_STEP):
            ancestor = self.by_path.get(source.path[:length])
            if ancestor is not None:
                yield self.localise(ancestor, language_code)

    def get_menu(self, language_code: str) -> list[Link]:
        """Return the pages directly below the home page that an editor put into the menu."""
        home = self.by_address.get((settings.LANGUAGE_CODE, ""))
        if home is None:
            return []
        return [self.localise(entry, language_code) for entry in self.children.get(home.path, ()) if entry.is_in_menu]

    def is_restricted(self, entry: PageEntry) -> bool:
        """Whether a privacy restriction of Wagtail's stands on the page, on its German original, or above one of them."""
        return any(one.path.startswith(path) for one in (entry, self.get_source(entry)) for path in self.restricted_paths)

    def get_group(self, group: str, language_code: str) -> list[Link]:
        """Return the pages whose type belongs to a group of the navigation, in German order."""
        return [self.localise(entry, language_code) for entry in self.groups.get(group, ())]


def read_groups() -> dict[int, str]:
    """Return the navigation group of each page type by content type. Page types declare it; nobody lists them."""
    models = [model for model in apps.get_models() if getattr(model, "navigation_group", "")]
    return {content_type.pk: model.navigation_group for model, content_type in ContentType.objects.get_for_models(*models).items()}
