"""An editor says which language words are in, changes that, saves, and takes it back; nothing but a draft comes of it."""

import re

import pytest

from tests.browser.desk import Desk
from tests.browser.waiting import wait_until

STORED = "text => [...document.querySelectorAll('form input[type=hidden]')].some(one => one.value.includes(text))"
#: In a text that no other test edits: all of them share one installation.
SENTENCE = "Ein Mensch hat selten nur ein Anliegen"


@pytest.fixture
def chapter(page, site):
    """The form of a chapter of the strategy."""
    desk = Desk(page, site.accounts["redaktion"])
    desk.open_list("Willkommen", "Teilhabe- und Integrationsstrategie 2030")
    page.get_by_role("link", name="Leitgedanken").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/"))
    return desk


def find_text(desk: Desk):
    return desk.find_section("body").locator("[data-streamfield-child]").filter(has_text=SENTENCE).first


def press_button(desk: Desk):
    """Press the button of the toolbar; return the window."""
    desk.page.locator("button[name=LANGUAGE]").locator("visible=true").first.dispatch_event("mousedown")
    return desk.page.locator("dialog.foreign-words-window")


def open_window(desk: Desk):
    """Select the last line of the text and press the button of the toolbar that comes with it."""
    find_text(desk).locator("[contenteditable=true]").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.press("Shift+Home")
    return press_button(desk)


def test_editor_marks_changes_and_unmarks_words(chapter):
    page = chapter.page
    window = open_window(chapter)
    choice = window.get_by_label("Sprache der Wörter")
    assert choice.input_value() == "en"
    assert choice.locator("option").first.inner_text() == "Albanisch"
    choice.select_option(label="Latein")
    window.get_by_role("button", name="Übernehmen").click()
    window.wait_for(state="hidden")
    words = find_text(chapter).locator(".foreign-words")
    assert words.get_attribute("lang") == "la"

    words.get_by_role("button", name="Sprache ändern").click()
    assert choice.input_value() == "la"
    choice.select_option(label="Französisch")
    page.keyboard.press("Enter")
    window.wait_for(state="hidden")
    # The editor tells the form a moment later.
    wait_until(page, STORED, '"lang":"fr"')
    page.get_by_role("button", name="Entwurf speichern").click()
    page.get_by_text("wurde aktualisiert").first.wait_for()

    page.reload()
    assert words.get_attribute("lang") == "fr"
    words.get_by_role("button", name="Sprache ändern").click()
    window.get_by_role("button", name="Kennzeichnung entfernen").click()
    window.wait_for(state="hidden")
    assert words.count() == 0
    assert SENTENCE in find_text(chapter).locator("[contenteditable=true]").inner_text()


def test_words_in_a_link_are_not_taken_away_from_it(chapter):
    """A mark in the place of a footnote or a link would lose it."""
    text = find_text(chapter)
    text.locator("[contenteditable=true]").click()
    chapter.page.keyboard.press("Control+End")
    chapter.page.keyboard.press("Shift+Home")
    chapter.page.locator("button[name=FOOTNOTE]").locator("visible=true").first.dispatch_event("mousedown")
    note = chapter.page.locator("dialog.footnote-window")
    note.get_by_label("Text der Fußnote").fill("Eine Anmerkung.")
    note.get_by_role("button", name="Übernehmen").click()
    note.wait_for(state="hidden")
    window = open_window(chapter)
    window.get_by_role("button", name="Übernehmen").click()
    assert window.get_by_role("alert").inner_text().startswith("In der Markierung steht ein Link oder eine Fußnote.")
    window.get_by_role("button", name="Abbrechen").click()
    window.wait_for(state="hidden")
    assert text.locator(".footnote-sign").count() == 1
