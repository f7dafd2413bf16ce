"""The screen “Pressemitteilungen per E-Mail” at the desk, and the deletion of an address whose owner asks the office for it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from core.presentation import get_language
from news.models.subscriptions import Subscription
from news.subscriptions import report
from news.subscriptions.forms import check_address
from news.subscriptions.housekeeping import MAIL_DAYS, SUSPENDED_DAYS
from news.subscriptions.server import is_configured

VIEW = "news.view_subscription"
DELETE = "news.delete_subscription"
TITLE = "Pressemitteilungen per E-Mail"
#: What the log of the desk calls a deletion.
LOG_ACTION = "news.delete_address"


class AddressForm(forms.Form):
    """The address that somebody wants to be deleted. Messages are for editors."""

    address = forms.CharField(
        label="E-Mail-Adresse",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email", "size": 40}),
        error_messages={"required": "Bitte eine E-Mail-Adresse eingeben.", "max_length": "So lang ist keine E-Mail-Adresse."},
    )

    def clean_address(self) -> str:
        return check_address(self.cleaned_data["address"], "Das ist keine E-Mail-Adresse. Zum Beispiel: name@example.org")


class DeskMixin(WagtailAdminTemplateMixin):
    """The report, or a screen below it, which the way back names."""

    header_icon = "mail"

    def get_breadcrumbs_items(self):
        items = [*super().get_breadcrumbs_items(), {"url": reverse("press_mails:report"), "label": TITLE}]
        return items if self.get_page_title() == TITLE else [*items, {"url": "", "label": self.get_page_title()}]


@method_decorator(permission_required(VIEW, raise_exception=True), name="dispatch")
class ReportView(DeskMixin, TemplateView):
    """Subscribers by language and topic, and what became of the mails."""

    page_title = TITLE
    template_name = "news/desk/mails.html"

    def get_context_data(self, **kwargs):
        languages = report.count_by_language()
        totals = (
            report.LanguageRow("Summe", *(sum(column) for column in zip(*(row[1:] for row in languages), strict=True)))
            if languages
            else None
        )
        return super().get_context_data(
            **kwargs,
            is_configured=is_configured(),
            languages=languages,
            totals=totals,
            topics=report.count_by_topic(),
            mails=report.count_mails(),
            oldest=report.find_oldest_waiting(),
            failed=report.list_failed(),
            mail_days=MAIL_DAYS,
            suspended_days=SUSPENDED_DAYS,
            form=AddressForm() if self.request.user.has_perm(DELETE) else None,
        )


@method_decorator(permission_required([VIEW, DELETE], raise_exception=True), name="dispatch")
class DeleteAddressView(DeskMixin, FormView):
    """Shows what is stored under an address, then deletes it. The address stands in forms only, in no address line and no log."""

    page_title = "Adresse löschen"
    template_name = "news/desk/delete_address.html"
    form_class = AddressForm
    http_method_names = ["get", "head", "post"]

    def form_valid(self, form):
        address = form.cleaned_data["address"]
        found = list(Subscription.objects.filter(address__iexact=address).order_by("pk"))
        if not found:
            form.add_error("address", "Zu dieser Adresse ist nichts gespeichert.")
            return self.form_invalid(form)
        if "confirmed" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, address=address, found=found))
        with transaction.atomic():
            for subscription in found:
                log(subscription, LOG_ACTION, data={"language": subscription.language_code}, deleted=True)
                subscription.delete()
        messages.success(self.request, "Die Adresse und alles, was zu ihr gespeichert war, ist gelöscht.")
        return redirect("press_mails:report")

    def get_context_data(self, **kwargs):
        found = kwargs.pop("found", [])
        names = [(one, get_language(one.language_code).german_name) for one in found]
        return super().get_context_data(**kwargs, found=names)
