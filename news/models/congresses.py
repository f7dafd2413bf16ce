from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from core.blocks import SourceListBlock
from core.models import BodyPage, LeadPage
from news.blocks import DocumentListBlock, NewsBodyBlock, OpeningImageBlock, ThemeListBlock
from news.programme import RecordingListBlock, SessionListBlock, SpeakerListBlock, check_days, find_times


class CongressIndexPage(BodyPage):
    """The congresses, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.CongressPage"]
    navigation_group = "press"
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Kongresse"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        links = list(tree.iterate_children(context["presentation"].entry, code))
        congresses = (
            CongressPage.objects.select_related("locale", "translation_record")
            .defer_streamfields()
            .in_bulk([link.page_id for link in links])
        )
        pairs = [(link, congresses[link.page_id]) for link in links if link.page_id in congresses]
        context["congresses"] = sorted(pairs, key=lambda pair: pair[1].start_date, reverse=True)
        return context


class CongressPage(LeadPage):
    """A congress: when, where, what about, who spoke, what came of it."""

    class Format(models.TextChoices):
        ONSITE = "onsite", "vor Ort"
        ONLINE = "online", "online"
        HYBRID = "hybrid", "vor Ort und online"

    parent_page_types = ["news.CongressIndexPage"]
    subpage_types = []
    schema_type = "Event"
    related_for_reading = (*LeadPage.related_for_reading, "press_contact")

    start_date = models.DateField("Beginn")
    end_date = models.DateField("Ende")
    host_city = models.CharField("Gastgebende Stadt", max_length=80)
    format = models.CharField("Form", max_length=10, choices=Format)
    motto = models.CharField("Motto", max_length=200, blank=True)
    opening_image = StreamField(OpeningImageBlock(max_num=1), blank=True, verbose_name="Bild")
    themes = StreamField(ThemeListBlock(), blank=True, verbose_name="Themen")
    programme = StreamField(SessionListBlock(), blank=True, verbose_name="Programm")
    speakers = StreamField(SpeakerListBlock(), blank=True, verbose_name="Mitwirkende")
    body = StreamField(NewsBodyBlock(), blank=True, verbose_name="Bericht")
    documents = StreamField(DocumentListBlock(), blank=True, verbose_name="Dokumente")
    recordings = StreamField(RecordingListBlock(), blank=True, verbose_name="Aufzeichnungen")
    press_contact = models.ForeignKey(
        "facts.ContactPoint", verbose_name="Pressekontakt", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sources = StreamField(SourceListBlock(), blank=True, verbose_name="Quellen")
    prefers_older_translation = models.BooleanField(
        "Ältere Übersetzung zuerst",
        default=False,
        help_text="Wenn sich ein deutscher Absatz geändert hat: zuerst die ältere Übersetzung zeigen, den deutschen Text eingeklappt.",
    )

    content_panels = [
        *LeadPage.content_panels,
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
        FieldRowPanel([FieldPanel("host_city"), FieldPanel("format")]),
        FieldPanel("motto"),
        FieldPanel("opening_image"),
        FieldPanel("themes"),
        FieldPanel("programme"),
        FieldPanel("speakers"),
        FieldPanel("body"),
        FieldPanel("documents"),
        FieldPanel("recordings"),
        FieldPanel("press_contact"),
        FieldPanel("sources"),
    ]
    settings_panels = [FieldPanel("prefers_older_translation"), *LeadPage.settings_panels]
    # The place is a proper name and the same in every language.
    override_translatable_fields = [*LeadPage.override_translatable_fields, SynchronizedField("host_city")]

    class Meta:
        verbose_name = "Kongress"
        verbose_name_plural = "Kongresse"

    def clean(self):
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": "Das Ende liegt vor dem Beginn."})
        if self.start_date and self.end_date:
            try:
                check_days(self.programme, self.start_date, self.end_date)
            except ValidationError as error:
                raise ValidationError({"programme": error.messages}) from None

    def get_structured_data(self, presentation) -> dict:
        """Return days, place and way of taking part (schema.org/Event)."""
        place = {"@type": "Place", "name": self.host_city, "address": self.host_city}
        online = {"@type": "VirtualLocation", "url": presentation.canonical_url}
        modes = {
            self.Format.ONSITE: ("OfflineEventAttendanceMode", place),
            self.Format.ONLINE: ("OnlineEventAttendanceMode", online),
            self.Format.HYBRID: ("MixedEventAttendanceMode", [place, online]),
        }
        mode, location = modes[self.format]
        return {
            "startDate": self.start_date.isoformat(),
            "endDate": self.end_date.isoformat(),
            "eventAttendanceMode": f"https://schema.org/{mode}",
            "eventStatus": "https://schema.org/EventScheduled",
            "location": location,
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sources"] = [block.value for block in self.sources]
        context["programme"] = [(block, find_times(block.value, self.start_date, self.end_date)) for block in self.programme]
        context["has_times"] = any(block.value["start"] for block in self.programme)
        path = f"/{context['presentation'].language_code}/kalender/{self.translation_key}"
        context.update(calendar_path=path, calendar_host=urlsplit(settings.SITE_URL).netloc)
        return context
