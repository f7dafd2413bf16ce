"""The button of the rich text editor that sets a footnote (``strategy/footnotes.js``), and what becomes of the stored form."""

from django.utils.html import escape
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from core.marks import FOOTNOTE_SIGN
from strategy.footnotes.block import LONGEST_NOTE
from strategy.footnotes.stored import LINK_TYPE

ENTITY_TYPE = "FOOTNOTE"


class FootnoteElementHandler(InlineEntityElementHandler):
    """From the stored form into the editor, where the sign can only be moved or deleted as a whole."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"note": attrs.get("note", ""), "text": attrs.get("text", "")}


def build_element(props):
    """From the editor into the stored form."""
    return DOM.create_element("a", {"linktype": LINK_TYPE, "note": props["note"], "text": props["text"]}, FOOTNOTE_SIGN)


class FootnoteLinkHandler(LinkHandler):
    """From the stored form into HTML in which ``strategy.footnotes.placing`` finds the notes."""

    identifier = LINK_TYPE

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [f'<a class="footnote" data-note="{escape(attrs.get("text", ""))}">' for attrs in attrs_list]


def register(features) -> None:
    """Make the feature known to rich text fields, which must name it to have it."""
    features.register_link_type(FootnoteLinkHandler)
    features.register_converter_rule(
        "contentstate",
        LINK_TYPE,
        {
            "from_database_format": {f'a[linktype="{LINK_TYPE}"]': FootnoteElementHandler(ENTITY_TYPE)},
            "to_database_format": {"entity_decorators": {ENTITY_TYPE: build_element}},
        },
    )
    control = {
        "type": ENTITY_TYPE,
        "label": FOOTNOTE_SIGN,
        "description": "Fußnote",
        "sign": FOOTNOTE_SIGN,
        "longest": LONGEST_NOTE,
        "attributes": ["note", "text"],
        # Without an allowlist a sign copied from another text of the paper loses its note.
        "allowlist": {"note": True, "text": True},
    }
    features.register_editor_plugin(
        "draftail", LINK_TYPE, EntityFeature(control, js=["strategy/footnotes.js"], css={"all": ["strategy/footnotes.css"]})
    )
