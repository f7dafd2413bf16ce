"""One German publish, and every language is right: played through by an editor, a translator for Arabic and a reader.

Nobody starts anything: what happens between two people is done by the worker of the installation.
"""

import re
import time

from bs4 import BeautifulSoup
from django.utils import timezone, translation

from core.marks import explain
from tests.browser.desk import PATIENCE, Desk

#: The worker may have a paper to build before it comes to this guide.
WORKER_SECONDS = 240
TITLE, SLUG = "Abends Rat am Telefon finden", "abends-rat-am-telefon-finden"
PUBLIC_ADDRESS = f"/ar/neu-hier/gesundheit/{SLUG}/"
LEAD = "Auch nach Feierabend hört Ihnen jemand zu."
PHONE, NEW_PHONE = "Rufen Sie die Beratung unter 0211 5550101 an.", "Rufen Sie die Beratung unter 0211 5550199 an."
PRICE, NEW_PRICE = "Die Beratung ist kostenlos.", "Die Beratung ist kostenlos und vertraulich."
PAPERS = "Niemand fragt nach Ihrem Ausweis."
ARABIC = {
    TITLE: "العثور على مشورة هاتفية مساءً",
    LEAD: "حتى بعد انتهاء الدوام هناك من يصغي إليك.",
    PHONE: "اتصل بالاستشارة على الرقم 0211 5550101.",
    PRICE: "الاستشارة مجانية.",
    PAPERS: "لا أحد يسأل عن هويتك.",
    NEW_PHONE: "اتصل بالاستشارة على الرقم 0211 5550199.",
    NEW_PRICE: "الاستشارة مجانية وسرية.",
}


def repeat_until(look, what: str):
    """Look again and again until there is something; return it."""
    deadline = time.monotonic() + WORKER_SECONDS
    while not (found := look()):
        assert time.monotonic() < deadline, f"Not within {WORKER_SECONDS} s: {what}"
        time.sleep(1)
    return found


# What each of the three does


def write_guide(editor: Desk) -> None:
    page = editor.page
    editor.open_list("Willkommen", "Neu hier", "Gesundheit")
    page.locator("a[href$='/add_subpage/']").first.click()
    page.fill("[name=title]", TITLE)
    page.fill("[name=lead]", LEAD)
    for text in (PHONE, PRICE, PAPERS):
        editor.write_paragraph(editor.add_block("body", "Text"), text)
    editor.publish()


def change_guide(editor: Desk) -> None:
    page = editor.page
    editor.open_list("Willkommen", "Neu hier", "Gesundheit")
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    page.locator("[name=title]").wait_for()
    for old, new in ((PHONE, NEW_PHONE), (PRICE, NEW_PRICE)):
        block = editor.find_section("body").locator("[data-streamfield-child]").filter(has_text=old)
        editor.write_paragraph(block, new)
    editor.publish()


def open_from_queue(translator: Desk) -> str:
    """Open the guide from the queue of one's own language; return what its line says is to do."""
    page = translator.page

    def find_line():
        page.goto("/admin/translation/queue/")
        line = page.locator("tbody tr").filter(has_text=TITLE)
        return line if line.count() else None

    line = repeat_until(find_line, "the guide stands in the queue")
    todo = line.locator("td:nth-of-type(3)").inner_text()
    line.get_by_role("link", name=TITLE).click()
    page.locator(".desk-sheet").first.wait_for()
    return " ".join(todo.split())


def translate(translator: Desk, known: dict[str, str]) -> list[str]:
    """Fill in and release every open segment; return the German texts of these."""
    page = translator.page
    sheets = page.locator(".desk-sheet:has(textarea)").all()
    germans = []
    for sheet in sheets:
        german = BeautifulSoup(sheet.locator(".desk-side .desk-text").first.inner_html(), "html5lib")
        for gone in german.select("del"):
            gone.decompose()
        germans.append(" ".join(german.get_text().split()))
        sheet.locator("textarea").fill(known[germans[-1]])
    page.get_by_role("button", name="Freigeben", exact=True).click()
    page.get_by_text(f"Freigegeben und öffentlich: {len(germans)} Abschnitte.").wait_for()
    page.get_by_text("Hier ist alles übersetzt.").wait_for()
    return germans


