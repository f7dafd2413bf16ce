"""The paper as one document: what goes in, in which languages, and when its digest changes."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.core.management.base import CommandError

from core.models import TreeVersion
from core.publishing.refusals import RefusedPublication
from facts.models import Indicator, Measure, SiteText
from newcomers.models import GuidePage
from strategy.contents import find_paper_languages
from strategy.models import ChapterPage, StrategyPage
from strategy.paper import assemble
from tests.content import PREFIXES


def get_chapter(slug: str, code: str = "de") -> ChapterPage:
    return ChapterPage.objects.get(slug=slug, locale__language_code=code)


@pytest.fixture
def digest(db) -> str:
    """The digest of the German paper before the test changes anything."""
    return assemble("de").digest


def test_languages_that_have_every_chapter(db):
    assert find_paper_languages() == ["de", "en", "ar"]


def test_language_whose_chapter_is_withdrawn_has_no_paper(db):
    get_chapter("ziele", "en").unpublish()
    assert find_paper_languages() == ["de", "ar"]


def test_site_without_chapters_has_no_paper(db):
    for chapter in ChapterPage.objects.filter(locale__language_code="de"):
        chapter.unpublish()
    assert find_paper_languages() == []


@pytest.mark.parametrize("code", ["tr", "uk"])
def test_language_without_all_pages_has_no_paper(db, code):
    with pytest.raises(RefusedPublication, match="nicht vollständig"):
        assemble(code)


def test_paper_holds_every_chapter_in_order(db):
    html = assemble("de").html
    assert re.findall(r'<section class="chapter" id="(.*?)"', html) == ["kapitel-1", "kapitel-2", "kapitel-3"]
    assert [html.count(text) for text in ("Schnell ankommen", "Beschreibung von Lotsen in den Kommunen.", "Was nach 2030 kommt.")] == [
        1,
        1,
        1,
    ]
    assert "data:image/jpeg;base64," in html
    assert "1.064,2" in html


def test_imprint_says_how_to_cite_and_under_which_licence(db):
    imprint = BeautifulSoup(assemble("en").html, "html5lib").find(class_="imprint")
    text = " ".join(imprint.get_text(" ").split())
    assert "[online]. text of " in text and "Available at: http" in text and "/en/strategie/" in text
    licence_url = StrategyPage.read_source().licence_url
    assert imprint.find("a", href=licence_url).get_text() == licence_url


def test_paper_in_arabic_runs_from_right_to_left(db):
    html = assemble("ar").html
    assert '<html lang="ar" dir="rtl">' in html
    assert html.count(PREFIXES["ar"].strip()) > 30


def test_ids_of_the_paper_are_unique(db):
    ids = re.findall(r' id="(.*?)"', assemble("de").html)
    assert len(ids) == len(set(ids))


def test_contents_lead_to_what_is_there(db):
    html = assemble("ar").html
    assert set(re.findall(r'href="#(.*?)"', html)) <= set(re.findall(r' id="(.*?)"', html))


def test_same_content_has_the_same_digest(digest):
    assert assemble("de").digest == digest


def test_languages_have_digests_of_their_own(digest):
    assert assemble("en").digest != digest


def test_changed_chapter_changes_the_digest_of_its_language_only(digest):
    english = assemble("en").digest
    chapter = get_chapter("ausblick")
    chapter.lead = "Neu gesagt."
    chapter.save_revision().publish()
    assert assemble("de").digest != digest
    assert assemble("en").digest == english


def test_changed_measure_changes_the_digest(digest):
    measure = Measure.objects.get(key="lotsen")
    measure.amount = 1
    measure.save()
    assert assemble("de").digest != digest


def test_changed_number_of_an_indicator_changes_the_digest(digest):
    indicator = Indicator.objects.get(key="quote")
    indicator.values.filter(year=2020).update(value=53)
    assert assemble("de").digest != digest


def test_draft_unused_measure_and_other_page_leave_the_digest(digest):
    chapter = get_chapter("ausblick")
    chapter.lead = "Noch geheim"
    chapter.save_revision()
    measure = Measure.objects.get(key="monitoring")
    measure.title_de = "Ungenutzt"
    measure.save()
    GuidePage.objects.get(slug="arzt-finden", locale__language_code="de").save_revision().publish()
    assert assemble("de").digest == digest


def test_command_builds_what_is_missing(renders, capsys):
    call_command("build_publications")
    call_command("build_publications", "ar")
    assert renders == ["de", "en", "ar"]
    assert "ar pdf: unchanged" in capsys.readouterr().out


def test_command_refuses_a_language_that_has_no_paper(renders):
    with pytest.raises(CommandError, match=r"The paper is not complete in “uk”\. It is in: de, en, ar"):
        call_command("build_publications", "uk")


def test_empty_notice_leaves_no_empty_paragraph(db):
    SiteText.objects.update(demo_notice="", demo_notice_de="")
    TreeVersion.renew()
    imprint = assemble("de").html.split('class="imprint"')[1].split("</section>")[0]
    assert "<p></p>" not in imprint
