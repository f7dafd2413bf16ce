"""German terms in brackets say their language in translations of Latin script, too: what counts as one, and where it is said."""

import pytest
from bs4 import BeautifulSoup

from core.foreign_words.stored import write_mark
from core.models import TranslationRecord
from core.runs import mark_terms
from strategy.paper import assemble
from tests.strategy.chapters import write
from tests.translation.edits import find_locale, find_page
from translation.german_terms import find_german_terms
from translation.planning import PlannedSegment
from translation.segments import load_page_segments, release_page


def plan_one(german: str, translation: str, attrs: str = "null") -> PlannedSegment:
    return PlannedSegment("body", 1, 1, 1, 1, german, attrs, "current", translation, False, None)


@pytest.mark.parametrize(
    ("german", "translation", "terms"),
    [
        ("Das Sozialamt hilft.", "The social welfare office (Sozialamt) helps.", ["Sozialamt"]),
        ("Der <b>Ärztliche</b> Dienst", "The service (Ärztliche Dienst) helps.", ["Ärztliche Dienst"]),
        ("Jugendmigrationsdienst (JMD)", "Göçmen gençlik servisi (Jugendmigrationsdienst, JMD)", ["Jugendmigrationsdienst, JMD"]),
        ("Recht &amp; Ordnung", "Law (Recht &amp; Ordnung)", ["Recht & Ordnung"]),
        ("Die Kita und das Team", "Grădiniță (Kita)", ["Kita"]),
        # Other words than in German, or inflected
        ("Die Sozialämter helfen.", "The offices (Sozialamt) help.", []),
        ("Das Sozialamt hilft.", "The office (now closed) and (Wednesdays only) help.", []),
        ("Das Landesgesetz", "The act (Landesgesetz, draft)", []),
        # German has them, but they are not German for certain
        ("Stand April 2026", "As of then (April 2026)", []),
        ("Die EU und das BAMF", "The office (BAMF) and the union (EU)", []),
        ("Die Helpline Ukraine hilft.", "The line (Helpline Ukraine) helps.", []),
        ("Das Team hilft online.", "They (Team) help.", []),
    ],
)
def test_what_is_a_german_term(german, translation, terms):
    assert find_german_terms([plan_one(german, translation)]) == terms


def test_words_that_german_marks_as_foreign_are_not_german():
    attrs = '{"a1": {"linktype": "language", "lang": "en"}}'
    assert find_german_terms([plan_one('Das <a id="a1">Welcome Center</a>', "Merkez (Welcome Center)", attrs)]) == []


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("office (Sozialamt).", 'office (<span lang="de">Sozialamt</span>).'),
        ("Sozialamt (Sozialamt Bonn)", "Sozialamt (Sozialamt Bonn)"),
        ('<p lang="de">(Sozialamt)</p><a title="(Sozialamt)">x</a>', '<p lang="de">(Sozialamt)</p><a title="(Sozialamt)">x</a>'),
        ("<b>a</b> (Recht &amp; Ordnung)", '<b>a</b> (<span lang="de">Recht &amp; Ordnung</span>)'),
    ],
)
def test_terms_are_marked_in_brackets_alone(html, marked):
    assert mark_terms(html, ("Sozialamt", "Recht & Ordnung")) == marked


SENTENCE = "Die Ausgabestelle für Musterscheine hilft allen."
ENGLISH = "The office for sample papers (Ausgabestelle für Musterscheine) helps everybody."
MARKED = 'The office for sample papers (<span lang="de">Ausgabestelle für Musterscheine</span>) helps everybody.'


def release(page, code: str, text: str) -> None:
    segment = next(one for one in load_page_segments(page, find_locale(code)) if "Ausgabestelle" in one.german)
    assert release_page(page, find_locale(code), {segment.key: text}).refused == []


@pytest.fixture
def guide_with_term(guide, publish):
    """A guide whose lead names an office, translated into English and Ukrainian."""
    guide.lead = SENTENCE
    publish(guide)
    release(guide, "en", ENGLISH)
    release(guide, "uk", "Установа (Ausgabestelle für Musterscheine) допомагає всім.")
    return guide


def test_page_says_the_language_without_a_query_more(guide_with_term, client, django_assert_max_num_queries):
    client.get("/en/neu-hier/gesundheit/arzt-finden/")
    with django_assert_max_num_queries(10):
        html = client.get("/en/neu-hier/gesundheit/arzt-finden/").content.decode()
    soup = BeautifulSoup(html, "html5lib")
    assert soup.select_one("p.lead").decode_contents() == MARKED
    assert all("<span" not in str(value) for one in soup.find_all(True) for value in one.attrs.values())
    assert "span" not in soup.title.get_text()


def test_page_of_another_script_says_it_as_ever(guide_with_term, client):
    lead = BeautifulSoup(client.get("/uk/neu-hier/gesundheit/arzt-finden/").content, "html5lib").select_one("p.lead")
    assert lead.span.get_text() == "(Ausgabestelle für Musterscheine)"
    assert TranslationRecord.objects.get(page=find_page("arzt-finden", "uk")).german_terms == []


def test_term_that_german_no_longer_has_is_forgotten(guide_with_term, publish):
    guide_with_term.lead = "Alle bekommen Hilfe."
    publish(guide_with_term)
    assert TranslationRecord.objects.get(page=find_page("arzt-finden", "en")).german_terms == []


def test_paper_says_it_beside_marked_words(db, publish):
    chapter = write(f"{SENTENCE} {write_mark('en', 'Case Management')}.", slug="ziele")
    publish(chapter)
    release(chapter, "en", f"{ENGLISH} Case management.")
    assert f"{MARKED} Case management." in assemble("en").html
