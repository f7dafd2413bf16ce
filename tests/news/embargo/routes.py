"""Every route of the site, and the addresses that it makes with values that fit the release under embargo."""

import itertools
import re
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

#: What the addresses below the desk answer to somebody without a login is Wagtail's and always the same redirect.
SKIPPED = ("admin/",)
#: ``<kind:name>`` of a route, a group of a regular expression with or without a name (with one more group in it at most).
PARAMETER = re.compile(
    r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\(\?P<(?P<group>\w+)>(?P<named>[^()]*(?:\([^()]*\)[^()]*)*)\)|\((?!\?)(?P<rest>[^()]*(?:\([^()]*\)[^()]*)*)\)"
)


class Parameter(NamedTuple):
    """A gap in a route. ``kind`` is int, slug or word."""

    name: str
    kind: str


def list_routes(patterns=None, prefix: str = "") -> list[str]:
    """Return every route of the site as text, those below the prefix of a language with that of German."""
    if patterns is None:
        with translation.override("de"):
            return list_routes(get_resolver().url_patterns)
    routes = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            routes += [] if route.startswith(SKIPPED) else list_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not route.startswith(SKIPPED):
            routes.append(route)
    return routes


def split_route(route: str) -> list[str | Parameter]:
    """Return the pieces of a route: text and gaps by turns."""
    pieces: list[str | Parameter] = []
    end = 0
    for found in PARAMETER.finditer(route := route.replace("^", "").replace("$", "")):
        pieces.append(route[end : found.start()].replace("\\", ""))
        expression = found["named"] or found["rest"] or ""
        kind = found["kind"] or ("int" if r"\d" in expression else "word")
        pieces.append(Parameter(found["name"] or found["group"] or "path", kind if kind in ("int", "slug") else "word"))
        end = found.end()
    return [*pieces, route[end:].replace("\\", "")]


def list_addresses(routes: list[str], pools: dict[str, list], codes: tuple[str, ...]) -> list[str]:
    """Return all addresses of all routes: every gap with every value of the pool of its name, or else of its kind.

    Routes below the prefix of a language are asked for in each of ``codes``.
    """
    found = []
    for route in routes:
        choices = [[piece] if isinstance(piece, str) else pools.get(piece.name, pools[piece.kind]) for piece in split_route(route)]
        for values in itertools.product(*choices):
            address = "/" + "".join(map(str, values))
            found += [f"/{code}/{address.removeprefix('/de/')}" for code in codes] if route.startswith("de/") else [address]
    return list(dict.fromkeys(found))
