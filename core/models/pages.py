from django.conf import settings
from django.db import models
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core import marks, snapshot
from core.blocks import StandardBodyBlock
from core.presentation import Presentation
from core.reading import collect_headings
from facts.models.translated import Localised


class BasePage(Page):
    """Every page of the site.

    Abstract on purpose: wagtail-localize does not support Wagtail 8's custom base page model.
    Slugs are the German ones in every language, so that a reader changes the prefix and stays on the same page.
    """

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    #: Joined into the one query that fetches the page.
    related_for_reading: tuple[str, ...] = ("translation_record",)
    #: Phones are shared: such a page is stored nowhere and offers a quick way out.
    is_private_reading = False
    #: Whether a changed paragraph shows its older translation first, German folded. Never for guidance on health.
    prefers_older_translation = False
    #: Whether an older translation stays hidden when its numbers, telephone numbers or dates are no longer right.
    hides_risky_older_translations = False
    schema_type = "WebPage"
    #: The column of the footer that lists pages of this type: topics, help, press, service, or none.
    navigation_group = ""

    class Meta:
        abstract = True

    @classmethod
    def fetch_for_reading(cls, page_id: int) -> "BasePage":
        """Return the page with everything joined that its template reads (one query)."""
        return cls._default_manager.select_related("locale", *cls.related_for_reading).get(pk=page_id)

    @property
    def description(self) -> str:
        """Plain text for cards, search engines and feeds."""
        return self.search_description or getattr(self, "lead", "")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if getattr(request, "presentation", None) is None:
            # A preview in the desk comes here without the router.
            request.presentation = Presentation.of_preview(self, snapshot.get_current())
        marks.activate(marks.PageMarks.of_page(self))
        context["presentation"] = request.presentation
        context["site_snapshot"] = request.presentation.snapshot
        return context

    def serve(self, request, *args, **kwargs):
        request.is_preview = getattr(request, "is_preview", False)
        response = TemplateResponse(request, self.get_template(request, *args, **kwargs), self.get_context(request, *args, **kwargs))
        if self.is_private_reading:
            response["Cache-Control"] = "no-store"
        return response

    def serve_preview(self, request, mode_name):
        """Show the page in its own language, whatever language the desk is in."""
        with translation.override(self.locale.language_code):
            return super().serve_preview(request, mode_name).render()

    def derive_fields(self) -> None:
        """Set the fields that follow from others. Called when a translation is put together."""

    def get_borrowed_texts(self) -> dict[str, Localised]:
        """Return the fields whose text is a shared fact's, each with the language that it is really in. May query."""
        return {}

    def get_structured_data(self, presentation) -> dict:
        """Return properties of schema.org that only this page type knows."""
        return {}

    def get_text_language(self, field_name: str) -> str:
        """Return the code of the language that a field of the page is really in."""
        record = getattr(self, "translation_record", None)
        if record is not None and field_name in record.source_fields:
            return settings.LANGUAGE_CODE
        return self.locale.language_code

    def get_block_language(self, field_name: str, block_id: str, name: str = "") -> str:
        """Return the code of the language that a block of a StreamField is really in: German while any text of it is.

        ``name`` narrows that to a part of the block: a field of it, or the id of an item where it is a list. Wants ``locale``
        and ``translation_record`` joined.
        """
        record = getattr(self, "translation_record", None)
        place = ".".join(filter(None, (field_name, block_id, name)))
        for key, state in record.pending.items() if record is not None else ():
            shows_older = state.get("older") and self.prefers_older_translation
            if key.startswith((f"{place}.", f"{place}#")) and not shows_older:
                return settings.LANGUAGE_CODE
        return self.locale.language_code

    @property
    def is_source(self) -> bool:
        """Whether this page is the German original."""
        return self.locale.language_code == settings.LANGUAGE_CODE


class LeadPage(BasePage):
    """A page that begins with a lead: one or two sentences that also stand on cards and in search results."""

    lead = models.TextField(
        "Vorspann", blank=True, max_length=900, help_text="Ein bis zwei Sätze. Stehen auch auf Karten und in Suchmaschinen."
    )

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    @property
    def lead_language_code(self) -> str:
        """The language that the lead is really in. Wants ``locale`` and ``translation_record`` joined."""
        return self.get_text_language("lead")


class BodyPage(LeadPage):
    """A plain page, or an index whose list is followed by a body."""

    body = StreamField(StandardBodyBlock(), blank=True, verbose_name="Inhalt")

    content_panels = [*LeadPage.content_panels, FieldPanel("body")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["headings"] = collect_headings(self.body)
        return context
