"""The editors' list of editions: freezing one, with a look before the act, and the numbers that others give to it."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView, UpdateView
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.presentation import get_language
from strategy.contents import find_paper_languages
from strategy.desk import require_builder
from strategy.editions.freezing import RefusedEdition, find_obstacles, freeze
from strategy.formats import FORMATS
from strategy.models import Edition


class FreezeForm(forms.Form):
    """What an editor says about a new edition."""

    label = forms.CharField(
        label="Bezeichnung",
        max_length=100,
        required=False,
        help_text="Nur, wenn die Ausgabe einen eigenen Namen hat, zum Beispiel „Kabinettsfassung“.",
    )
    confirmed = forms.BooleanField(
        label="Ich weiß, dass sich eine Ausgabe nicht mehr ändern und nicht löschen lässt.",
        error_messages={"required": "Bitte bestätigen. Ohne Bestätigung wird nichts festgehalten."},
    )


class NumbersForm(WagtailAdminModelForm):
    """What may be added to an edition later."""

    class Meta:
        model = Edition
        fields = ["label", "isbn", "urn", "doi"]


class DeskMixin(WagtailAdminTemplateMixin):
    """A screen about editions: below their list, which the way back names."""

    header_icon = "folder-open-inverse"

    def get_breadcrumbs_items(self):
        items = [*super().get_breadcrumbs_items(), {"url": reverse("strategy_desk:editions"), "label": "Ausgaben"}]
        if self.get_page_title() != "Ausgaben":
            items.append({"url": "", "label": self.get_page_title()})
        return items


@method_decorator(require_builder, name="dispatch")
class EditionList(DeskMixin, TemplateView):
    page_title = "Ausgaben"
    template_name = "strategy/desk/editions.html"

    def get_context_data(self, **kwargs):
        editions = Edition.objects.select_related("created_by").prefetch_related("files")
        return super().get_context_data(**kwargs, source_code=settings.LANGUAGE_CODE, editions=editions)


@method_decorator(require_builder, name="dispatch")
class FreezeView(DeskMixin, FormView):
    """Shows what would be frozen, or why nothing can be; freezes it."""

    page_title = "Ausgabe festhalten"
    template_name = "strategy/desk/freeze.html"
    form_class = FreezeForm

    def get_context_data(self, **kwargs):
        reasons = kwargs.pop("reasons", None)
        return super().get_context_data(
            **kwargs,
            reasons=find_obstacles() if reasons is None else reasons,
            languages=[get_language(code).german_name for code in find_paper_languages()],
            formats=[one.office_label for one in FORMATS.values()],
        )

    def form_valid(self, form):
        try:
            edition = freeze(user=self.request.user, label=form.cleaned_data["label"])
        except RefusedEdition as error:
            return self.render_to_response(self.get_context_data(form=form, reasons=error.reasons), status=409)
        messages.success(self.request, f"Die Ausgabe {edition.name} ist festgehalten.")
        return redirect("strategy_desk:editions")


@method_decorator(require_builder, name="dispatch")
class NumbersView(DeskMixin, UpdateView):
    """ISBN, URN and DOI of an edition."""

    template_name = "strategy/desk/numbers.html"
    form_class = NumbersForm

    def get_page_title(self):
        return f"Ausgabe {self.object.name}"

    def get_object(self, queryset=None):
        return get_object_or_404(Edition, name=self.kwargs["name"])

    def form_valid(self, form):
        form.save()
        messages.success(self.request, "Die Angaben sind gespeichert.")
        return redirect("strategy_desk:editions")
