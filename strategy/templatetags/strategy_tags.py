"""Words for editions and for what changed between them."""

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.templatetags.site_tags import language_attributes, mark_foreign
from strategy.reading.editions import name_edition

register = Library()
register.filter("edition_name", name_edition)


@register.simple_tag
def change_label(change):
    """What happened to a part, in words: colour alone tells nobody."""
    words = {"added": _("Added"), "removed": _("Removed"), "moved": _("Moved"), "changed": _("Changed")}
    return ", ".join(words[kind] for kind in change.kinds)


@register.simple_tag
def part_label(part):
    """What kind of part it is, with its number where it has one."""
    kind, _colon, number = part.key.partition(":")
    if kind == "p":
        return _("Paragraph %(number)s") % {"number": number}
    return {
        "title": _("Title of the chapter"),
        "lead": _("Lead of the chapter"),
        "paper-title": _("Title of the paper"),
        "paper-lead": _("Lead of the paper"),
        "sources": _("Sources"),
        "heading": _("Heading"),
        "note": pgettext("footnotes", "Note"),
        "image": _("Picture"),
        "measure": _("Measure"),
        "indicator": _("Indicator"),
        "download": _("Download"),
    }.get(part.kind, _("Text"))


@register.simple_tag
def marked_words(runs, language_code):
    """The words of a changed part: what went struck through, what came underlined, and both said to screen readers.

    ``language_code`` is that of the part; what is said stands in the reader's.
    """
    names = {"deleted": ("del", _("deleted:")), "inserted": ("ins", _("inserted:"))}
    parts = []
    for run in runs:
        own = run.language or language_code
        # Lines through and below words end with them: the space behind stands outside, and where a line ends is told by the new text.
        words = run.text.rstrip() if run.kind in names else run.text
        text = mark_safe(mark_foreign(break_lines(words), own))
        if run.kind in names:
            tag, word = names[run.kind]
            attributes = language_attributes(own, language_code)
            label = format_html('<span class="vh"{}>{} </span>', language_attributes(get_language(), own), word)
            space = " " if run.kind == "deleted" else run.text[len(words) :]
            parts.append(format_html("<{0}{1}>{2}{3}</{0}>{4}", mark_safe(tag), attributes, label, text, break_lines(space)))
        else:
            parts.append(text)
    is_replaced = [run.kind for run in runs] == ["deleted", "inserted"]
    return mark_safe(("<br>" if is_replaced else "").join(parts))


def break_lines(text: str) -> str:
    """Return escaped text whose lines are those of HTML."""
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))
