"""Every footnote whose sign is printed is printed, wherever a page ends."""

import pytest
import weasyprint
import weasyprint.layout.block
from weasyprint.formatting_structure.boxes import FootnoteAreaBox, TextBox

from core.pdf.late_footnotes import late_footnotes

LINE = "Wort " * 6
BODY = f"<p>{LINE}<i>erste</i></p><p>{LINE}zweite<i>zweite</i> {LINE}{LINE}{LINE}</p>"
#: Heights of a page in CSS pixels: some end in the middle of the second paragraph.
HEIGHTS = range(60, 200, 4)


def find_notes(height: int) -> list[str]:
    """Return the notes at the feet of all pages."""
    html = (
        f"<style>@page {{ margin: 0; size: 300px {height}px }} body {{ margin: 0 }} i {{ float: footnote }} "
        f"p {{ margin: 0; font: 16px/20px 'Noto Sans'; orphans: 2; widows: 2 }}</style>{BODY}"
    )
    notes = []
    for page in weasyprint.HTML(string=html).render().pages:
        areas = [box for box in page._page_box.descendants() if isinstance(box, FootnoteAreaBox)]
        texts = [part.text for area in areas for part in area.descendants() if isinstance(part, TextBox)]
        notes += [one for one in texts if one in ("erste", "zweite")]
    return notes


@pytest.mark.parametrize("height", HEIGHTS)
def test_every_note_is_printed_once_and_in_order(height):
    with late_footnotes():
        assert find_notes(height) == ["erste", "zweite"]


def test_weasyprint_still_needs_it():
    """When this fails, WeasyPrint loses no note: delete core/pdf/late_footnotes.py and this file."""
    assert any(find_notes(height) != ["erste", "zweite"] for height in HEIGHTS)


def test_weasyprints_own_function_is_back():
    own = weasyprint.layout.block._linebox_layout
    with pytest.raises(ZeroDivisionError), late_footnotes():
        raise ZeroDivisionError
    assert weasyprint.layout.block._linebox_layout is own
