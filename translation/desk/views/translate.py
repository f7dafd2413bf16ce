"""Translating one page or fact, segment by segment."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.log_actions import log

from core.models import TranslationRecord
from core.presentation import get_language
from translation.desk.documents import FactDocument, PageDocument
from translation.desk.forms import LinkTargetForm
from translation.desk.links import load_links, save_links
from translation.desk.permissions import OVERRIDE, REVIEW, can_see, can_translate, get_locale_or_404
from translation.desk.screens import DeskScreen, link_language, name_language, require
from translation.desk.worksheet import REASON, Outcome, Worksheet, build_sheets


def count_segments(count: int) -> str:
    return "1 Abschnitt" if count == 1 else f"{count} Abschnitte"


class TranslateScreen(DeskScreen):
    """German beside the translation. Buttons send the whole form, so that nothing typed is lost.

    A button is called ``action``; its value is a word, or a word with the place it is about: "release|<segment>",
    "adopt|<segment>|older", "adopt|<segment>|<number of the suggestion>", "override|<segment>|<digest of the finding>".
    """

    template_name = "translation/desk/translate.html"
    actions = ("save", "release", "adopt", "override")

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale), "Diese Sprache gehört nicht zu Ihrem Konto.")
        self.document = self.find_document()
        self.is_translator = can_translate(self.request.user, self.locale)

    def find_document(self) -> PageDocument | FactDocument:
        raise NotImplementedError

    def get_page_title(self) -> str:
        return f"{name_language(self.locale.language_code)}: {self.document.title}"

    def get_trail(self):
        return [{"url": reverse("translation_desk:queues"), "label": "Übersetzungen"}, link_language(self.locale)]

    def get_context_data(self, **kwargs):
        shows_all = self.request.GET.get("show") == "all"
        sheets = build_sheets(self.document, only_open=not shows_all)
        return super().get_context_data(
            document=self.document,
            language=get_language(self.locale.language_code),
            sheets=sheets,
            shows_all=shows_all,
            is_translator=self.is_translator,
            may_override=self.request.user.has_perm(OVERRIDE),
            finding_count=sum(len(sheet.findings) for sheet in sheets),
            **kwargs,
        )

    # Buttons

    def post(self, request, *args, **kwargs):
        action, *place = request.POST.get("action", "").split("|")
        if action not in self.actions:
            return self.go_back()
        is_allowed = request.user.has_perm(OVERRIDE) if action == "override" else self.is_translator
        require(is_allowed, "Sie können diese Sprache lesen, aber nicht übersetzen.")
        worksheet = Worksheet(self.document, request.POST, request.user)
        if place and place[0] not in worksheet.segments:
            messages.error(request, "Diesen Abschnitt gibt es im deutschen Text nicht mehr.")
            return self.go_back()
        getattr(self, f"do_{action}")(worksheet, *place)
        return self.go_back(list(worksheet.segments).index(place[0]) + 1 if place else None)

    def go_back(self, number: int | None = None):
        """Return to the same screen, at the segment that the button belonged to."""
        query = "?show=all" if self.request.GET.get("show") == "all" else ""
        return redirect(f"{self.request.path}{query}{f'#segment-{number}' if number else ''}")

    def do_save(self, worksheet: Worksheet) -> None:
        kept = worksheet.keep()
        if kept:
            messages.success(self.request, f"Zwischengespeichert, noch nicht öffentlich: {count_segments(kept)}.")
        else:
            messages.info(self.request, "Nichts Neues zum Zwischenspeichern.")

    def do_release(self, worksheet: Worksheet, key: str | None = None) -> None:
        outcome = worksheet.release({key} if key else None)
        self.report(outcome)
        if outcome.released:
            self.log("release", segments=outcome.released)

    def do_adopt(self, worksheet: Worksheet, key: str, which: str = "older") -> None:
        worksheet.keep()
        text = worksheet.segments[key].older_translation
        if which != "older":
            sheets = {sheet.segment.key: sheet for sheet in build_sheets(self.document, only_open=True)}
            offered = sheets[key].suggestions if key in sheets else []
            text = offered[int(which)].text if which.isdecimal() and int(which) < len(offered) else ""
        if text:
            worksheet.adopt(key, text)
            messages.success(self.request, "Übernommen, noch nicht öffentlich. Bitte an den deutschen Text anpassen.")

    def do_override(self, worksheet: Worksheet, key: str, digest: str = "") -> None:
        reason = self.request.POST.get(f"{REASON}{key}:{digest}", "").replace("\0", "").strip()[:500]
        if self.is_translator:
            worksheet.keep()
            worksheet = Worksheet(self.document, self.request.POST, self.request.user)
        if not reason:
            messages.error(self.request, "Ohne Begründung kann eine Beanstandung nicht übergangen werden.")
            return
        override = worksheet.override(key, digest, reason)
        if override is None:
            messages.error(self.request, "Diese Beanstandung besteht nicht mehr.")
            return
        self.log(
            "override_gate",
            kind=override.kind,
            difference=[override.german, override.translation],
            reason=reason,
            german=override.source_text,
            text=override.target_text,
        )
        messages.success(self.request, "Diese eine Beanstandung ist übergangen. Die Begründung ist festgehalten.")

    def log(self, action: str, **data) -> None:
        log(self.document.logged_object, f"translation.{action}", data={"language": self.locale.language_code, **data})

    def report(self, outcome: Outcome) -> None:
        """Say what became public and what did not. The reasons stand at the segments."""
        if outcome.released:
            messages.success(self.request, f"Freigegeben und öffentlich: {count_segments(outcome.released)}.")
        if outcome.refused:
            reason = "Der Grund steht beim Abschnitt; der Text ist aufgehoben."
            messages.warning(self.request, f"Zurückgehalten: {count_segments(outcome.refused)}. {reason}")
        if outcome.outdated:
            reason = "Der deutsche Text hat sich inzwischen geändert; bitte noch einmal vergleichen."
            messages.warning(self.request, f"Nicht freigegeben: {count_segments(outcome.outdated)}. {reason}")
        if outcome.too_long:
            messages.warning(self.request, f"Nicht freigegeben, weil zu lang. {' '.join(outcome.too_long)}")
        if not any(outcome):
            messages.info(self.request, "Es gab nichts Neues freizugeben.")


class TranslatePageScreen(TranslateScreen):
    """A page, with its preview and its links out of the site."""

    actions = (*TranslateScreen.actions, "links")

    def find_document(self) -> PageDocument:
        return PageDocument.find(self.locale, self.kwargs["key"])

    def get_context_data(self, **kwargs):
        target = self.document.target
        record = TranslationRecord.objects.filter(page_id=target.pk).first() if target else None
        return super().get_context_data(
            target=target,
            target_url=target.url if target and target.live else "",
            record=record,
            may_review=self.request.user.has_perm(REVIEW) and record is not None,
            links=load_links(self.document),
            preview_url=reverse("translation_desk:preview", args=[self.locale.language_code, self.kwargs["key"]]),
            **kwargs,
        )

    def do_links(self, worksheet: Worksheet) -> None:
        worksheet.keep()
        targets = {}
        for link in load_links(self.document):
            form = LinkTargetForm({"target": self.request.POST.get(link.field_name, "")})
            if not form.is_valid():
                messages.error(self.request, f"{form.data['target']}: {form.errors['target'][0]} Kein Ziel wurde geändert.")
                return
            targets[link.context_id] = form.cleaned_data["target"]
        changed = save_links(self.document, targets, self.request.user)
        messages.success(self.request, f"Geänderte Ziele von Links: {changed}.")
        if changed:
            self.log("change_links", links=changed)


class TranslateFactScreen(TranslateScreen):
    """A shared fact: its columns in one language."""

    def find_document(self) -> FactDocument:
        return FactDocument.find(self.locale, self.kwargs["model_name"], self.kwargs["key"])
