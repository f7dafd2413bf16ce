from datetime import date, datetime, time
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from core.blocks import RelatedListBlock, SourceListBlock
from core.models import LeadPage
from core.navigation import PATH_STEP
from news import dating, embargo, numbering
from news.blocks import CorrectionListBlock, NewsBodyBlock, OpeningImageBlock
from news.forms import ReleaseForm
from news.panels import EmbargoPanel, FilesPanel, MailsPanel, SilencePanel
from news.press.pictures import list_pictures


def get_today():
    """The default date of a new release."""
    return timezone.localdate()


class Correction(NamedTuple):
    """A correction or an addition as one version of the release shows it. ``language_code`` is the one that its text is really in."""

    date: date
    text: str
    former: str
    language_code: str
    is_addition: bool = False


class ReleaseQuerySet(PageQuerySet):
    """Press releases."""

    def published(self):
        """Those that are public at this moment. Privacy of pages above is the tree's to know."""
        return self.live().exclude(embargo_until__gt=timezone.now())

    def public(self, tree):
        """German releases that every reader can see, the newest first. ``tree`` is the one of this moment; it costs no query."""
        home = tree.by_address.get((settings.LANGUAGE_CODE, ""))
        if home is None:
            return self.none()
        found = self.published().filter(locale__language_code=settings.LANGUAGE_CODE, path__startswith=home.path)
        found = found.exclude(translation_key__in=tree.held_keys)
        for path in tree.restricted_paths:
            found = found.exclude(path__startswith=path)
        return found.order_by("-date", "-pk")


