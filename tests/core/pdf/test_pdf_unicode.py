"""No glyph is without a character, in whatever font (WeasyPrint issue #2841)."""

import pikepdf

from core.pdf.unicode_maps import fill_unicode_maps

MAP = b"2 beginbfchar\n<0001> <0645>\n<0002> <>\nendbfchar"
FILLED_MAP = b"2 beginbfchar\n<0001> <0645>\n<0002> <034f>\nendbfchar"


def test_an_empty_entry_becomes_an_invisible_character():
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, ToUnicode=pdf.make_stream(MAP)))
        fill_unicode_maps(pdf)
        assert font.ToUnicode.read_bytes() == FILLED_MAP
