"""Paragraphs that are not translated yet: found by their German text, shown as German, with a word to the reader.

A page knows from its record which of its segments hold German text. Templates write every text through one filter; the
filter asks here whether the text is one of those. So no template needs to know a segment's path.
"""

import html
import re
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, strip_tags
from django.utils.translation import gettext as _

#: Stands in rich text in the place of a footnote. It is no word of the text.
FOOTNOTE_SIGN = "※"

BLOCK_ELEMENT = re.compile(r"<(?P<tag>p|li|h[2-6])(?P<attributes>[^>]*)>(?P<inner>.*?)(?=</(?P=tag)>|<ul|<ol)", re.DOTALL)


class Mark(NamedTuple):
    """Why a segment is not current. ``older`` is HTML; ``changed_on`` is the day when the German text changed."""

    state: str
    german: str
    older: str
    changed_on: date | None
    hides_older: bool
    shows_older_first: bool


def normalise(text: str) -> str:
    """Return the plain text by which a segment is found: without tags, entities, signs of footnotes and doubled spaces."""
    return " ".join(html.unescape(strip_tags(text)).replace(FOOTNOTE_SIGN, "").split())


@dataclass(frozen=True)
class PageMarks:
    """The marks of one page, by the text that the page holds in their place.

    ``german_terms`` are German words that a translation in Latin script names in brackets.
    """

    language_code: str = ""
    by_text: dict[str, Mark] = field(default_factory=dict)
    is_paper: bool = False
    german_terms: tuple[str, ...] = ()

    @classmethod
    def of_page(cls, page, *, is_paper: bool = False) -> "PageMarks":
        """Read the marks from the record that was fetched with the page (no query if it was joined)."""
        record = getattr(page, "translation_record", None)
        if record is None or not (record.pending or record.source_fields or record.german_terms):
            return cls()
        marks = {}
        for name in record.source_fields:
            # A text that is taken from a shared fact has no segment; below, the segments that have say more.
            text = getattr(page, name)
            marks[normalise(text)] = Mark("missing", text, "", None, False, False)
        for state in record.pending.values():
            changed_at = state.get("changed_at")
            mark = Mark(
                state["state"],
                state["german"],
                state.get("older", ""),
                timezone.localdate(datetime.fromisoformat(changed_at)) if changed_at else None,
                bool(state.get("differs")) and page.hides_risky_older_translations,
                bool(state.get("older")) and page.prefers_older_translation,
            )
            marks[normalise(mark.older if mark.shows_older_first else mark.german)] = mark
        return cls(page.locale.language_code, marks, is_paper, tuple(record.german_terms))

    def find(self, text: str) -> Mark | None:
        return self.by_text.get(normalise(text)) if self.by_text else None


NO_MARKS = PageMarks()
_active: ContextVar[PageMarks] = ContextVar("page_marks", default=NO_MARKS)


def activate(marks: PageMarks) -> None:
    """Use these marks for what is rendered next on this thread. Every request sets them anew."""
    _active.set(marks)


def get_active() -> PageMarks:
    return _active.get()


def explain(state: str, changed_on: date | None) -> str:
    """Return the one short line that tells a reader how old a part is."""
    if state == "changed" and changed_on is not None:
        return _("This part was changed on %(day)s and is not translated yet.") % {"day": date_format(changed_on, "DATE_FORMAT")}
    return _("This part is not translated yet.")


def wrap_german(text: str) -> str:
    """Return HTML marked as German."""
    return f'<span lang="{settings.LANGUAGE_CODE}" dir="ltr">{text}</span>'


def describe_attributes(text: str) -> str:
    """Return the attributes of an element that holds a text of the active page in an attribute, where no note can stand."""
    mark = get_active().find(text)
    return format_html(' lang="{}" dir="ltr"', settings.LANGUAGE_CODE) if mark is not None and not mark.shows_older_first else ""


def mark_plain(text: str, mark: Mark) -> str:
    """Return one line of text with its note. Phrasing content only: it may stand in a heading, a cell or a summary."""
    note = f'<small class="mark">{escape(explain(mark.state, mark.changed_on))}</small>'
    if mark.shows_older_first:
        return f"{text} {note} <small>{wrap_german(escape(normalise(mark.german)))}</small>"
    return f"{wrap_german(text)} {note}"


def fold(summary: str, content: str) -> str:
    """Return a text that a reader may open."""
    return f'<details class="older"><summary>{escape(summary)}</summary><p>{content}</p></details>'


def fold_older(text: str) -> str:
    """Return what stands folded below an element that holds one line of the active page: its older translation, or nothing.

    The element itself holds phrasing content only (HTML, 3.2.5.2.5), so the folded text is its next sibling. On paper nothing
    can be opened, and where numbers, telephone numbers or dates differ a guide does not offer it. A page that shows older
    translations first has them in the line already.
    """
    marks = get_active()
    mark = None if marks.is_paper else marks.find(text)
    if mark is None or not mark.older or mark.hides_older or mark.shows_older_first:
        return ""
    return fold(_("Older translation, perhaps out of date"), escape(normalise(mark.older)))


def mark_rich(rendered: str, marks: PageMarks) -> str:
    """Return rich text in which each element that is not current is shown as such."""

    def replace(found: re.Match) -> str:
        mark = marks.find(found["inner"])
        if mark is None:
            return found[0]
        note = f'<small class="mark">{escape(explain(mark.state, mark.changed_on))}</small>'
        folded = ""
        if mark.shows_older_first:
            inner = found["inner"]
            if not marks.is_paper:
                folded = fold(_("German text"), wrap_german(escape(normalise(mark.german))))
        else:
            inner = wrap_german(found["inner"])
            if mark.older and not mark.hides_older and not marks.is_paper:
                folded = fold(_("Older translation, perhaps out of date"), escape(normalise(mark.older)))
        opening = f"<{found['tag']}{found['attributes']}>"
        if found["tag"] == "li" or not folded:
            return f"{opening}{inner} {note}{folded}"
        # A paragraph cannot hold a folded text: it ends before it, and an empty one would follow. So the note closes it.
        return f"{opening}{inner} {note}</{found['tag']}>{folded}<{found['tag']} hidden>"

    return re.sub(r"<(p|h[2-6]) hidden></\1>", "", BLOCK_ELEMENT.sub(replace, rendered))
