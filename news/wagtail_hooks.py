"""What the press room adds to the desk."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.corrections import describe_silent_change
from news.dating import describe_silence
from news.embargo import describe_moment, describe_state
from news.models import NewsPage, PressPreview
from news.numbering import describe_holder, find_holder, suggest_number
from news.press.desk import ReleaseFilesView
from news.subscriptions import desk

desk_patterns = [
    path("", desk.ReportView.as_view(), name="report"),
    path("adresse/", desk.DeleteAddressView.as_view(), name="delete"),
]


@hooks.register("register_admin_urls")
def register_desk():
    return [path("press-mails/", include((desk_patterns, "press_mails")))]


class MailsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(desk.VIEW)


@hooks.register("register_reports_menu_item")
def register_mails_report():
    return MailsMenuItem(desk.TITLE, reverse("press_mails:report"), name="press-mails", icon_name="mail", order=910)


@hooks.register("register_permissions")
def register_mail_permissions():
    return Permission.objects.filter(content_type__app_label="news", codename__in=["view_subscription", "delete_subscription"])


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(desk.LOG_ACTION, "Abonnement gelöscht", "Abonnement per E-Mail auf Wunsch gelöscht")


@hooks.register("before_publish_page")
def refuse_number_twice(request, page):
    """Of two editors who take the same number in the same second, at most one publishes.

    Both drafts are stored before this is asked, so whoever asks last sees the other; the form could not.
    """
    if not isinstance(page, NewsPage) or not page.is_source or not page.number or (title := find_holder(page)) is None:
        return None
    messages.error(request, f"Nicht veröffentlicht; der Entwurf ist gespeichert. {describe_holder(page, title)}")
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_publish_page")
def miss_number(request, page):
    """A release may have no number; it is said once, for it is easily forgotten."""
    if isinstance(page, NewsPage) and page.is_source and not page.number:
        messages.warning(request, f"Veröffentlicht ohne Nummer. Die nächste freie ist {suggest_number(NewsPage, page.date.year)}.")


@hooks.register("before_publish_page")
@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_date(request, page):
    """Whoever saves is told that the date is another now, and why. A save that the browser makes by itself tells nothing."""
    before = page.__dict__.pop("date_before", None) if isinstance(page, NewsPage) else None
    if before is not None and request.accepts("text/html"):
        is_held = page.embargo_until and page.embargo_until > timezone.now()
        reason = "der Tag, an dem die Sperrfrist endet" if is_held else "der Tag, an dem die Mitteilung veröffentlicht wird"
        messages.info(request, f"Das Datum der Mitteilung ist jetzt der {page.date:%d.%m.%Y}: {reason}. Vorher: {before:%d.%m.%Y}.")


@hooks.register("after_publish_page")
def tell_no_mail(request, page):
    """Whoever publishes is told when nobody will be written to."""
    if isinstance(page, NewsPage) and page.is_source and (text := describe_silence(page)):
        messages.warning(request, text)


@hooks.register("after_publish_page")
def tell_embargo(request, page):
    """Whoever publishes under an embargo is told at once what happens when."""
    if isinstance(page, NewsPage) and page.is_source and (text := describe_state(page)):
        messages.info(request, text)


@hooks.register("before_publish_page")
def tell_silent_change(request, page):
    """Whoever changes what was public already is reminded of the correction. Nothing is held up."""
    if isinstance(page, NewsPage) and (text := describe_silent_change(page)):
        messages.warning(request, text)


@hooks.register("register_admin_urls")
def register_files():
    patterns = [path("<int:page_id>/", ReleaseFilesView.as_view(), name="files")]
    return [path("press-files/", include((patterns, "press_desk")))]


class AddressPanel(Panel):
    """The address to send, once there is one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/preview_address.html"

        def is_shown(self):
            return self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            preview = self.instance
            return {
                **super().get_context_data(parent_context),
                "preview": preview,
                "until": describe_moment(preview.expires_at),
                "opened": describe_moment(preview.opened_at) if preview.opened_at else "",
            }


class PressPreviewViewSet(SnippetViewSet):
    """Preview addresses for accredited press: made, sent by hand, withdrawn when they are no longer wanted."""

    model = PressPreview
    icon = "view"
    menu_label = "Vorschau für die Presse"
    menu_name = "press-previews"
    menu_order = 270
    add_to_admin_menu = True
    list_display = [
        "recipient",
        "release",
        "language_code",
        Column("expires_at", label="Gilt bis", sort_key="expires_at", accessor=lambda one: describe_moment(one.expires_at)),
        Column(
            "opened_at",
            label="Zuletzt geöffnet",
            sort_key="opened_at",
            accessor=lambda one: describe_moment(one.opened_at) if one.opened_at else "",
        ),
        BooleanColumn("is_withdrawn", label="Zurückgezogen"),
    ]
    list_filter = ["is_withdrawn", "language_code"]
    panels = [
        AddressPanel(heading="Adresse"),
        FieldPanel("release"),
        FieldPanel("language_code"),
        FieldPanel("recipient"),
        FieldPanel("expires_at", help_text="Tag und Uhrzeit in Deutschland."),
        FieldPanel("is_withdrawn"),
    ]


register_snippet(PressPreviewViewSet)
