from django.utils.text import slugify
from wagtail import blocks

from core.foreign_words.stored import LINK_TYPE as LANGUAGE

#: What an editor may write inside a paragraph: no headings (they are blocks), no pictures, no embeds.
TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", LANGUAGE]
#: In a box.
BOX_FEATURES = ["bold", "link", "ul", LANGUAGE]
#: In the wording of a film, where nothing is a link.
TRANSCRIPT_FEATURES = ["bold", "ul", "ol", LANGUAGE]


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level. It also stands in the contents list of the page."""

    class Meta:
        label = "Überschrift"
        icon = "title"
        template = "core/blocks/heading.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["anchor"] = build_anchor(value)
        return context


def build_anchor(heading: str) -> str:
    """Return an id for a heading; letters of every script stay, so that Arabic headings have one too."""
    return slugify(heading, allow_unicode=True)[:60] or "abschnitt"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = "Text"
        icon = "pilcrow"
        template = "core/blocks/text.html"


class NoticeBlock(blocks.StructBlock):
    """A box that stands out, in one of three urgencies."""

    urgency = blocks.ChoiceBlock(
        choices=[("info", "Hinweis"), ("warning", "Warnung"), ("danger", "Gefahr")], default="info", label="Dringlichkeit"
    )
    title = blocks.CharBlock(label="Überschrift", max_length=120)
    text = blocks.RichTextBlock(features=BOX_FEATURES, label="Text")

    class Meta:
        label = "Hinweiskasten"
        icon = "warning"
        template = "core/blocks/notice.html"
