"""Words that an editor marked as being in another language: editor, stored form, and what a reader gets."""

import pytest
from django.apps import apps
from django.utils import translation
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import StreamField
from wagtail.rich_text import RichText, features

from core import marks
from core.blocks.text import BOX_FEATURES, TEXT_FEATURES, TRANSCRIPT_FEATURES
from core.foreign_words.languages import LANGUAGES
from core.foreign_words.showing import show_foreign_words, write_placeholder
from core.foreign_words.stored import LINK_TYPE, read_marks, write_mark
from core.models import BasePage
from core.templatetags.site_tags import isolated

WORDS = "Case Management"
TEXT = f"<p>Das {write_mark('en', WORDS)} hilft.</p>"


def show(html: str, code: str, language_code: str | None = None) -> str:
    with translation.override(code):
        return isolated(RichText(html), language_code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", f'<span lang="en">{WORDS}</span>'), ("de-simple", f'<span lang="en">{WORDS}</span>'), ("en", WORDS),
        ("tr", f'<span lang="en">{WORDS}</span>'), ("uk", f'<span lang="en">{WORDS}</span>'),
        ("ar", f'<span lang="en" dir="ltr">{WORDS}</span>'), ("fa", f'<span lang="en" dir="ltr">{WORDS}</span>'),
    ],
)  # fmt: skip
def test_words_say_their_language_where_it_is_not_that_of_the_page(db, code, words):
    assert words in show(TEXT, code)
    assert "<a" not in show(TEXT, code)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (write_mark("ar", "مرحبا"), '<span lang="ar" dir="rtl">مرحبا</span>'),
        (write_mark("la", "<b>ius soli</b>"), '<span lang="la"><b>ius soli</b></span>'),
        (f"<b>vor {write_mark('fr', 'Liberté')} nach</b>", '<b>vor <span lang="fr">Liberté</span> nach</b>'),
        (f"{write_mark('fr', 'a')}<br/>{write_mark('es', 'b')}", '<span lang="fr">a</span><br/><span lang="es">b</span>'),
        (f'<a href="https://a.example/">A</a> {write_mark("fr", "b")}', '<a href="https://a.example/">A</a> <span lang="fr">b</span>'),
        (write_mark("de", "Kita"), "Kita"),
        (write_mark("de-simple", "Kita"), "Kita"),
    ],
)
def test_each_mark_in_a_german_text(db, stored, shown):
    assert show(f"<p>{stored}.</p>", "de") == f"<p>{shown}.</p>"


@pytest.mark.parametrize("code", ["", "xx", "klingon", "&quot;&gt;&lt;script&gt;", 'x" onclick="y'])
def test_mark_that_nobody_knows_is_left_out(db, code):
    assert show(f"<p>{write_mark(code, WORDS)}</p>", "de") == f"<p>{WORDS}</p>"


def test_mark_without_a_language_is_left_out(db):
    assert show(f'<p><a linktype="{LINK_TYPE}">{WORDS}</a></p>', "ar") == f'<p><span lang="de" dir="ltr">{WORDS}</span></p>'


def test_words_in_a_paragraph_that_is_german_for_now(db):
    """The page is English, but the paragraph is not yet."""
    mark = marks.Mark("missing", f"Das {WORDS} hilft.", "", None, False, False)
    marks.activate(marks.PageMarks("en", {f"Das {WORDS} hilft.": mark}))
    shown = show(TEXT, "en")
    marks.activate(marks.NO_MARKS)
    assert f'<span lang="de" dir="ltr">Das <span lang="en">{WORDS}</span> hilft.</span>' in shown


def test_text_whose_element_says_its_language(db):
    assert show(TEXT, "ar", "de") == f'<p>Das <span lang="en">{WORDS}</span> hilft.</p>'
    assert show(TEXT, "ar", "en") == f"<p>Das {WORDS} hilft.</p>"


def test_german_words_around_the_mark_are_marked_as_ever(db):
    html = f"<p>تساعد Kita و{write_mark('en', WORDS)}.</p>"
    assert show(html, "ar") == f'<p>تساعد <span lang="de" dir="ltr">Kita</span> و<span lang="en" dir="ltr">{WORDS}</span>.</p>'


def test_html_that_does_not_close_is_not_made_worse():
    assert show_foreign_words(f"</p>{write_placeholder('en')}a", "de") == '</p><span lang="en">a'


@pytest.mark.parametrize("names", [TEXT_FEATURES, BOX_FEATURES, TRANSCRIPT_FEATURES])
def test_editor_gives_back_what_it_was_given(db, names):
    converter = ContentstateConverter(features=names)
    saved = converter.to_database_format(converter.from_database_format(TEXT))
    assert write_mark("en", WORDS) in saved
    assert converter.to_database_format(converter.from_database_format(saved)) == saved


@pytest.mark.parametrize("code", ["xx", "", "<b>"])
def test_editor_drops_a_language_that_nobody_knows(db, code):
    converter = ContentstateConverter(features=TEXT_FEATURES)
    saved = converter.to_database_format(converter.from_database_format(f"<p>{write_mark(code, WORDS)}</p>"))
    assert WORDS in saved
    assert "<a" not in saved


def test_editor_offers_the_languages_of_the_site_and_others_by_their_german_names(db):
    control = features.get_editor_plugin("draftail", LINK_TYPE).data
    names = [one["name"] for one in control["languages"]]
    assert names == sorted(names, key=str.casefold)
    assert {"Englisch", "Arabisch", "Französisch", "Latein", "Spanisch", "Somali", "Tigrinya", "Kurdisch (Kurmancî)"} <= set(names)
    assert not {"Deutsch", "Leichte Sprache"} & set(names)
    assert control["usual"] in LANGUAGES


def find_rich_blocks(block):
    children = getattr(block, "child_blocks", {}).values() or [getattr(block, "child_block", None)]
    if isinstance(block, blocks.RichTextBlock):
        yield block
    for child in filter(None, children):
        yield from find_rich_blocks(child)


def test_every_text_that_editors_format_has_the_button():
    fields = [one for model in apps.get_models() if issubclass(model, BasePage) for one in model._meta.get_fields()]
    rich = [block for field in fields if isinstance(field, StreamField) for block in find_rich_blocks(field.stream_block)]
    assert len(rich) > 20
    assert [block for block in rich if LINK_TYPE not in block.features] == []


def test_marks_are_told_from_links():
    links = {"a1": {"href": "https://a.example/"}, "a2": {"linktype": LINK_TYPE, "lang": "en"}, "a3": {"linktype": "page", "id": "7"}}
    assert read_marks(links) == {"a2": "en"}
