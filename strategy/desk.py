"""The editors' list of the publication's files: what is current, what was not built and why, and how far a build is."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from core.presentation import get_language
from core.publishing.turns import PAPER, is_taken
from strategy.contents import find_paper_languages
from strategy.formats import FORMATS
from strategy.models import Publication
from strategy.models.builds import Build
from strategy.standing import is_outdated, read_digests
from strategy.tasks import is_build_waiting, request_build

#: code: what editors read, and the look of Wagtail's status tag.
STATES = {
    "current": ("aktuell", "primary"),
    "outdated": ("überholt", "critical"),
    "running": ("wird gebaut", "primary"),
    "waiting": ("wartet auf den Bau", "secondary"),
    "failed": ("nicht gebaut", "critical"),
    "missing": ("noch nicht gebaut", "secondary"),
    "withdrawn": ("Sprache unvollständig", "secondary"),
}


def may_build(user) -> bool:
    """Whether somebody may see the list and have files built again: whoever publishes pages."""
    return page_permission_policy.user_has_permission(user, "publish")


@dataclass(frozen=True)
class Progress:
    """How far a build is. ``is_running`` while a living process builds; ``text`` is for editors."""

    is_running: bool
    is_waiting: bool
    done: int
    total: int
    current: str
    text: str


def describe_progress() -> Progress:
    """Return how far the newest build is, in three queries."""
    run = Build.objects.first()
    is_waiting = is_build_waiting()
    if run is None:
        return Progress(False, is_waiting, 0, 0, "", "Ein Bau ist vorgemerkt." if is_waiting else "Es wurde noch nichts gebaut.")
    if run.finished_at is None and is_taken(PAPER):
        text = f"{run.done} von {run.total} Dateien geprüft. Jetzt: {run.current_label or 'Vorbereitung'}."
        return Progress(True, is_waiting, run.done, run.total, run.current, text)
    if is_waiting:
        text = "Ein Bau ist vorgemerkt und beginnt in wenigen Sekunden."
    elif run.finished_at is None:
        text = "Der letzte Bau wurde unterbrochen. „Alles neu bauen“ holt ihn nach."
    else:
        text = f"Letzter Lauf: {run.total} Dateien geprüft, {run.built} neu gebaut, {run.refused} nicht gebaut."
    return Progress(False, is_waiting, run.done, run.total, "", text)


def list_rows(progress: Progress) -> list[dict]:
    """Return every file that is or should be there, by language and format, with its state."""
    rows = {(one.language_code, one.format): one for one in Publication.objects.all()}
    wanted = find_paper_languages()
    digests = read_digests(wanted)
    order = {language.code: number for number, language in enumerate(settings.SITE_LANGUAGES)}
    keys = {(code, name) for code in wanted for name in FORMATS} | rows.keys()
    return [
        {
            "publication": rows.get(key),
            "language": get_language(key[0]),
            "format": FORMATS[key[1]],
            "state": STATES[find_state(rows.get(key), key, progress, digests, is_wanted=key[0] in wanted)],
        }
        for key in sorted(keys, key=lambda key: (order.get(key[0], 99), list(FORMATS).index(key[1])))
    ]


def find_state(row: Publication | None, key: tuple[str, str], progress: Progress, digests: dict, *, is_wanted: bool) -> str:
    """Return the key of STATES that tells most. ``digests`` are those of the files as they would be built now."""
    if progress.is_running and progress.current == " ".join(key):
        return "running"
    if not is_wanted:
        return "withdrawn"
    if row is not None and row.error:
        return "failed"
    if row is not None and row.is_available and not is_outdated(row, digests):
        return "current"
    if progress.is_waiting:
        return "waiting"
    return "outdated" if row is not None and row.is_available else "missing"


def require_builder(view):
    """Refuse those who may not build."""

    def check(request, *args, **kwargs):
        if not may_build(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return check


@method_decorator(require_builder, name="dispatch")
class PublicationList(WagtailAdminTemplateMixin, TemplateView):
    page_title = "Dateien des Papiers"
    header_icon = "doc-full"
    template_name = "strategy/desk/publications.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        progress = describe_progress()
        return super().get_context_data(**kwargs, progress=progress, rows=list_rows(progress))


@require_safe
@require_builder
def show_progress(request):
    """How far the build is, for the script beside the list."""
    progress = describe_progress()
    response = JsonResponse(
        {"isBusy": progress.is_running or progress.is_waiting, "done": progress.done, "total": progress.total, "text": progress.text}
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@require_builder
def build_again(request):
    """Have one file (``publication`` in the form) or all files built again, although nothing changed."""
    rows = Publication.objects.all()
    if request.POST.get("publication", "").isdecimal():
        rows = rows.filter(pk=request.POST["publication"])
    rows.update(input_digest="")
    request_build()
    messages.success(request, "Der Bau ist vorgemerkt. Bis er fertig ist, gibt es weiter die letzten guten Dateien.")
    return redirect("strategy_desk:publications")
