"""Addresses that belong to the site as a whole: for search engines, for browsers, for reading offline."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import patch_cache_control

from core import snapshot
from core.presentation import Presentation, build_alternates
from core.subpages import iterate_listed

DAY_SECONDS = 86_400
#: What lists releases may not be kept for longer than they are themselves: an embargo ends within a minute, everywhere.
FRESH_SECONDS = 60


def respond(content: str, content_type: str, max_age: int) -> HttpResponse:
    """Return a text that any cache may keep for ``max_age`` seconds."""
    response = HttpResponse(content, content_type=content_type)
    patch_cache_control(response, public=True, max_age=max_age)
    return response


def show_sitemap(request):
    """All real pages of all languages, with their alternates (sitemaps.org, one pass over the tree in memory)."""
    tree = snapshot.get_current().tree
    rows = []
    for entry in tree.by_id.values():
        if tree.is_restricted(entry) or (entry.language_code, "") not in tree.by_address:
            continue
        versions = tree.translations[entry.translation_key]
        is_rewriting = Presentation(None, entry.language_code, entry).language.iso_code is None
        rows.append((settings.SITE_URL + entry.url, entry.changed_at, [] if is_rewriting else build_alternates(versions)))
    rows += [(settings.SITE_URL + entry.url, None, build_alternates(versions)) for entry, versions in iterate_listed(tree)]
    content = render_to_string("core/sitemap.xml", {"rows": rows})
    return respond(content, "application/xml; charset=utf-8", FRESH_SECONDS)


def show_robots(request):
    """Everything may be read but the desk."""
    return respond(
        f"User-agent: *\nDisallow: /admin/\nDisallow: /_util/\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n",
        "text/plain; charset=utf-8",
        DAY_SECONDS,
    )


def show_favicon(request):
    """The sign of the site, drawn for this project; it is no coat of arms."""
    return respond(render_to_string("core/icons/favicon.svg"), "image/svg+xml", DAY_SECONDS)


def show_service_worker(request):
    """The script that keeps read pages for reading without a network. Its version is the style sheet's."""
    content = render_to_string("core/service_worker.js", {"languages": [language.code for language in settings.SITE_LANGUAGES]})
    return respond(content, "text/javascript; charset=utf-8", 0)


def show_offline(request):
    """What a reader sees without a network and without a saved copy. Fetched ahead by the service worker."""
    current = snapshot.get_current()
    context = {"presentation": Presentation(current, translation.get_language(), None), "site_snapshot": current}
    response = TemplateResponse(request, "core/offline.html", context)
    patch_cache_control(response, public=True, max_age=DAY_SECONDS)
    return response
