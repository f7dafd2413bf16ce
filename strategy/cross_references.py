"""Links of the paper as its files need them: a file has no address from which a relative one could start.

On the web a link leads to a page under the reader's prefix. In the paper a link to one of its chapters leads to that chapter
in the same document, and gets a page number where there are pages; every other link of the site leads to its public address.
"""

import re
from html import escape, unescape
from urllib.parse import unquote, urldefrag, urljoin

from django.utils.translation import pgettext

CHAPTER_OR_LINK = re.compile(r'<section class="chapter" id="(?P<chapter>[^"]+)"|<a\b(?P<before>[^>]*?)\shref="(?P<href>[^"]*)"')
ID = re.compile(r'\sid="([^"]+)"')
#: Addresses with a scheme of their own lead out of the site, or to a telephone.
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def resolve_links(html: str, site_url: str, addresses: dict[str, str], own_address: str) -> str:
    """Return the paper with links that hold wherever the file is read. Call it with the paper's language active.

    ``addresses`` maps the id of each chapter in the document to its address below ``site_url``; ``own_address`` is that of
    the overview. Links to ids of the document stay as they are.
    """
    ids = {unescape(one) for one in ID.findall(html)}
    chapters = {urljoin(site_url, address): key for key, address in addresses.items()}
    label = escape(pgettext("before a page number", "page"))
    base = urljoin(site_url, own_address)

    def resolve(found: re.Match) -> str:
        nonlocal base
        if found["chapter"]:
            base = urljoin(site_url, addresses.get(unescape(found["chapter"]), own_address))
            return found[0]
        href = unescape(found["href"])
        if href.startswith("#") and unquote(href[1:]) in ids:
            return found[0]
        if SCHEME.match(href) and not href.startswith(f"{site_url}/"):
            return found[0]
        address, fragment = urldefrag(urljoin(base, href))
        chapter = chapters.get(address)
        if chapter is None or (fragment and href.startswith("#")):
            return f'<a{found["before"]} href="{escape(urljoin(base, href))}"'
        target = fragment if unquote(fragment) in ids else chapter
        return f'<a{found["before"]} class="page-ref" data-page="{label}" href="#{escape(target)}"'

    return CHAPTER_OR_LINK.sub(resolve, html)
