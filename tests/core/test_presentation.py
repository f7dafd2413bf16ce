"""What a reader is told about a page, its language and its length, beyond what the contract tests see."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Page

from core import snapshot
from core.blocks.text import build_anchor
from core.icons import ICONS
from core.navigation import PageTree
from core.presentation import Presentation, get_language
from core.reading import collect_headings, estimate_minutes
from newcomers.models import GuidePage


@pytest.fixture
def guide(db) -> GuidePage:
    return GuidePage.objects.get(slug="arzt-finden", locale__language_code="de")


def present(slug: str, reader_code: str, page_code: str = "de") -> Presentation:
    current = snapshot.get_current()
    page = Page.objects.get(slug=slug, locale__language_code=page_code)
    return Presentation(current, reader_code, current.tree.by_id[page.pk], is_fallback=reader_code != page_code)


def test_footer_has_a_column_for_each_group(db):
    with translation.override("de"):
        sections = present("arzt-finden", "de").footer_sections
    assert [len(section.links) for section in sections] == [2, 2, 3, 5]


def test_reader_of_a_fallback_is_offered_easy_german_and_english(db):
    assert [choice.code for choice in present("wohnung-suchen", "uk").fallback_choices] == ["en"]
    assert [choice.code for choice in present("arzt-finden", "uk").fallback_choices] == ["de-simple", "en"]


@pytest.mark.parametrize(("slug", "has_rewriting"), [("arzt-finden", True), ("hilfe-bei-gewalt", False)])
def test_rewriting_is_offered_where_there_is_one(db, slug, has_rewriting):
    assert bool(present(slug, "de").rewriting) is has_rewriting


def test_rewriting_does_not_offer_itself(db):
    assert present("arzt-finden", "de-simple", "de-simple").rewriting is None


def test_breadcrumbs_are_in_the_language_of_the_reader(db):
    steps = present("arzt-finden", "ar", "ar").ancestors
    assert [(link.url, link.language_code) for link in steps] == [
        (f"/ar/{path}", "ar") for path in ("", "neu-hier/", "neu-hier/gesundheit/")
    ]


def test_breadcrumbs_of_a_fallback_stay_under_the_prefix(db):
    assert [link.url for link in present("wohnung-suchen", "uk").ancestors] == ["/uk/", "/uk/neu-hier/", "/uk/neu-hier/wohnen/"]


def test_every_language_of_the_table_is_known():
    assert [get_language(language.code).code for language in settings.SITE_LANGUAGES] == [code for code, _ in settings.LANGUAGES]
    with pytest.raises(KeyError):
        get_language("xx")


def test_tree_of_an_empty_site_answers_nothing():
    tree = PageTree()
    assert (tree.find("de", ""), tree.get_menu("de"), tree.link_to(1, "de"), tree.get_homes()) == (None, [], None, {})


def test_preview_of_a_page_that_was_never_live_shows_its_own_language(db):
    parent = Page.objects.get(slug="gesundheit", locale__language_code="ar")
    page = parent.add_child(instance=GuidePage(title="صفحة جديدة", slug="neu", locale=parent.locale, live=False))
    with translation.override("de"):
        html = page.make_preview_request(RequestFactory().get("/")).content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert "<h1>صفحة جديدة</h1>" in html


def test_headings_of_a_body(guide):
    assert [tuple(heading) for heading in collect_headings(guide.body)] == [
        ("Schritt für Schritt", "schritt-für-schritt"),
        ("Was Sie wissen müssen", "was-sie-wissen-müssen"),
    ]


@pytest.mark.parametrize(
    ("heading", "anchor"), [("Was tun?", "was-tun"), ("ماذا أفعل؟", "ماذا-أفعل"), ("???", "abschnitt"), ("a" * 90, "a" * 60)]
)
def test_anchor_of_a_heading(heading, anchor):
    assert build_anchor(heading) == anchor


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (100, 1), (131, 2), (1300, 10)])
def test_minutes_to_read(guide, words, minutes):
    guide.body = [{"type": "text", "value": "<p>" + "Wort " * words + "</p>"}]
    assert estimate_minutes(guide.body) == minutes


def test_page_carries_only_the_icons_that_it_uses(client, db):
    html = client.get("/de/impressum/").content.decode()
    assert 'id="i-globe"' in html
    assert html.count("<symbol") < len(ICONS) / 2


def test_body_wants_a_heading_above_blocks_with_headings(guide):
    guide.body = [{"type": "steps", "value": [{"title": "Schritt", "text": ""}]}]
    with pytest.raises(ValidationError) as caught:
        guide.body.stream_block.clean(guide.body)
    assert "Vor diesem Block fehlt eine Überschrift." in str(caught.value.as_json_data())


def test_table_wants_rows_as_long_as_its_head(guide):
    guide.body = [{"type": "table", "value": {"caption": "Tabelle", "columns": ["a", "b"], "rows": [{"cells": ["1"]}]}}]
    with pytest.raises(ValidationError) as caught:
        guide.body.stream_block.clean(guide.body)
    assert "Zeile 1 hat 1 Zellen, die Tabelle hat 2 Spalten." in str(caught.value.as_json_data())
