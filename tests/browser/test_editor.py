"""An editor with nothing but a browser: write, illustrate, preview, publish, and read it where the public does."""

import re
import struct
import zlib
from urllib.parse import urlsplit

import pytest

from tests.browser.desk import Desk
from tests.browser.waiting import wait_until

KICKER = "Tagung der Probe"
HEADLINE = "Probe der Redaktion: Eine Meldung mit allen Feldern"
SUBHEADLINE = "Zwei Stimmen, drei Zahlen und ein Bild"
LEAD = "Die Redaktion hat ausprobiert, ob eine Pressemitteilung ohne Hilfe der Technik erscheinen kann. Sie kann."
PLACE = "Solingen"
PICTURE_TITLE = "Bild der Probe"
CREDIT = "Foto: Vorname Nachname"
ALTERNATIVE = "Ein blaues Feld ohne weiteren Inhalt."
CAPTION = "Das Bild der Probe zeigt eine Farbe."
PARAGRAPH = "Der Text dieser Meldung ist erfunden. Er steht zwischen den Zitaten und den Zahlen."
QUOTES = [
    ("Wir wollten wissen, ob es geht.", "Erste Stimme", "Leiterin der Probe"),
    ("Es ging schneller als gedacht.", "Zweite Stimme", "Beobachter der Probe"),
]
FIGURE_SOURCE = "Stoppuhr der Probe"
FIGURES = [("10 Minuten", "dauerte das Schreiben"), ("2 Stimmen", "kamen zu Wort"), ("1 Bild", "wurde hochgeladen")]
SLUG = "probe-der-redaktion-eine-meldung-mit-allen-feldern"
PUBLIC_ADDRESS = f"/de/aktuelles/{SLUG}/"
NOTICE_IN_ARABIC = "لم تُترجم هذه الصفحة بعد."


