"""What all screens of the desk have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.presentation import get_language
from translation.segments import FACT_PREFIX

ROWS_PER_SCREEN = 50


class DeskScreen(WagtailAdminTemplateMixin, View):
    """A screen that answers 403 to whoever may not see it.

    Wagtail turns PermissionDenied into a redirect to its start page, which a program would take for success.
    """

    header_icon = "globe"

    def prepare(self) -> None:
        """Find what the address names. Raises Http404 or PermissionDenied."""

    def dispatch(self, request, *args, **kwargs):
        try:
            self.prepare()
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as error:
            return refuse(request, str(error))

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [{"url": reverse("wagtailadmin_home"), "label": "Start"}, *self.get_trail(), {"url": "", "label": self.get_page_title()}]

    def get_trail(self) -> list[dict[str, str]]:
        """The screens above this one."""
        return []

    def paginate(self, rows: list, **context) -> dict[str, Any]:
        """Return the context of a list that is shown in parts."""
        paginator = WagtailPaginator(rows, ROWS_PER_SCREEN)
        part = paginator.get_page(self.request.GET.get("p"))
        return {"rows": part, "items": part, "elided_page_range": paginator.get_elided_page_range(part.number), **context}


class TableScreen(DeskScreen):
    """A filtered list in parts, and the whole of it as CSV. Sub-classes write the lines and name the file."""

    file_stem: str

    def write_table(self, file) -> None:
        """Write the list as it is filtered, as CSV."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        if request.GET.get("format") == "csv":
            return self.export()
        return super().get(request, *args, **kwargs)

    def export(self) -> HttpResponse:
        """Return the list as CSV. The mark at the beginning tells spreadsheets that it is UTF-8."""
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.file_stem}-{timezone.localdate():%Y-%m-%d}.csv"'
        self.write_table(response)
        return response

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("p", None)
        query["format"] = "csv"
        return super().get_context_data(csv_url=f"?{query.urlencode()}", **kwargs)


def require(is_allowed: bool, reason: str = "") -> None:
    """Raise PermissionDenied unless something is allowed. ``reason`` is German and shown."""
    if not is_allowed:
        raise PermissionDenied(reason)


def refuse(request, reason: str = "") -> HttpResponse:
    """Return an honest 403 in the clothes of the desk."""
    return render(request, "translation/desk/forbidden.html", {"reason": reason}, status=403)


def link_language(locale) -> dict[str, str]:
    """Return the crumb of a language's queue."""
    code = locale.language_code
    return {"url": reverse("translation_desk:queue", args=[code]), "label": name_language(code)}


def link_work(code: str, source_key: str) -> str:
    """Return the address where the page or fact that work is filed under is translated."""
    if source_key.startswith(FACT_PREFIX):
        return reverse("translation_desk:translate_fact", args=[code, *source_key.removeprefix(FACT_PREFIX).split("/")])
    return reverse("translation_desk:translate_page", args=[code, source_key])


def name_language(code: str) -> str:
    """Return the German name of a language."""
    return get_language(code).german_name