def read_differences(translator: Desk) -> list[tuple[str, str]]:
    """Return what went and what came in the German text of every open segment."""
    germans = [one.locator(".desk-text").first for one in translator.page.locator(".desk-sheet:has(textarea)").all()]
    return [(one.locator("del").inner_text(), one.locator("ins").inner_text()) for one in germans]


def read_main(reader) -> BeautifulSoup:
    """Return what the page is about, as the server sends it."""
    response = reader.request.get(PUBLIC_ADDRESS)
    assert response.status == 200
    return BeautifulSoup(response.text(), "html5lib").main


def read_rest(main: BeautifulSoup, *texts: str) -> str:
    """Return a page without the paragraphs that hold these texts and what belongs to their notes."""
    for text in texts:
        (paragraph,) = [one for one in main.select("p") if text in one.get_text() and not one.find_parent("details")]
        for folded in paragraph.find_next_siblings(["details", "p"], class_=["older", None]):
            if folded.name == "details" or folded.has_attr("hidden"):
                folded.decompose()
        paragraph.decompose()
    return re.sub(r"\s+", " ", str(main))


def test_one_publish_and_arabic_is_right(site, new_context):
    editor = Desk(new_context().new_page(), site.accounts["redaktion"])
    translator = Desk(new_context().new_page(), site.accounts["uebersetzung-ar"])
    reader = new_context().new_page()
    reader.set_default_timeout(PATIENCE)

    write_guide(editor)
    assert open_from_queue(translator) == "5 fehlend"
    assert set(translate(translator, ARABIC)) == {TITLE, LEAD, PHONE, PRICE, PAPERS}

    assert reader.goto(PUBLIC_ADDRESS).status == 200
    main = reader.locator("main")
    assert reader.locator("html").get_attribute("dir") == "rtl"
    for german in (TITLE, LEAD, PHONE, PRICE, PAPERS):
        assert german not in main.inner_text()
    assert ARABIC[PRICE] in main.inner_text() and ARABIC[PAPERS] in main.inner_text()
    assert main.locator("[lang=de]").count() == main.locator(".mark").count() == 0
    before = read_rest(read_main(reader), "0211 5550101", ARABIC[PRICE])

    # With no further action.
    change_guide(editor)

    def find_german():
        reader.reload()  # a browser keeps a page for a minute
        return main.locator("[lang=de]").count()

    repeat_until(find_german, "the Arabic page shows the new German text")
    assert [one.inner_text() for one in main.locator("[lang=de]").all()] == [NEW_PHONE, NEW_PRICE]
    assert {one.get_attribute("dir") for one in main.locator("[lang=de]").all()} == {"ltr"}
    with translation.override("ar"):
        note = explain("changed", timezone.localdate())
    assert [one.inner_text() for one in main.locator(".mark").all()] == [note, note]
    assert "0211 5550101" not in main.text_content(), "an older number is dangerous even when it is folded"
    assert ARABIC[PRICE] in main.locator("details.older").text_content()
    assert read_rest(read_main(reader), NEW_PHONE, NEW_PRICE) == before

    assert open_from_queue(translator) == "2 geändert"
    assert read_differences(translator) == [("5550101", "5550199"), ("kostenlos.", "kostenlos und vertraulich.")]
    assert translate(translator, ARABIC) == [NEW_PHONE, NEW_PRICE]

    reader.reload()
    assert main.locator("[lang=de]").count() == main.locator(".mark").count() == main.locator("details.older").count() == 0
    assert "0211 5550199" in main.text_content() and ARABIC[NEW_PRICE] in main.text_content()
    assert read_rest(read_main(reader), "0211 5550199", ARABIC[NEW_PRICE]) == before
