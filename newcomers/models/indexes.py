from collections import defaultdict

from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core.models import BodyPage, LeadPage
from facts.models import ContactPoint, Place, Term, Topic
from facts.models.translated import Localised
from newcomers.models.guides import GuidePage


def describe_links(links) -> list[tuple]:
    """Return (link, guide) for the guides that the links lead to (one query)."""
    links = list(links)
    guides = GuidePage.objects.select_related("locale", "translation_record").defer_streamfields().in_bulk([link.page_id for link in links])
    return [(link, guides[link.page_id]) for link in links if link.page_id in guides]


class NewcomersIndexPage(BodyPage):
    """The topics for newcomers, and the guides that matter most."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newcomers.TopicPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Übersicht für Neuzugewanderte"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        topics = list(tree.iterate_children(context["presentation"].entry, code))
        context["topics"] = [(topic, list(tree.iterate_children(topic.entry, code))) for topic in topics]
        return context


class TopicPageForm(WagtailAdminPageForm):
    """Asks for no address: an empty one becomes the key of the topic."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        topic = self.cleaned_data.get("topic")
        if topic and not self.cleaned_data.get("slug"):
            self.cleaned_data["slug"] = topic.key
        return super().clean()


class TopicPage(LeadPage):
    """All guides on one topic. Its title is the topic's name: it is written once, in the shared facts."""

    parent_page_types = ["newcomers.NewcomersIndexPage"]
    subpage_types = ["newcomers.GuidePage"]
    navigation_group = "topics"
    related_for_reading = (*LeadPage.related_for_reading, "topic")

    topic = models.ForeignKey(Topic, verbose_name="Thema", on_delete=models.PROTECT, related_name="+")

    base_form_class = TopicPageForm
    content_panels = [FieldPanel("topic"), FieldPanel("lead")]
    override_translatable_fields = [*LeadPage.override_translatable_fields, SynchronizedField("title", overridable=False)]

    class Meta:
        verbose_name = "Themenseite"
        verbose_name_plural = "Themenseiten"

    def clean(self):
        self.take_title()
        super().clean()

    def derive_fields(self) -> None:
        self.take_title()

    def take_title(self) -> None:
        """Take title and address from the topic."""
        if self.topic_id:
            self.title = self.get_borrowed_texts()["title"].text
            self.slug = self.slug or self.topic.key

    def get_borrowed_texts(self) -> dict[str, Localised]:
        return {"title": self.topic.localise("name", self.locale.language_code)}

    def full_clean(self, *args, **kwargs):
        self.take_title()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self.take_title()
        self.draft_title = self.title
        super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        context["guides"] = describe_links(tree.iterate_children(context["presentation"].entry, code))
        context["contacts"] = ContactPoint.objects.filter(topics=self.topic_id).select_related("place")[:6]
        return context


class ContactIndexPage(BodyPage):
    """All contact points by topic and place. The choice stands in the address, so that it can be sent to somebody."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    navigation_group = "help"
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Hilfe finden"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        topics = list(context["site_snapshot"].topics.values())
        chosen_topic = next((topic for topic in topics if topic.key == request.GET.get("topic")), None)
        contacts = ContactPoint.objects.select_related("place").prefetch_related("topics")
        if chosen_topic:
            contacts = contacts.filter(topics=chosen_topic.pk)
        place_key = request.GET.get("place", "")
        if place_key.isascii() and place_key.isdigit():
            contacts = contacts.filter(models.Q(place__key=place_key) | models.Q(place__isnull=True))
        groups = defaultdict(list)
        for contact in contacts:
            groups[contact.place].append(contact)
        context.update(
            topics=topics,
            chosen_topic=chosen_topic,
            places=Place.objects.filter(contact_points__isnull=False).distinct(),
            chosen_place=place_key,
            groups=sorted(groups.items(), key=lambda group: (group[0] is not None, str(group[0]))),
            count=sum(len(group) for group in groups.values()),
        )
        return context


class GlossaryPage(BodyPage):
    """German office words, explained in the reader's language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    navigation_group = "help"
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Wörterverzeichnis"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["terms"] = Term.objects.all()
        return context
