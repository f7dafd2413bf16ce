"""Everything that an address answers with, and every address that the site tells of."""

import re
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.signals import request_finished
from django.db import close_old_connections

LINK = re.compile(r"""(?:href|src)="([^"]+)"|content="(https?:[^"]+)"|<loc>([^<]+)</loc>|"(?:url|id|feed_url|home_page_url)": "([^"]+)\"""")
SRCSET = re.compile(r'srcset="([^"]+)"')
#: Left out of a crawl: each paragraph of the paper has an address for each form of citation, and none of them knows a release.
DEEP = re.compile(r"/strategie/.+")
START = ["/", "/sitemap.xml", "/robots.txt", "/sw.js", "/favicon.svg", "/admin/"]


def read(response) -> bytes:
    """Return all that an answer tells: its body and its headers."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    # The end of a request closes connections too, and on PostgreSQL the transaction of the test with them.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return body + headers.encode()


def fetch(client, address: str, **options):
    """Ask for an address and return the answer with all of it read, in ``told``. The test client closes no file by itself."""
    response = client.get(address, **options)
    response.told = read(response)
    return response


def find_addresses(text: str, base: str) -> set[str]:
    """Return the addresses of this site that a text names, without fragments."""
    named = [word for words in LINK.findall(text) for word in words if word]
    named += [part.split()[0] for found in SRCSET.findall(text) for part in found.split(", ")]
    found = set()
    for word in named:
        parts = urlsplit(urljoin(settings.SITE_URL + base, word.replace("&amp;", "&")))
        if parts.scheme in ("http", "https") and f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL:
            found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def crawl(client, start=START, codes=("de", "ar", "uk")) -> dict[str, tuple]:
    """Follow everything from ``start`` in some languages; return each address with its answer and all that it tells."""
    others = tuple(f"/{language.code}/" for language in settings.SITE_LANGUAGES if language.code not in codes)
    seen: dict[str, tuple] = {}
    waiting = list(start)
    while waiting:
        address = waiting.pop()
        if address in seen or (address not in start and (address.startswith(others) or DEEP.search(address))):
            continue
        response = client.get(address)
        told = read(response)
        seen[address] = response, told
        kind = response.get("Content-Type", "")
        if kind.startswith(("text/html", "application/")) and "pdf" not in kind:
            waiting += sorted(find_addresses(told.decode("utf-8", "replace"), address) - set(seen))
        if response.status_code in (301, 302):
            waiting.append(urlsplit(response["Location"]).path)
    return seen
