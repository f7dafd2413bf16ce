"""The home page of each language and the plain pages that every public body owes its readers."""

from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType

from core.models import BodyPage, LeadPage
from newcomers.models import GuidePage, TopicPage
from news.models import NewsIndexPage, NewsPage
from strategy.models import StrategyPage

NEWEST_RELEASES = 4


class HomePage(LeadPage):
    """Where a reader arrives: topics for newcomers, emergency numbers, the strategy, latest news.

    The site has one home page per language; each is a child of Wagtail's root.
    """

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "newcomers.NewcomersIndexPage",
        "newcomers.ContactIndexPage",
        "newcomers.GlossaryPage",
        "strategy.StrategyPage",
        "news.NewsIndexPage",
        "news.CongressIndexPage",
        "home.StandardPage",
    ]

    class Meta:
        verbose_name = "Startseite"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        snapshot, code = context["site_snapshot"], context["presentation"].language_code
        tree = snapshot.tree
        topic_ids = dict(TopicPage.objects.values_list("translation_key", "topic_id"))
        source_guides = GuidePage.objects.filter(is_vital=True, locale__language_code=settings.LANGUAGE_CODE)
        newest = NewsPage.objects.public(tree).values_list("pk", "date")[:NEWEST_RELEASES]
        links = {link.entry.content_type_id: link for link in tree.get_group("press", code)}
        context.update(
            topics=[
                (link, snapshot.topics[topic_id])
                for link in tree.get_group("topics", code)
                if (topic_id := topic_ids.get(UUID(link.entry.translation_key))) in snapshot.topics
            ],
            vital=[link for link in (tree.offer(pk, code) for pk in source_guides.order_by("path").values_list("pk", flat=True)) if link],
            strategy=links.get(ContentType.objects.get_for_model(StrategyPage).pk),
            news_index=links.get(ContentType.objects.get_for_model(NewsIndexPage).pk),
            news=[(link, date) for pk, date in newest if (link := tree.offer(pk, code))],
        )
        return context


class StandardPage(BodyPage):
    """Imprint, privacy, accessibility statement, explanations in Leichte Sprache and in German Sign Language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    navigation_group = "service"

    class Meta:
        verbose_name = "Einfache Seite"
        verbose_name_plural = "Einfache Seiten"
