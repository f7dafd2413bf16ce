"""wagtail-localize's own editor is closed for everybody, operators included.

It writes translations past the gate, and stock publishing makes every row public (its issues 832, 861). Its addresses lead to
the translators' desk, or nowhere; only reading is left. Deletable when upstream knows drafts of segments.
"""

from django.conf import settings
from django.shortcuts import redirect
from wagtail_localize.models import TranslationSource

from translation.desk.screens import refuse
from translation.rewritings import REWRITING_CODES

REASON = "Übersetzt wird am Übersetzungstisch: dort bleibt Angefangenes unveröffentlicht, und jede Freigabe wird geprüft."


def refuse_editor(request, *args, **kwargs):
    """Answer in the place of wagtail-localize's views that write."""
    return refuse(request, REASON)


def lead_to_desk(request, page):
    """Instead of the edit screen of a translated page. A rewriting is edited like any page."""
    code = page.locale.language_code
    if page.is_root() or code in REWRITING_CODES or not is_translation(page):
        return None
    if request.method == "POST":
        return refuse(request, REASON)
    return redirect("translation_desk:translate_page", code, page.translation_key)


def is_translation(page) -> bool:
    """Whether the page has a German page that it follows. A source in another language (issue 878) makes nothing a translation."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return False
    return TranslationSource.objects.filter(object_id=page.translation_key, locale__language_code=settings.LANGUAGE_CODE).exists()
