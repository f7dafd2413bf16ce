"""Error pages in the reader's language, with a way on: the topics and the emergency numbers."""

from django.db import Error as DatabaseError
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control

from core import snapshot
from core.middleware import split_prefix
from core.navigation import PageTree
from core.presentation import Presentation


def render_error(request, status: int, current: snapshot.Snapshot):
    """Return an error page that needs nothing but ``current``."""
    code = split_prefix(request.path_info)
    if code is None or code not in current.tree.get_homes():
        code = code if code and status == 500 else "de"
    with translation.override(code):
        context = {
            "presentation": Presentation(current, code, None),
            "site_snapshot": current,
            "status": status,
        }
        response = render(request, "core/error.html", context, status=status)
    response["Content-Language"] = code
    # What is not there now may be there in a minute: an embargo ends, a page is published.
    patch_cache_control(response, no_cache=True)
    return response


def page_not_found(request, exception=None):
    """404, and 403 and 400, which tell a reader no more than that."""
    return render_error(request, 404, snapshot.get_current())


def bad_request(request, exception=None):
    return render_error(request, 400, snapshot.get_current())


def permission_denied(request, exception=None):
    return render_error(request, 403, snapshot.get_current())


def server_error(request):
    """500. The database may be what failed: then the page goes without menus."""
    try:
        current = snapshot.get_current()
    except DatabaseError:
        current = snapshot.Snapshot(token="", tree=PageTree())
    return render_error(request, 500, current)
