"""What the translators' desk adds to Wagtail's, and what of wagtail-localize it takes away."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import include, path, re_path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from translation.desk import panels
from translation.desk.closed import lead_to_desk, refuse_editor
from translation.desk.names import ProtectedNameViewSet
from translation.desk.permissions import COVERAGE, find_visible_locales, sees_all_languages

panels.add_to_page_types()
panels.add_to_facts()
register_snippet(ProtectedNameViewSet)


@hooks.register("register_admin_urls", order=-10)
def register_desk_urls():
    """The desk, and before wagtail-localize's addresses the refusal of all that write."""
    return [
        path("translation/", include("translation.desk.urls")),
        re_path(r"^localize/(?:submit|update|translate|page)/", refuse_editor),
    ]


@hooks.register("before_edit_page", order=-10)
def replace_translation_editor(request, page):
    return lead_to_desk(request, page)


class CoverageMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(COVERAGE)


class QueueMenuItem(MenuItem):
    def is_shown(self, request):
        return bool(find_visible_locales(request.user))


@hooks.register("register_admin_menu_item")
def register_coverage():
    return CoverageMenuItem("Übersetzungsstand", reverse("translation_desk:coverage"), name="coverage", icon_name="table", order=260)


@hooks.register("register_admin_menu_item")
def register_queues():
    return QueueMenuItem("Übersetzungen", reverse("translation_desk:queues"), name="queues", icon_name="globe", order=255)


class OverridesMenuItem(MenuItem):
    def is_shown(self, request):
        return sees_all_languages(request.user)


@hooks.register("register_reports_menu_item")
def register_overrides():
    address = reverse("translation_desk:overrides")
    return OverridesMenuItem("Übergangene Beanstandungen", address, name="gate-overrides", icon_name="warning", order=900)


@hooks.register("construct_reports_menu")
def drop_stock_report(request, items):
    """wagtail-localize's report says “up to date” whatever changed (its issue 832)."""
    address = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != address]


@hooks.register("construct_page_action_menu")
def drop_stock_actions(items, request, context):
    items[:] = [item for item in items if not (item.name or "").startswith("localize-")]


@hooks.register("register_permissions")
def register_desk_permissions():
    codenames = ["override_gate", "review_translation", "view_coverage", "use_machine_translation"]
    return Permission.objects.filter(content_type__app_label="translation", codename__in=codenames)


@hooks.register("insert_global_admin_css")
def add_desk_style():
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("translation.release", "Übersetzung freigegeben", "Übersetzung freigegeben")
    actions.register_action("translation.override_gate", "Beanstandung übergangen", "Beanstandung mit Begründung übergangen")
    actions.register_action("translation.change_links", "Ziele von Links geändert", "Ziele von Links für eine Sprache geändert")
    actions.register_action("translation.check", "Übersetzung geprüft", "Übersetzung als geprüft gekennzeichnet")
    actions.register_action("translation.withdraw_check", "Prüfung zurückgenommen", "Kennzeichnung als geprüft zurückgenommen")
    actions.register_action("translation.file", "Datei mit Übersetzungen", "Datei mit Übersetzungen eingespielt")
    actions.register_action("translation.machine", "Maschinelle Übersetzung", "Maschinell übersetzen lassen")
    actions.register_action("translation.refresh", "Abgleich angefragt", "Abgleich der Übersetzungen noch einmal angefragt")
    actions.register_action("translation.confirm", "Kleine Änderung", "Ältere Übersetzungen nach kleiner Änderung bestätigt")
