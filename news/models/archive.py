from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from core.models import BodyPage
from core.navigation import Link
from news.blocks import AnnouncedListBlock
from news.models.releases import NewsPage

RELEASES_A_PAGE = 10


class NewsIndexPage(BodyPage):
    """All press releases, newest first, by year, by topic and in pages: all three stand in the address.

    Dates that are announced ahead stand above them: when something comes and what about, nothing of the release itself.
    """

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    navigation_group = "press"
    related_for_reading = (*BodyPage.related_for_reading, "press_contact")
    max_count_per_parent = 1

    announced = StreamField(
        AnnouncedListBlock(),
        blank=True,
        verbose_name="Termine",
        help_text="Was kommt, bevor es eine Mitteilung oder einen Kongress dazu gibt. Vergangene Termine verschwinden von selbst.",
    )

    press_contact = models.ForeignKey(
        "facts.ContactPoint",
        verbose_name="Pressekontakt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Steht auf dieser Seite. Neue Mitteilungen beginnen mit ihm.",
    )

    content_panels = [*BodyPage.content_panels, FieldPanel("announced"), FieldPanel("press_contact")]

    class Meta:
        verbose_name = "Aktuelles"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        snapshot, code = context["site_snapshot"], context["presentation"].language_code
        tree = snapshot.tree
        sources = NewsPage.objects.child_of(self if self.is_source else self.get_source_index()).public(tree)
        held = [(year, topic_id) for year, topic_id in sources.order_by().values_list("date__year", "topic").distinct()]
        years = {year for year, _topic_id in held}
        topics = [topic for topic in snapshot.topics.values() if any(topic.pk == topic_id for _year, topic_id in held)]
        year, topic = read_number(request, "year"), read_topic(request, topics)
        if year is not None:
            if year not in years:
                raise Http404
            sources = sources.filter(date__year=year)
        if topic is not None:
            sources = sources.filter(topic=topic)
        page_number = read_number(request, "page")
        try:
            page = Paginator(sources.values_list("pk", flat=True), RELEASES_A_PAGE).page(1 if page_number is None else page_number)
        except EmptyPage:
            raise Http404 from None
        offered = {one for one, topic_id in held if topic is None or topic_id == topic.pk} | ({year} if year else set())
        announced = list_announced(self.announced) if year is None and topic is None and page.number == 1 else []
        context.update(
            releases=list_releases(tree, page.object_list, code),
            years=sorted(offered, reverse=True),
            year=year,
            topics=topics,
            topic=topic,
            page_of_releases=page,
            announced=announced,
            announced_has_times=any(one["time"] for one in announced),
        )
        return context

    def get_source_index(self) -> "NewsIndexPage":
        """Return the German index: it decides which releases there are."""
        return NewsIndexPage.objects.get(translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE)


def read_number(request, name: str) -> int | None:
    """Return a positive number from the query string, None if it is missing. Raises Http404 for anything else."""
    word = request.GET.get(name)
    if word is None:
        return None
    if not (word.isascii() and word.isdigit()) or not 0 < int(word) < 10_000:
        raise Http404(f"{name}={word!r}")
    return int(word)


def list_releases(tree, source_ids, language_code: str, *, with_corrections: bool = False) -> list[tuple[Link, NewsPage]]:
    """Return (link, release) for German releases in the reader's language where it exists (one query)."""
    links = [link for link in (tree.link_to(page_id, language_code) for page_id in source_ids) if link]
    unread = [name for name in NewsPage.get_streamfield_names() if not (with_corrections and name == "corrections")]
    releases = NewsPage.objects.select_related("locale", "translation_record").defer(*unread).in_bulk([link.page_id for link in links])
    return [(link, releases[link.page_id]) for link in links if link.page_id in releases]


def read_topic(request, topics):
    """Return the topic that the query string names by its key, None if it names none. Raises Http404 for one without releases."""
    key = request.GET.get("topic")
    if key is None:
        return None
    found = next((topic for topic in topics if topic.key == key), None)
    if found is None:
        raise Http404(f"topic={key!r}")
    return found


def list_announced(blocks) -> list:
    """Return the dates that are not past, the nearest first."""
    today = timezone.localdate()
    coming = [block.value for block in blocks if block.value["date"] >= today]
    return sorted(coming, key=lambda value: (value["date"], value["time"].isoformat() if value["time"] else ""))
