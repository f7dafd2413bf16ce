"""On the edit screen of a German page: whether its last publish reached all languages."""

from django.conf import settings
from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.models import get_page_models

from core.models import BasePage
from facts.language_note import LanguageNote
from translation.desk.permissions import can_confirm
from translation.desk.runs import describe_last_run


class RefreshPanel(Panel):
    """Shows the last refresh. It holds no field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "translation/desk/refresh_panel.html"

        def is_shown(self):
            page = self.instance
            return bool(page.pk and page.live and page.locale.language_code == settings.LANGUAGE_CODE)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["description"] = describe_last_run(self.instance)
            if can_confirm(self.request.user, self.instance):
                context["changes_url"] = reverse("translation_desk:changes", args=[self.instance.pk])
            return context


def find_fact_address(fact, language_code: str) -> str:
    """Return where a shared fact is translated into a language."""
    return reverse("translation_desk:translate_fact", args=[language_code, fact._meta.model_name, fact.key])


def find_changes_address(fact) -> str:
    """Return where minor edits of a shared fact are confirmed."""
    return reverse("translation_desk:fact_changes", args=[fact._meta.model_name, fact.key])


def add_to_facts() -> None:
    """Lead from the form of a shared fact, which shows its translations only, to where they are written."""
    LanguageNote.find_address = staticmethod(find_fact_address)
    LanguageNote.find_changes_address = staticmethod(find_changes_address)


def add_to_page_types() -> None:
    """Put the panel on top of every page type of the site. ``core`` builds the forms and may not know this room."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            model.content_panels = [RefreshPanel(heading="Übersetzungen"), *model.content_panels]
            # A system check may have built the form before this room was asked.
            model.get_edit_handler.cache_clear()
