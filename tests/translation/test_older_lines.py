"""Lines of text that hold no folded text themselves, such as headings, offer their older translation below."""

import html
from uuid import uuid4

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from django.utils.translation import gettext

from tests.content import PREFIXES
from tests.translation.edits import change_blocks, find_locale, find_page, replace
from translation.segments import load_page_segments

GUIDE_URL = "/ar/neu-hier/gesundheit/arzt-finden/"
OLD_HEADING, NEW_HEADING = "Schritt für Schritt", "Ein Schritt nach dem anderen"


def get_main(client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content.decode(), "html5lib").main


def test_heading_offers_its_older_translation(client, guide, publish):
    """Below the heading, since a heading holds no folded text."""
    publish(replace(guide, OLD_HEADING, NEW_HEADING))
    heading = get_main(client, GUIDE_URL).select_one("h2:has(.mark)")
    folded = heading.find_next_sibling()
    assert folded.name == "details" and "older" in folded["class"]
    assert folded.p.text.startswith(PREFIXES["ar"])
    with translation.override("ar"):
        assert folded.summary.text == gettext("Older translation, perhaps out of date")


@pytest.mark.parametrize("code", ["en", "ar", "uk"])
def test_no_line_of_a_guide_offers_another_number(client, guide, publish, code):
    """A heading and the title with a number that is no longer right: German, and nothing to open."""
    guide.title = "In 3 Schritten eine Praxis finden"
    publish(replace(guide, OLD_HEADING, "In 3 Schritten"))
    main = get_main(client, GUIDE_URL.replace("ar", code, 1))
    assert len(main.select(".mark")) == 2
    assert not main.select("details.older")


def test_title_offers_its_older_translation(client, guide, publish):
    guide.title = "Eine Praxis suchen"
    publish(guide)
    main = get_main(client, GUIDE_URL)
    folded = main.h1.find_next_sibling()
    assert (folded.name, folded.parent) == ("details", main.h1.parent)
    assert not main.select("h1 details, h2 details, h3 details, p details, summary details, a details")


def test_missing_line_offers_nothing(client, publish):
    page = find_page("arzt-finden")
    publish(change_blocks(page, lambda blocks: [{"type": "heading", "value": "Ganz neu hier", "id": str(uuid4())}, *blocks]))
    heading = get_main(client, GUIDE_URL).select_one("h2:has(.mark)")
    assert heading.span.text == "Ganz neu hier"
    assert getattr(heading.find_next_sibling(), "name", None) != "details"


def make_new(value, texts: set[str]):
    """Return raw data of blocks in which every text of ``texts`` has one word more."""
    if isinstance(value, str):
        return f"{value} Neu" if value in texts else value
    if isinstance(value, list):
        return [make_new(one, texts) for one in value]
    if isinstance(value, dict):
        return {key: make_new(one, texts) for key, one in value.items()}
    return value


def test_every_line_of_a_page_may_be_old(client, guide, publish):
    """Each line with another word and no other number: the page stays valid HTML, and every line has its fold."""
    publish(guide)
    segments = load_page_segments(find_page("arzt-finden"), find_locale("ar"))
    texts = {html.unescape(one.german) for one in segments if "<" not in one.german and "." in one.path}
    publish(change_blocks(find_page("arzt-finden"), lambda blocks: make_new(blocks, texts)))
    content = client.get(GUIDE_URL).content.decode()
    main = BeautifulSoup(content, "html5lib").main
    assert len(main.select("details.older")) > 8
    assert not main.select("h1 details, h2 details, h3 details, h4 details, p details, summary details, a details")
    parser = html5lib.HTMLParser()
    parser.parse(content)
    assert parser.errors == []
