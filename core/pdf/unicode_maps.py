"""Fills gaps in the way back from glyph to character, in fonts glyphs.py leaves alone.

Workaround for WeasyPrint issue #2841 (open for 70.0): where one letter is drawn with
several glyphs, only one of them is mapped and the rest get an empty entry. Readers
then hand out the glyph number, and the file is neither PDF/A-2a (ISO 19005-2,
6.2.11.7.2) nor PDF/UA-1 (7.21.7). glyphs.py prevents that in TrueType fonts, all
that our stylesheet names; this is for a CFF font the system falls back to.
"""

import pikepdf

EMPTY_ENTRY = b"> <>"
# Combining grapheme joiner: it is invisible, and searches skip it as a diacritic.
# The cluster's characters stand whole at the glyph that is mapped.
JOINER_ENTRY = b"> <034f>"


def fill_unicode_maps(pdf: pikepdf.Pdf) -> None:
    """Map every glyph without a character to the combining grapheme joiner."""
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            entries = font.ToUnicode.read_bytes()
            if EMPTY_ENTRY in entries:
                font.ToUnicode.write(entries.replace(EMPTY_ENTRY, JOINER_ENTRY))
