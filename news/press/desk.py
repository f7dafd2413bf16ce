"""The desk's page about the files of one release: how far each is in every language, why one failed, and building them again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from news.models import NewsPage, PressFile
from news.panels import list_versions
from news.press.renewal import mark_outdated, prepare
from news.press.tasks import request_build


class ReleaseFilesView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever may edit the release; building again for whoever may publish it."""

    page_title = "Dateien für die Presse"
    header_icon = "doc-full"
    template_name = "news/admin/release_files.html"

    def setup(self, request, *args, page_id, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(NewsPage, pk=page_id)

    def dispatch(self, request, *args, **kwargs):
        self.rights = self.page.permissions_for_user(request.user)
        if not (self.rights.can_publish() if request.method == "POST" else self.rights.can_edit()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, release=self.page, versions=list_versions(self.page), may_build=self.rights.can_publish())

    def post(self, request, *args, **kwargs):
        """Have the files of all versions built again, although nothing changed."""
        versions = NewsPage.objects.live().filter(translation_key=self.page.translation_key)
        prepare(list(versions.values_list("pk", flat=True)))
        PressFile.objects.filter(release__in=versions).update(input_digest="", tried_at=None)
        mark_outdated(versions)
        request_build()
        messages.success(request, "Der Bau ist vorgemerkt. Bis er fertig ist, gibt es weiter die letzten guten Dateien.")
        return HttpResponseRedirect(request.path)
