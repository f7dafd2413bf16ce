"""All pages of the demonstration: the German tree, its translations, its rewriting in Leichte Sprache."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, ReferenceIndex, Site
from wagtail_localize.models import TranslationSource

from cms.demo import fields as build
from cms.demo.bodies import BodyBuilder, References
from cms.demo.desk import write_need
from cms.demo.earlier import load_earlier
from cms.demo.files import Block, ContentError, read_folder
from cms.demo.merging import merge
from home.models import HomePage, StandardPage
from newcomers.models import ContactIndexPage, GlossaryPage, GuidePage, NewcomersIndexPage, TopicPage
from news.models import CongressIndexPage, CongressPage, NewsIndexPage, NewsPage
from strategy.models import ChapterPage, StrategyPage
from strategy.paragraphs.register import record_paper
from translation.bulk import MisalignedTranslation, pair_texts, store_translation
from translation.freshness import record_rewriting
from translation.planning import plan
from translation.refresh import record_states
from translation.sources import update_source
from translation.word_counts import record_statistics

TOOL_NAME = "demonstration"


class Node(NamedTuple):
    """A page of the German tree and where its content stands. ``folder`` is None for a page without a file."""

    slug: str
    model: type[Page]
    folder: str | None
    parent: str | None
    build: Callable[[Block, BodyBuilder], dict[str, Any]]
    is_in_menu: bool = False


SECTIONS = (
    Node("neu-hier", NewcomersIndexPage, "pages", "home", build.build_plain_page, is_in_menu=True),
    Node("hilfe-finden", ContactIndexPage, "pages", "home", build.build_plain_page, is_in_menu=True),
    Node("glossar", GlossaryPage, "pages", "home", build.build_plain_page, is_in_menu=True),
    Node("strategie", StrategyPage, "pages", "home", build.build_strategy, is_in_menu=True),
    Node("aktuelles", NewsIndexPage, "pages", "home", build.build_news_index, is_in_menu=True),
    Node("kongresse", CongressIndexPage, "pages", "home", build.build_plain_page, is_in_menu=True),
    Node("leichte-sprache", StandardPage, "pages", "home", build.build_plain_page),
    Node("gebaerdensprache", StandardPage, "pages", "home", build.build_plain_page),
    Node("barrierefreiheit", StandardPage, "pages", "home", build.build_plain_page),
    Node("impressum", StandardPage, "pages", "home", build.build_plain_page),
    Node("datenschutz", StandardPage, "pages", "home", build.build_plain_page),
)


def name_topic(key: str) -> str:
    """Return the name of a topic page among the nodes: a guide may have the same slug as its topic."""
    return f"topic:{key}"


def build_topic_page(content: Block, builder: BodyBuilder) -> dict[str, Any]:
    """A topic page has no text of its own: title and description are the topic's."""
    return {}


