"""An editor sets a footnote, changes it, saves, and deletes it; nothing but a draft comes of it."""

import re

import pytest

from tests.browser.desk import HOLDS_TEXT, Desk
from tests.browser.waiting import wait_until

SIGN = "※"


@pytest.fixture
def chapter(page, site):
    """The form of a chapter of the strategy."""
    desk = Desk(page, site.accounts["redaktion"])
    desk.open_list("Willkommen", "Teilhabe- und Integrationsstrategie 2030")
    page.get_by_role("link", name="Leitgedanken").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/"))
    return desk


def find_text(desk: Desk):
    return desk.find_section("body").locator("[data-streamfield-child]").filter(has_text="Teilhabe setzt Vertrauen voraus").first


def open_window(desk: Desk):
    """Press the button of the toolbar that comes with a selection; return the window."""
    text = find_text(desk).locator("[contenteditable=true]")
    text.click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.press("Shift+Home")
    desk.page.locator("button[name=FOOTNOTE]").locator("visible=true").first.dispatch_event("mousedown")
    return desk.page.locator("dialog.footnote-window")


def test_editor_sets_changes_and_deletes_a_footnote(chapter):
    page = chapter.page
    window = open_window(chapter)
    window.get_by_role("button", name="Übernehmen").click()
    assert window.get_by_role("alert").inner_text() == "Bitte den Text der Fußnote schreiben."
    window.get_by_label("Text der Fußnote").fill('Eine "neue" Fußnote & mehr.')
    page.keyboard.press("Enter")
    window.wait_for(state="hidden")

    sign = find_text(chapter).locator(".footnote-sign")
    assert sign.get_attribute("aria-label") == 'Fußnote: Eine "neue" Fußnote & mehr.'
    sign.click()
    window.get_by_label("Text der Fußnote").fill("Geändert & „gut“.")
    window.get_by_role("button", name="Übernehmen").click()
    window.wait_for(state="hidden")
    # The editor tells the form a moment later.
    wait_until(page, HOLDS_TEXT, "Geändert")
    page.get_by_role("button", name="Entwurf speichern").click()
    page.get_by_text("wurde aktualisiert").first.wait_for()

    page.reload()
    assert sign.get_attribute("aria-label") == "Fußnote: Geändert & „gut“."
    sign.click()
    window.get_by_role("button", name="Fußnote löschen").click()
    window.wait_for(state="hidden")
    assert SIGN not in find_text(chapter).locator("[contenteditable=true]").inner_text()
