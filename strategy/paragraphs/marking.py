"""Numbers at the margin of a page: put into the finished HTML of a block, so that no template of a block needs to know them."""

import re
from collections.abc import Callable

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.marks import BLOCK_ELEMENT, normalise

#: Older translations that a reader may unfold stand between the paragraphs of a text and are none themselves.
FOLDED = r'<details class="older">.*?</details>'
TEXT_OR_FOLDED = re.compile(f"{FOLDED}|{BLOCK_ELEMENT.pattern}", re.DOTALL)
#: A step begins with its title: a heading on the web, a line in bold on paper.
STEP = re.compile(r"<li>(?:(?=<h[3-5]>)|<p>(?=<b>))")


def link_number(number: int, language_code: str) -> str:
    """Return the number of a paragraph as a link to its citation, for a reader of a language. It carries the paragraph's id."""
    with translation.override(language_code):
        address = reverse("cite_paragraph", args=[number])
    return format_html(
        '<a class="pn" id="absatz-{}" href="{}" aria-label="{}">{}</a>',
        number, address, _("Cite paragraph %(number)s") % {"number": number}, number,
    )  # fmt: skip


def print_number(number: int) -> str:
    """Return the number of a paragraph for the paper. It carries the paragraph's id."""
    return format_html('<span class="pn" id="absatz-{}">{}</span> ', number, number)


def number_block(
    rendered: str, kind: str, block_id: str, places: dict[tuple[str, int], int], write: Callable[[int], str], box: str = "{}"
) -> str:
    """Return the HTML of a block with the numbers of its paragraphs; unchanged where the register knows none.

    ``places``: numbers by (id of the block, place in the block). ``write`` makes HTML of a number; ``box`` is put around that
    of a number which stands before a block and not in a paragraph.
    """
    if (block_id, 0) not in places:
        return mark_safe(rendered)
    part = -1

    def insert(found: re.Match) -> str:
        nonlocal part
        if kind == "text" and (found["tag"] is None or not normalise(found["inner"])):
            return found[0]
        part += 1
        number = places.get((block_id, part))
        if number is None:
            return found[0]
        end_of_tag = len(found[0]) if kind == "steps" else found[0].index(">") + 1
        return found[0][:end_of_tag] + write(number) + found[0][end_of_tag:]

    if kind == "text":
        return mark_safe(TEXT_OR_FOLDED.sub(insert, rendered))
    if kind == "steps":
        return mark_safe(STEP.sub(insert, rendered))
    return mark_safe(f'<div class="unit">{box.format(write(places[block_id, 0]))}{rendered}</div>')
