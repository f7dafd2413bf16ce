"""Lines that end where they are full, also when a space stands at the edge.

Workaround for a fault of WeasyPrint 70.0. Text before a link, a foreign phrase or any other inline element ends with a space. Where
that text fills a line to the edge, Pango lets the space hang over, as it should; WeasyPrint finds the line too wide by the width of the
space, looks for an earlier place to break, and breaks after the first word. The paragraph then begins with a line of one word.

Delete with tests/core/pdf/test_pdf_line_breaks.py once a release measures such lines without their last space.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import weasyprint.layout.inline

COLLAPSING = ("normal", "pre-line")


@contextmanager
def full_lines() -> Iterator[None]:
    """Let WeasyPrint lay out lines by the rule above inside this block.

    Replaces a function of the whole process, so enter it inside own_tags(),
    which makes renders take turns and checks the version of WeasyPrint.
    """
    split = weasyprint.layout.inline.split_first_line

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

    weasyprint.layout.inline.split_first_line = split_exactly
    try:
        yield
    finally:
        weasyprint.layout.inline.split_first_line = split
