"""The button "Sprache" of the rich text editor (``core/foreign_words.js``), and what becomes of the stored form."""

from django.conf import settings
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from core.foreign_words.languages import LANGUAGES, is_same
from core.foreign_words.showing import write_placeholder
from core.foreign_words.stored import LINK_TYPE

ENTITY_TYPE = "LANGUAGE"
#: What the window of the editor begins with.
USUAL = "en"


class LanguageElementHandler(InlineEntityElementHandler):
    """From the stored form into the editor, where the words can go on being edited."""

    mutability = "MUTABLE"

    def get_attribute_data(self, attrs):
        return {"lang": attrs.get("lang", "")}


def build_element(props):
    """From the editor into the stored form. Words in a language that nobody knows stay without a mark."""
    code = props.get("lang")
    return DOM.create_element("a", {"lang": code, "linktype": LINK_TYPE}, props["children"]) if code in LANGUAGES else props["children"]


class LanguageLinkHandler(LinkHandler):
    """From the stored form into HTML that ``core.foreign_words.showing`` completes."""

    identifier = LINK_TYPE

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [write_placeholder(attrs.get("lang", "")) for attrs in attrs_list]


def register(features) -> None:
    """Make the feature known to rich text fields, which must name it to have it."""
    features.register_link_type(LanguageLinkHandler)
    features.register_converter_rule(
        "contentstate",
        LINK_TYPE,
        {
            "from_database_format": {f'a[linktype="{LINK_TYPE}"]': LanguageElementHandler(ENTITY_TYPE)},
            "to_database_format": {"entity_decorators": {ENTITY_TYPE: build_element}},
        },
    )
    # Texts are written in German; words in German need no mark there.
    offered = [one for one in LANGUAGES.values() if not is_same(one.code, settings.LANGUAGE_CODE)]
    control = {
        "type": ENTITY_TYPE,
        "icon": "globe",
        "description": "Sprache",
        "languages": [{"code": one.code, "name": one.german_name, "direction": one.direction} for one in offered],
        "usual": USUAL,
        "attributes": ["lang"],
        # Words that are pasted from elsewhere keep a mark that the site knows, and no other.
        "allowlist": {"lang": f"^({'|'.join(one.code for one in offered)})$"},
    }
    features.register_editor_plugin(
        "draftail", LINK_TYPE, EntityFeature(control, js=["core/foreign_words.js"], css={"all": ["core/foreign_words.css"]})
    )
