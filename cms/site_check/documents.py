"""Checks of one HTML page: everything that can be seen without a browser."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError

from cms.site_check.fetching import Answer
from cms.site_check.findings import Finding

#: Bytes of the HTML with its style sheet as served with ``Content-Encoding: br``: ten TCP segments (RFC 6928).
PAGE_LIMIT = 14_600
CHAPTER_LIMIT = 30_000
WHOLE_PAPER_LIMIT = 120_000
SCRIPT_LIMIT = 4_000
#: Slugs are German in every language (docs/decisions), so one pattern finds the chapters of the paper.
CHAPTER_PATH = re.compile(r"/[a-z-]+/strategie/[^/]+/")
WHOLE_PAPER_PATH = re.compile(r"/[^/]+/strategie/gesamt/")
#: Attributes that make a browser fetch something without being asked.
FETCHED = {
    "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "video": ("src", "poster"), "audio": ("src",),
    "iframe": ("src",), "embed": ("src",), "object": ("data",), "track": ("src",), "form": ("action",), "use": ("href",),
}  # fmt: skip
FETCHED_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
XHTML = "{http://www.w3.org/1999/xhtml}"


def load_parser() -> Any:
    """Return the module html5lib. Raises CommandError where the packages for tests are not installed."""
    try:
        import html5lib
    except ImportError:
        raise CommandError("html5lib is missing. Type:  sh scripts/install.sh test") from None
    return html5lib


def get_limit(path: str) -> int:
    """Return how many bytes the page at ``path`` may have."""
    if WHOLE_PAPER_PATH.fullmatch(path):
        return WHOLE_PAPER_LIMIT
    return CHAPTER_LIMIT if CHAPTER_PATH.fullmatch(path) else PAGE_LIMIT


class Document:
    """One page that was parsed: the tree, the errors of its syntax, its alternates in other languages."""

    def __init__(self, answer: Answer, site_url: str):
        html5lib = load_parser()
        self.answer = answer
        self.path = answer.path
        self.site_url = site_url
        self.parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
        self.root = self.parser.parse(answer.text)
        self.messages = html5lib.constants.E

    def find_all(self, tag: str) -> list:
        return list(self.root.iter(XHTML + tag))

    @property
    def alternates(self) -> dict[str, str]:
        """The ``hreflang`` links: code and full address."""
        return {link.get("hreflang"): link.get("href", "") for link in self.find_all("link") if link.get("hreflang")}

    def iterate_findings(self) -> Iterator[Finding]:
        """Yield every fault of this page alone."""
        for check, details in (
            ("status", self.check_status()),
            ("headings", self.check_headings()),
            ("language", self.check_language()),
            ("cookie", self.check_cookie()),
            ("foreign host", self.check_hosts()),
            ("weight", self.check_weight()),
            ("syntax", self.check_syntax()),
        ):
            for detail in details:
                yield Finding(self.path, check, detail)

    def check_status(self) -> Iterator[str]:
        if self.answer.status != 200:
            yield str(self.answer.status)

    def check_headings(self) -> Iterator[str]:
        count = len(self.find_all("h1"))
        if count != 1:
            yield f"{count} h1"

    def check_language(self) -> Iterator[str]:
        """The prefix of the address decides, by the table of languages."""
        code = self.path.split("/")[1]
        expected = next(((one.code, one.direction) for one in settings.SITE_LANGUAGES if one.code == code), None)
        found = (self.root.get("lang"), self.root.get("dir"))
        if expected is None:
            yield f"unknown prefix {code}"
        elif found != expected:
            yield f"lang={found[0]} dir={found[1]} instead of {expected[0]} {expected[1]}"

    def check_cookie(self) -> Iterator[str]:
        if "set-cookie" in self.answer.headers:
            yield self.answer.headers["set-cookie"]

    def check_hosts(self) -> Iterator[str]:
        """Only what is fetched by itself counts: a link that a reader follows may lead anywhere."""
        own = {"", urlsplit(self.site_url).netloc}
        for element in self.root.iter():
            tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            names = FETCHED.get(tag, ())
            if tag == "link" and FETCHED_RELATIONS & set(element.get("rel", "").split()):
                names = ("href",)
            for name in names:
                for candidate in element.get(name, "").split(","):
                    address = candidate.split()[0] if candidate.split() else ""
                    if urlsplit(address).netloc not in own:
                        yield f"<{tag} {name}>: {address}"

    def check_weight(self) -> Iterator[str]:
        if self.answer.headers.get("content-encoding") != "br":
            yield "not compressed with brotli"
        elif self.answer.size > get_limit(self.path):
            yield f"{self.answer.size:,} bytes, {get_limit(self.path):,} allowed"

    def check_syntax(self) -> Iterator[str]:
        """The errors that the parser of the HTML standard defines."""
        for (line, column), code, values in self.parser.errors:
            yield f"line {line}, column {column}: {self.messages[code] % values}"


def check_alternates(documents: list[Document]) -> Iterator[Finding]:
    """Yield a finding for every ``hreflang`` link that is not answered by the same set on the page that it names."""
    sets = {document.site_url + document.path: document.alternates for document in documents}
    iso_codes = {one.code: one.iso_code for one in settings.SITE_LANGUAGES}
    for document in documents:
        own = document.site_url + document.path
        alternates = sets[own]
        iso_code = iso_codes.get(document.path.split("/")[1])
        if iso_code is None:
            if alternates:
                yield Finding(document.path, "hreflang", "a rewriting has none")
            continue
        if alternates.get(iso_code) != own:
            yield Finding(document.path, "hreflang", "no reference to itself")
        if alternates.get("x-default") != alternates.get(iso_codes[settings.LANGUAGE_CODE]):
            yield Finding(document.path, "hreflang", "x-default is not the German page")
        for code, address in alternates.items():
            if sets.get(address) != alternates:
                yield Finding(document.path, "hreflang", f"{code}: {address} does not answer with the same links")
