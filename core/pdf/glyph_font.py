"""Glyphs we add to a font: outlines it has already, under numbers of their own."""

import io
from collections.abc import Iterable
from typing import NamedTuple

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from weasyprint.pdf.fonts import Font

LAST_NUMBER = 0xFFFF
# WeasyPrint numbers characters that no font has from the font's end upwards; ours
# start after so many of them.
ROOM_FOR_MISSING = 256
# Component flag of the glyf table: its two arguments are offsets, not points.
ARGS_ARE_XY_VALUES = 0x0002


class Component(NamedTuple):
    """A glyph of the font and its place, in font units, y upwards."""

    glyph: int
    x: int
    y: int


class OwnGlyph(NamedTuple):
    """Outlines that together stand for one text."""

    components: tuple[Component, ...]
    text: str


class OwnGlyphs:
    """The glyphs added to one font of `glyph_count` glyphs during one render."""

    def __init__(self, glyph_count: int):
        self._first = glyph_count + ROOM_FOR_MISSING
        self._advances: dict[OwnGlyph, int] = {}
        self._numbers: dict[OwnGlyph, int] = {}

    @staticmethod
    def fit(font: Font) -> bool:
        """Say whether glyphs can be added: composites exist for TrueType outlines only."""
        is_picture = font.bitmap or font.png or font.svg or font.colr
        return "glyf" in font.tables and not is_picture

    def number(self, glyph: OwnGlyph, advance: int, font: Font) -> int | None:
        """Return the number to draw the glyph by, or None if the font is full.

        advance: its width in font units; the first one given counts, WeasyPrint
        makes up for a difference. Text and width are noted in `font`, from which
        WeasyPrint writes them into the PDF.
        """
        if glyph not in self._numbers:
            number = self._first + len(self._numbers)
            if number > LAST_NUMBER:
                return None
            self._numbers[glyph] = number
            self._advances[glyph] = advance
        number = self._numbers[glyph]
        font.to_unicode[number] = glyph.text
        font.widths[number] = round(self._advances[glyph] * 1000 / font.upem)
        return number

    def needed_from_font(self, drawn: Iterable[int]) -> dict[int, str]:
        """Return which of the font's own glyphs have to stay; the values mean nothing."""
        numbers = {number for number in drawn if number < self._first}
        numbers |= {part.glyph for glyph in self._numbers for part in glyph.components}
        return dict.fromkeys(sorted(numbers), "")

    def add_to(self, content: bytes) -> bytes:
        """Return the font file with the glyphs added after its last one."""
        if not self._numbers:
            return content
        font = TTFont(io.BytesIO(content), recalcTimestamp=False)
        order, outlines = list(font.getGlyphOrder()), font["glyf"]
        metrics = [font[tag] for tag in ("hmtx", "vmtx") if tag in font]
        count = self._first + len(self._numbers)
        names = order + [f"added{number}" for number in range(len(order), count)]
        for name in names[len(order) :]:
            outlines.glyphs[name] = Glyph()
            for table in metrics:
                table[name] = (0, 0)
        font.setGlyphOrder(names)
        outlines.setGlyphOrder(names)
        for glyph, number in self._numbers.items():
            left = 0
            # A joiner has a place in the text and no outline.
            if glyph.components:
                outline = outlines.glyphs[names[number]] = _composite(glyph, names)
                outline.recalcBounds(outlines)
                left = outline.xMin
            font["hmtx"][names[number]] = (self._advances[glyph], left)
        # Glyph names of format 2 would have to be unique and short; PDF reads none.
        font["post"].formatType = 3.0
        output = io.BytesIO()
        font.save(output)
        return output.getvalue()


def _composite(glyph: OwnGlyph, names: list[str]) -> Glyph:
    outline = Glyph()
    outline.numberOfContours = -1
    outline.components = []
    for part in glyph.components:
        component = GlyphComponent()
        component.glyphName = names[part.glyph]
        component.x, component.y = part.x, part.y
        component.flags = ARGS_ARE_XY_VALUES
        outline.components.append(component)
    return outline
