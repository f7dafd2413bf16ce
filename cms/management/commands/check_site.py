"""``manage.py check_site``: every page of the sitemap, looked at as a browser and as a search engine see it."""

import contextlib
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from cms.site_check.accessibility import Phone
from cms.site_check.documents import SCRIPT_LIMIT, Document, check_alternates, get_limit
from cms.site_check.fetching import Visitor
from cms.site_check.findings import Finding, Weight, format_report
from cms.site_check.server import run_server

PROGRESS_STEP = 50


class Command(BaseCommand):
    help = "Goes through every page of the sitemap: status, headings, languages, hosts, weight, syntax, accessibility."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--url", help="the running site to look at (default: starts one on a free port)")
        parser.add_argument("--without-browser", action="store_true", help="leave out axe and the console, which take longest")

    def handle(self, *, url: str | None, without_browser: bool, **options) -> None:
        running = contextlib.nullcontext(url.rstrip("/")) if url else run_server()
        with running as address:
            self.check(Visitor(address), has_browser=not without_browser)

    def check(self, visitor: Visitor, has_browser: bool) -> None:
        site_url, paths = visitor.read_sitemap()
        documents = []
        for path in paths:
            documents.append(Document(visitor.ask(path), site_url))
            self.report_progress("read", len(documents), len(paths))
        findings = [finding for document in documents for finding in document.iterate_findings()]
        findings += check_alternates(documents)
        findings += check_scripts(visitor, documents)
        if has_browser:
            findings += self.look(visitor.url, paths)
        weights = [Weight(document.path, document.answer.size, get_limit(document.path)) for document in documents]
        self.stdout.write(format_report(findings, weights, len(paths)))
        if findings:
            raise CommandError(f"The site has {len(findings)} faults.")

    def look(self, url: str, paths: list[str]) -> list[Finding]:
        """Return what Chromium and axe find on a small screen."""
        findings = []
        with Phone(url) as phone:
            for number, path in enumerate(paths, start=1):
                findings += phone.iterate_findings(path)
                self.report_progress("looked at", number, len(paths))
        return findings

    def report_progress(self, verb: str, number: int, total: int) -> None:
        if number % PROGRESS_STEP == 0 or number == total:
            self.stderr.write(f"  {verb}: {number} of {total}")


def check_scripts(visitor: Visitor, documents: list[Document]) -> Iterator[Finding]:
    """Yield a finding when the scripts that the pages name weigh more than they may, all together."""
    addresses = {script.get("src") for document in documents for script in document.find_all("script") if script.get("src")}
    size = sum(visitor.ask(address).size for address in addresses)
    if size > SCRIPT_LIMIT:
        yield Finding(", ".join(sorted(addresses)), "weight", f"scripts: {size:,} bytes, {SCRIPT_LIMIT:,} allowed")