@dataclass
class PageLoader:
    """Loads all pages. ``report`` is called with a word about each step."""

    root: Path
    references: References
    topic_ids: dict[str, int]
    report: Callable[[str], None] = print
    sources: dict[str, Block] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    translation_sources: dict[str, TranslationSource] = field(default_factory=dict)

    def load(self) -> None:
        """Load every language that has a home page in the content files."""
        self.read_sources()
        self.make_german_tree()
        load_earlier(self)
        for language in settings.SITE_LANGUAGES:
            if language.code != settings.LANGUAGE_CODE and (self.root / language.code / "pages" / "home.yaml").exists():
                self.load_language(language)
        record_paper()
        for page in Page.objects.specific().iterator():
            ReferenceIndex.create_or_update_for_object(page)

    # The German tree

    def read_sources(self) -> None:
        """Read all German files and decide the tree before a row is written."""
        folder = self.root / settings.LANGUAGE_CODE
        contents = {name: read_folder(folder / name, self.root) for name in ("pages", "guides", "strategy", "news", "congress")}
        self.nodes["home"] = Node("home", HomePage, "pages", None, build.build_plain_page)
        for node in SECTIONS:
            self.nodes[node.slug] = node
        for key in self.topic_ids:
            self.nodes[name_topic(key)] = Node(key, TopicPage, None, "neu-hier", build_topic_page)
        guides = sorted(contents["guides"].items(), key=lambda item: (item[1].require("topic"), item[1].get("order", 99)))
        for slug, content in guides:
            if content["topic"] not in self.topic_ids:
                raise content.error(f"“{content['topic']}” is not among the topics")
            self.nodes[slug] = Node(slug, GuidePage, "guides", name_topic(content["topic"]), build.build_guide)
        for slug, _content in sorted(contents["strategy"].items(), key=lambda item: item[1].require("number", int)):
            self.nodes[slug] = Node(slug, ChapterPage, "strategy", "strategie", build.build_chapter)
        for slug, _content in sorted(contents["news"].items(), key=lambda item: str(item[1].require("date"))):
            self.nodes[slug] = Node(slug, NewsPage, "news", "aktuelles", build.build_release)
        for slug in contents["congress"]:
            self.nodes[slug] = Node(slug, CongressPage, "congress", "kongresse", build.build_congress)
        for slug, node in self.nodes.items():
            if node.folder and slug not in contents[node.folder]:
                raise ContentError(Path("demo") / settings.LANGUAGE_CODE / node.folder / f"{slug}.yaml", None, "the file is missing")
            self.sources[slug] = contents[node.folder][slug] if node.folder else Block()

    def make_german_tree(self) -> None:
        """Make all German pages empty, so that every link has its target, then write them."""
        locale = self.get_locale(settings.LANGUAGE_CODE)
        for name, node in self.nodes.items():
            self.pages[name] = self.add_page(node, locale, self.pages.get(node.parent or ""), {"title": node.slug})
        self.references.pages = {name: page.pk for name, page in self.pages.items()}
        for count, (slug, page) in enumerate(self.pages.items(), start=1):
            self.write_page(page, self.build_fields(self.nodes[slug], self.sources[slug]), self.sources[slug])
            write_need(page, self.sources[slug])
            if count % 20 == 0:
                self.report(f"German pages: {count} of {len(self.pages)}")
        self.make_site()

    def make_site(self) -> None:
        Site.objects.all().delete()
        Page.objects.filter(depth=2).exclude(translation_key=self.pages["home"].translation_key).delete()
        Site.objects.create(
            hostname="localhost", port=80, site_name=settings.WAGTAIL_SITE_NAME, root_page=self.pages["home"], is_default_site=True
        )

    def get_locale(self, code: str) -> Locale:
        return Locale.objects.get_or_create(language_code=code)[0]

    def build_fields(self, node: Node, content: Block) -> dict[str, Any]:
        try:
            return node.build(content, BodyBuilder(node.slug, self.references))
        except (AttributeError, TypeError) as error:
            raise content.error(f"a value is not of the kind that is expected here ({error})") from None

    def add_page(self, node: Node, locale: Locale, parent: Page | None, values: dict[str, Any], key=None) -> Page:
        """Add a page below ``parent`` (Wagtail's root for a home page), not yet written."""
        slug = locale.language_code if node.parent is None else node.slug
        page = node.model(slug=slug, locale=locale, show_in_menus=node.is_in_menu, live=True, **values)
        if key is not None:
            page.translation_key = key
        if node.model is TopicPage:
            page.topic_id = self.topic_ids[node.slug]
        self.fill_required(page)
        (parent or Page.get_first_root_node()).add_child(instance=page)
        return page

    def fill_required(self, page: Page) -> None:
        """Give required fields a value until the page is written."""
        today = timezone.localdate()
        defaults = {"number": 1, "start_date": today, "end_date": today, "host_city": "–", "format": "onsite"}
        for name, value in defaults.items():
            if isinstance(page, ChapterPage | CongressPage) and hasattr(page, name) and not getattr(page, name):
                setattr(page, name, value)

    def write_page(self, page: Page, values: dict[str, Any], content: Block) -> None:
        """Write the fields of a page, check them by the page's own rules, and publish with a revision."""
        for name, value in values.items():
            setattr(page, name, value)
            if isinstance(page._meta.get_field(name), StreamField):
                # Reading the blocks once completes them: a field that a file leaves out is stored as an editor's form stores it.
                list(getattr(page, name))
        try:
            page.full_clean()
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            raise content.error(f"{name}: {messages[0]}") from None
        page.first_published_at = page.last_published_at = timezone.now()
        page.live, page.has_unpublished_changes = True, False
        page.save(clean=False)
        revision = page.save_revision(clean=False, log_action=False)
        Page.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)

    # The other languages

    def load_language(self, language) -> None:
        """Add all pages that the language has; pages below a missing parent are left to the router."""
        locale = self.get_locale(language.code)
        folder = self.root / language.code
        contents = {name: read_folder(folder / name, self.root) for name in ("pages", "guides", "strategy", "news", "congress")}
        added: dict[str, Page] = {}
        for slug, node, content in self.iterate_translated(contents):
            source_page = self.pages[slug]
            page = self.add_page(node, locale, added.get(node.parent or ""), {"title": source_page.title}, source_page.translation_key)
            added[slug] = page
            if language.is_rewriting:
                self.write_rewriting(page, slug, node, content)
            else:
                self.write_translation(page, slug, node, content, locale)
        self.report(f"{language.german_name}: {len(added)} pages")

    def get_source(self, name: str) -> TranslationSource:
        """Return the German text of a page as wagtail-localize stores it, made once."""
        if name not in self.translation_sources:
            self.translation_sources[name] = update_source(self.pages[name])
            record_statistics(self.pages[name], self.translation_sources[name])
        return self.translation_sources[name]

    def iterate_translated(self, contents: dict[str, dict[str, Block]]) -> Iterator[tuple[str, Node, Block]]:
        present = set()
        for slug, node in self.nodes.items():
            content = contents[node.folder].get(slug) if node.folder else Block()
            if content is not None and (node.parent is None or node.parent in present):
                present.add(slug)
                yield slug, node, content

    def write_rewriting(self, page: Page, name: str, node: Node, content: Block) -> None:
        """A rewriting has its own body; what is no text, and the sources, are the German page's."""
        completed = Block({**self.sources[name], **content})
        completed.path, completed.line = getattr(content, "path", Path()), getattr(content, "line", 1)
        self.write_page(page, self.build_fields(node, completed), completed)
        record_rewriting(page, self.pages[name])

    def write_translation(self, page: Page, name: str, node: Node, content: Block, locale: Locale) -> None:
        """Write the page and store its texts as translations of the German ones."""
        missing: list[str] = []
        merged = merge(self.sources[name], content, missing) if node.folder else content
        self.write_page(page, self.build_fields(node, merged), merged)
        source_page = self.pages[name]
        source = self.get_source(name)
        try:
            pairs = pair_texts(source_page, page)
        except MisalignedTranslation as error:
            raise content.error(str(error)) from None
        store_translation(source, locale, [pair for pair in pairs if not missing or pair.source != pair.target], tool_name=TOOL_NAME)
        record_states(page, plan(source, locale))
