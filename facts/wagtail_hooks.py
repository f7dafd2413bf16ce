"""The desk for shared facts: one form per fact with a tab per language, history and undo. Translations are read only here."""

from django.conf import settings
from modeltranslation.utils import build_localized_fieldname
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from facts.language_note import LanguageNote
from facts.models import ContactPoint, Indicator, Measure, Notice, NoticePhrase, Place, SiteText, Term, Topic


def build_language_tabs(model, shared_panels) -> TabbedInterface:
    """Return tabs: what is the same in all languages, then the texts of each language, German first.

    Only German and rewritings are written here. A translation is shown: it is written where it passes a gate (LanguageNote).
    """
    tabs = [ObjectList(shared_panels, heading="Für alle Sprachen")]
    for language in settings.SITE_LANGUAGES:
        attributes = {"lang": language.code, "dir": language.direction}
        columns = [build_localized_fieldname(name, language.code) for name in model.get_translated_field_names()]
        is_translation = language.code != settings.LANGUAGE_CODE and not language.is_rewriting
        panels = [FieldPanel(column, attrs=attributes, read_only=is_translation) for column in columns]
        if is_translation:
            panels.insert(0, LanguageNote(language.code))
        tabs.append(ObjectList(panels, heading=language.german_name))
    return TabbedInterface(tabs)


class FactViewSet(SnippetViewSet):
    """A snippet view without Wagtail's search box, whose SQLite backend is too slow to expose."""

    shared_panels: list = []
    list_per_page = 60
    #: All on one page of the chooser, which has no search box either.
    chooser_per_page = 100

    def get_edit_handler(self):
        return build_language_tabs(self.model, self.shared_panels).bind_to_model(self.model)


class TopicViewSet(FactViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "key", "position"]
    shared_panels = [FieldPanel("key"), FieldPanel("icon"), FieldPanel("position")]


class ContactPointViewSet(FactViewSet):
    model = ContactPoint
    icon = "mail"
    list_display = ["name", "phone", "place", BooleanColumn("is_emergency", label="Notfallnummer", sort_key="is_emergency")]
    list_filter = ["topics", "place", "is_emergency"]
    shared_panels = [
        FieldPanel(name)
        for name in (
            "key", "topics", "place", "phone", "email", "website", "street", "postcode", "city",
            "is_emergency", "is_free", "priority", "as_of",
        )
    ]  # fmt: skip


class MeasureViewSet(FactViewSet):
    model = Measure
    icon = "tick"
    list_display = ["title", "dimension", "status", "start_year"]
    list_filter = ["dimension", "status"]
    shared_panels = [
        FieldPanel(name) for name in ("key", "dimension", "status", "start_year", "end_year", "amount", "source_publisher", "source_url")
    ]


class IndicatorViewSet(FactViewSet):
    model = Indicator
    icon = "table"
    list_display = ["name", "dimension", "status", "next_date"]
    list_filter = ["dimension", "status"]
    shared_panels = [
        *[
            FieldPanel(name)
            for name in ("key", "dimension", "status", "next_date", "unit_code", "decimals", "source_publisher", "source_url")
        ],
        InlinePanel("values", label="Werte", panels=[FieldPanel("year"), FieldPanel("value")]),
    ]


class TermViewSet(FactViewSet):
    model = Term
    icon = "openquote"
    list_display = ["german", "explanation"]
    shared_panels = [FieldPanel("key"), FieldPanel("german")]


class SiteTextViewSet(FactViewSet):
    model = SiteText
    icon = "site"
    list_display = ["name", "tagline"]
    shared_panels = [FieldPanel("key"), FieldPanel("address"), FieldPanel("format_contact")]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "globe"
    list_display = ["name", "kind", "region", "key"]
    list_filter = ["kind", "region"]
    panels = [FieldPanel("key"), FieldPanel("name"), FieldPanel("kind"), FieldPanel("region")]


class NoticePhraseViewSet(FactViewSet):
    model = NoticePhrase
    icon = "openquote"
    list_display = ["text", "key"]
    shared_panels = [FieldPanel("key")]


class NoticeViewSet(SnippetViewSet):
    """Urgent notices: what is chosen here is public at once, in all languages."""

    model = Notice
    icon = "warning"
    list_display = ["name", "urgency", "starts_at", "ends_at"]
    list_filter = ["urgency"]
    panels = [
        FieldPanel("name"),
        FieldPanel("urgency"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        InlinePanel(
            "sentences",
            label="Satz",
            heading="Sätze",
            min_num=1,
            panels=[FieldPanel("phrase"), FieldRowPanel([FieldPanel(name) for name in ("date", "time", "place", "number")])],
        ),
        FieldPanel("pages"),
    ]


class FactsGroup(SnippetViewSetGroup):
    """All shared facts under one entry of the menu."""

    menu_label = "Gemeinsame Angaben"
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (
        TopicViewSet,
        ContactPointViewSet,
        PlaceViewSet,
        TermViewSet,
        MeasureViewSet,
        IndicatorViewSet,
        SiteTextViewSet,
        NoticePhraseViewSet,
        NoticeViewSet,
    )


register_snippet(FactsGroup)
