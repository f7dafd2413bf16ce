"""How one page is shown to one reader: language of the furniture, language of the body, its other languages."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.navigation import Link, PageEntry
from core.notices import ShownNotice, choose_notices


class Alternate(NamedTuple):
    """A ``hreflang`` link: only real translations have one."""

    hreflang: str
    url: str


class FooterSection(NamedTuple):
    """A column of the footer."""

    title: str
    links: list[Link]


class LanguageChoice(NamedTuple):
    """One line of the language menu."""

    code: str
    native_name: str
    direction: str
    url: str
    iso_code: str | None
    is_current: bool
    is_translated: bool


def get_language(code: str):
    """Return the row of the language table. Raises KeyError for a code that is not in it."""
    return LANGUAGES_BY_CODE[code]


def get_comma() -> str:
    """Return what stands between the parts of a list in the active language: Arabic script has a comma of its own (U+060C)."""
    return "، " if get_language(translation.get_language()).script == "Arab" else ", "


LANGUAGES_BY_CODE = {language.code: language for language in settings.SITE_LANGUAGES}


@dataclass(frozen=True)
class Presentation:
    """One page as one reader sees it. ``language_code`` is the reader's, from the prefix of the address.

    ``entry`` is None on pages outside the tree: errors and the choice of language.
    """

    snapshot: object
    language_code: str
    entry: PageEntry | None
    is_fallback: bool = False

    #: Whether search engines may list the address.
    is_listed = True

    @classmethod
    def of_preview(cls, page, snapshot) -> "Presentation":
        """Return the presentation of a page that may not be live yet."""
        code = page.locale.language_code
        entry = snapshot.tree.by_id.get(page.pk)
        if entry is None:
            home = snapshot.tree.by_address.get((code, ""))
            home_url_path = page.url_path.split("/", 2)[-1]
            entry = PageEntry(
                page.pk or 0,
                page.path or (home.path if home else ""),
                code,
                home_url_path,
                page.title,
                str(page.translation_key),
                page.content_type_id,
                False,
                None,
                code,
            )
        return cls(snapshot, code, entry)

    @property
    def language(self):
        """The reader's language."""
        return get_language(self.language_code)

    @property
    def body_language(self):
        """The language that the body is really in."""
        return get_language(self.entry.language_code if self.entry else self.language_code)

    @cached_property
    def used_icons(self) -> set[str]:
        """The icons that the template has used so far."""
        return set()

    @cached_property
    def versions(self) -> dict[str, PageEntry]:
        """The live versions of the page by language."""
        if self.entry is None:
            return {}
        return self.snapshot.tree.translations.get(self.entry.translation_key, {self.entry.language_code: self.entry})

    @property
    def url(self) -> str:
        """The address in the reader's own language."""
        return f"/{self.language_code}/{self.entry.url_path}" if self.entry else f"/{self.language_code}/"

    @property
    def canonical_url(self) -> str:
        """The one address that search engines should keep: a fallback points to the German page."""
        return settings.SITE_URL + (self.entry.url if self.entry else self.url)

    @cached_property
    def alternates(self) -> list[Alternate]:
        """Mutual ``hreflang`` links, with the page itself and ``x-default`` = German. None on a fallback or a rewriting."""
        if self.entry is None or self.is_fallback or not self.is_listed or self.language.iso_code is None:
            return []
        return build_alternates(self.versions)

    @cached_property
    def language_choices(self) -> list[LanguageChoice]:
        """The language menu, in the fixed order of the language table: all languages that have a home page."""
        tree = self.snapshot.tree
        choices = []
        for code in tree.get_homes():
            language = get_language(code)
            url = f"/{code}/{self.entry.url_path}" if self.entry else f"/{code}/"
            version = self.versions.get(code)
            choices.append(
                LanguageChoice(
                    code,
                    language.native_name,
                    language.direction,
                    version.url if version else url,
                    language.iso_code if version or not self.entry else None,
                    code == self.language_code,
                    version is not None,
                )
            )
        return choices

    @cached_property
    def menu(self) -> list[Link]:
        """The main menu."""
        return self.snapshot.tree.get_menu(self.language_code)

    @cached_property
    def ancestors(self) -> list[Link]:
        """Breadcrumbs: the pages above this one."""
        return list(self.snapshot.tree.iterate_ancestors(self.entry, self.language_code)) if self.entry else []

    @cached_property
    def home_url(self) -> str:
        """Where the name of the site leads."""
        return f"/{self.language_code}/"

    @cached_property
    def topic_links(self) -> list[Link]:
        """The topics for newcomers, for footer and error pages."""
        return self.snapshot.tree.get_group("topics", self.language_code)

    @cached_property
    def footer_sections(self) -> list[FooterSection]:
        """The columns of the footer that hold any link."""
        titles = {"topics": _("Topics"), "help": _("Find help"), "press": _("Strategy and press"), "service": _("About this site")}
        sections = (FooterSection(title, self.snapshot.tree.get_group(group, self.language_code)) for group, title in titles.items())
        return [section for section in sections if section.links]

    @cached_property
    def fallback_choices(self) -> list[LanguageChoice]:
        """Versions that a reader of a fallback may prefer to German: Leichte Sprache and English, where they exist."""
        return [choice for choice in self.language_choices if choice.is_translated and (choice.iso_code is None or choice.code == "en")]

    @cached_property
    def notices(self) -> list[ShownNotice]:
        """The urgent notices of this moment."""
        return choose_notices(self.snapshot.notices, self.entry.translation_key if self.entry else None, self.language_code)

    @property
    def source_url(self) -> str:
        """The address of the German page."""
        return self.versions[settings.LANGUAGE_CODE].url if settings.LANGUAGE_CODE in self.versions else self.url

    @property
    def rewriting(self) -> PageEntry | None:
        """The version in Leichte Sprache, where there is one."""
        return next(
            (entry for code, entry in self.versions.items() if get_language(code).is_rewriting and code != self.language_code), None
        )


def build_alternates(versions: dict[str, PageEntry]) -> list[Alternate]:
    """Return the ``hreflang`` links that every one of ``versions`` carries, in the order of the language table."""
    links = [
        Alternate(language.iso_code, settings.SITE_URL + versions[language.code].url)
        for language in settings.SITE_LANGUAGES
        if language.iso_code and language.code in versions
    ]
    source = versions.get(settings.LANGUAGE_CODE)
    if source is not None:
        links.append(Alternate("x-default", settings.SITE_URL + source.url))
    return links
