"""What the start page of the desk says of the files of the publication: nothing, unless somebody has to look after them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from strategy.contents import find_paper_languages
from strategy.models import Publication
from strategy.tasks import find_waiting_since

#: A build begins within seconds; one that has waited this long has no worker.
PATIENCE = timedelta(minutes=10)
SHOWN_FILES = 3


class PublicationsPanel(Component):
    """Files that were not built with their reasons, and a build that does not begin. Empty while all is well (three queries)."""

    name = "publications"
    order = 90
    template_name = "strategy/desk/home_panel.html"

    def render_html(self, parent_context=None):
        context = self.get_context_data(parent_context)
        return super().render_html(parent_context) if context["failed"] or context["waiting_since"] else ""

    def get_context_data(self, parent_context=None):
        failed = list(Publication.objects.exclude(error="").filter(language_code__in=find_paper_languages()))
        waiting_since = find_waiting_since()
        return {
            "failed": failed[:SHOWN_FILES],
            "more": max(0, len(failed) - SHOWN_FILES),
            "waiting_since": waiting_since if waiting_since and waiting_since < timezone.now() - PATIENCE else None,
            "address": reverse("strategy_desk:publications"),
        }
