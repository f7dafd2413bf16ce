from django.conf import settings
from django.db import models
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core import snapshot
from core.presentation import Presentation


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

    def get_structured_data(self, presentation) -> dict:
        """Return properties of schema.org that only this page type knows."""
        return {}

    @property
    def is_source(self) -> bool:
        """Whether this page is the German original."""
        return self.locale.language_code == settings.LANGUAGE_CODE


class LeadPage(BasePage):
    """A page that begins with a lead: one or two sentences that also stand on cards and in search results."""

    lead = models.TextField("Vorspann", blank=True, max_length=900, help_text="Ein bis zwei Sätze. Stehen auch auf Karten und in Suchmaschinen.")

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True
