"""Footnotes where they are read: chapter, whole paper, translations, files of the paper, editions."""

import re

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from core.marks import FOOTNOTE_SIGN
from strategy.editions.text import collect_text
from strategy.files.reading import read_paper
from strategy.files.text import write_text
from strategy.models import ChapterPage
from strategy.paper import assemble
from tests.strategy.chapters import SENTENCES, make_note, read_numbers, write
from translation import exchange
from translation.exchange import FORMATS, IncomingText, Scope, apply, collect_units, export
from translation.refresh import refresh_page
from translation.segments import load_page_segments, release_page

FIRST, SECOND = "Mikrozensus 2022, nach § 4.", "Angabe vom 20. Mai 2019 auf www.amt.example."
PARAGRAPHS = (
    SENTENCES[0].replace(" sollen", f"{make_note(FIRST)} sollen"),
    f"{SENTENCES[1]}{make_note(SECOND, 'k2')}",
    SENTENCES[2],
)
ARABIC_FIRST = "التعداد المصغّر 2022، حسب § 4."


@pytest.fixture
def chapter(db) -> ChapterPage:
    return publish(*PARAGRAPHS)


def publish(*paragraphs: str) -> ChapterPage:
    """Publish the German chapter and bring its translations up to date, as the worker does."""
    page = write(*paragraphs)
    refresh_page(page)
    return page


def test_numbers_lead_to_the_notes_and_back(chapter, read):
    main = read("/de/strategie/ausblick/").main
    signs, notes = main.select("sup.fn > a"), main.select("section.footnotes li")
    assert [sign.get_text() for sign in signs] == ["1", "2"]
    assert [sign["href"] for sign in signs] == [f"#{note['id']}" for note in notes]
    assert [note.a["href"] for note in notes] == [f"#{sign['id']}" for sign in signs]
    assert [note.span.get_text() for note in notes] == [FIRST, SECOND]
    assert FOOTNOTE_SIGN not in main.get_text()


def test_screen_readers_are_told_what_the_numbers_are(chapter, read):
    main = read("/de/strategie/ausblick/").main
    sign, notes = main.select_one("sup.fn > a"), main.select_one("section.footnotes")
    assert (sign["role"], sign["aria-label"]) == ("doc-noteref", "Anmerkung 1")
    assert notes["role"] == "doc-endnotes"
    assert main.find(id=notes["aria-labelledby"]).get_text() == "Anmerkungen"
    assert (notes.li.a["role"], notes.li.a["aria-label"]) == ("doc-backlink", "Anmerkung 1: zurück zum Text")


def test_chapter_without_notes_has_no_list(db, read):
    write(*SENTENCES)
    assert read("/de/strategie/ausblick/").main.select(".footnotes, .fn") == []


def test_notes_on_the_page_with_the_whole_paper_name_their_chapter(chapter, read):
    write(*PARAGRAPHS, slug="einleitung")
    soup = read("/de/strategie/gesamt/")
    assert [sign.get_text() for sign in soup.select("sup.fn > a")] == ["1.1", "1.2", "3.1", "3.2"]
    ids = [one["id"] for one in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in soup.select(".fn a, .footnotes a")} <= set(ids)
    assert {heading.name for heading in soup.select(".footnotes > :first-child")} == {"h3"}


def test_address_of_a_note_is_the_same_on_both_pages(chapter, read):
    pages = [read("/de/strategie/ausblick/"), read("/de/strategie/gesamt/")]
    assert len({tuple(note["id"] for note in page.select(".footnotes li")) for page in pages}) == 1


# Translations


def translate(chapter: ChapterPage, *, without: str = "") -> None:
    """Release an Arabic text for every segment but the one that is ``without``."""
    locale = Locale.objects.get(language_code="ar")
    texts = {}
    for segment in load_page_segments(chapter, locale):
        if segment.german != without:
            signs = re.findall(r"<a id=\"a1\">.</a>", segment.german)
            numbers = " ".join(re.findall(r"§ 4|\d+\. Mai \d+|www[\w.]+example|\d+", segment.german.replace('"a1"', "")))
            numbers = numbers.replace("20. Mai 2019", "20 أيار/مايو 2019")
            texts[segment.key] = ARABIC_FIRST if segment.german == FIRST else f"نص بالعربية {numbers}{''.join(signs)}."
    refused = release_page(chapter, locale, texts).refused
    assert [(one.segment.german, one.findings) for one in refused if FOOTNOTE_SIGN in one.segment.german or one.text == ARABIC_FIRST] == []


def test_translated_note_stands_in_its_language(chapter, read):
    translate(chapter)
    main = read("/ar/strategie/ausblick/").main
    note = main.select_one(".footnotes li > span")
    assert note.get_text() == ARABIC_FIRST
    assert note.find(lang=True) is None
    assert note.bdi["dir"] == "ltr"
    assert main.select_one(".footnotes h2").get_text() == "الحواشي"
    assert [sign.get_text() for sign in main.select("sup.fn > a")] == ["1", "2"]


