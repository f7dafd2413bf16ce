"""Footnotes in finished HTML: signs and a list of notes for the web, notes in their place for the files of the paper."""

import html
import re
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core import marks
from core.templatetags.site_tags import isolated, language_attributes

EXPANDED = re.compile(r'<a class="footnote" data-note="([^"]*)">(?:(?!</a>).)*</a>', re.DOTALL)


class ShownNote(NamedTuple):
    """A note in the list. ``label`` is its number; ``anchor`` its id, ``sign_anchor`` that of its sign in the text."""

    label: str
    text: str
    anchor: str
    sign_anchor: str


def link_footnotes(rendered: str, chapter_number: int, *, is_part: bool = False) -> str:
    """Return the HTML of a chapter whose signs are numbers that lead to a list of notes at its end, which leads back.

    ``is_part``: the chapter shares a page with others, so its notes bear its number, too ("3.1"). The ids are the same either way.
    """
    notes: list[ShownNote] = []
    # A sign may stand in a paragraph that is German for now; what is said about it is in the language of the page.
    attributes = language_attributes(get_language(), "de") if marks.get_active().by_text else ""

    def link(found: re.Match) -> str:
        place = f"{chapter_number}-{len(notes) + 1}"
        label = f"{chapter_number}.{len(notes) + 1}" if is_part else str(len(notes) + 1)
        note = ShownNote(label, html.unescape(found[1]), f"anmerkung-{place}", f"zur-anmerkung-{place}")
        notes.append(note)
        return format_html(
            '<sup class="fn"><a id="{}" href="#{}" role="doc-noteref" aria-label="{}"{}>{}</a></sup>',
            note.sign_anchor, note.anchor, _("Note %(number)s") % {"number": label}, attributes, label,
        )  # fmt: skip

    text = EXPANDED.sub(link, rendered)
    if not notes:
        return mark_safe(text)
    heading = pgettext("footnotes", "Notes")
    return mark_safe(text) + render_to_string(
        "strategy/parts/footnotes.html", {"notes": notes, "heading": heading, "anchor": f"anmerkungen-{chapter_number}"}
    )


def print_footnotes(rendered: str) -> str:
    """Return the HTML of a chapter for the paper, with each note in the place of its sign. ``core.pdf`` puts it at the foot of the page."""

    def place(found: re.Match) -> str:
        note = html.unescape(found[1])
        mark = marks.get_active().find(note)
        # A note that is translated may stand in a paragraph that is German for now.
        attributes = language_attributes(get_language(), "de") if marks.get_active().by_text and mark is None else ""
        return format_html('<span class="fn"{}>{}</span>', attributes, isolated(note))

    return mark_safe(EXPANDED.sub(place, rendered))
