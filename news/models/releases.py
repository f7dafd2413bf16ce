from django.conf import settings
from django.core.paginator import EmptyPage, Paginator
from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import RelatedListBlock, SourceListBlock
from core.models import BodyPage, LeadPage
from core.navigation import Link
from news.blocks import NewsBodyBlock, OpeningImageBlock

RELEASES_A_PAGE = 10


def get_today():
    """The default date of a new release."""
    return timezone.localdate()


class NewsIndexPage(BodyPage):
    """All press releases, newest first, by year and in pages. Year and page stand in the address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    navigation_group = "press"
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Aktuelles"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        sources = NewsPage.objects.child_of(self if self.is_source else self.get_source_index()).live().order_by("-date", "-pk")
        for path in tree.restricted_paths:
            sources = sources.exclude(path__startswith=path)
        years = list(sources.order_by("-date__year").values_list("date__year", flat=True).distinct())
        year = read_number(request, "year")
        if year is not None:
            if year not in years:
                raise Http404
            sources = sources.filter(date__year=year)
        page_number = read_number(request, "page")
        try:
            page = Paginator(sources.values_list("pk", flat=True), RELEASES_A_PAGE).page(1 if page_number is None else page_number)
        except EmptyPage:
            raise Http404 from None
        context.update(releases=list_releases(tree, page.object_list, code), years=years, year=year, page_of_releases=page)
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


def list_releases(tree, source_ids, language_code: str) -> list[tuple[Link, "NewsPage"]]:
    """Return (link, release) for German releases in the reader's language where it exists (one query)."""
    links = [link for link in (tree.link_to(page_id, language_code) for page_id in source_ids) if link]
    releases = (
        NewsPage.objects.select_related("locale", "translation_record").defer_streamfields().in_bulk([link.page_id for link in links])
    )
    return [(link, releases[link.page_id]) for link in links if link.page_id in releases]


class NewsPage(LeadPage):
    """A press release, as the press must be able to quote it."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    schema_type = "NewsArticle"
    related_for_reading = (*LeadPage.related_for_reading, "press_contact")

    date = models.DateField("Datum", default=get_today)
    number = models.CharField("Nummer", max_length=20, blank=True, help_text="Zum Beispiel 45/2026. Nur, wenn es eine gibt.")
    place = models.CharField("Ort", max_length=80, blank=True)
    kicker = models.CharField("Dachzeile", max_length=120, blank=True)
    subheadline = models.CharField("Unterzeile", max_length=250, blank=True)
    opening_image = StreamField(OpeningImageBlock(max_num=1), blank=True, verbose_name="Bild")
    body = StreamField(NewsBodyBlock(), blank=True, verbose_name="Inhalt")
    press_contact = models.ForeignKey(
        "facts.ContactPoint", verbose_name="Pressekontakt", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    related = StreamField(RelatedListBlock(max_num=6), blank=True, verbose_name="Auch interessant")
    sources = StreamField(SourceListBlock(), blank=True, verbose_name="Quellen")
    prefers_older_translation = models.BooleanField(
        "Ältere Übersetzung zuerst",
        default=False,
        help_text="Wenn sich ein deutscher Absatz geändert hat: zuerst die ältere Übersetzung zeigen, den deutschen Text eingeklappt.",
    )

    override_translatable_fields = [*LeadPage.override_translatable_fields, SynchronizedField("number")]

    content_panels = [
        MultiFieldPanel([FieldPanel("kicker"), TitleFieldPanel("title"), FieldPanel("subheadline")], heading="Überschriften"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("number"), FieldPanel("place")]),
        FieldPanel("lead"),
        FieldPanel("opening_image"),
        FieldPanel("body"),
        FieldPanel("press_contact"),
        FieldPanel("related"),
        FieldPanel("sources"),
    ]
    settings_panels = [FieldPanel("prefers_older_translation"), *LeadPage.settings_panels]

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"

    @property
    def kicker_language_code(self) -> str:
        """The language that the kicker is really in."""
        return self.get_text_language("kicker")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        related = (tree.link_to(block.value.pk, code) for block in self.related if block.value)
        context.update(related=[link for link in related if link], sources=[block.value for block in self.sources])
        return context
