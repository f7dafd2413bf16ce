"""The press room in a browser: subscribe and leave without script, take a quote along, read before the embargo ends."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.desk import PATIENCE, Desk
from tests.browser.waiting import wait_until

FORM = "/de/aktuelles/abo/"
RELEASE = "/de/aktuelles/meldestellen-2025/"
ADDRESS = "leserin@post.example"
HEADLINE = "Probe der Sperrfrist: noch nicht öffentlich"
LEAD = "Dieser Vorspann ist erfunden und noch geheim."
#: Seconds until scheduler and worker have sent a mail, on a machine with other work.
MAIL_SECONDS = 60
READ_CLIPBOARD = "async words => { const text = await navigator.clipboard.readText(); return words.every(one => text.includes(one)); }"


def wait_for_link(page, mail_server) -> str:
    """Return the address in the newest mail, once it came."""
    for _ in range(MAIL_SECONDS):
        if mail_server.messages:
            text = mail_server.messages[-1].get_body(("plain",)).get_content()
            return re.search(r"http://\S+/abo/\S+", text)[0]
        page.wait_for_timeout(1000)
    raise AssertionError("No mail came.")


def test_subscribe_confirm_and_leave_without_script(site, mail_server, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(FORM)
    page.get_by_label("E-Mail-Adresse").fill(ADDRESS)
    # Nobody types an address in less than three seconds; only a program would be refused.
    page.wait_for_timeout(3100)
    page.get_by_role("button", name="Abonnieren").click()
    page.wait_for_url("**/abo/gesendet/")
    page.goto(wait_for_link(page, mail_server))
    assert mail_server.receivers == [ADDRESS]
    page.get_by_role("button", name="Abonnement bestätigen").click()
    page.get_by_text("Sie bekommen Pressemitteilungen per E-Mail.").wait_for()
    page.get_by_role("button", name="Abbestellen").click()
    page.wait_for_url("**/abo/beendet/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sie haben abbestellt"
    assert page.context.cookies() == []


def test_quote_is_copied_with_name_and_function(site, new_context):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(RELEASE)
    quote = page.locator("figure.quote").first
    quote.get_by_role("button", name="Zitat kopieren").click()
    page.get_by_text("Kopiert.").wait_for()
    words = [quote.locator("blockquote").inner_text(), f"({quote.locator('figcaption').inner_text()})"]
    wait_until(page, READ_CLIPBOARD, words)


@pytest.fixture
def desk(page, site):
    return Desk(page, site.accounts["redaktion"])


def test_preview_made_at_the_desk_is_read_without_a_login(desk, new_context):
    page = desk.page
    until = timezone.localtime(timezone.now() + timedelta(days=2))
    desk.open_list("Willkommen", "Aktuelles")
    page.locator("a[href$='/add_subpage/']").first.click()
    page.fill("[name=embargo_until]", f"{until:%d.%m.%Y %H:%M}")
    page.keyboard.press("Escape")
    page.fill("[name=title]", HEADLINE)
    page.fill("[name=lead]", LEAD)
    desk.publish()
    page.goto("/admin/snippets/news/presspreview/add/")
    page.get_by_role("button", name=re.compile("auswählen")).first.click()
    window = page.locator(".modal-content")
    for title in ("Willkommen", "Aktuelles"):
        window.locator("tr:has(a.navigate-pages)", has_text=title).first.locator("a.navigate-pages").click()
    window.get_by_role("link", name=HEADLINE).first.click()
    page.get_by_text(HEADLINE).first.wait_for()
    page.fill("[name=expires_at]", f"{until - timedelta(days=1):%d.%m.%Y %H:%M}")
    page.keyboard.press("Escape")
    page.fill("[name=recipient]", "Kim Probe, Probeblatt")
    page.get_by_role("button", name="Speichern").first.click()
    page.get_by_role("link", name=re.compile("Kim Probe")).first.click()
    address = page.locator("code", has_text="/presse-vorschau/").inner_text()
    reader = new_context().new_page()
    reader.set_default_timeout(PATIENCE)
    assert reader.goto(address).status == 200
    assert reader.get_by_role("heading", level=1).inner_text() == HEADLINE
    assert reader.get_by_text("Kim Probe, Probeblatt").count()
    assert reader.get_by_text(LEAD).count()
    reader.goto("/de/aktuelles/")
    assert reader.get_by_text(HEADLINE).count() == 0
