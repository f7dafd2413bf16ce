"""axe-core in a real Chromium. The script comes with the package axe-playwright-python; nothing is fetched from elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from cms.site_check.findings import Finding

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"width": 360, "height": 800}
#: WCAG 2.2, levels A and AA, and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
RUN = "options => axe.run(document, {...options, resultTypes: ['violations']}).then(result => result.violations)"
#: axe takes joined letters for an icon font and leaves their contrast alone; the colours are those of any other letters.
REPLACE_JOINED_LETTERS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) { walker.currentNode.data = walker.currentNode.data.replace(/\\p{Script=Arabic}/gu, 'x'); }
}"""


def read_axe() -> str:
    """Return the source of axe-core. Raises CommandError where the packages for tests are not installed."""
    try:
        import axe_playwright_python
    except ImportError:
        raise CommandError("axe-playwright-python is missing. Type:  sh scripts/install.sh test") from None
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


def find_violations(page: Any, options: dict = EVERYTHING) -> list[str]:
    """Return a line for every element that breaks a rule. The script of axe must be in the page already."""
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))} – {violation['help']}"
        for violation in page.evaluate(RUN, options)
        for node in violation["nodes"]
    ]


class Phone:
    """A Chromium with a screen of 360 pixels that looks at pages of the site at ``url``. Use as a context manager."""

    def __init__(self, url: str):
        self.url = url
        self.foreign_requests: set[str] = set()
        self.messages: list[str] = []

    def __enter__(self) -> "Phone":
        try:
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise CommandError("playwright is missing. Type:  sh scripts/install.sh test") from None
        if not CHROMIUM.exists():
            raise CommandError(f"{CHROMIUM} is missing. As root:  apt-get install chromium")
        source = read_axe()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=str(CHROMIUM), args=CHROMIUM_ARGUMENTS)
        context = self.browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
        context.add_init_script(source)
        self.page = context.new_page()
        self.page.on("request", self.note_request)
        self.page.on("console", lambda message: self.messages.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        return self

    def __exit__(self, *_) -> None:
        self.browser.close()
        self.playwright.stop()

    def note_request(self, request: Any) -> None:
        if not request.url.startswith((self.url + "/", "data:", "blob:")):
            self.foreign_requests.add(request.url)

    def iterate_findings(self, path: str) -> Iterator[Finding]:
        """Yield what axe finds on a page, what the console complains about, and requests that leave the host."""
        self.foreign_requests.clear()
        self.messages.clear()
        self.page.goto(self.url + path)
        for line in find_violations(self.page):
            yield Finding(path, "axe", line)
        for text in self.messages:
            yield Finding(path, "console", text)
        for address in sorted(self.foreign_requests):
            yield Finding(path, "foreign host", address)
