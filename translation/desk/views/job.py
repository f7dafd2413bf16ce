"""A file or a machine translation on its way: what it would do, how far it is, what came of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from translation.desk.carrying import accept_file, drop_file
from translation.desk.permissions import can_see, can_translate, get_locale_or_404
from translation.desk.screens import DeskScreen, link_language, name_language, require
from translation.jobs import DeskJob

#: How often the screen of a job under way loads itself again.
SECONDS_BETWEEN_LOOKS = 3


class JobScreen(DeskScreen):
    """One job. It loads itself again, without a script, until the job has ended."""

    template_name = "translation/desk/job.html"
    header_icon = "download"

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")
        self.job = DeskJob.objects.filter(pk=self.kwargs["job_id"], locale=self.locale).select_related("user").defer("content").first()
        if self.job is None:
            raise Http404("There is no such job")
        self.is_translator = can_translate(self.request.user, self.locale)

    def get_page_title(self) -> str:
        return f"{self.job.get_kind_display()}: {self.job.title}"

    def get_trail(self):
        code = self.locale.language_code
        trail = [{"url": reverse("translation_desk:queues"), "label": "Übersetzungen"}, link_language(self.locale)]
        if self.job.kind == DeskJob.Kind.FILE:
            trail.append({"url": reverse("translation_desk:exchange", args=[code]), "label": "Dateien"})
        return trail

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if self.job.is_under_way:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            job=self.job,
            counts=self.job.report.get("counts", {}),
            lists=self.job.report.get("lists", {}),
            language_code=self.locale.language_code,
            language_name=name_language(self.locale.language_code),
            is_translator=self.is_translator,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        require(self.is_translator, "Sie können diese Sprache lesen, aber nicht übersetzen.")
        code, action = self.locale.language_code, request.POST.get("action")
        if action == "drop":
            if drop_file(self.job):
                messages.success(request, f"Verworfen: {self.job.title}. Nichts hat sich geändert.")
            return redirect("translation_desk:exchange", code)
        if action == "accept" and not accept_file(self.job):
            messages.info(request, "Diese Datei wird schon übernommen oder ist es bereits.")
        return redirect("translation_desk:job", code, self.job.pk)
