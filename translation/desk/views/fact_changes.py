"""After a German text of a shared fact changed: what is still right in which language."""

from django.urls import reverse

from translation.desk.documents import FactDocument
from translation.desk.permissions import can_confirm_fact, find_translation_locales
from translation.desk.screens import require
from translation.desk.views.confirming import ConfirmingScreen
from translation.fact_coverage import describe_fact


class FactChangesScreen(ConfirmingScreen):
    """The changed columns of one shared fact, in all languages at once. The same screen as that of pages."""

    def prepare(self) -> None:
        self.locales = find_translation_locales()
        found = FactDocument.find(self.locales[0], self.kwargs["model_name"], self.kwargs["key"])
        self.subject, self.title = found.fact, found.title
        require(can_confirm_fact(self.request.user, self.subject))

    def get_page_title(self) -> str:
        return f"Änderungen: {self.title}"

    def get_trail(self):
        address = reverse(self.subject.snippet_viewset.get_url_name("edit"), args=[self.subject.pk])
        return [{"url": address, "label": self.title}]

    def list_documents(self) -> list[FactDocument]:
        return [FactDocument(self.subject, locale) for locale in self.locales]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            rows=[describe_fact(self.subject, locale.language_code) for locale in self.locales],
            **kwargs,
        )
