"""Shared facts obey the same rule column by column, and so do the titles of the pages that take them from a fact."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import gettext

from core import snapshot
from facts.models import ContactPoint, Measure, Term, Topic
from tests.content import PREFIXES
from tests.translation.edits import find_locale, find_page
from translation.refresh import refresh_page
from translation.segments import load_fact_segments, release_fact, release_page, save_work

#: Model, key, field, and a page that shows it.
SHOWN = [
    (ContactPoint, "beratung-solingen", "name", "/ar/neu-hier/gesundheit/arzt-finden/"),
    (ContactPoint, "notruf-112", "description", "/ar/"),
    (Topic, "gesundheit", "description", "/ar/"),
    (Measure, "lotsen", "title", "/ar/strategie/ziele/"),
    (Term, "termin", "explanation", "/ar/glossar/"),
]
INDEX = "/ar/neu-hier/"
TOPIC = "/ar/neu-hier/gesundheit/"


def change(model, key: str, field: str, text: str):
    """Change a German column as the form of the desk does."""
    fact = model.objects.get(key=key)
    setattr(fact, f"{field}_de", text)
    fact.save()
    return model.objects.get(key=key)


def read(client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content.decode(), "html5lib")


def find_german(soup, text: str) -> list:
    return [element for element in soup.find_all(lang="de", dir="ltr") if element.text == text]


@pytest.mark.parametrize(("model", "key", "field", "url"), SHOWN)
def test_changed_column(client, db, model, key, field, url):
    assert not find_german(read(client, url), "Ganz neu in Deutsch")
    fact = change(model, key, field, "Ganz neu in Deutsch")
    [shown, *_more] = find_german(read(client, url), "Ganz neu in Deutsch")
    with translation.override("ar"):
        assert shown.find_next_sibling("small", class_="mark").text == gettext("Changed in German, not translated yet.")

    arabic = find_locale("ar")
    [segment] = [one for one in load_fact_segments(fact, arabic) if one.path == field]
    assert (segment.state, segment.translation) == ("changed", "")
    assert segment.older_translation.startswith(PREFIXES["ar"])
    release = release_fact(fact, arabic, {segment.key: "بالعربية: جديد"})
    assert (release.released, release.refused) == (1, [])
    soup = read(client, url)
    assert not find_german(soup, "Ganz neu in Deutsch")
    assert "بالعربية: جديد" in soup.text
    assert find_german(read(client, url.replace("ar", "en", 1)), "Ganz neu in Deutsch"), "English is out of date still"


def test_same_words_confirm_a_column(db):
    fact = change(Term, "termin", "explanation", "Eine verabredete Zeit bei einem Amt.")
    [segment] = load_fact_segments(fact, find_locale("ar"))
    assert release_fact(fact, find_locale("ar"), {segment.key: segment.older_translation}).released == 1
    [segment] = load_fact_segments(Term.objects.get(key="termin"), find_locale("ar"))
    assert segment.state == "current"


def test_gate_stands_before_columns(db):
    fact = change(Term, "termin", "explanation", "Eine Zeit um 9 Uhr.")
    [segment] = load_fact_segments(fact, find_locale("ar"))
    release = release_fact(fact, find_locale("ar"), {segment.key: segment.older_translation})
    assert (release.released, len(release.refused)) == (0, 1)
    assert Term.objects.get(key="termin").localise("explanation", "ar").is_changed


def test_work_on_a_column_is_not_public(client, db):
    fact = change(Term, "termin", "explanation", "Eine Zeit.")
    [segment] = load_fact_segments(fact, find_locale("ar"))
    save_work(segment, find_locale("ar"), "مسودة")
    assert "مسودة" not in read(client, "/ar/glossar/").text
    assert load_fact_segments(fact, find_locale("ar"))[0].work == "مسودة"


# Titles that come from a fact


def get_link(code: str = "ar"):
    tree = snapshot.get_current().tree
    return tree.link_to(find_page("gesundheit").pk, code)


def test_title_of_a_topic_page_is_german_while_the_name_is(client, db):
    assert get_link().language_code == "ar"
    change(Topic, "gesundheit", "name", "Gesund bleiben")
    assert (get_link().title, get_link().language_code) == ("Gesund bleiben", "de")
    assert (get_link("de").title, get_link("de").language_code) == ("Gesund bleiben", "de")
    card = read(client, INDEX).main.find("a", href=TOPIC)
    assert (card["lang"], card["dir"]) == ("de", "ltr")
    heading = read(client, TOPIC).h1
    assert str(heading.span) == '<span dir="ltr" lang="de">Gesund bleiben</span>'
    assert heading.select_one(".mark")
    crumb = read(client, "/ar/neu-hier/gesundheit/arzt-finden/").select_one(".crumbs").find("a", href=TOPIC)
    assert (crumb["lang"], crumb.text) == ("de", "Gesund bleiben")


def test_title_of_a_topic_page_is_translated_with_the_name(client, db):
    topic = change(Topic, "gesundheit", "name", "Gesund bleiben")
    [segment] = [one for one in load_fact_segments(topic, find_locale("ar")) if one.path == "name"]
    release_fact(topic, find_locale("ar"), {segment.key: "بالعربية: الصحة"})
    assert (get_link().title, get_link().language_code) == ("بالعربية: الصحة", "ar")
    assert get_link("en").language_code == "de"
    assert not read(client, TOPIC).h1.select_one(".mark")


def test_refresh_keeps_the_language_of_the_title(db, publish):
    change(Topic, "gesundheit", "name", "Gesund bleiben")
    publish(find_page("gesundheit"))
    assert get_link().language_code == "de"
    assert find_page("gesundheit", "ar").translation_record.source_fields == ["title"]
    assert not any(result.was_written for result in refresh_page(find_page("gesundheit")).values())


def test_missing_name_is_german_too(db):
    topic = Topic.objects.get(key="gesundheit")
    topic.name_ar = ""
    topic.save()
    assert (get_link().title, get_link().language_code) == ("Gesundheit", "de")


def test_new_topic_page_knows_the_language_of_its_title(db, act):
    change(Topic, "wohnen", "name", "Wohnen und leben")
    act(find_page("wohnen", "uk").delete)
    release_page(find_page("wohnen"), find_locale("uk"), {})
    tree = snapshot.get_current().tree
    link = tree.link_to(find_page("wohnen").pk, "uk")
    assert (link.title, link.language_code) == ("Wohnen und leben", "de")
