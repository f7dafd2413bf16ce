"""What the printed page looks like where a reader would notice: lines, edges, heads of columns."""

import pytest
import weasyprint
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TableCellBox, TextBox

from core.pdf import print_stylesheet
from core.pdf.lines import own_lines

SENTENCES = {"de": "Knapp ein Drittel hatte eine Geschichte.", "uk": "Люди мали історію міграції.", "ar": "كان لديهم تاريخ هجرة."}


def lay_out(body: str, language: str = "de") -> list:
    """Return all boxes of a one-page document in the style of the paper."""
    direction = "rtl" if language == "ar" else "ltr"
    html = f'<html lang="{language}" dir="{direction}"><title>Probe</title><body>{body}'
    with own_lines():
        document = weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=print_stylesheet())])
    return list(document.pages[0]._page_box.descendants())


def read_text(box) -> str:
    return "".join(part.text for part in box.descendants() if isinstance(part, TextBox))


@pytest.mark.parametrize("language", SENTENCES)
def test_no_line_begins_with_the_number_of_a_footnote(language):
    widths = range(44, 76, 1)
    paragraphs = (
        f'<p style="width: {width}mm">{SENTENCES[language]}<span class="fn">Note</span> Danach geht der Text weiter.</p>'
        for width in widths
    )
    lines = [read_text(box) for part in paragraphs for box in lay_out(part, language) if isinstance(box, LineBox)]
    assert sum("\u20601" in line for line in lines) == len(widths)
    assert not [line for line in lines if line.lstrip("\u2060").startswith("1 D")]


def test_german_address_in_an_arabic_imprint_stands_at_its_right_edge():
    boxes = lay_out('<section class="imprint"><p>عنوان.</p><p lang="de" dir="ltr">Musterstraße 1</p></section>', "ar")
    blocks = [box for box in boxes if isinstance(box, BlockBox) and box.element_tag == "p"]
    lines = [next(child for child in block.children if isinstance(child, LineBox)) for block in blocks]
    edges = [line.children[0].position_x + line.children[0].margin_width() for line in lines]
    assert edges[0] == pytest.approx(edges[1], abs=0.5)


def test_head_of_a_column_of_numbers_stands_above_them():
    boxes = lay_out(
        '<table><thead><tr><th scope="col">Jahr</th><th class="num" scope="col">Wert</th></tr></thead>'
        '<tbody><tr><th scope="row">2025</th><td class="num">3.270.000</td></tr></tbody></table>'
    )
    cells = {read_text(box): box for box in boxes if isinstance(box, TableCellBox)}
    ends = [
        max(part.position_x + part.width for part in cells[text].descendants() if isinstance(part, TextBox))
        for text in ("Wert", "3.270.000")
    ]
    assert ends[0] == pytest.approx(ends[1], abs=0.5)


def test_sources_do_not_leave_their_heading_and_one_line_behind():
    """The heading, the first and the second source are on one page, however full it is."""
    sources = "".join(f"<li>Quelle {number}</li>" for number in range(12))
    for filled in range(190, 250, 4):
        html = f'<section class="chapter"><div style="height: {filled}mm"></div><h2>Quellen</h2><ol>{sources}</ol></section>'
        document = weasyprint.HTML(string=f'<html lang="de"><title>P</title><body>{html}').render(
            stylesheets=[weasyprint.CSS(string=print_stylesheet())]
        )
        texts = [read_text(page._page_box) for page in document.pages]
        assert any("Quellen" in text and "Quelle 0" in text and "Quelle 1" in text for text in texts), filled