class NewsPage(LeadPage):
    """A press release, as the press must be able to quote it."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    schema_type = "NewsArticle"
    base_form_class = ReleaseForm
    related_for_reading = (*LeadPage.related_for_reading, "press_contact", "topic")

    date = models.DateField("Datum", default=get_today)
    number = models.CharField("Nummer", max_length=20, blank=True, help_text="Zum Beispiel 45/2026. Nur, wenn es eine gibt.")
    topic = models.ForeignKey(
        "facts.Topic",
        verbose_name="Thema",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Für das Archiv, die Feeds und die Abonnements nach Themen.",
    )
    embargo_until = models.DateTimeField(
        "Sperrfrist bis",
        null=True,
        blank=True,
        db_index=True,
        help_text="Tag und Uhrzeit in Deutschland. Veröffentlichen Sie jetzt; öffentlich wird die Mitteilung dann von selbst in dieser "
        "Minute, in allen Sprachen zugleich und mit allem, was nur in ihr steht. Leer: sofort beim Veröffentlichen.",
    )
    place = models.CharField("Ort", max_length=80, blank=True)
    kicker = models.CharField("Dachzeile", max_length=120, blank=True)
    subheadline = models.CharField("Unterzeile", max_length=250, blank=True)
    opening_image = StreamField(OpeningImageBlock(max_num=1), blank=True, verbose_name="Bild")
    corrections = StreamField(
        CorrectionListBlock(),
        blank=True,
        verbose_name="Korrekturen",
        help_text="Stehen mit Datum über der Mitteilung, in den Feeds und in den Daten für Suchmaschinen.",
    )
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

    objects = PageManager.from_queryset(ReleaseQuerySet)()

    override_translatable_fields = [
        *LeadPage.override_translatable_fields,
        SynchronizedField("number"),
        SynchronizedField("topic", overridable=False),
        SynchronizedField("embargo_until", overridable=False),
    ]

    content_panels = [
        EmbargoPanel(heading="Sperrfrist"),
        SilencePanel(heading="Keine E-Mail"),
        FilesPanel(heading="Dateien für die Presse"),
        MailsPanel(heading="Per E-Mail"),
        MultiFieldPanel([FieldPanel("kicker"), TitleFieldPanel("title"), FieldPanel("subheadline")], heading="Überschriften"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("number"), FieldPanel("place")]),
        FieldRowPanel([FieldPanel("embargo_until"), FieldPanel("topic")]),
        FieldPanel("corrections"),
        FieldPanel("lead"),
        FieldPanel("opening_image"),
        FieldPanel("body"),
        FieldPanel("press_contact"),
        FieldPanel("related"),
        FieldPanel("sources"),
    ]
    settings_panels = [FieldPanel("prefers_older_translation"), *LeadPage.settings_panels]

    #: The date that was entered, where ``clean`` has put another in its place; the desk tells the editor.
    date_before = None

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"

    def clean(self):
        super().clean()
        if self.is_source:
            embargo.check(self)
            if self.embargo_until and self.embargo_until > timezone.now():
                self.put_date(embargo.find_day(self.embargo_until))
        numbering.check(self)
        self.check_corrections()

    def save(self, *args, **kwargs):
        """Whatever publishes a release saves its whole row."""
        if kwargs.get("update_fields") is None:
            dating.settle(self)
        super().save(*args, **kwargs)

    def put_date(self, day) -> None:
        """Date the release with the day on which it becomes public, and keep what was entered to tell of it."""
        if self.date != day:
            self.date_before, self.date = self.date, day

    def check_corrections(self) -> None:
        """Raise ValidationError for a correction from before the release or from tomorrow."""
        for block in self.corrections:
            day = block.value["date"]
            if day is not None and self.date is not None and not self.date <= day <= timezone.localdate():
                raise ValidationError(
                    {
                        "corrections": f"Die Korrektur vom {day:%d.%m.%Y} liegt vor der Mitteilung ({self.date:%d.%m.%Y}) oder nach heute. "
                        "Bitte das Datum ändern."
                    }
                )

    def get_structured_data(self, presentation) -> dict:
        """Properties of NewsArticle (schema.org): headline, dates, number, topic, corrections."""
        corrections = [
            {"@type": "CorrectionComment", "text": one.text, "datePublished": one.date.isoformat(), "inLanguage": one.language_code}
            for one in self.list_corrections()
            if not one.is_addition
        ]
        images = [settings.SITE_URL + picture.web_url for picture in list_pictures(self)]
        values = {
            "headline": self.title,
            "datePublished": self.dated_at.isoformat(timespec="seconds") if self.embargo_until else self.date.isoformat(),
            "dateModified": self.changed_at.isoformat(timespec="seconds"),
            "identifier": self.number,
            "articleSection": self.topic.localise("name", presentation.body_language.code).text if self.topic_id and self.topic else "",
            "dateline": self.place,
            "image": images,
            "correction": corrections,
        }
        return {name: value for name, value in values.items() if value}

    def list_corrections(self) -> list[Correction]:
        """Return the corrections, the newest first."""
        found = [
            Correction(
                one.value["date"],
                one.value["text"],
                one.value["former"],
                self.get_block_language("corrections", one.id, "text"),
                one.value["kind"] == "addition",
            )
            for one in self.corrections
        ]
        return sorted(found, key=lambda one: one.date, reverse=True)

    @property
    def released_at(self):
        """The moment at which the release became, or becomes, public; None for one that never was published."""
        moments = [moment for moment in (self.first_published_at, self.embargo_until) if moment]
        return max(moments) if self.first_published_at else None

    @property
    def dated_at(self) -> datetime:
        """The moment that readers are told as that of the publication: never one that is still to come once the release is public.

        A release from the archive has a date only: then it is noon of that day, in Germany.
        """
        released_at = self.released_at or timezone.now()
        if self.embargo_until or self.date >= embargo.find_day(released_at):
            return released_at
        return datetime.combine(self.date, time(12), embargo.ZONE)

    @property
    def changed_at(self) -> datetime:
        """The moment of the last change that readers can tell: what was published under an embargo is new when it ends."""
        return max(self.last_published_at or self.dated_at, self.dated_at)

    @property
    def kicker_language_code(self) -> str:
        """The language that the kicker is really in."""
        return self.get_text_language("kicker")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tree, code = context["site_snapshot"].tree, context["presentation"].language_code
        related = (tree.offer(block.value.pk, code) for block in self.related if block.value)
        site_text = context["site_snapshot"].site_text
        archive = tree.by_path.get(self.path[:-PATH_STEP])
        is_public = self.pk in tree.by_id
        press_files = {row.kind: row for row in self.press_files.all() if row.file_name} if self.pk else {}
        context.update(
            archive_url=tree.localise(archive, code).url if archive and is_public else "",
            related=[link for link in related if link],
            sources=[block.value for block in self.sources],
            corrections=self.list_corrections(),
            boilerplate=bool(site_text and site_text.boilerplate),
            pictures=list_pictures(self),
            press_files=press_files,
            has_older_files=any(row.outdated_since for row in press_files.values()),
            files_url=request.path if getattr(request, "press_preview", None) else context["presentation"].entry.url,
        )
        return context
