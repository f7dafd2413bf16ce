"""Machine translation: what it would cost, then a yes, then the work of the worker."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from translation.desk.carrying import order_machine
from translation.desk.permissions import MACHINE, can_see, get_locale_or_404
from translation.desk.screens import DeskScreen, link_language, name_language, require
from translation.desk.selection import select_for_machine
from translation.jobs import DeskJob
from translation.machine import get_engine

MOST_JOBS = 10


class MachineScreen(DeskScreen):
    """Asks before anything is spent. Where no engine is set up it says so, and how to."""

    template_name = "translation/desk/machine.html"
    header_icon = "cogs"

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        user = self.request.user
        require(user.has_perm(MACHINE), "Ihr Konto darf nicht maschinell übersetzen lassen.")
        require(can_see(user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")
        self.engine = get_engine(self.locale)
        data = self.request.POST or self.request.GET
        self.source_key, self.segment_key = data.get("document", ""), data.get("segment", "")

    def get_page_title(self) -> str:
        return f"Maschinell übersetzen: {name_language(self.locale.language_code)}"

    def get_trail(self):
        return [{"url": reverse("translation_desk:queues"), "label": "Übersetzungen"}, link_language(self.locale)]

    def get_context_data(self, **kwargs):
        selection = select_for_machine(self.locale, self.source_key, self.segment_key) if self.engine else None
        jobs = DeskJob.objects.filter(locale=self.locale, kind=DeskJob.Kind.MACHINE).defer("content", "report").select_related("user")
        return super().get_context_data(
            language_code=self.locale.language_code,
            language_name=name_language(self.locale.language_code),
            engine=self.engine,
            selection=selection,
            estimate=selection.estimate(self.locale) if selection else None,
            source_key=self.source_key,
            segment_key=self.segment_key,
            jobs=jobs[:MOST_JOBS],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if self.engine is None:
            return self.go_back()
        selection = select_for_machine(self.locale, self.source_key, self.segment_key)
        estimate = selection.estimate(self.locale)
        agreed = request.POST.get("characters", "")
        if not estimate.segments:
            messages.info(request, "Hier ist nichts mehr maschinell zu übersetzen.")
            return self.go_back()
        if not agreed.isdecimal() or estimate.characters > int(agreed):
            messages.warning(request, "Inzwischen sind es mehr Zeichen. Bitte noch einmal bestätigen.")
            return self.render_to_response(self.get_context_data())
        job = order_machine(selection.keys, self.locale, request.user, title=selection.title, segment_key=self.segment_key)
        return redirect("translation_desk:job", self.locale.language_code, job.pk)

    def go_back(self):
        return redirect("translation_desk:machine", self.locale.language_code)
