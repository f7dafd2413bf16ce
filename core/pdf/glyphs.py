"""One glyph, one text: what is drawn can be read back exactly.

Workaround for WeasyPrint issue #2841 (open for 70.0). A PDF font maps a glyph to
one text, and WeasyPrint keeps the first it meets. In Arabic that goes wrong:

- Fonts draw one letter with several glyphs, of which only one gets the letter, and
  share these parts between letters. Amiri draws the khah of some words as an outline
  and a dot: once مخترع had been drawn, شخص was read back without its khah.
- A raised vowel sign is drawn away from the line, which PDFium and poppler take
  for a new word, and joiners are not drawn, so Persian words lose theirs.

Here a line's glyphs are looked at before WeasyPrint writes them. One that would need
a second text, several that stand for one letter, one that is not on the line, and
a joiner or mark of direction: each gives way to a glyph of its own, with the same outlines and one
text (see glyph_font.py). That needs no /ActualText, which PDFium reads backwards in
right-to-left lines. For the same reason a sign is not merged with its letter:
poppler, PDFium and MuPDF reverse a text of two characters.

Delete with glyph_font.py, unicode_maps.py and their tests once a release closes
the issue.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import weasyprint.draw.text
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from core.pdf.direction_marks import MARKS
from core.pdf.glyph_font import Component, OwnGlyph, OwnGlyphs

# Pango before 1.48.2 reports another font size than it draws with; WeasyPrint
# draws with the stylesheet's then, and so do we.
EMPTY = pango.PANGO_GLYPH_EMPTY
FIRST_PANGO_WITH_TRUE_SIZE = 14802
# Below it WeasyPrint draws nothing.
SMALLEST_FONT = 1e-6
# A PangoGlyphInfo is five of them: number, width, horizontal and vertical offset, flags.
INTEGERS_OF_A_GLYPH = 5
# Zero-width non-joiner and joiner; Persian words are misspelt without.
JOINERS = frozenset("\u200c\u200d")


class _Glyph(NamedTuple):
    """A glyph to draw: lengths in Pango units, `start` of its text in the run's bytes."""

    number: int
    width: int
    x_offset: int
    y_offset: int
    start: int

    @property
    def is_outline(self) -> bool:
        return self.number != EMPTY

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
        # An ellipsis is laid out anew while drawing; our stylesheet has none.
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
            writer = _RunWriter(font, own, item.analysis, font_size)
            _replace_glyphs(glyphs, text[item.offset : item.offset + item.length], writer)


def _replace_glyphs(glyphs, text: bytes, writer: "_RunWriter") -> None:
    """Let `writer` replace glyphs of a run in Pango's array, where they are never more than before."""
    count = glyphs.num_glyphs
    integers = memoryview(ffi.buffer(glyphs.glyphs, count * INTEGERS_OF_A_GLYPH * ffi.sizeof("gint"))).cast("i")
    rows = integers.tolist()
    starts = ffi.unpack(glyphs.log_clusters, count)
    drawn = [_Glyph(*rows[INTEGERS_OF_A_GLYPH * one : INTEGERS_OF_A_GLYPH * one + 4], start) for one, start in enumerate(starts)]
    replaced = [glyph for cluster, cluster_text in _clusters(drawn, text) for glyph in writer.replace(cluster, cluster_text)]
    if replaced == drawn:
        return
    glyphs.num_glyphs = len(replaced)
    for position, glyph in enumerate(replaced):
        first = INTEGERS_OF_A_GLYPH * position
        integers[first], integers[first + 1], integers[first + 2], integers[first + 3] = glyph[:4]
        glyphs.log_clusters[position] = glyph.start


def _clusters(glyphs: list[_Glyph], text: bytes) -> Iterator[tuple[list[_Glyph], str]]:
    """Yield glyphs that stand for the same part of `text`, from left to right."""
    starts = sorted({glyph.start for glyph in glyphs})
    texts = {start: text[start:end].decode() for start, end in pairwise([*starts, len(text)])}
    for start, cluster in groupby(glyphs, key=attrgetter("start")):
        yield list(cluster), texts[start]


class _RunWriter:
    """Chooses the glyphs of one run: one font, one size, one direction."""

    def __init__(self, font: Font, own: OwnGlyphs, analysis, font_size: float):
        self._font = font
        self._own = own
        self._pango_font = analysis.font
        self._is_rtl = bool(analysis.level % 2)
        self._units = FROM_UNITS / font_size * font.upem

    def replace(self, cluster: list[_Glyph], text: str) -> list[_Glyph]:
        """Return the glyphs to draw in the cluster's place; mostly the very same."""
        if len(cluster) == 1 and self._is_right(cluster[0], text):
            return cluster
        if not text or any(glyph.is_missing for glyph in cluster):
            return cluster
        if not any(glyph.is_outline for glyph in cluster):
            is_needed = text in MARKS or (self._is_rtl and text in JOINERS)
            return [self._joined(cluster, text)] if is_needed else cluster
        if len(cluster) == len(text):
            characters = reversed(text) if self._is_rtl else text
            return [self._joined([glyph], character) for glyph, character in zip(cluster, characters, strict=True)]
        return [self._joined(cluster, text)]

    def _is_right(self, glyph: _Glyph, text: str) -> bool:
        """Say whether a glyph can stay, which most can: it is on the line and stands for this text only."""
        number, _, x_offset, y_offset, _ = glyph
        return number < EMPTY and not x_offset and not y_offset and bool(text) and self._font.to_unicode.setdefault(number, text) == text

    def _joined(self, glyphs: list[_Glyph], text: str) -> _Glyph:
        """Return one glyph that looks like these and stands for the text."""
        components = self._components(glyphs)
        first, width = glyphs[0], sum(glyph.width for glyph in glyphs)
        if components == (Component(first.number, 0, 0),):
            if self._font.to_unicode.setdefault(first.number, text) == text:
                return first
            advance = self._nominal_width(first)
        else:
            advance = width
        own = OwnGlyph(components, text)
        number = self._own.number(own, self._in_font_units(advance), self._font)
        return first if number is None else _Glyph(number, width, 0, 0, first.start)

    def _components(self, glyphs: list[_Glyph]) -> tuple[Component, ...]:
        """Return the glyphs that have outlines, each where Pango puts it."""
        pen, components = 0, []
        for glyph in glyphs:
            if glyph.is_outline:
                x = self._in_font_units(pen + glyph.x_offset)
                y = self._in_font_units(-glyph.y_offset)
                components.append(Component(glyph.number, x, y))
            pen += glyph.width
        return tuple(components)

    def _nominal_width(self, glyph: _Glyph) -> int:
        """Return the width without kerning and justification, in Pango units."""
        logical = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(self._pango_font, glyph.number, ffi.NULL, logical)
        return logical.width

    def _in_font_units(self, length: int) -> int:
        return round(length * self._units)
