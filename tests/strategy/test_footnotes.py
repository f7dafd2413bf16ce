"""Footnotes in the text of a chapter: how they are stored, edited, refused and handed to translators."""

from itertools import count

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from core.blocks import ParagraphBlock
from core.marks import FOOTNOTE_SIGN
from strategy.blocks import ChapterBodyBlock
from strategy.footnotes.block import LONGEST_NOTE, ChapterTextBlock
from strategy.footnotes.stored import Footnote, fold, read_footnotes, unfold
from tests.strategy.chapters import make_note

NOTE = 'Mikrozensus 2022, „so“ & "so" <ungefähr>'
TEXT = f"<p>Ein Satz{make_note(NOTE)}. Noch <b>einer</b>.</p><ul><li>Ein Punkt{make_note('Zweite', 'k2')}</li></ul>"
PLAIN = '<p>Ein Satz mit <a href="https://a.example/">Verweis</a>.</p><p>Noch&nbsp;einer.</p>'
BLOCK = ChapterTextBlock()


def extract(block, html: str) -> list:
    segments = block.get_translatable_segments(RichText(html))
    return [segment.with_order(order) for order, segment in zip(count(), segments, strict=False)]


def test_notes_are_read_in_order():
    assert read_footnotes(TEXT) == [Footnote("k1", NOTE), Footnote("k2", "Zweite")]


def test_unfolded_text_folds_back_with_every_character():
    assert read_footnotes(fold(unfold(TEXT))) == read_footnotes(TEXT)
    assert "data-note" not in fold(unfold(TEXT))
    assert "text='" not in fold(unfold(TEXT)), "Wagtail reads attributes in double quotes only"


def test_note_is_a_segment_of_its_own_and_its_sign_a_link():
    strings = [segment.string.data for segment in extract(BLOCK, TEXT) if isinstance(segment, StringSegmentValue)]
    assert strings[:2] == [
        f'Ein Satz<a id="a1">{FOOTNOTE_SIGN}</a>. Noch <b>einer</b>.',
        f'Ein Punkt<a id="a1">{FOOTNOTE_SIGN}</a>',
    ]
    assert strings[2:] == ['Mikrozensus 2022, „so“ &amp; "so" &lt;ungefähr&gt;', "Zweite"]


def test_segments_put_together_are_the_text_again():
    restored = BLOCK.restore_translated_segments(RichText(TEXT), extract(BLOCK, TEXT)).source
    assert read_footnotes(restored) == read_footnotes(TEXT)
    assert unfold(restored) == unfold(TEXT)


def test_text_without_notes_has_the_segments_of_any_other_text():
    stock = StreamFieldSegmentExtractor(None).handle_block(ParagraphBlock(), RichText(PLAIN))
    assert BLOCK.get_translatable_segments(RichText(PLAIN)) == stock


def test_editor_gives_back_what_it_was_given(db):
    converter = ContentstateConverter(features=BLOCK.features)
    saved = converter.to_database_format(converter.from_database_format(TEXT))
    assert read_footnotes(saved) == read_footnotes(TEXT)
    assert converter.to_database_format(converter.from_database_format(saved)) == saved


@pytest.mark.parametrize(
    ("note", "message"),
    [("  ", "Eine Fußnote hat keinen Text."), ("x" * (LONGEST_NOTE + 1), f"hat {LONGEST_NOTE + 1} Zeichen, erlaubt sind {LONGEST_NOTE}")],
)
def test_note_without_text_and_note_that_is_too_long_are_refused(note, message):
    with pytest.raises(ValidationError, match=message):
        BLOCK.clean(RichText(f"<p>Satz{make_note(note)}.</p>"))


def test_copied_sign_becomes_a_note_of_its_own():
    cleaned = BLOCK.clean(RichText(f"<p>A{make_note('Eins')} B{make_note('Zwei')} C{make_note('Drei')}</p>"))
    assert read_footnotes(cleaned.source) == [Footnote("k1", "Eins"), Footnote("k1-2", "Zwei"), Footnote("k1-3", "Drei")]


@pytest.mark.parametrize(
    "raw",
    [
        {"type": "text", "value": f"<p>Satz{FOOTNOTE_SIGN}.</p>"},
        {"type": "heading", "value": f"Kopf{FOOTNOTE_SIGN}"},
        {"type": "goal", "value": {"number": "I.1", "title": "Ziel", "text": f"<p>Satz{FOOTNOTE_SIGN}.</p>"}},
        {"type": "notice", "value": {"urgency": "info", "title": f"Hinweis{FOOTNOTE_SIGN}", "text": "<p>Satz.</p>"}},
    ],
)
def test_sign_without_a_note_is_refused_wherever_it_stands(raw):
    body = ChapterBodyBlock()
    with pytest.raises(ValidationError) as caught:
        body.clean(body.to_python([{"type": "heading", "value": "Kopf"}, raw]))
    assert [str(error.message) for error in caught.value.block_errors[1].error_list] == [
        "Hier steht das Zeichen ※ ohne Fußnote. Bitte löschen. Eine Fußnote entsteht in einem Textblock mit der Schaltfläche ※."
    ]


def test_sign_with_its_note_is_accepted():
    body = ChapterBodyBlock()
    cleaned = body.clean(body.to_python([{"type": "text", "value": TEXT}]))
    assert read_footnotes(cleaned[0].value.source) == read_footnotes(TEXT)


def test_search_finds_the_note_and_no_sign():
    words = " ".join(BLOCK.get_searchable_content(RichText(TEXT)))
    assert "Ein Satz." in words
    assert NOTE in words
    assert FOOTNOTE_SIGN not in words
