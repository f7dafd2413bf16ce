"""What the screens of changes have in common: many texts are confirmed as still right, in many languages, at once."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.log_actions import log

from translation.desk.changes import collect_changes, confirm
from translation.desk.documents import FactDocument, PageDocument
from translation.desk.screens import DeskScreen, name_language


class ConfirmingScreen(DeskScreen):
    """The changed texts of one page or shared fact in all languages. ``prepare`` sets ``subject``, the page or the fact."""

    template_name = "translation/desk/changes.html"
    subject: Any
    confirmation = None

    def list_documents(self) -> list[PageDocument] | list[FactDocument]:
        """Return the subject once for each language."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        documents = self.list_documents()
        return super().get_context_data(
            changes=collect_changes(documents),
            locales=[(one.locale.language_code, name_language(one.locale.language_code)) for one in documents],
            confirmation=self.confirmation,
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
            log(self.subject, "translation.confirm", data=data)
        return self.render_to_response(self.get_context_data())
