"""After a publish: what changed, what is still right in which language, how much readers need the page."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from translation.coverage import collect_coverage
from translation.desk.changes import find_target_locales
from translation.desk.documents import PageDocument
from translation.desk.forms import PriorityForm
from translation.desk.permissions import can_confirm
from translation.desk.runs import describe_last_run
from translation.desk.screens import require
from translation.desk.views.confirming import ConfirmingScreen
from translation.models import PagePriority, Priority, RefreshRun
from translation.tasks import request_refresh


class ChangesScreen(ConfirmingScreen):
    """The changed segments of one German page, in all languages at once."""

    def prepare(self) -> None:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"], locale__language_code=settings.LANGUAGE_CODE, live=True, depth__gt=1)
        require(can_confirm(self.request.user, page))
        self.subject = page.specific

    def get_page_title(self) -> str:
        return f"Änderungen: {self.subject.title}"

    def get_trail(self):
        return [{"url": reverse("wagtailadmin_pages:edit", args=[self.subject.pk]), "label": self.subject.title}]

    def get_context_data(self, **kwargs):
        priority = PagePriority.objects.filter(page_id=self.subject.pk).first()
        return super().get_context_data(
            page=self.subject,
            run=describe_last_run(self.subject),
            has_run=True,
            rows=[row for row in collect_coverage() if row.page_id == self.subject.pk],
            priority_form=PriorityForm(instance=priority, initial={"priority": Priority.NORMAL} if priority is None else None),
            **kwargs,
        )

    def list_documents(self) -> list[PageDocument]:
        return [PageDocument(self.subject, locale) for locale in find_target_locales(self.subject)]

    def post(self, request, *args, **kwargs):
        if request.POST.get("action") == "priority":
            return self.set_priority()
        if request.POST.get("action") == "refresh":
            return self.refresh()
        return super().post(request, *args, **kwargs)

    def refresh(self):
        """Ask for the refresh again. One that waits or runs already is enough."""
        last = RefreshRun.objects.filter(page_id=self.subject.pk).first()
        if last is not None and last.is_open:
            messages.info(self.request, "Der Abgleich ist schon angefragt.")
        else:
            request_refresh(self.subject)
            log(self.subject, "translation.refresh")
            messages.success(self.request, "Der Abgleich der Übersetzungen ist neu angefragt.")
        return redirect(self.request.path)

    def set_priority(self):
        priority = PagePriority.objects.filter(page_id=self.subject.pk).first() or PagePriority(page_id=self.subject.pk)
        form = PriorityForm(self.request.POST, instance=priority)
        if form.is_valid():
            form.save()
            messages.success(self.request, f"Bedarf: {form.instance.get_priority_display()}.")
        else:
            messages.error(self.request, "Diesen Bedarf gibt es nicht.")
        return redirect(self.request.path)
