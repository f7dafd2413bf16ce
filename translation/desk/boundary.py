"""Translators reach the translators' desk and their own account, and nothing else under ``/admin/``."""

from django.utils.deprecation import MiddlewareMixin
from wagtail.admin.localization import get_localized_response

from translation.desk.permissions import is_translator_only
from translation.desk.screens import refuse

DESK_NAMESPACE = "translation_desk"
#: Views of Wagtail that everybody at the desk needs: start, login, own account, catalogue and icons of the interface.
OPEN_VIEWS = {
    "wagtailadmin_home",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_account",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_dismissibles",
}


class TranslatorBoundaryMiddleware(MiddlewareMixin):
    """Answers 403 to translators everywhere else in the desk, by a list of what is open.

    They have no right on pages, facts or settings either; Wagtail itself would answer with a redirect, and what it adds in
    its next release would be open until somebody looked.
    """

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if not request.path_info.startswith("/admin/") or match.view_name in OPEN_VIEWS or DESK_NAMESPACE in match.namespaces:
            return None
        if match.view_name and match.view_name.startswith("wagtailadmin_password_reset"):
            return None
        user = getattr(request, "user", None)
        if user is None or not is_translator_only(user):
            return None
        return get_localized_response(
            refuse, request, "Dieses Konto gehört zum Übersetzen. Seiten, Angaben und Einstellungen ändert die Redaktion."
        )
