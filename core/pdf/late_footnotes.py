"""No footnote is lost where a page is full.

Workaround for a fault of WeasyPrint 70.0. When a line fits on a page only because footnotes of the lines above move to the next page,
WeasyPrint moves them and forgets those of the line itself: their signs stand in the text, the notes nowhere.

Delete with tests/core/pdf/test_pdf_late_footnotes.py once a release moves them too.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import weasyprint.layout.block


@contextmanager
def late_footnotes() -> Iterator[None]:
    """Let WeasyPrint print every footnote of a printed line, if need be on the next page, inside this block.

    Replaces a function of the whole process, so enter it inside own_tags(),
    which makes renders take turns and checks the version of WeasyPrint.
    """
    lay_out = weasyprint.layout.block._linebox_layout

    def lay_out_with_notes(context, box, index, child, lines, *arguments, **options):
        first = len(lines)
        result = lay_out(context, box, index, child, lines, *arguments, **options)
        is_given_up = result[0]
        if context.footnotes and not is_given_up:
            for line in lines[first:]:
                move_forgotten(context, line)
        return result

    weasyprint.layout.block._linebox_layout = lay_out_with_notes
    try:
        yield
    finally:
        weasyprint.layout.block._linebox_layout = lay_out


def move_forgotten(context, line) -> None:
    """Have the footnotes of a line that nobody laid out begin the next page, behind those that were moved there before."""
    for part in line.descendants():
        if part.footnote in context.footnotes:
            context.footnotes.remove(part.footnote)
            context.reported_footnotes.append(part.footnote)
