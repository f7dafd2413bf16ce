"""After a publish: what changed, what is still right in which language, how much readers need the page."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from translation.coverage import collect_coverage
from translation.desk.changes import collect_changes, confirm, find_target_locales
from translation.desk.documents import PageDocument
from translation.desk.forms import PriorityForm
from translation.desk.permissions import can_confirm
from translation.desk.runs import describe_last_run
from translation.desk.screens import DeskScreen, name_language, require
from translation.models import PagePriority, Priority, RefreshRun
from translation.tasks import request_refresh


class ChangesScreen(DeskScreen):
    """The changed segments of one German page, in all languages at once."""

    template_name = "translation/desk/changes.html"

    def prepare(self) -> None:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], locale__language_code=settings.LANGUAGE_CODE, live=True, depth__gt=1)
        require(can_confirm(self.request.user, page))
        self.page = page.specific
        self.confirmation = None

    def get_page_title(self) -> str:
        return f"Änderungen: {self.page.title}"

    def get_trail(self):
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}]

    def get_context_data(self, **kwargs):
        priority = PagePriority.objects.filter(page_id=self.page.pk).first()
        return super().get_context_data(
            page=self.page,
            changes=collect_changes(self.list_documents()),
            locales=[(locale.language_code, name_language(locale.language_code)) for locale in find_target_locales(self.page)],
            confirmation=self.confirmation,
            run=describe_last_run(self.page),
            has_run=True,
            rows=[row for row in collect_coverage() if row.page_id == self.page.pk],
            priority_form=PriorityForm(instance=priority, initial={"priority": Priority.NORMAL} if priority is None else None),
            **kwargs,
        )

    def list_documents(self) -> list[PageDocument]:
        return [PageDocument(self.page, locale) for locale in find_target_locales(self.page)]

    def post(self, request, *args, **kwargs):
        if request.POST.get("action") == "priority":
            return self.set_priority()
        if request.POST.get("action") == "refresh":
            return self.refresh()
        keys, codes = set(request.POST.getlist("segment")), set(request.POST.getlist("language"))
        if not keys or not codes:
            messages.error(request, "Bitte mindestens einen Abschnitt und eine Sprache auswählen.")
            return redirect(request.path)
        self.confirmation = confirm(self.list_documents(), keys, codes, request.user)
        if self.confirmation.confirmed:
            data = {"segments": sorted(keys), "languages": sorted(codes), "confirmed": self.confirmation.confirmed}
            log(self.page, "translation.confirm", data=data)
        return self.render_to_response(self.get_context_data())

    def refresh(self):
        """Ask for the refresh again. One that waits or runs already is enough."""
        last = RefreshRun.objects.filter(page_id=self.page.pk).first()
        if last is not None and last.is_open:
            messages.info(self.request, "Der Abgleich ist schon angefragt.")
        else:
            request_refresh(self.page)
            log(self.page, "translation.refresh")
            messages.success(self.request, "Der Abgleich der Übersetzungen ist neu angefragt.")
        return redirect(self.request.path)

    def set_priority(self):
        priority = PagePriority.objects.filter(page_id=self.page.pk).first() or PagePriority(page_id=self.page.pk)
        form = PriorityForm(self.request.POST, instance=priority)
        if form.is_valid():
            form.save()
            messages.success(self.request, f"Bedarf: {form.instance.get_priority_display()}.")
        else:
            messages.error(self.request, "Diesen Bedarf gibt es nicht.")
        return redirect(self.request.path)
