"""After a German text of a shared fact changed: what is still right in which language."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.log_actions import log

from translation.desk.changes import collect_changes, confirm
from translation.desk.documents import FactDocument
from translation.desk.permissions import can_confirm_fact, find_translation_locales
from translation.desk.screens import DeskScreen, name_language, require
from translation.fact_coverage import describe_fact


class FactChangesScreen(DeskScreen):
    """The changed columns of one shared fact, in all languages at once. The same screen as that of pages."""

    template_name = "translation/desk/changes.html"

    def prepare(self) -> None:
        self.locales = find_translation_locales()
        found = FactDocument.find(self.locales[0], self.kwargs["model_name"], self.kwargs["key"])
        self.fact, self.title = found.fact, found.title
        require(can_confirm_fact(self.request.user, self.fact))
        self.confirmation = None

    def get_page_title(self) -> str:
        return f"Änderungen: {self.title}"

    def get_trail(self):
        address = reverse(self.fact.snippet_viewset.get_url_name("edit"), args=[self.fact.pk])
        return [{"url": address, "label": self.title}]

    def list_documents(self) -> list[FactDocument]:
        return [FactDocument(self.fact, locale) for locale in self.locales]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            changes=collect_changes(self.list_documents()),
            locales=[(locale.language_code, name_language(locale.language_code)) for locale in self.locales],
            confirmation=self.confirmation,
            rows=[describe_fact(self.fact, locale.language_code) for locale in self.locales],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        keys, codes = set(request.POST.getlist("segment")), set(request.POST.getlist("language"))
        if not keys or not codes:
            messages.error(request, "Bitte mindestens einen Abschnitt und eine Sprache auswählen.")
            return redirect(request.path)
        self.confirmation = confirm(self.list_documents(), keys, codes, request.user)
        if self.confirmation.confirmed:
            data = {"segments": sorted(keys), "languages": sorted(codes), "confirmed": self.confirmation.confirmed}
            log(self.fact, "translation.confirm", data=data)
        return self.render_to_response(self.get_context_data())
