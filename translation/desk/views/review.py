"""Checks by a person: set and withdrawn by reviewers, shown to readers with the day."""

from typing import NamedTuple

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import TranslationRecord
from translation.desk.permissions import REVIEW, get_locale_or_404
from translation.desk.screens import DeskScreen, link_language, name_language, require
from translation.review import NotReviewable, mark_checked, withdraw_check


class ReviewEntry(NamedTuple):
    """A translated page and what is known about it."""

    title: str
    key: str
    url: str
    pending: int
    record: TranslationRecord


class ReviewScreen(DeskScreen):
    """All translated pages of a language: checked, not checked, not ready for it."""

    template_name = "translation/desk/review.html"

    def prepare(self) -> None:
        require(self.request.user.has_perm(REVIEW))
        self.locale = get_locale_or_404(self.kwargs["code"])

    def get_page_title(self) -> str:
        return f"Prüfen: {name_language(self.locale.language_code)}"

    def get_trail(self):
        return [{"url": reverse("translation_desk:queues"), "label": "Übersetzungen"}, link_language(self.locale)]

    def get_context_data(self, **kwargs):
        titles = dict(Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, live=True).values_list("translation_key", "title"))
        records = TranslationRecord.objects.filter(page__locale=self.locale, page__live=True).select_related("page").order_by("page__path")
        entries = [
            ReviewEntry(
                titles[one.page.translation_key],
                str(one.page.translation_key),
                reverse("translation_desk:translate_page", args=[self.locale.language_code, one.page.translation_key]),
                len(one.pending),
                one,
            )
            for one in records
            if one.page.translation_key in titles
        ]
        wanted = self.request.GET.get("state", "")
        if wanted == "unchecked":
            entries = [entry for entry in entries if not entry.record.checked_at]
        return super().get_context_data(
            **self.paginate(entries),
            locale=self.locale,
            wanted=wanted,
            checked_count=sum(bool(entry.record.checked_at) for entry in entries),
            **kwargs,
        )


class CheckScreen(DeskScreen):
    """Takes the button; shows nothing itself."""

    http_method_names = ["post"]

    def prepare(self) -> None:
        require(self.request.user.has_perm(REVIEW))
        self.locale = get_locale_or_404(self.kwargs["code"])
        pages = Page.objects.filter(translation_key=self.kwargs["key"])
        self.source = get_object_or_404(pages, locale__language_code=settings.LANGUAGE_CODE)
        self.target = get_object_or_404(pages.select_related("locale"), locale=self.locale)

    def post(self, request, *args, **kwargs):
        is_withdrawal = request.POST.get("action") == "withdraw"
        try:
            if is_withdrawal:
                withdraw_check(self.target)
                messages.success(request, f"Prüfung zurückgenommen: {self.source.title}.")
            else:
                mark_checked(self.source.specific, self.target)
                messages.success(request, f"Als geprüft gekennzeichnet: {self.source.title}.")
            action = "translation.withdraw_check" if is_withdrawal else "translation.check"
            log(self.target, action, data={"language": self.locale.language_code})
        except NotReviewable as error:
            messages.error(request, str(error))
        if request.POST.get("next") == "list":
            return redirect("translation_desk:review", self.locale.language_code)
        return redirect("translation_desk:translate_page", self.locale.language_code, self.kwargs["key"])