def draw_png(width: int, height: int) -> bytes:
    """Return a picture of one colour (PNG, RGB, one scan line after the other)."""

    def build_chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = (b"\0" + b"\x20\x44\xaa" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + build_chunk(b"IHDR", header) + build_chunk(b"IDAT", zlib.compress(lines)) + build_chunk(b"IEND", b"")


def upload(desk: Desk, name: str, content: bytes) -> None:
    """Send a file from the open window, with everything filled in that must be."""
    window = desk.page.locator(".modal-content")
    window.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": content})
    window.locator("input[name$=-title]").fill(PICTURE_TITLE)
    window.locator("input[name$=-credit]").fill(CREDIT)
    window.get_by_role("button", name="Hochladen").click()


@pytest.fixture
def desk(page, site):
    return Desk(page, site.accounts["redaktion"])


def write_release(desk: Desk) -> None:
    """Fill in the form of a new press release."""
    page = desk.page
    page.fill("[name=kicker]", KICKER)
    page.fill("[name=title]", HEADLINE)
    page.fill("[name=subheadline]", SUBHEADLINE)
    page.fill("[name=date]", "14.01.2026")
    page.keyboard.press("Escape")
    page.fill("[name=place]", PLACE)
    page.fill("[name=lead]", LEAD)

    picture = desk.add_block("opening_image", "Bild")
    desk.open_upload(picture)
    upload(desk, "probe.png", draw_png(900, 500))
    picture.get_by_text(PICTURE_TITLE).wait_for()
    picture.locator("input[name$=-alt]").fill(ALTERNATIVE)
    picture.locator("input[name$=-caption]").fill(CAPTION)

    desk.add_block("body", "Text").locator("[contenteditable=true]").click()
    page.keyboard.insert_text(PARAGRAPH)
    for text, name, function in QUOTES:
        quote = desk.add_block("body", "Zitat")
        quote.locator("textarea[name$=-text]").fill(text)
        quote.locator("input[name$=-name]").fill(name)
        quote.locator("input[name$=-function]").fill(function)
    figures = desk.add_block("body", "Zahlen")
    for number, (value, label) in enumerate(FIGURES):
        if figures.locator("input[name$=-value-value]").count() <= number:
            figures.locator("button.c-sf-add-button").last.click()
        figures.locator("input[name$=-value-value]").nth(number).fill(value)
        figures.locator("input[name$=-value-label]").nth(number).fill(label)
        figures.locator("input[name$=-value-source]").nth(number).fill(FIGURE_SOURCE)

    # Every release begins with the contact of the press room.
    desk.find_section("press_contact").get_by_text("Pressestelle").first.wait_for()


def assert_release_is_whole(main) -> None:
    """Every field stands on the page."""
    text = main.inner_text()
    for words in (KICKER, HEADLINE, SUBHEADLINE, LEAD, PLACE, "14. Januar 2026", CREDIT, CAPTION, PARAGRAPH):
        assert words in text, words
    for quote, name, function in QUOTES:
        assert f"„{quote}“" in text and f"{name}, {function}" in text
    for value, label in FIGURES:
        assert value in text and label in text
    assert "Pressekontakt" in text
    assert main.get_by_role("img", name=ALTERNATIVE).count() == 1


def test_editor_publishes_a_press_release(desk, site, new_context):
    page = desk.page
    desk.open_list("Willkommen", "Aktuelles")
    page.locator("a[href$='/add_subpage/']").first.click()
    page.get_by_role("heading", name="Pressemitteilung").first.wait_for()
    write_release(desk)

    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("iframe[title='Vorschau'], .w-preview__iframe").last.locator("main")
    preview.get_by_text(PARAGRAPH).wait_for()
    assert_release_is_whole(preview)

    desk.publish()

    reader = new_context().new_page()
    assert reader.goto(PUBLIC_ADDRESS).status == 200
    assert_release_is_whole(reader.locator("main"))
    picture = reader.get_by_role("img", name=ALTERNATIVE)
    picture.scroll_into_view_if_needed()
    wait_until(reader, "() => [...document.querySelectorAll('main img')].every(image => image.complete && image.naturalWidth)")

    feed = reader.request.get("/de/feed.atom").text()
    assert HEADLINE in feed and PUBLIC_ADDRESS in feed

    assert reader.goto(f"/ar/aktuelles/{SLUG}/").status == 200
    assert NOTICE_IN_ARABIC in reader.locator(".banner").inner_text()
    assert reader.locator("main").get_attribute("lang") == "de"
    assert reader.locator("html").get_attribute("dir") == "rtl"
    assert HEADLINE in reader.locator("main").inner_text()
    assert new_context().cookies() == []


REFUSED = [
    ("vortrag.png", b"Das ist ein Text und kein Bild.", "kein Bild"),
    ("zeichen.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "Nicht unterstütztes Bildformat"),
    ("zeichen.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "stimmt nicht mit dem Dateiformat überein"),
]


def test_files_that_are_no_pictures_are_refused_with_a_reason(desk):
    page = desk.page
    desk.open_list("Willkommen", "Aktuelles")
    page.locator("a[href$='/add_subpage/']").first.click()
    desk.open_upload(desk.add_block("opening_image", "Bild"))
    for name, content, reason in REFUSED:
        upload(desk, name, content)
        page.locator(".modal-content .error-message").get_by_text(reason).wait_for()
    page.goto("/admin/images/?q=" + PICTURE_TITLE)
    assert urlsplit(page.url).path == "/admin/images/"
    for name, _, _ in REFUSED:
        assert name not in page.locator("main").inner_text()


def save_topic_page(desk: Desk, topic: str) -> None:
    """Save a draft of a page on a topic without writing an address."""
    page = desk.page
    desk.open_list("Willkommen", "Neu hier")
    page.locator("a[href$='/add_subpage/']").first.click()
    page.get_by_role("button", name="Thema auswählen").first.click()
    page.locator(".modal-content").get_by_role("link", name=topic, exact=True).click()
    page.locator(".modal-content").wait_for(state="hidden")
    page.get_by_role("button", name="Entwurf speichern").click()


def test_topic_page_takes_its_address_from_the_topic(desk):
    page = desk.page
    page.goto("/admin/snippets/facts/topic/add/")
    page.fill("input[name=key]", "freizeit")
    page.select_option("select[name=icon]", index=1)
    page.get_by_role("tab", name="Deutsch").click()
    page.fill("[name=name_de]", "Freizeit")
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url("**/snippets/facts/topic/")
    save_topic_page(desk, "Freizeit")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert page.locator("input[name=slug]").input_value() == "freizeit"


def test_second_page_on_a_topic_is_refused_with_a_reason(desk):
    save_topic_page(desk, "Gesundheit")
    desk.page.get_by_role("tab", name="Veröffentlichung").click()
    desk.page.locator("#tab-veroffentlichung").get_by_text("bereits verwendet").first.wait_for()


def test_desk_speaks_german(desk):
    page = desk.page
    desk.open_list("Willkommen", "Aktuelles")
    head = page.locator("main table thead").inner_text()
    assert "Titel" in head and "Status" in head
    for name in ("Seiten", "Gemeinsame Angaben", "Bilder", "Dokumente"):
        assert page.get_by_role("navigation").get_by_text(name).count()
