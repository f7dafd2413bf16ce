"""What a reader sees of a change: German in exactly the places that changed, marked as German, with a word in the reader's language."""

import difflib
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from core import snapshot
from strategy.paper import assemble
from tests.content import PREFIXES
from tests.translation.edits import find_locale, find_page, replace
from translation.segments import load_page_segments, release_page

GUIDE_URL = "/ar/neu-hier/gesundheit/arzt-finden/"
OLD_HOURS, NEW_HOURS = "9–12 Uhr", "14–16 Uhr"
OLD_HEADING, NEW_HEADING = "Schritt für Schritt", "Ein Schritt nach dem anderen"


def get_note(code: str = "ar", *, is_missing: bool = False) -> str:
    """Return the note of today in a language, from its catalogue."""
    with translation.override(code):
        if is_missing:
            return gettext("This part is not translated yet.")
        day = date_format(timezone.localdate(), "DATE_FORMAT")
        return gettext("This part was changed on %(day)s and is not translated yet.") % {"day": day}


def read(client, url: str) -> str:
    """Return a page without the moment of its publication."""
    return re.sub(r'"dateModified":"[^"]*"', "", client.get(url).content.decode())


def compare(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that one text has and the other has not."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


def get_main(client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content.decode(), "html5lib").main


def find_marks(main) -> list[str]:
    """Return the German text before each note of a page."""
    return [note.find_previous_sibling("span")["lang"] + " " + note.find_previous_sibling("span").text for note in main.select(".mark")]


def change(guide):
    return replace(replace(guide, OLD_HOURS, NEW_HOURS), OLD_HEADING, NEW_HEADING)


# A guide


def test_german_in_exactly_the_places_that_changed(client, guide, publish):
    publish(guide)
    before = read(client, GUIDE_URL)
    publish(change(find_page("arzt-finden")))
    after = read(client, GUIDE_URL)
    main = BeautifulSoup(after, "html5lib").main
    note = get_note()
    assert [mark.text for mark in main.select(".mark")] == [note, note]
    assert str(main.select_one("h2:has(.mark)").span) == f'<span dir="ltr" lang="de">{NEW_HEADING}</span>'
    paragraph = main.select_one("p:has(.mark)")
    assert (paragraph.span["lang"], paragraph.span["dir"]) == ("de", "ltr")
    assert NEW_HOURS in paragraph.span.text
    assert paragraph.span.a["href"].startswith("/ar/"), "a link in the German text stays a link of the reader's language"

    gone, come = compare(before, after)
    assert len(gone) == len(come) == 3, "the paragraph, the heading, and the heading in the contents list"
    assert [bool(re.search(r'lang="de" dir="ltr"', line)) for line in come] == [True] * 3
    assert sum("mark" in line for line in come) == 2


def test_risky_older_text_is_not_offered_in_a_guide(client, guide, publish):
    """Other hours are a danger; another wording is not."""
    publish(replace(replace(guide, OLD_HOURS, NEW_HOURS), "Pünktlich kommen", "Ganz pünktlich kommen"))
    main = get_main(client, GUIDE_URL)
    [folded] = main.select("details.older")
    item = folded.find_parent("li")
    assert "Ganz pünktlich kommen" in item.span.text
    assert folded.p.text.startswith(PREFIXES["ar"])
    with translation.override("ar"):
        assert folded.summary.text == gettext("Older translation, perhaps out of date")
    risky = main.select_one("p:has(.mark)")
    assert NEW_HOURS in risky.text
    assert risky.find_next_sibling().name == "ul"


def test_note_is_in_the_language_of_the_reader(client, guide, publish):
    publish(change(guide))
    for code in ("en", "uk"):
        main = get_main(client, GUIDE_URL.replace("ar", code, 1))
        assert {mark.text for mark in main.select(".mark")} == {get_note(code)}
        assert all(mark.find_previous_sibling("span")["lang"] == "de" for mark in main.select(".mark"))


def test_new_paragraph_is_missing(client, guide, publish):
    publish(replace(guide, "kostet nichts.</p>", "kostet nichts.</p><p>Xylophon, Quarz und Zwölf.</p>"))
    [note] = get_main(client, GUIDE_URL).select(".mark")
    assert note.text == get_note(is_missing=True)
    assert not note.find_parent("p").find_next_sibling("details")


def test_notes_go_away_with_the_translation(client, guide, publish):
    publish(guide)
    before = read(client, GUIDE_URL)
    publish(change(find_page("arzt-finden")))
    page, arabic = find_page("arzt-finden"), find_locale("ar")
    texts = {one.key: one.older_translation.replace("9–12", "14–16") for one in load_page_segments(page, arabic) if one.state == "changed"}
    assert release_page(page, arabic, texts).released == 2
    assert read(client, GUIDE_URL) == before.replace("9–12", "14–16")


def test_marks_cost_no_query(client, guide, publish, django_assert_num_queries):
    client.get(GUIDE_URL)
    publish(change(guide))
    client.get(GUIDE_URL)
    with django_assert_num_queries(5):
        client.get(GUIDE_URL)


def test_alternative_text_of_a_picture(client, guide, publish):
    publish(replace(guide, "Grüne Fläche mit gelbem Kreis", "Rote Fläche"))
    [image] = [image for image in get_main(client, GUIDE_URL).select("img") if image["alt"] == "Rote Fläche"]
    assert (image["lang"], image["dir"]) == ("de", "ltr")


# News


def test_news_may_show_the_older_translation_first(client, publish):
    release = find_page("kongress-der-probe")
    release.prefers_older_translation = True
    publish(replace(release, "Viele Menschen kamen", "Sehr viele Menschen kamen"))
    main = get_main(client, "/ar/aktuelles/kongress-der-probe/")
    [note] = main.select(".mark")
    assert note.find_parent("p").text.startswith(PREFIXES["ar"])
    folded = note.find_parent("p").find_next_sibling("details")
    assert str(folded.p.span) == '<span dir="ltr" lang="de">Sehr viele Menschen kamen in den Saal.</span>'


def test_news_without_that_choice_shows_german(client, publish):
    publish(replace(find_page("kongress-der-probe"), "Viele Menschen kamen", "30.679 Menschen kamen"))
    main = get_main(client, "/ar/aktuelles/kongress-der-probe/")
    assert find_marks(main) == ["de 30.679 Menschen kamen in den Saal."]
    assert main.select_one("details.older p").text.startswith(PREFIXES["ar"]), "only guides hide what may be dangerous"


# Titles, leads, menus, cards, head, feed, paper


def test_title(client, guide, publish):
    guide.title = "Eine Praxis suchen"
    publish(guide)
    tree = snapshot.get_current().tree
    link = tree.link_to(guide.pk, "ar")
    assert (link.title, link.language_code) == ("Eine Praxis suchen", "de")
    assert tree.link_to(guide.pk, "de").language_code == "de"
    main = get_main(client, GUIDE_URL)
    assert str(main.h1.span) == '<span dir="ltr" lang="de">Eine Praxis suchen</span>'
    for url in ("/ar/neu-hier/gesundheit/", "/ar/"):
        card = get_main(client, url).find("a", href=GUIDE_URL)
        assert (card["lang"], card["dir"], card.text) == ("de", "ltr", "Eine Praxis suchen")


def test_title_in_the_menu_and_in_the_breadcrumbs(client, publish):
    index = find_page("neu-hier")
    index.title = "Neu in der Stadt"
    publish(index)
    soup = BeautifulSoup(client.get(GUIDE_URL).content.decode(), "html5lib")
    links = [link for link in soup.select("details.menu a, .crumbs a") if link["href"] == "/ar/neu-hier/"]
    assert [(link["lang"], link["dir"], link.text) for link in links] == [("de", "ltr", "Neu in der Stadt")] * 2


def test_title_is_translated_again(client, guide, publish):
    guide.title = "Eine Praxis suchen"
    publish(guide)
    release_page(find_page("arzt-finden"), find_locale("ar"), {"title#1": "بالعربية: البحث"})
    assert get_main(client, "/ar/neu-hier/gesundheit/").find("a", href=GUIDE_URL).get("lang") is None


def test_lead(client, publish):
    release = find_page("kongress-der-probe")
    release.lead = "Ein neuer Vorspann."
    publish(release)
    paragraph = get_main(client, "/ar/aktuelles/").find("p", string="Ein neuer Vorspann.")
    assert (paragraph["lang"], paragraph["dir"]) == ("de", "ltr")
    assert find_marks(get_main(client, "/ar/aktuelles/kongress-der-probe/")) == ["de Ein neuer Vorspann."]


def test_head(client, guide, publish):
    """``<title>`` and ``<meta>`` hold no markup; they say what the page says, and the record knows that it is German."""
    guide.seo_title, guide.search_description = "Praxis suchen", "Wie man eine Praxis findet."
    publish(guide)
    soup = BeautifulSoup(client.get(GUIDE_URL).content.decode(), "html5lib")
    assert soup.title.text.startswith("Praxis suchen – ")
    assert soup.find("meta", attrs={"name": "description"})["content"] == "Wie man eine Praxis findet."
    arabic = find_page("arzt-finden", "ar")
    assert [arabic.get_text_language(name) for name in ("seo_title", "search_description", "title")] == ["de", "de", "ar"]


def read_entry(client, slug: str):
    soup = BeautifulSoup(client.get("/ar/feed.atom").content, "xml")
    return next(entry for entry in soup.find_all("entry") if slug in entry.link["href"])


def test_feed(client, publish):
    assert read_entry(client, "kongress-der-probe")["xml:lang"] == "ar"
    release = find_page("kongress-der-probe")
    release.title = "Kongress eröffnet"
    publish(release)
    entry = read_entry(client, "kongress-der-probe")
    assert (entry["xml:lang"], entry.title.text) == ("de", "Kongress eröffnet")
    summary = BeautifulSoup(entry.summary.text, "html5lib").body
    assert (summary.span["lang"], summary.span["dir"]) == ("ar", "rtl"), "its lead is Arabic still"


def test_feed_with_a_german_lead(client, publish):
    release = find_page("kongress-der-probe")
    release.lead = "Eröffnet & gefeiert."
    publish(release)
    entry = read_entry(client, "kongress-der-probe")
    assert entry["xml:lang"] == "ar"
    assert entry.summary.text.endswith('<p><span lang="de" dir="ltr">Eröffnet &amp; gefeiert.</span></p>')


def test_paper(publish):
    publish(replace(find_page("einleitung"), "Warum es dieses Papier gibt.", "Warum es das Papier seit 2020 gibt."))
    paper = assemble("ar")
    main = BeautifulSoup(paper.html, "html5lib")
    assert find_marks(main) == ["de Warum es das Papier seit 2020 gibt."]
    assert [mark.text for mark in main.select(".mark")] == [get_note()]
    assert not main.find("details")


def test_search_engines_are_told_the_same(client, guide, publish):
    guide.title = "Eine Praxis suchen"
    publish(guide)
    soup = BeautifulSoup(client.get(GUIDE_URL).content.decode(), "html5lib")
    data = json.loads(soup.find("script", type="application/ld+json").string)
    assert data["@graph"][0]["name"] == "Eine Praxis suchen"


@pytest.mark.parametrize("url", ["/ar/gibt-es-nicht/", "/ar/"])
def test_marks_of_one_page_stay_with_it(client, guide, publish, url):
    publish(change(guide))
    client.get(GUIDE_URL)
    assert not get_main(client, url).select(".mark")
