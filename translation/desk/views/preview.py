"""The translated page as it would be if the work on it were released. For the frame beside the segments."""

from django.db import transaction
from wagtail_localize.models import TranslationSource

from translation.desk.documents import PageDocument
from translation.desk.permissions import can_see, get_locale_or_404
from translation.desk.screens import DeskScreen, require
from translation.planning import plan
from translation.refresh import fill_target, record_states, write_target
from translation.segments import find_or_build_target, find_work
from translation.sources import update_source


class PreviewScreen(DeskScreen):
    """Not a screen of the desk but the page itself."""

    template_name = "translation/desk/no_preview.html"
    page_title = "Vorschau"

    def prepare(self) -> None:
        self.locale = get_locale_or_404(self.kwargs["code"])
        require(can_see(self.request.user, self.locale))
        self.document = PageDocument.find(self.locale, self.kwargs["key"])

    def get(self, request, *args, **kwargs):
        return self.render_work() or super().get(request, *args, **kwargs)

    def render_work(self):
        """Return the page put together from released texts and work, or None where its parent is missing. All writes are taken back."""
        page, locale = self.document.page, self.locale
        work = find_work(locale, self.document.source_key)
        with transaction.atomic():
            sources = TranslationSource.objects.filter(object_id=page.translation_key, locale_id=page.locale_id)
            source = sources.first() or update_source(page)
            segments = [
                one._replace(state="current", translation=work[one.path, one.digest].text) if (one.path, one.digest) in work else one
                for one in plan(source, locale)
            ]
            target, parent = find_or_build_target(page, locale)
            response = None
            if target is not None:
                fill_target(source, page, target, locale, segments)
                if target.pk is None:
                    target.live = False
                    write_target(target, parent)
                record_states(target, segments)
                response = target.make_preview_request(self.request, target.default_preview_mode)
            transaction.set_rollback(True)
        return response
