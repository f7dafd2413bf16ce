"""Routing through the page tree in memory."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.views import serve_chain

from core import snapshot
from core.presentation import Presentation

FRESH_SECONDS = 60


def choose_language(request):
    """The address ``/``: all languages in their own names. The same bytes for everyone; nothing is remembered."""
    current = snapshot.get_current()
    presentation = Presentation(current, translation.get_language(), None)
    response = TemplateResponse(request, "core/choose_language.html", {"presentation": presentation, "site_snapshot": current})
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def serve(request, path: str):
    """Answer ``/<language>/<path>`` with the page in that language, or with the German one and a word about it."""
    current = snapshot.get_current()
    language_code = translation.get_language()
    match = current.tree.find(language_code, path)
    if match is None:
        return redirect_or_404(current, language_code, path)
    entry = match.entry
    presentation = Presentation(current, language_code, entry, match.is_fallback)
    if not match.is_fallback and entry.url != request.path:
        return HttpResponsePermanentRedirect(entry.url)

    request.presentation = presentation
    model = ContentType.objects.get_for_id(entry.content_type_id).model_class()
    page = model.fetch_for_reading(entry.page_id)
    chain = serve_chain
    is_restricted = current.tree.is_restricted(entry)
    if is_restricted:
        source = current.tree.get_source(entry)
        guards = [page] if source.page_id == entry.page_id else [page, model.fetch_for_reading(source.page_id)]
        for guard in guards:
            chain = guard_with(guard, chain)
    response = chain(page, request, (), {})
    if is_restricted:
        patch_cache_control(response, private=True, no_store=True)
    elif "Cache-Control" not in response:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    if match.is_fallback:
        response["X-Robots-Tag"] = "noindex"
    return response


def guard_with(guard, chain):
    """Return ``chain`` behind the privacy restrictions of the page ``guard``: a translation is as private as its original."""
    for function in reversed(hooks.get_hooks("on_serve_page")):
        chain = function(chain)
    return lambda page, *arguments: chain(guard, *arguments)


def redirect_or_404(current, language_code: str, path: str) -> HttpResponse:
    """Follow the redirect that a changed slug or a moved page left, in any language that the page was read in."""
    for code in dict.fromkeys([language_code, settings.LANGUAGE_CODE]):
        redirect = Redirect.objects.filter(old_path=Redirect.normalise_path(f"/{code}/{path}")).select_related("redirect_page").first()
        if redirect is None:
            continue
        if redirect.redirect_page_id is None:
            return HttpResponsePermanentRedirect(redirect.link)
        link = current.tree.link_to(redirect.redirect_page_id, language_code)
        if link is not None:
            return HttpResponsePermanentRedirect(link.url)
    raise Http404(path)
