"""Numbers on the pages of the chapters, the short address of each paragraph, and what it says when the paragraph is gone."""

import pytest
from wagtail.models import PageViewRestriction

from strategy.models import Paragraph
from tests.strategy.chapters import ADDED, SENTENCES, get_chapter, write
from translation.refresh import refresh_page

ONE, TWO, THREE = SENTENCES


def read_paragraphs(soup) -> dict[str, str]:
    """Return the texts of the numbered paragraphs of a page by anchor."""
    texts = {}
    for link in soup.select("a.pn"):
        holder = link.parent
        link.extract()
        texts[link["id"]] = " ".join(holder.get_text(" ").split())
    return texts


def test_every_paragraph_has_its_number_and_address(read):
    texts = read_paragraphs(read("/de/strategie/ziele/").main)
    assert list(texts) == [f"absatz-{number}" for number in range(3, 8)]
    assert texts["absatz-3"] == "I.1 Schnell ankommen Alle kommen schnell an."
    assert texts["absatz-6"].startswith("Praxis suchen")


@pytest.mark.parametrize("code", ["en", "ar", "uk"])
def test_numbers_are_the_same_in_every_language(read, code):
    german = read_paragraphs(read("/de/strategie/einleitung/").main)
    assert list(read_paragraphs(read(f"/{code}/strategie/einleitung/").main)) == list(german) == ["absatz-1", "absatz-2"]


def test_fallback_has_the_numbers_of_the_german_page(read):
    link = read("/uk/strategie/ausblick/").select_one("a.pn")
    assert (link["id"], link["href"], link.get_text()) == ("absatz-8", "/uk/strategie/zitieren/absatz/8/", "8")


def test_number_says_what_it_does_in_the_language_of_the_reader(read):
    labels = {code: read(f"/{code}/strategie/ausblick/").select_one("a.pn")["aria-label"] for code in ("de", "en", "ar")}
    assert labels["de"] == "Absatz 8 zitieren"
    assert labels["en"] == "Cite paragraph 8"
    assert len(set(labels.values())) == 3


def test_older_translation_that_a_reader_may_unfold_has_no_number(read):
    write(ONE, TWO, block_id=get_chapter().body[0].id)
    refresh_page(get_chapter())
    write(ONE.replace("bisher", "je zuvor"), TWO, block_id=get_chapter().body[0].id)
    refresh_page(get_chapter())
    soup = read("/en/strategie/ausblick/")
    assert [link.get_text() for link in soup.select("a.pn")] == ["9", "10"]
    assert read_paragraphs(soup)["absatz-9"].startswith("Menschen mit Einwanderungsgeschichte")


def test_preview_of_a_draft_shows_no_numbers_that_may_change(db, rf):
    chapter = get_chapter()
    request = rf.get("/")
    request.is_preview = True
    assert chapter.get_context(request)["places"] == {}


def test_address_leads_to_the_paragraph(client, db):
    response = client.get("/ar/strategie/absatz/3/")
    assert (response.status_code, response["Location"]) == (302, "/ar/strategie/ziele/#absatz-3")


def test_address_follows_a_chapter_to_a_new_slug(client, db):
    chapter = get_chapter()
    chapter.slug = "zukunft"
    chapter.save_revision().publish()
    assert client.get("/de/strategie/absatz/8/")["Location"] == "/de/strategie/zukunft/#absatz-8"


def test_number_that_was_never_given_is_not_found(client, db):
    assert client.get("/de/strategie/absatz/999/").status_code == 404


@pytest.fixture
def gone(db) -> Paragraph:
    """A paragraph that was removed."""
    write(ADDED)
    return Paragraph.objects.get(number=8)


@pytest.mark.parametrize(
    ("code", "title", "text"),
    [("de", "Absatz 8 wurde entfernt", "Was nach 2030 kommt."), ("en", "Paragraph 8 was removed", "In English: Was nach 2030 kommt.")],
)
def test_removed_paragraph_says_so_with_its_last_text_and_the_way_to_the_chapter(gone, read, code, title, text):
    main = read(f"/{code}/strategie/absatz/8/", 410).main
    assert main.h1.get_text() == title
    assert main.blockquote.get_text(strip=True) == text
    assert main.select_one(".prose a")["href"] == f"/{code}/strategie/ausblick/"
    assert str(gone.removed_at.year) in main.get_text()


def test_removed_paragraph_without_a_translation_is_shown_in_german(gone, read):
    quote = read("/uk/strategie/absatz/8/", 410).main.blockquote
    assert (quote["lang"], quote["dir"], quote.get_text(strip=True)) == ("de", "ltr", "Was nach 2030 kommt.")


def test_search_engines_are_kept_from_removed_paragraphs(gone, client):
    assert client.get("/de/strategie/absatz/8/")["X-Robots-Tag"] == "noindex"


def test_paragraphs_of_a_deleted_chapter_still_answer(read):
    get_chapter().delete()
    main = read("/ar/strategie/absatz/8/", 410).main
    assert main.select(".prose a") == []
    assert main.blockquote.get_text(strip=True).startswith("بالعربية")


def test_paragraphs_of_a_withdrawn_chapter_do_not_show_their_text(read):
    get_chapter().unpublish()
    main = read("/de/strategie/absatz/8/", 404).main
    assert main.h1.get_text() == "Absatz 8 ist nicht öffentlich"
    assert main.blockquote is None


def test_private_chapter_does_not_show_its_paragraphs(gone, read):
    PageViewRestriction.objects.create(page=get_chapter(), restriction_type=PageViewRestriction.LOGIN)
    assert read("/de/strategie/absatz/8/", 404).main.blockquote is None
    assert "Acht Indikatoren" not in str(read("/de/strategie/absatz/9/", 404))


def test_citation_of_a_removed_paragraph_leads_to_what_is_left_of_it(gone, client):
    assert client.get("/ar/strategie/zitieren/absatz/8/")["Location"] == "/ar/strategie/absatz/8/"
    assert client.get("/ar/strategie/zitieren/absatz/8.ris")["Location"] == "/ar/strategie/absatz/8/"
