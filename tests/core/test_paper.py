"""What a browser prints: a table stays with its caption, and a picture that a page begins with is there."""

import pytest
from pypdfium2 import PdfDocument

from core.assets import read_inline_style

TABLE = '<div class="scroll"><table><caption>Die Tabelle</caption><tbody>{}</tbody></table></div>'
ROWS = "".join(f"<tr><th>Zeile {number}</th><td>{number}</td></tr>" for number in range(6))


@pytest.mark.parametrize("lines", [15, 16, 17, 18, 22, 23])
def test_table_is_not_parted_from_its_caption(browser, lines):
    page = browser.new_page()
    text = "<p>Ein Absatz.</p>" * lines
    page.set_content(f'<style>{read_inline_style()}</style><main><div class="prose">{text}{TABLE.format(ROWS)}</div></main>')
    pages = [one.get_textpage().get_text_bounded() for one in PdfDocument(page.pdf(prefer_css_page_size=True))]
    page.close()
    assert [("Die Tabelle" in words) for words in pages] == [("Zeile 5" in words) for words in pages]


@pytest.mark.parametrize("path", ["aktuelles/kongress-der-probe/", "kongresse/probe-2025-solingen/"])
def test_picture_that_a_page_begins_with_is_loaded_at_once(client, db, path):
    """It is seen without scrolling, and a browser that prints at once waits for no other."""
    html = client.get(f"/de/{path}").content.decode()
    first = html[html.index("<img ") :].partition(">")[0]
    assert "/bild/" in first and 'loading="lazy"' not in first
