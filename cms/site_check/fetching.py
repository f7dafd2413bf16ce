"""Asking a site for its pages the way a browser does: one connection, brotli, no cookie sent."""

import http.client
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple
from urllib.parse import urlsplit

import brotli
from django.core.management.base import CommandError

SITEMAP_NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
TIMEOUT_SECONDS = 60


class Answer(NamedTuple):
    """What came back: ``size`` is the number of bytes of the body on the wire, ``text`` the decoded body."""

    path: str
    status: int
    headers: dict[str, str]
    size: int
    text: str


class Visitor:
    """A reader of the site at ``url`` (scheme, host and port)."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise CommandError(f"--url must be a web address such as http://127.0.0.1:8000, not {url!r}.")
        self.url = f"{parts.scheme}://{parts.netloc}"
        connection = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.connection = connection(parts.netloc, timeout=TIMEOUT_SECONDS)

    def ask(self, path: str) -> Answer:
        """Return the answer at ``path``. Raises CommandError when the site cannot be reached."""
        try:
            self.connection.request("GET", path, headers={"Accept-Encoding": "br", "Accept": "text/html,*/*;q=0.8"})
            response = self.connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise CommandError(f"{self.url}{path} does not answer: {error}") from None
        headers = {name.lower(): value for name, value in response.getheaders()}
        content = brotli.decompress(body) if headers.get("content-encoding") == "br" else body
        return Answer(path, response.status, headers, len(body), content.decode(errors="replace"))

    def read_sitemap(self) -> tuple[str, list[str]]:
        """Return the address that the site gives itself, and the path of every page in its sitemap."""
        answer = self.ask("/sitemap.xml")
        try:
            addresses = [node.text or "" for node in ElementTree.fromstring(answer.text).iterfind("s:url/s:loc", SITEMAP_NAMESPACE)]
        except ElementTree.ParseError as error:
            raise CommandError(f"{self.url}/sitemap.xml is no sitemap (status {answer.status}): {error}") from None
        if not addresses:
            raise CommandError(f"{self.url}/sitemap.xml names no page.")
        first = urlsplit(addresses[0])
        return f"{first.scheme}://{first.netloc}", [urlsplit(address).path for address in addresses]
