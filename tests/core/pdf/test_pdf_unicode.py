"""Arabic with vowel signs stays searchable (WeasyPrint issue #2841)."""

import io

import pikepdf

from core.pdf import compare, print_stylesheet, render_pdf

# Meem, fatha, shadda, dal: in this order the two marks make one cluster of two glyphs.
VOWELLED = (
    '<html lang="ar" dir="rtl"><title>Probe</title>'
    "<body><p>\u0645\u064e\u0651\u062f</p></body></html>"
)


def test_no_glyph_is_left_without_a_character():
    content = render_pdf(
        VOWELLED, stylesheets=[print_stylesheet()], language="ar", base_url=None
    ).content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        maps = [
            font.ToUnicode.read_bytes()
            for font in pdf.objects
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font
        ]
    assert any(b"<034f>" in entries for entries in maps)
    assert not any(b"<>" in entries for entries in maps)
    assert compare(VOWELLED, content) == []
