"""Thin tags: they show what models, tree and presentation know."""

import hashlib
import json

from django.conf import settings
from django.template import Library
from django.template.defaultfilters import filesizeformat
from django.utils import translation
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from core import marks
from core.assets import read_inline_style
from core.foreign_words.showing import show_foreign_words
from core.icons import ICONS
from core.images import describe_image
from core.presentation import get_comma, get_language
from core.print_code import draw_print_code
from core.runs import mark_runs, mark_terms
from core.structured_data import describe_page
from facts.models.contacts import reduce_to_dial

register = Library()


@register.simple_tag
def inline_style():
    """The style sheet of the site. The content security policy allows it by its hash."""
    return mark_safe(read_inline_style())


@register.simple_tag
def style_version():
    """Eight digits that change with the style sheet: the version of what the service worker keeps."""
    return hashlib.sha256(read_inline_style().encode()).hexdigest()[:8]


@register.simple_tag(takes_context=True)
def icon(context, name, flips=False):
    """An icon beside a text. It says nothing that the text does not, so it is hidden from screen readers."""
    context["presentation"].used_icons.add(name)
    return format_html('<svg class="i{}" aria-hidden="true"><use href="#i-{}"/></svg>', " flip" if flips else "", name)


@register.simple_tag(takes_context=True)
def icon_shapes(context):
    """The shapes of the icons that the page used, once each. Stands at the end of the body."""
    return format_html_join(
        "", '<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>',
        ((name, mark_safe(ICONS[name])) for name in sorted(context["presentation"].used_icons)),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def print_code(context):
    """The address of the page in the reader's language, as a QR code. Shown on paper only."""
    return draw_print_code(settings.SITE_URL + context["presentation"].url)


def language_attributes(code: str, around: str | None = None) -> str:
    """Return `` lang="…" dir="…"`` when a text is in another language than what surrounds it."""
    if code == (around or translation.get_language()):
        return ""
    return format_html(' lang="{}" dir="{}"', code, get_language(code).direction)


@register.simple_tag
def comma():
    """What stands between two parts of a list, with its space."""
    return get_comma()


@register.simple_tag
def lang_attrs(code):
    """Attributes for a text in the language ``code``."""
    return language_attributes(code)


@register.simple_tag
def fact(shared_fact, field_name, is_repeated=False):
    """A field of a shared fact in the language of its surroundings, or in German and marked as German.

    ``is_repeated``: it stands on the page a second time, where no note need say that it changed.
    """
    localised = shared_fact.localise(field_name)
    attributes = language_attributes(localised.language_code)
    if not attributes:
        return isolated(localised.text)
    note = ""
    if localised.is_changed and not is_repeated:
        note = format_html(' <small class="mark">{}</small>', _("Changed in German, not translated yet."))
    return format_html("<span{}>{}</span>{}", attributes, localised.text, note)


@register.simple_tag
def plain_fact(shared_fact, field_name):
    """A field of a shared fact as plain text, for places that can hold no markup."""
    return shared_fact.localise(field_name).text


@register.filter
def dialled(number):
    """A telephone number as a ``tel:`` address wants it."""
    return reduce_to_dial(number)


@register.filter
def short_address(url):
    """A web address as people read it: without scheme, www and final slash."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def mark_foreign(html: str, language_code: str) -> str:
    """Return HTML in a language, in which runs of another script than its own are told apart (``core.runs``)."""
    language = get_language(language_code)
    return html if language.script == "Latn" else mark_runs(html, language.direction)


@register.filter(is_safe=True)
def isolated(value, language_code=None):
    """Text or HTML of a page, with what is not translated yet, and what is in another language, marked.

    ``language_code`` is the language of the text where the element around it says that it is not that of the page.
    """
    is_html = isinstance(value, RichText) or hasattr(value, "__html__")
    rendered = str(value) if is_html else escape(str(value))
    code = language_code or translation.get_language()
    page_marks = marks.get_active()
    is_of_page = language_code in (None, page_marks.language_code)
    if page_marks.by_text and is_of_page:
        if isinstance(value, RichText):
            rendered = marks.mark_rich(rendered, page_marks)
        elif mark := page_marks.find(str(value)):
            rendered = marks.mark_plain(rendered, mark)
    if isinstance(value, RichText):
        rendered = show_foreign_words(rendered, code)
    if page_marks.german_terms and is_of_page and "(" in rendered:
        rendered = mark_terms(rendered, page_marks.german_terms)
    return mark_safe(mark_foreign(rendered, code))


@register.filter(is_safe=True)
def isolated_briefly(value, language_code=None):
    """One line of text that stands on the page a second time (contents list): marked as German, without the note."""
    page_marks = marks.get_active()
    mark = page_marks.find(str(value)) if language_code in (None, page_marks.language_code) else None
    if mark is not None and not mark.shows_older_first:
        return mark_safe(marks.wrap_german(escape(value)))
    return isolated(value, language_code)


@register.simple_tag
def older(value):
    """The older translation of one line of text, folded, where a reader may see it. Stands after the element of that line."""
    return mark_safe(mark_foreign(marks.fold_older(str(value)), translation.get_language())) if value else ""


@register.filter
def ltr(value):
    """A telephone number, an address of the web or of a street: always from left to right."""
    return format_html('<bdi dir="ltr">{}</bdi>', value) if value else ""


@register.simple_tag
def picture(image, alt, is_first=False):
    """A picture in the widths that a page needs. Its space is reserved, so nothing jumps when it comes."""
    source = describe_image(image)
    return format_html(
        '<img src="{}" srcset="{}" sizes="(min-width:46rem) 44rem, 94vw" width="{}" height="{}" alt="{}"{}{}>',
        source.src, source.srcset, source.width, source.height, alt, marks.describe_attributes(alt),
        "" if is_first else mark_safe(' loading="lazy"'),
    )  # fmt: skip


@register.simple_tag
def image_address(image):
    """The address of a picture in its usual width."""
    return describe_image(image).src


@register.simple_tag(takes_context=True)
def structured_data(context):
    """Data about the page in the vocabulary of schema.org: a block of data, not a script that runs."""
    page, presentation = context.get("page"), context["presentation"]
    if page is None or presentation.is_fallback or context["request"].path.startswith("/admin"):
        return ""
    text = json.dumps(describe_page(page, presentation), ensure_ascii=False, separators=(",", ":"))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text.replace("<", "\\u003c")))


@register.filter
def file_size(size):
    """Bytes in the largest unit that keeps one digit after the comma, in the reader's way of writing numbers."""
    return filesizeformat(size)


@register.simple_tag
def site_url():
    """The address of the site, without a slash at its end."""
    return settings.SITE_URL