def test_note_without_translation_is_german_and_says_so(chapter, read):
    translate(chapter, without=FIRST)
    note = read("/ar/strategie/ausblick/").main.select_one(".footnotes li")
    assert note.find("span", lang="de").get_text() == FIRST
    assert note.find("span", lang="de")["dir"] == "ltr"
    assert note.select_one("small.mark")


def test_note_that_changed_offers_its_older_translation(chapter, read):
    translate(chapter)
    publish(*(one.replace("2022", "2023") for one in PARAGRAPHS))
    note = read("/ar/strategie/ausblick/").main.select_one(".footnotes li")
    assert note.find("span", lang="de").get_text() == FIRST.replace("2022", "2023")
    assert ARABIC_FIRST in note.details.get_text()


def test_paragraph_that_is_german_for_now_keeps_its_sign(chapter, read):
    translate(chapter)
    publish(PARAGRAPHS[0].replace("sollen", "müssen"), *PARAGRAPHS[1:])
    sign = read("/ar/strategie/ausblick/").main.select_one("span[lang=de] sup.fn > a")
    assert (sign["lang"], sign["dir"], sign["aria-label"]) == ("ar", "rtl", "الحاشية 1")
    older = read("/ar/strategie/ausblick/").main.select_one("details.older").get_text()
    assert FOOTNOTE_SIGN not in older


def test_gate_refuses_a_translation_that_lost_the_sign(chapter):
    locale = Locale.objects.get(language_code="ar")
    segment = next(one for one in load_page_segments(chapter, locale) if FOOTNOTE_SIGN in one.german)
    release = release_page(chapter, locale, {segment.key: "نص بالعربية بلا علامة."})
    assert [finding.kind.name for finding in release.refused[0].findings] == ["LINK"]


@pytest.mark.parametrize("format", FORMATS)
def test_notes_come_back_from_translators_tools(chapter, read, format):
    translate(chapter)
    locale = Locale.objects.get(language_code="ar")
    content = export(collect_units(Scope.of_page(chapter), locale), format=format, source_code="de", target_code="ar")
    incoming = [one._replace(text=one.text.replace(ARABIC_FIRST, f"{ARABIC_FIRST} جديد")) for one in read_file(content, format)]
    assert [one.source for one in incoming if FOOTNOTE_SIGN in one.source][1].endswith(f'<a id="a1">{FOOTNOTE_SIGN}</a>')
    apply(incoming, locale, None, release=True)
    main = read("/ar/strategie/ausblick/").main
    assert main.select_one(".footnotes li > span").get_text() == f"{ARABIC_FIRST} جديد"
    assert len(main.select("sup.fn")) == 2


def read_file(content: bytes, format: str) -> list[IncomingText]:
    return exchange.read(content, format=format, target_code="ar")


# Files and editions


def test_paper_holds_the_note_in_the_place_of_its_sign(chapter):
    html = assemble("de").html
    assert f'Einwanderungsgeschichte<span class="fn">{FIRST}</span> sollen' in html
    assert FOOTNOTE_SIGN not in html


def test_translated_note_in_a_german_paragraph_of_the_paper_says_its_language(chapter):
    translate(chapter)
    publish(PARAGRAPHS[0].replace("sollen", "müssen"), *PARAGRAPHS[1:])
    notes = BeautifulSoup(assemble("ar").html, "html5lib").select("span[lang=de] span.fn")
    assert [(note["lang"], note["dir"], note.get_text()) for note in notes] == [("ar", "rtl", ARABIC_FIRST)]


def test_plain_text_has_the_notes_at_the_end_of_the_chapter(chapter):
    text = write_text(read_paper(assemble("de").html))
    assert "Einwanderungsgeschichte[1] sollen" in text
    assert f"[1] {FIRST}\n\n[2] {SECOND}\n" in text


def test_register_knows_the_sentence_alone(db):
    write(*SENTENCES)
    before = read_numbers()
    write(*PARAGRAPHS)
    assert read_numbers() == before


def test_editions_hold_the_notes_as_parts_of_their_own(chapter):
    parts = collect_text("de").chapters[-1].parts
    assert [(part.kind, part.text) for part in parts][-5:] == [
        ("text", SENTENCES[0]), ("text", SENTENCES[1]), ("text", SENTENCES[2]), ("note", FIRST), ("note", SECOND),
    ]  # fmt: skip
    assert len({part.key for part in parts}) == len(parts)


def test_changed_note_is_a_change_of_that_note_only(chapter):
    before = {part.key: part.text for part in collect_text("de").chapters[-1].parts}
    write(*(one.replace("2022", "2023") for one in PARAGRAPHS))
    after = {part.key: part.text for part in collect_text("de").chapters[-1].parts}
    assert before.keys() == after.keys()
    assert [after[key] for key in after if after[key] != before[key]] == [FIRST.replace("2022", "2023")]
