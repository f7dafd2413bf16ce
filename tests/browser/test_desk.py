"""The translators' desk in a browser: axe-core finds nothing on our part of it, and nothing is wider than a narrow screen."""

import pytest

from cms.site_check.accessibility import read_axe
from tests.browser.desk import Desk

WIDTHS = (360, 1280)
SCREENS = {
    "redaktion": ["coverage/", "queue/", "queue/ar/", "exchange/ar/", "machine/ar/", "overrides/"],
    "pruefung": ["review/ar/"],
    "uebersetzung-ar": ["queue/ar/", "exchange/ar/"],
}
#: Wagtail brings another version of axe into the frame of the preview; the frame holds a page for readers, which other tests look at.
RUN = """async () => {
  const result = await axe.run({include: [['.desk']]}, {resultTypes: ['violations'], iframes: false});
  return result.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target.join(' ')} – ${one.help}`));
}"""
IS_TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("username", SCREENS)
def test_screens_of_the_desk(username, site, new_context):
    context = new_context()
    context.add_init_script(read_axe())
    page = Desk(context.new_page(), site.accounts[username]).page
    found = []

    def look() -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found.extend(f"{page.url} at {width} px: {line}" for line in page.evaluate(RUN))
            if page.evaluate(IS_TOO_WIDE):
                found.append(f"{page.url} is wider than {width} px")

    for address in SCREENS[username]:
        assert page.goto(f"/admin/translation/{address}").status == 200
        look()
    if username == "redaktion":
        assert page.goto("/admin/press-mails/").status == 200
        look()
    if username != "pruefung":
        page.goto("/admin/translation/queue/ar/")
        page.locator("tbody tr a").first.click()
        page.locator(".desk-sheet").first.wait_for()
        look()
    assert found == []


def test_upload_by_keyboard(site, new_context):
    """A file is refused with its reason; the reason is told to screen readers, and the form is still there."""
    page = Desk(new_context().new_page(), site.accounts["uebersetzung-ar"]).page
    page.goto("/admin/translation/exchange/ar/")
    page.get_by_label("PO- oder XLIFF-Datei").set_input_files({"name": "x.po", "mimeType": "text/plain", "buffer": b"Unsinn"})
    page.get_by_role("button", name="Prüfen", exact=True).press("Enter")
    page.get_by_role("alert").get_by_text("nichts hat sich geändert").wait_for()
    assert page.get_by_label("PO- oder XLIFF-Datei").count() == 1
