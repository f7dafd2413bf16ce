"""Lines that end where they are full, and are laid out once.

Workarounds for two faults of WeasyPrint 70.0:

- Text before a link, a foreign phrase or any other inline element ends with a space. Where that text fills a line to the edge, Pango lets
  the space hang over, as it should; WeasyPrint finds the line too wide by the width of the space, looks for an earlier place to break,
  and breaks after the first word. The paragraph then begins with a line of one word.
- A line is laid out again while it is higher than was expected, for then it might touch a floated box. Where nothing floats, no
  height is expected; text from left to right is done when its place has not changed, but from right to left the place is compared
  with that of an empty line. So every line of an Arabic paper was laid out twice, which took a quarter of its time.

Delete with tests/core/pdf/test_pdf_lines.py once a release does without.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import weasyprint.layout.inline as inline
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.text.line_break import strut

COLLAPSING = ("normal", "pre-line")
#: Heights are sums of numbers with a comma, here in CSS pixels.
ROUNDING = 1e-6


@contextmanager
def own_lines() -> Iterator[None]:
    """Let WeasyPrint lay out lines by the rules above inside this block.

    Replaces two functions of the whole process, so enter it inside own_tags(),
    which makes renders take turns and checks the version of WeasyPrint.
    """
    split, avoid = inline.split_first_line, inline.avoid_collisions

    def split_exactly(text, style, context, max_width, *arguments, **options):
        line = split(text, style, context, max_width, *arguments, **options)
        resume_index = line[2]
        if resume_index is None or not text.endswith(" ") or style["white_space"] not in COLLAPSING:
            return line
        if " " in text.encode()[:resume_index].decode().strip():
            return line
        words = text.rstrip(" ")
        if split(words, style, context, max_width, *arguments, **options)[2] is not None:
            return line
        # All of it on one line. Whoever asked measures it again, without the space.
        return split(text, style, context, None, *arguments, **options)

    def avoid_and_expect(context, box, containing_block, outer=True):
        place = avoid(context, box, containing_block, outer)
        if isinstance(box, LineBox) and box.height == 0 and not context.excluded_shapes:
            box.height = strut(box.style)[0] + ROUNDING
        return place

    inline.split_first_line, inline.avoid_collisions = split_exactly, avoid_and_expect
    try:
        yield
    finally:
        inline.split_first_line, inline.avoid_collisions = split, avoid
