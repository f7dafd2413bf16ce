"""One glyph, one text: what is drawn can be read back exactly.

Workaround for WeasyPrint issue #2841 (open for 70.0). A PDF font maps each glyph
to one text, and WeasyPrint keeps the first it meets. Two things then go wrong,
both daily bread in Arabic:

- Fonts share glyphs. Amiri draws the end of خ, ج and ح with one outline plus dots
  that ب and ت have too; the second word that uses them reads back wrong, for
  example "الرابعة: حفظ الخبرة" with a doubled letter.
- One character is drawn with several glyphs, and all but one have no text.

Here a run's glyphs are looked at before WeasyPrint writes them. Where a glyph
would need a second text, or a cluster has several glyphs, a glyph of its own
takes the place: the same outlines under a new number (see glyph_font.py). Reading
back then needs neither /ActualText, which PDFium reads backwards in
right-to-left lines, nor guesses.

Delete with glyph_font.py, unicode_maps.py and test_pdf_glyphs.py once a release
closes the issue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

import weasyprint.draw.text
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from core.pdf.glyph_font import Component, OwnGlyph, OwnGlyphs

# Pango before 1.48.2 reports another font size than it draws with; WeasyPrint
# draws with the stylesheet's then, and so do we.
FIRST_PANGO_WITH_TRUE_SIZE = 14802
# Below it WeasyPrint draws nothing.
SMALLEST_FONT = 1e-6


@dataclass
class _Glyph:
    """A glyph to draw: lengths in Pango units, `start` of its text in the run's bytes."""

    number: int
    width: int
    x_offset: int
    y_offset: int
    start: int

    @property
    def is_outline(self) -> bool:
        return self.number != pango.PANGO_GLYPH_EMPTY

    @property
    def is_missing(self) -> bool:
        return bool(self.number & pango.PANGO_GLYPH_UNKNOWN_FLAG)


@contextmanager
def exact_glyphs() -> Iterator[None]:
    """Let WeasyPrint embed fonts whose glyphs each stand for exactly one text.

    Replaces two functions of the whole process, so enter it inside own_tags(),
    which makes renders take turns and checks the version of WeasyPrint.

    Only TrueType outlines: a font with CFF outlines, bitmaps or colours is drawn
    as WeasyPrint does it, and unicode_maps.py fills its gaps.
    """
    own_glyphs: dict[str, OwnGlyphs] = {}
    draw_first_line, clean = weasyprint.draw.text.draw_first_line, Font.clean

    def draw_exactly(stream, textbox, text_overflow, block_ellipsis, matrix):
        # An ellipsis is laid out anew while drawing; print.css has none.
        if text_overflow != "ellipsis" and block_ellipsis == "none":
            _prepare_line(stream, textbox, own_glyphs)
        return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)

    def clean_and_add(font, to_unicode, hinting):
        own = own_glyphs.get(font.hash)
        if own is None:
            clean(font, to_unicode, hinting)
        else:
            clean(font, own.needed_from_font(to_unicode), hinting)
            font.file_content = own.add_to(font.file_content)

    weasyprint.draw.text.draw_first_line = draw_exactly
    Font.clean = clean_and_add
    try:
        yield
    finally:
        weasyprint.draw.text.draw_first_line = draw_first_line
        Font.clean = clean


def _prepare_line(stream, textbox, own_glyphs: dict[str, OwnGlyphs]) -> None:
    """Replace glyphs in the laid-out line that draw_first_line() draws next."""
    if not textbox.text.strip() or textbox.style["font_size"] < SMALLEST_FONT:
        return
    layout = textbox.pango_layout
    # draw_first_line() sets this too; if it changed anything, our glyphs were lost.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text = layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        font, font_size = stream.add_font(item.analysis.font)
        if pango.pango_version() < FIRST_PANGO_WITH_TRUE_SIZE:
            font_size = textbox.style["font_size"]
        if OwnGlyphs.fit(font):
            own = own_glyphs.setdefault(font.hash, OwnGlyphs(font.glyph_count))
            writer = _RunWriter(font, own, item.analysis.font, font_size)
            drawn = []
            for cluster, start, end in _clusters(glyphs, item.length):
                part = text[item.offset + start : item.offset + end].decode()
                drawn += writer.replace(cluster, part)
            _write(glyphs, drawn)


def _clusters(glyphs, length: int) -> Iterator[tuple[list[_Glyph], int, int]]:
    """Yield glyphs that stand for the same text, from left to right.

    With them come start and end of that text, in bytes of the run's `length`.
    """
    infos = zip(
        glyphs.glyphs[0 : glyphs.num_glyphs],
        glyphs.log_clusters[0 : glyphs.num_glyphs],
        strict=True,
    )
    drawn = [
        _Glyph(
            info.glyph,
            info.geometry.width,
            info.geometry.x_offset,
            info.geometry.y_offset,
            start,
        )
        for info, start in infos
    ]
    starts = sorted({glyph.start for glyph in drawn})
    ends = dict(pairwise([*starts, length]))
    for start, cluster in groupby(drawn, key=attrgetter("start")):
        yield list(cluster), start, ends[start]


class _RunWriter:
    """Chooses the glyphs of one run, which has one font in one size."""

    def __init__(self, font: Font, own: OwnGlyphs, pango_font, font_size: float):
        self._font = font
        self._own = own
        self._pango_font = pango_font
        self._units = FROM_UNITS / font_size * font.upem

    def replace(self, cluster: list[_Glyph], text: str) -> list[_Glyph]:
        """Return the glyphs to draw in the cluster's place; mostly the very same."""
        outlines = [glyph for glyph in cluster if glyph.is_outline]
        if not outlines or not text or any(glyph.is_missing for glyph in outlines):
            return cluster
        if len(outlines) > 1:
            width = sum(glyph.width for glyph in cluster)
            number = self._number(self._components(cluster), text, width)
            joined = _Glyph(number or 0, width, 0, 0, cluster[0].start)
            return cluster if number is None else [joined]
        glyph = outlines[0]
        if self._font.to_unicode.setdefault(glyph.number, text) != text:
            same = (Component(glyph.number, 0, 0),)
            number = self._number(same, text, self._nominal_width(glyph))
            glyph.number = glyph.number if number is None else number
        return cluster

    def _number(self, components, text: str, width: int) -> int | None:
        glyph = OwnGlyph(components, text)
        return self._own.number(glyph, self._in_font_units(width), self._font)

    def _components(self, cluster: list[_Glyph]) -> tuple[Component, ...]:
        """Return the cluster's outlines, each where Pango puts it."""
        pen, components = 0, []
        for glyph in cluster:
            if glyph.is_outline:
                x = self._in_font_units(pen + glyph.x_offset)
                y = self._in_font_units(-glyph.y_offset)
                components.append(Component(glyph.number, x, y))
            pen += glyph.width
        return tuple(components)

    def _nominal_width(self, glyph: _Glyph) -> int:
        """Return the width without kerning and justification, in Pango units."""
        logical = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(
            self._pango_font, glyph.number, ffi.NULL, logical
        )
        return logical.width

    def _in_font_units(self, length: int) -> int:
        return round(length * self._units)


def _write(glyphs, drawn: list[_Glyph]) -> None:
    """Put the glyphs back into Pango's array; they are never more than before."""
    glyphs.num_glyphs = len(drawn)
    for position, glyph in enumerate(drawn):
        info = glyphs.glyphs[position]
        info.glyph = glyph.number
        info.geometry.width = glyph.width
        info.geometry.x_offset = glyph.x_offset
        info.geometry.y_offset = glyph.y_offset
        glyphs.log_clusters[position] = glyph.start
