"""Files for translators' tools: out, in with a preview, and what became of them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from translation.desk.carrying import offer_file
from translation.desk.forms import ExportForm, UploadForm
from translation.desk.permissions import can_see, can_translate, get_locale_or_404
from translation.desk.screens import DeskScreen, link_language, name_language, require
from translation.desk.selection import find_scope, list_scopes
from translation.exchange import FORMATS, ExchangeError, collect_units, export
from translation.jobs import DeskJob

MOST_JOBS = 10


class ExchangeScreen(DeskScreen):
    """One language: a form that gives a file, a form that takes one, the last files that came."""

    template_name = "translation/desk/exchange.html"
    header_icon = "download"

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")
        self.is_translator = can_translate(self.request.user, self.locale)
        self.upload_form = UploadForm()

    def get_page_title(self) -> str:
        return f"Dateien: {name_language(self.locale.language_code)}"

    def get_trail(self):
        return [{"url": reverse("translation_desk:queues"), "label": "Übersetzungen"}, link_language(self.locale)]

    def get_context_data(self, **kwargs):
        jobs = DeskJob.objects.filter(locale=self.locale, kind=DeskJob.Kind.FILE).defer("content", "report").select_related("user")
        return super().get_context_data(
            locale=self.locale,
            language_name=name_language(self.locale.language_code),
            is_translator=self.is_translator,
            export_form=ExportForm(scopes=list_scopes(), initial={"scope": self.request.GET.get("scope", "")}),
            upload_form=self.upload_form,
            jobs=jobs[:MOST_JOBS],
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        require(self.is_translator, "Sie können diese Sprache lesen, aber nicht übersetzen.")
        self.upload_form = UploadForm(request.POST, request.FILES)
        if self.upload_form.is_valid():
            file, release = self.upload_form.cleaned_data["file"], self.upload_form.cleaned_data["release"]
            try:
                job = offer_file(file.read(), self.locale, request.user, title=file.name, release=release)
            except ExchangeError as error:
                self.upload_form.add_error("file", f"Die Datei wurde nicht angenommen, nichts hat sich geändert. {error}")
            else:
                return redirect("translation_desk:job", self.locale.language_code, job.pk)
        return self.render_to_response(self.get_context_data(), status=422)


class ExportScreen(DeskScreen):
    """Gives the file; shows nothing itself."""

    http_method_names = ["get"]

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")

    def get(self, request, *args, **kwargs):
        code = self.locale.language_code
        form = ExportForm(request.GET, scopes=list_scopes())
        if not form.is_valid():
            messages.error(request, "Bitte Umfang und Format aus den Listen wählen.")
            return redirect("translation_desk:exchange", code)
        scope, name = find_scope(form.cleaned_data["scope"])
        try:
            kind = FORMATS[form.cleaned_data["format"]]
            units = collect_units(scope, self.locale)
            content = export(units, format=form.cleaned_data["format"], source_code=settings.LANGUAGE_CODE, target_code=code)
        except ExchangeError as error:
            messages.error(request, str(error))
            return redirect("translation_desk:exchange", code)
        response = HttpResponse(content, content_type=f"{kind.content_type}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{code}-{name}-{timezone.localdate():%Y-%m-%d}.{kind.extension}"'
        return response
